/** Templates of session objects: what comes into a token for a while and goes with the session. */
import type { Algorithm, Purpose, SecretAlgorithm } from '../../devices/algorithm.ts'
import type { Hex } from '../../base/crypto.ts'
import type { KeyPairRequest, Template } from '../../devices/hsm.ts'
import { CKO, keyTypes, mayDo, secretTypeOf } from './templates.ts'

/** A key that goes with the session and never leaves it: a copy could outlive the session, so none can be made. */
function sessionObject(id: Hex, label: string): Template {
  return {
    CKA_TOKEN: false,
    CKA_ID: id,
    CKA_LABEL: label,
    CKA_PRIVATE: true,
    CKA_SENSITIVE: true,
    CKA_EXTRACTABLE: false,
    CKA_COPYABLE: false,
  }
}

/** How an archived secret key comes back: a session object that never leaves again, good for its purpose. */
export function restoredSecret(algorithm: SecretAlgorithm, purpose: Purpose, id: Hex): Template {
  return {
    CKA_CLASS: CKO.secretKey,
    CKA_KEY_TYPE: secretTypeOf(algorithm).CKA_KEY_TYPE,
    ...sessionObject(id, 'strongroom restore proof'),
    ...mayDo(purpose),
  }
}

/** The one-time RSA key under which the backup key enters the token; a session object. */
export function transportKey(id: Hex): KeyPairRequest {
  return {
    mechanism: 'CKM_RSA_PKCS_KEY_PAIR_GEN',
    publicKey: {
      CKA_TOKEN: false,
      CKA_ID: id,
      CKA_LABEL: 'strongroom transport',
      CKA_MODULUS_BITS: 3072,
      CKA_PUBLIC_EXPONENT: '010001',
      CKA_ENCRYPT: true,
      CKA_WRAP: true,
      CKA_VERIFY: false,
    },
    privateKey: {
      CKA_TOKEN: false,
      CKA_ID: id,
      CKA_LABEL: 'strongroom transport',
      CKA_PRIVATE: true,
      CKA_SENSITIVE: true,
      CKA_EXTRACTABLE: false,
      CKA_DECRYPT: true,
      CKA_UNWRAP: true,
      CKA_SIGN: false,
    },
  }
}

/** The backup key in its token: a session object that wraps and unwraps, and can do nothing else. */
export function backupKey(id: Hex): Template {
  return {
    CKA_CLASS: CKO.secretKey,
    CKA_KEY_TYPE: secretTypeOf('AES-256').CKA_KEY_TYPE,
    ...sessionObject(id, 'strongroom backup'),
    ...mayDo('wrap'),
  }
}

/** A backup key that came back from an earlier set: beside a new one, and to open archives alone, so that nothing new lies under it. */
export function recoveredBackupKey(id: Hex): Template {
  return { ...backupKey(id), CKA_LABEL: 'strongroom recovered backup', CKA_WRAP: false }
}

/** How an archived key comes back: a session object that signs and never leaves again. */
export function restoredKey(algorithm: Algorithm, id: Hex): Template {
  return {
    CKA_CLASS: CKO.privateKey,
    CKA_KEY_TYPE: keyTypes[algorithm],
    ...sessionObject(id, 'strongroom restore proof'),
    CKA_SIGN: true,
    CKA_SIGN_RECOVER: false,
    CKA_DECRYPT: false,
    CKA_UNWRAP: false,
    CKA_DERIVE: false,
  }
}

const mayBeWrapped: Template = { CKA_LABEL: 'strongroom rewrap', CKA_EXTRACTABLE: true }

/** How an archived key is opened to be wrapped under another backup key: a session object that can leave, and do nothing else. */
export function rewrappedKey(algorithm: Algorithm, id: Hex): Template {
  return { ...restoredKey(algorithm, id), ...mayBeWrapped, CKA_SIGN: false }
}

/** The same of a secret key. */
export function rewrappedSecret(algorithm: SecretAlgorithm, id: Hex): Template {
  const nothing = Object.fromEntries(Object.keys(mayDo('wrap')).map((use) => [use, false]))
  return { ...restoredSecret(algorithm, 'wrap', id), ...mayBeWrapped, ...nothing }
}
