import { existsSync } from 'node:fs'
import { softhsmModule } from './softhsm.ts'

const opensc = '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so'

/** Where Debian and the vendors usually put their PKCS#11 modules. */
const places = [
  softhsmModule,
  opensc,
  '/usr/lib/opencryptoki/libopencryptoki.so',
  '/usr/lib/x86_64-linux-gnu/libykcs11.so',
  '/usr/lib/x86_64-linux-gnu/libtpm2_pkcs11.so.1',
  '/opt/nfast/toolkits/pkcs11/libcknfast.so',
  '/usr/safenet/lunaclient/lib/libCryptoki2_64.so',
  '/opt/utimaco/lib/libcs_pkcs11_R3.so',
]

/** Where card readers are asked for: OpenSC's module, which Debian installs with its tools, does not even start without. */
const readers = '/run/pcscd/pcscd.comm'

/** Those of them that this machine has, and that have what they need; whoever names a module is told what it lacks. */
export function usualModules(isThere: (path: string) => boolean = existsSync): readonly string[] {
  return places.filter((path) => isThere(path) && (path !== opensc || isThere(readers)))
}
