/** What a vendor's CKR_ code means to the room: one table from PKCS#11 return values to refusals. */
import type { Parameters } from '../../ceremonies/base/message.ts'
import { type Refusal, type RefusalCode, refuse } from '../../ceremonies/base/refusal.ts'

/** A C_ function that did not return CKR_OK. */
export class CkError extends Error {
  /** CKR_ name, or 0x… where PKCS#11 has none. */
  readonly ckr: string
  /** The C_ function. */
  readonly from: string

  constructor(ckr: string, from: string) {
    super(`${from}: ${ckr}`)
    this.name = 'CkError'
    this.ckr = ckr
    this.from = from
  }
}

/** Return values that pkcs11js calls CKR_VENDOR_DEFINED although PKCS#11 v2.40 and v3.0 name them. */
const newer: Readonly<Record<number, string>> = {
  27: 'CKR_ACTION_PROHIBITED',
  320: 'CKR_CURVE_NOT_SUPPORTED',
  441: 'CKR_PIN_TOO_WEAK',
  513: 'CKR_OPERATION_CANCEL_FAILED',
}

/**
 * The C_ error that pkcs11js threw, or null if it is none. C_SetAttributeValue and C_CreateObject throw plain errors, so
 * the message decides: `CKR_NAME:number`.
 */
export function ckErrorOf(error: unknown, from: string): CkError | null {
  if (!(error instanceof Error)) return null
  const [, named, number] = /(CKR_\w+)(?::(\d+))?/.exec(error.message) ?? []
  if (named === undefined) return null
  const value = number === undefined ? ('code' in error ? Number(error.code) : Number.NaN) : Number(number)
  if (named !== 'CKR_VENDOR_DEFINED' || Number.isNaN(value)) return new CkError(named, from)
  return new CkError(newer[value] ?? `0x${value.toString(16)}`, from)
}

/** After these the session is gone, and with it the login and every session object. */
export const sessionLost: ReadonlySet<string> = new Set([
  'CKR_DEVICE_REMOVED',
  'CKR_TOKEN_NOT_PRESENT',
  'CKR_TOKEN_NOT_RECOGNIZED',
  'CKR_SESSION_HANDLE_INVALID',
  'CKR_SESSION_CLOSED',
  'CKR_CRYPTOKI_NOT_INITIALIZED',
])

const codes: Readonly<Record<string, RefusalCode>> = {
  CKR_PIN_INCORRECT: 'PIN_WRONG',
  CKR_PIN_LOCKED: 'PIN_LOCKED',
  CKR_PIN_LEN_RANGE: 'PIN_LENGTH',
  CKR_PIN_INVALID: 'PIN_INVALID',
  CKR_PIN_TOO_WEAK: 'PIN_INVALID',
  CKR_PIN_EXPIRED: 'PIN_EXPIRED',
  CKR_USER_PIN_NOT_INITIALIZED: 'PIN_UNSET',
  CKR_USER_ALREADY_LOGGED_IN: 'ALREADY_LOGGED_IN',
  CKR_USER_ANOTHER_ALREADY_LOGGED_IN: 'ALREADY_LOGGED_IN',
  CKR_USER_NOT_LOGGED_IN: 'NOT_LOGGED_IN',
  CKR_DEVICE_MEMORY: 'TOKEN_FULL',
  CKR_TOKEN_WRITE_PROTECTED: 'TOKEN_WRITE_PROTECTED',
  CKR_SESSION_READ_ONLY: 'TOKEN_WRITE_PROTECTED',
  CKR_SLOT_ID_INVALID: 'DEVICE_REMOVED',
  CKR_DEVICE_ERROR: 'DEVICE_FAILED',
  CKR_GENERAL_ERROR: 'DEVICE_FAILED',
  CKR_FUNCTION_FAILED: 'DEVICE_FAILED',
  CKR_HOST_MEMORY: 'DEVICE_FAILED',
  CKR_FIPS_SELF_TEST_FAILED: 'DEVICE_FAILED',
  CKR_RANDOM_NO_RNG: 'DEVICE_FAILED',
  CKR_MECHANISM_INVALID: 'MECHANISM_MISSING',
  CKR_FUNCTION_NOT_SUPPORTED: 'MECHANISM_MISSING',
  CKR_MECHANISM_PARAM_INVALID: 'PARAMETER_REFUSED',
  CKR_TEMPLATE_INCOMPLETE: 'PARAMETER_REFUSED',
  CKR_TEMPLATE_INCONSISTENT: 'PARAMETER_REFUSED',
  CKR_ATTRIBUTE_READ_ONLY: 'PARAMETER_REFUSED',
  CKR_ATTRIBUTE_TYPE_INVALID: 'PARAMETER_REFUSED',
  CKR_ATTRIBUTE_VALUE_INVALID: 'PARAMETER_REFUSED',
  CKR_DOMAIN_PARAMS_INVALID: 'PARAMETER_REFUSED',
  CKR_CURVE_NOT_SUPPORTED: 'PARAMETER_REFUSED',
  CKR_KEY_SIZE_RANGE: 'PARAMETER_REFUSED',
  CKR_DATA_INVALID: 'PARAMETER_REFUSED',
  CKR_DATA_LEN_RANGE: 'PARAMETER_REFUSED',
  CKR_KEY_NOT_WRAPPABLE: 'KEY_NOT_WRAPPABLE',
  CKR_KEY_UNEXTRACTABLE: 'KEY_UNEXTRACTABLE',
  CKR_KEY_FUNCTION_NOT_PERMITTED: 'KEY_USE_REFUSED',
  CKR_KEY_TYPE_INCONSISTENT: 'KEY_USE_REFUSED',
  CKR_ACTION_PROHIBITED: 'KEY_USE_REFUSED',
  CKR_WRAPPING_KEY_HANDLE_INVALID: 'KEY_USE_REFUSED',
  CKR_WRAPPING_KEY_SIZE_RANGE: 'KEY_USE_REFUSED',
  CKR_WRAPPING_KEY_TYPE_INCONSISTENT: 'KEY_USE_REFUSED',
  CKR_WRAPPED_KEY_INVALID: 'WRAPPED_KEY_REFUSED',
  CKR_WRAPPED_KEY_LEN_RANGE: 'WRAPPED_KEY_REFUSED',
  CKR_ENCRYPTED_DATA_INVALID: 'WRAPPED_KEY_REFUSED',
  CKR_ENCRYPTED_DATA_LEN_RANGE: 'WRAPPED_KEY_REFUSED',
  CKR_UNWRAPPING_KEY_HANDLE_INVALID: 'WRAPPED_KEY_REFUSED',
  CKR_UNWRAPPING_KEY_SIZE_RANGE: 'WRAPPED_KEY_REFUSED',
  CKR_UNWRAPPING_KEY_TYPE_INCONSISTENT: 'WRAPPED_KEY_REFUSED',
}

/** The refusal for a C_ error; `context` fills what the sentence asks for beyond `error` and `method`. */
export function refusalOf(error: CkError, context: Parameters): Refusal {
  const code = sessionLost.has(error.ckr) ? 'DEVICE_REMOVED' : (codes[error.ckr] ?? 'TOKEN_ERROR')
  return refuse(code, { ...context, error: error.ckr, method: error.from })
}

/** Runs `work`; a C_ error in it comes out as a refusal with `context`. */
export async function refusing<T>(context: Parameters, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof CkError ? refusalOf(error, context) : error
  }
}
