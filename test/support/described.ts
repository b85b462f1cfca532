import type { TokenDescription } from '../../ceremonies/devices/hsm.ts'

/** A token that nobody has initialised, as its module describes it. */
export function described(token: Partial<TokenDescription['token']> = {}): TokenDescription {
  return {
    module: {
      ...{ path: '/opt/libvault.so', sha256: '00', manufacturer: 'Vendor AG', description: 'Vault' },
      ...{ version: '1.0', cryptoki: '2.40' },
    },
    slot: { description: 'Slot 0', manufacturer: 'Vendor AG', removable: false, hardware: true },
    token: {
      ...{ label: '', serial: '4711', model: 'Vault 3000', manufacturer: 'Vendor AG' },
      ...{ hardwareVersion: '1.0', firmwareVersion: '7.0', initialised: false, userPin: 'unset', soPin: 'unset' },
      ...{ pinLength: { least: 4, most: 255 }, otherSessions: null, protectedAuthenticationPath: false },
      ...token,
    },
    mechanisms: [],
  }
}
