import type { Algorithm } from '../../ceremonies/devices/algorithm.ts'
import type { KeyPairRequest, SignMechanism } from '../../ceremonies/devices/hsm.ts'

const parameters = {
  'EC-P256': '06082a8648ce3d030107',
  'EC-P384': '06052b81040022',
  'EC-P521': '06052b81040023',
  Ed25519: '06032b6570',
} as const

/** How each algorithm is asked for and signed with; `hash` is null where the token or the algorithm hashes. */
export const signing: Readonly<
  Record<Algorithm, { mechanism: SignMechanism; digest: string | null; hash: string | null }>
> = {
  'EC-P256': { mechanism: 'CKM_ECDSA', digest: 'sha256', hash: 'sha256' },
  'EC-P384': { mechanism: 'CKM_ECDSA', digest: 'sha384', hash: 'sha384' },
  'EC-P521': { mechanism: 'CKM_ECDSA', digest: 'sha512', hash: 'sha512' },
  'RSA-3072': { mechanism: 'CKM_SHA256_RSA_PKCS', digest: null, hash: 'sha256' },
  'RSA-4096': { mechanism: 'CKM_SHA384_RSA_PKCS', digest: null, hash: 'sha384' },
  Ed25519: { mechanism: 'CKM_EDDSA', digest: null, hash: null },
}

/** A key pair as a ceremony would ask for it; `extractable` is how it can be archived. */
export function keyPairRequest(
  algorithm: Algorithm,
  id: string,
  { token = false, extractable = true }: { readonly token?: boolean; readonly extractable?: boolean } = {},
): KeyPairRequest {
  const common = { CKA_TOKEN: token, CKA_LABEL: `${algorithm} ${id}`, CKA_ID: id } as const
  const privateKey = { ...common, CKA_PRIVATE: true, CKA_SENSITIVE: true, CKA_EXTRACTABLE: extractable, CKA_SIGN: true }
  if (algorithm === 'RSA-3072' || algorithm === 'RSA-4096') {
    return {
      mechanism: 'CKM_RSA_PKCS_KEY_PAIR_GEN',
      publicKey: {
        ...common,
        CKA_VERIFY: true,
        CKA_MODULUS_BITS: Number(algorithm.slice(4)),
        CKA_PUBLIC_EXPONENT: '010001',
      },
      privateKey,
    }
  }
  return {
    mechanism: algorithm === 'Ed25519' ? 'CKM_EC_EDWARDS_KEY_PAIR_GEN' : 'CKM_EC_KEY_PAIR_GEN',
    publicKey: { ...common, CKA_VERIFY: true, CKA_EC_PARAMS: parameters[algorithm] },
    privateKey,
  }
}
