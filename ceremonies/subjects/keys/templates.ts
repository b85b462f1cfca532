import type { Algorithm, Purpose, SecretAlgorithm } from '../../devices/algorithm.ts'
import type { Hex } from '../../base/crypto.ts'
import {
  type AttributeName,
  type CheckMechanism,
  type KeyPairRequest,
  type SecretKeyMechanism,
  type SecretKeyRequest,
  type Template,
  type WrapMechanism,
  whereTaken,
} from '../../devices/hsm.ts'
import { refuse } from '../../base/refusal.ts'

/** PKCS#11 v3.0 A: CKO_… and CKK_… that templates here need. */
export const CKO = { privateKey: 3, secretKey: 4 } as const
const CKK = { rsa: 0, ec: 3, genericSecret: 0x10, aes: 0x1f, ecEdwards: 0x40 } as const

const generation: Readonly<Record<Algorithm, Pick<KeyPairRequest, 'mechanism'> & { readonly publicKey: Template }>> = {
  'EC-P256': { mechanism: 'CKM_EC_KEY_PAIR_GEN', publicKey: { CKA_EC_PARAMS: '06082a8648ce3d030107' } },
  'EC-P384': { mechanism: 'CKM_EC_KEY_PAIR_GEN', publicKey: { CKA_EC_PARAMS: '06052b81040022' } },
  'EC-P521': { mechanism: 'CKM_EC_KEY_PAIR_GEN', publicKey: { CKA_EC_PARAMS: '06052b81040023' } },
  'RSA-3072': {
    mechanism: 'CKM_RSA_PKCS_KEY_PAIR_GEN',
    publicKey: { CKA_MODULUS_BITS: 3072, CKA_PUBLIC_EXPONENT: '010001' },
  },
  'RSA-4096': {
    mechanism: 'CKM_RSA_PKCS_KEY_PAIR_GEN',
    publicKey: { CKA_MODULUS_BITS: 4096, CKA_PUBLIC_EXPONENT: '010001' },
  },
  Ed25519: { mechanism: 'CKM_EC_EDWARDS_KEY_PAIR_GEN', publicKey: { CKA_EC_PARAMS: '06032b6570' } },
}

export interface KeyWanted {
  readonly algorithm: Algorithm
  readonly label: string
  readonly id: Hex
  /** False for a key that goes with the session. */
  readonly persistent: boolean
  /** True only until the archive is made; then it is set to false for good. */
  readonly extractable: boolean
}

/** What a token must have to make such a key. */
export function generationOf(algorithm: Algorithm): KeyPairRequest['mechanism'] {
  return generation[algorithm].mechanism
}

/**
 * A signing key: sensitive, private, good for signatures and nothing else (PKCS#11 v3.0, 4.9 and 4.10). A copy of it would
 * stay extractable when it no longer is, so none can be made.
 */
export function signingKey({ algorithm, label, id, persistent, extractable }: KeyWanted): KeyPairRequest {
  const { mechanism, publicKey } = generation[algorithm]
  const both: Template = { CKA_TOKEN: persistent, CKA_LABEL: label, CKA_ID: id }
  return {
    mechanism,
    // Seen by whoever is not logged in, so that a token can be recognised before it is given a PIN.
    publicKey: {
      ...both,
      ...publicKey,
      CKA_PRIVATE: false,
      CKA_VERIFY: true,
      CKA_VERIFY_RECOVER: false,
      CKA_ENCRYPT: false,
      CKA_WRAP: false,
    },
    privateKey: {
      ...both,
      CKA_PRIVATE: true,
      CKA_SENSITIVE: true,
      CKA_EXTRACTABLE: extractable,
      CKA_COPYABLE: false,
      CKA_SIGN: true,
      CKA_SIGN_RECOVER: false,
      CKA_DECRYPT: false,
      CKA_UNWRAP: false,
      CKA_DERIVE: false,
    },
  }
}

const secretKinds: Readonly<
  Record<SecretAlgorithm, { readonly mechanism: SecretKeyMechanism; readonly type: number; readonly bytes: number }>
> = {
  'AES-256': { mechanism: 'CKM_AES_KEY_GEN', type: CKK.aes, bytes: 32 },
  'HMAC-SHA256': { mechanism: 'CKM_GENERIC_SECRET_KEY_GEN', type: CKK.genericSecret, bytes: 32 },
}

