import type { Devices } from '../../ceremonies/device.ts'

/** Devices that answer only while `mustStand` does not throw: an act that was cut off touches nothing any more. */
export function fenced(devices: Devices, mustStand: () => void): Devices {
  return {
    token: (name) => behind(devices.token(name), mustStand),
    secrets: () => behind(devices.secrets(), mustStand),
  }
}

function behind<Port extends object>(port: Port, mustStand: () => void): Port {
  return new Proxy(port, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...given: readonly unknown[]): unknown => {
        mustStand()
        return Reflect.apply(member, target, given)
      }
    },
  })
}
