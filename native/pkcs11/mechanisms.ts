/** Mechanisms by their PKCS#11 names, with the parameters each takes. */
import pkcs11, { type Mechanism, type RsaOAEP } from 'pkcs11js'
import type {
  CheckMechanism,
  KeyPairMechanism,
  SecretKeyMechanism,
  SignMechanism,
  UnwrapMechanism,
} from '../../ceremonies/devices/hsm.ts'

type Named = SignMechanism | KeyPairMechanism | SecretKeyMechanism | CheckMechanism | UnwrapMechanism

/** Newer than pkcs11js's headers (PKCS#11 v3.0). */
const newer: Readonly<Record<string, number>> = {
  CKM_RSA_AES_KEY_WRAP: 0x1054,
  CKM_EC_EDWARDS_KEY_PAIR_GEN: 0x1055,
  CKM_EC_MONTGOMERY_KEY_PAIR_GEN: 0x1056,
  CKM_EDDSA: 0x1057,
  CKM_AES_KEY_WRAP_KWP: 0x210b,
}

const numbers: Readonly<Record<Named, number>> = {
  CKM_ECDSA: pkcs11.CKM_ECDSA,
  CKM_SHA256_RSA_PKCS: pkcs11.CKM_SHA256_RSA_PKCS,
  CKM_SHA384_RSA_PKCS: pkcs11.CKM_SHA384_RSA_PKCS,
  CKM_SHA512_RSA_PKCS: pkcs11.CKM_SHA512_RSA_PKCS,
  CKM_EDDSA: 0x1057,
  CKM_EC_KEY_PAIR_GEN: pkcs11.CKM_EC_KEY_PAIR_GEN,
  CKM_RSA_PKCS_KEY_PAIR_GEN: pkcs11.CKM_RSA_PKCS_KEY_PAIR_GEN,
  CKM_EC_EDWARDS_KEY_PAIR_GEN: 0x1055,
  CKM_AES_KEY_GEN: pkcs11.CKM_AES_KEY_GEN,
  CKM_GENERIC_SECRET_KEY_GEN: pkcs11.CKM_GENERIC_SECRET_KEY_GEN,
  CKM_AES_ECB: pkcs11.CKM_AES_ECB,
  CKM_AES_CMAC: pkcs11.CKM_AES_CMAC,
  CKM_SHA256_HMAC: pkcs11.CKM_SHA256_HMAC,
  CKM_AES_KEY_WRAP_PAD: pkcs11.CKM_AES_KEY_WRAP_PAD,
  CKM_AES_KEY_WRAP_KWP: 0x210b,
  CKM_RSA_PKCS_OAEP_SHA1: pkcs11.CKM_RSA_PKCS_OAEP,
  CKM_RSA_PKCS_OAEP_SHA256: pkcs11.CKM_RSA_PKCS_OAEP,
}

const CKZ_DATA_SPECIFIED = 1
const oaep = (hashAlg: number, mgf: number): RsaOAEP => ({
  type: pkcs11.CK_PARAMS_RSA_OAEP,
  hashAlg,
  mgf,
  source: CKZ_DATA_SPECIFIED,
})

export function mechanismOf(name: Named): Mechanism {
  const mechanism = numbers[name]
  if (name === 'CKM_RSA_PKCS_OAEP_SHA1') {
    return { mechanism, parameter: oaep(pkcs11.CKM_SHA_1, pkcs11.CKG_MGF1_SHA1) }
  }
  if (name === 'CKM_RSA_PKCS_OAEP_SHA256') {
    return { mechanism, parameter: oaep(pkcs11.CKM_SHA256, pkcs11.CKG_MGF1_SHA256) }
  }
  return { mechanism }
}

const names = new Map<number, string>()
// A number that PKCS#11 has named twice (CKM_EC_KEY_PAIR_GEN was CKM_ECDSA_KEY_PAIR_GEN) has its newer name here, as in `Named`.
const preferred = { CKM_EC_KEY_PAIR_GEN: pkcs11.CKM_EC_KEY_PAIR_GEN }
for (const [name, value] of [...Object.entries({ ...preferred, ...newer }), ...Object.entries(pkcs11)]) {
  if (name.startsWith('CKM_') && typeof value === 'number' && !names.has(value)) names.set(value, name)
}

/** The name that PKCS#11 gives a mechanism, or its number in hex where it has none that we know. */
export const mechanismName = (type: number): string => names.get(type) ?? `0x${type.toString(16)}`
