import { existsSync } from 'node:fs'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import { softhsmModule } from './softhsm.ts'

/** Where Debian and the vendors usually put their PKCS#11 modules. */
const places = [
  softhsmModule,
  '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so',
  '/usr/lib/opencryptoki/libopencryptoki.so',
  '/usr/lib/x86_64-linux-gnu/libykcs11.so',
  '/usr/lib/x86_64-linux-gnu/libtpm2_pkcs11.so.1',
  '/opt/nfast/toolkits/pkcs11/libcknfast.so',
  '/usr/safenet/lunaclient/lib/libCryptoki2_64.so',
  '/opt/utimaco/lib/libcs_pkcs11_R3.so',
]

/** Those of them that this machine has. */
export function usualModules(): readonly string[] {
  return places.filter((path) => existsSync(path))
}

/**
 * True of a module that lies in its usual place, that nobody named, and that does not start: nobody has set it up here. Debian
 * installs OpenSC's with its tools, and it needs a service for card readers; SoftHSM's needs a folder that only its group may read.
 */
export function isIdle(module: string, named: readonly string[], error: unknown): boolean {
  return error instanceof Refusal && error.code === 'MODULE_NOT_INITIALISED' && !named.includes(module)
}
