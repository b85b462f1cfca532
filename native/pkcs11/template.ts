/** Which kind of value each attribute of the device port has. Main reads this too, so it loads no addon. */
import type { AttributeName, Template } from '../../ceremonies/devices/hsm.ts'

type Kind = 'truth' | 'number' | 'text' | 'bytes'

export const kinds: Readonly<Record<AttributeName, Kind>> = {
  CKA_CLASS: 'number',
  CKA_KEY_TYPE: 'number',
  CKA_LABEL: 'text',
  CKA_ID: 'bytes',
  CKA_TOKEN: 'truth',
  CKA_PRIVATE: 'truth',
  CKA_SENSITIVE: 'truth',
  CKA_EXTRACTABLE: 'truth',
  CKA_ALWAYS_SENSITIVE: 'truth',
  CKA_NEVER_EXTRACTABLE: 'truth',
  CKA_LOCAL: 'truth',
  CKA_MODIFIABLE: 'truth',
  CKA_DESTROYABLE: 'truth',
  CKA_COPYABLE: 'truth',
  CKA_SIGN: 'truth',
  CKA_SIGN_RECOVER: 'truth',
  CKA_VERIFY: 'truth',
  CKA_VERIFY_RECOVER: 'truth',
  CKA_ENCRYPT: 'truth',
  CKA_DECRYPT: 'truth',
  CKA_WRAP: 'truth',
  CKA_UNWRAP: 'truth',
  CKA_DERIVE: 'truth',
  CKA_TRUSTED: 'truth',
  CKA_WRAP_WITH_TRUSTED: 'truth',
  CKA_KEY_GEN_MECHANISM: 'number',
  CKA_VALUE_LEN: 'number',
  CKA_MODULUS_BITS: 'number',
  CKA_EC_PARAMS: 'bytes',
  CKA_EC_POINT: 'bytes',
  CKA_MODULUS: 'bytes',
  CKA_PUBLIC_EXPONENT: 'bytes',
}

/** True if each attribute is one of ours and its value has its kind: an unknown key must not be dropped in silence. */
export function isTemplate(value: unknown): value is Template {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).every(
    ([name, given]) => Object.hasOwn(kinds, name) && fits(name as AttributeName, given),
  )
}

function fits(name: AttributeName, given: unknown): boolean {
  switch (kinds[name]) {
    case 'truth':
      return typeof given === 'boolean'
    case 'number':
      return Number.isSafeInteger(given) && Number(given) >= 0
    case 'text':
      return typeof given === 'string'
    case 'bytes':
      return typeof given === 'string' && /^([0-9a-f]{2})*$/.test(given)
  }
}