/** What a token says of every key of that type. */
export function secretTypeOf(algorithm: SecretAlgorithm): Pick<Required<Template>, 'CKA_KEY_TYPE' | 'CKA_VALUE_LEN'> {
  const { type, bytes } = secretKinds[algorithm]
  return { CKA_KEY_TYPE: type, CKA_VALUE_LEN: bytes }
}

export interface SecretWanted extends Omit<KeyWanted, 'algorithm'> {
  readonly algorithm: SecretAlgorithm
  readonly purpose: Purpose
}

/** A secret key: sensitive, private, and good for its purpose alone. `wrapping`: how the token wraps, for the check value of a key that does. */
export function secretKey(wanted: SecretWanted, wrapping: WrapMechanism): SecretKeyRequest {
  const { algorithm, purpose, label, id, persistent, extractable } = wanted
  return {
    mechanism: secretKinds[algorithm].mechanism,
    check: checkMechanism(algorithm, purpose, wrapping),
    secretKey: {
      CKA_CLASS: CKO.secretKey,
      ...secretTypeOf(algorithm),
      CKA_TOKEN: persistent,
      CKA_LABEL: label,
      CKA_ID: id,
      CKA_PRIVATE: true,
      CKA_SENSITIVE: true,
      CKA_EXTRACTABLE: extractable,
      CKA_COPYABLE: false,
      ...mayDo(purpose),
    },
  }
}

/**
 * What a throw-away secret key may do. How a token wraps a key does not depend on it, and one that could wrap would be in the way:
 * beside an extractable key no session key may wrap but the backup key.
 */
export const thrownAwayPurpose = { 'AES-256': 'encrypt', 'HMAC-SHA256': 'mac' } as const

/** How a check value of such a key is computed with what it may do. */
export function checkMechanism(algorithm: SecretAlgorithm, purpose: Purpose, wrapping: WrapMechanism): CheckMechanism {
  if (algorithm === 'HMAC-SHA256') return 'CKM_SHA256_HMAC'
  const mechanisms = { encrypt: 'CKM_AES_ECB', mac: 'CKM_AES_CMAC', wrap: wrapping } as const
  return mechanisms[purpose]
}

/** What a key must be allowed so that its check value can be computed with what it is for. */
export const provingUse = { encrypt: 'CKA_ENCRYPT', mac: 'CKA_SIGN', wrap: 'CKA_WRAP' } as const satisfies Readonly<
  Record<Purpose, AttributeName>
>

/** The uses of such a key, and no others. */
export function mayDo(purpose: Purpose): Template {
  return {
    CKA_ENCRYPT: purpose === 'encrypt',
    CKA_DECRYPT: purpose === 'encrypt',
    CKA_WRAP: purpose === 'wrap',
    CKA_UNWRAP: purpose === 'wrap',
    CKA_SIGN: purpose === 'mac',
    CKA_VERIFY: purpose === 'mac',
    CKA_DERIVE: false,
  }
}

/** CKK_… of each algorithm. */
export const keyTypes: Readonly<Record<Algorithm, number>> = {
  'EC-P256': CKK.ec,
  'EC-P384': CKK.ec,
  'EC-P521': CKK.ec,
  'RSA-3072': CKK.rsa,
  'RSA-4096': CKK.rsa,
  Ed25519: CKK.ecEdwards,
}

/** True where the DER of a key is as long as that of any other of its type; an RSA key's varies by a few bytes. */
export function hasOneLength(algorithm: Algorithm): boolean {
  return keyTypes[algorithm] !== CKK.rsa
}

/** Throws ATTRIBUTE_DIFFERS for the first attribute that is not what was asked for. What a token need not take is only recorded. */
export function mustBeAsAsked(label: string, asked: Template, readBack: Template): void {
  for (const [name, value] of Object.entries(asked) as [AttributeName, Template[AttributeName]][]) {
    if (readBack[name] !== value && !whereTaken.includes(name)) {
      throw refuse('ATTRIBUTE_DIFFERS', {
        label,
        attribute: name,
        asked: String(value),
        found: String(readBack[name] ?? 'unreadable'),
      })
    }
  }
}
