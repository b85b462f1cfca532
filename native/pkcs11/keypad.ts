/** Login at the device's own keypad. pkcs11js only passes PINs that are strings, so this one call goes around it. */
import koffi from 'koffi'
import pkcs11, { type Handle } from 'pkcs11js'
import { CkError } from './errors.ts'

/** Place of C_Login in CK_FUNCTION_LIST: after CK_VERSION (padded to a pointer) and 18 functions (PKCS#11 v2.40 section 3.6). */
const offsetOfLogin = 8 + 18 * 8

type Login = {
  async(session: bigint, user: number, pin: null, length: number, done: (failed: unknown, rv: number) => void): void
}

/**
 * C_Login as user with NULL_PTR for the PIN (CKF_PROTECTED_AUTHENTICATION_PATH, section 5.6): the device asks for it. Runs
 * beside the event loop, because someone has to walk to the keypad. `path` is the module that pkcs11js has loaded already.
 */
export async function loginAtKeypad(path: string, session: Handle): Promise<void> {
  const rv = await new Promise<number>((resolve, reject) => {
    loginOf(path).async(session.readBigUInt64LE(), pkcs11.CKU_USER, null, 0, (failed, answer) => {
      if (failed) reject(failed instanceof Error ? failed : new Error('C_Login could not be called'))
      else resolve(answer)
    })
  })
  if (rv !== pkcs11.CKR_OK) throw new CkError(nameOf(rv), 'C_Login')
}

function loginOf(path: string): Login {
  const getFunctionList = koffi.load(path).func('unsigned long C_GetFunctionList(_Out_ void **list)') as (
    list: unknown[],
  ) => number
  const list: unknown[] = [null]
  if (getFunctionList(list) !== pkcs11.CKR_OK) throw new CkError('CKR_GENERAL_ERROR', 'C_GetFunctionList')
  const address: unknown = koffi.decode(list[0], offsetOfLogin, 'void *')
  const prototype = koffi.proto(
    'unsigned long (unsigned long session, unsigned long user, void *pin, unsigned long length)',
  )
  return koffi.decode(address, prototype) as Login
}

const nameOf = (rv: number): string =>
  Object.entries(pkcs11).find(([name, value]) => name.startsWith('CKR_') && value === rv)?.[0] ?? `0x${rv.toString(16)}`
