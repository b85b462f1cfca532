/** PKCS#11 modules that are none. */
import { writeFileSync } from 'node:fs'
import { refused, type Row } from '../cli.ts'
import { join } from 'node:path'

function module(input: string, path: string, code: string, message: string, prepare?: Row['prepare']): Row {
  return { ...refused(input, ['devices', '--module', path], code, message), ...(prepare && { prepare }) }
}

export const moduleRows: readonly Row[] = [
  module(
    'no such module',
    '{}/none.so',
    'MODULE_NOT_FOUND',
    'There is no PKCS#11 module at {}/none.so; check the path and install the vendor’s software.',
  ),
  module(
    'a directory',
    '{}',
    'MODULE_NOT_FOUND',
    'There is no PKCS#11 module at {}; check the path and install the vendor’s software.',
  ),
  module(
    'a relative path',
    'libsofthsm2.so',
    'MODULE_NOT_FOUND',
    'There is no PKCS#11 module at libsofthsm2.so; check the path and install the vendor’s software.',
  ),
  module(
    'no path',
    '',
    'MODULE_NOT_FOUND',
    'There is no PKCS#11 module at ; check the path and install the vendor’s software.',
  ),
  module(
    'a file that is no library',
    '{}/text.so',
    'MODULE_NOT_PKCS11',
    'The file {}/text.so cannot be loaded as a PKCS#11 module ({}/text.so: file too short); name the vendor’s PKCS#11 library.',
    (folder) => writeFileSync(join(folder, 'text.so'), 'x'),
  ),
  module(
    'an empty file',
    '{}/empty.so',
    'MODULE_NOT_PKCS11',
    'The file {}/empty.so cannot be loaded as a PKCS#11 module ({}/empty.so: file too short); name the vendor’s PKCS#11 library.',
    (folder) => writeFileSync(join(folder, 'empty.so'), ''),
  ),
  module(
    'a library that is no module',
    '/lib/x86_64-linux-gnu/libz.so.1',
    'MODULE_NOT_PKCS11',
    'The file /lib/x86_64-linux-gnu/libz.so.1 cannot be loaded as a PKCS#11 module (/lib/x86_64-linux-gnu/libz.so.1: undefined symbol: C_GetFunctionList); name the vendor’s PKCS#11 library.',
  ),
  refused(
    'a variable that is not set',
    ['devices', '--env', 'SOFTHSM2_CONF'],
    'ENVIRONMENT_MISSING',
    'The environment has no variable SOFTHSM2_CONF to pass to the module of every module; set it.',
  ),
]
