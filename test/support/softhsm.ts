import { type OpenDevices, openDevices } from '../../main/devices/index.ts'
import { makeSoftHsm, type SoftHsm, softhsmModule } from '../../main/devices/softhsm.ts'

export { makeSoftHsm, type SoftHsm, softHsmIn, softhsmModule } from '../../main/devices/softhsm.ts'

export const pins = { soPin: 'so-pin-4711', userPin: 'user-pin-0815' } as const

/** Devices with one SoftHSM token `hsm` labelled `test`, initialised and logged in unless said otherwise. */
export async function withToken<T>(
  work: (devices: OpenDevices, softhsm: SoftHsm) => Promise<T>,
  options: { readonly initialise?: boolean } = {},
): Promise<T> {
  const softhsm = makeSoftHsm()
  const devices = openDevices({
    inventory: { hsm: { module: softhsmModule, label: 'test', environment: softhsm.environment } },
  })
  try {
    if (options.initialise !== false) {
      const token = devices.token('hsm')
      await token.initialise({ label: 'test', ...pins })
      await token.login(pins.userPin)
    }
    return await work(devices, softhsm)
  } finally {
    await devices.close()
    softhsm.remove()
  }
}
