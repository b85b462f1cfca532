import type { Devices } from '../../ceremonies/devices/index.ts'

/** Devices that answer only while `mustStand` does not throw: an act that was cut off touches nothing any more. */
export function fenced(devices: Devices, mustStand: () => void): Devices {
  const standing = (call: () => unknown): unknown => {
    mustStand()
    return call()
  }
  return {
    token: (name) => wrapCalls(devices.token(name), standing),
    secrets: () => wrapCalls(devices.secrets(), standing),
    cards: () => wrapCalls(devices.cards(), standing),
    sheets: () => wrapCalls(devices.sheets(), standing),
  }
}

/** Devices whose tokens tell `failed` of every question that they refuse, before whoever asked sees the refusal. */
export function withErrorHook(devices: Devices, failed: (token: string, error: unknown) => void): Devices {
  return {
    ...devices,
    token: (name) =>
      wrapCalls(devices.token(name), async (call) => {
        try {
          return await call()
        } catch (error) {
          failed(name, error)
          throw error
        }
      }),
  }
}

/** The port with each of its calls made by `around`. */
function wrapCalls<Port extends object>(port: Port, around: (call: () => unknown) => unknown): Port {
  return new Proxy(port, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...given: readonly unknown[]): unknown => around(() => Reflect.apply(member, target, given))
    },
  })
}
