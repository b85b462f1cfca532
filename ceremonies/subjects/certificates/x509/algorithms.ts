import { type Algorithm, signatureOf } from '../../../devices/algorithm.ts'
import type { Hex, SignatureAlgorithm } from '../../../base/crypto.ts'

const der = { null: '0500' } as const

/** AlgorithmIdentifier of each signature: RSA has NULL parameters (RFC 4055 5), ECDSA and EdDSA none (RFC 5758 3.2, RFC 8410 3). */
export const signatureIdentifiers: Readonly<
  Record<SignatureAlgorithm, { readonly oid: string; readonly parameters: Hex | null }>
> = {
  'ecdsa-sha256': { oid: '1.2.840.10045.4.3.2', parameters: null },
  'ecdsa-sha384': { oid: '1.2.840.10045.4.3.3', parameters: null },
  'ecdsa-sha512': { oid: '1.2.840.10045.4.3.4', parameters: null },
  'rsa-sha256': { oid: '1.2.840.113549.1.1.11', parameters: der.null },
  'rsa-sha384': { oid: '1.2.840.113549.1.1.12', parameters: der.null },
  'rsa-sha512': { oid: '1.2.840.113549.1.1.13', parameters: der.null },
  ed25519: { oid: '1.3.101.112', parameters: null },
}

/**
 * The one DER form of a SubjectPublicKeyInfo that each algorithm has, around `digits` hex digits of key: named curve and
 * uncompressed point (RFC 5480), rsaEncryption with NULL, a modulus of full length and exponent 65537 (RFC 4055 1.2), or
 * RFC 8410 4.
 */
const publicKeys: Readonly<Record<Algorithm, { readonly before: Hex; readonly digits: number; readonly after: Hex }>> =
  {
    'EC-P256': { before: '3059301306072a8648ce3d020106082a8648ce3d03010703420004', digits: 128, after: '' },
    'EC-P384': { before: '3076301006072a8648ce3d020106052b8104002203620004', digits: 192, after: '' },
    'EC-P521': { before: '30819b301006072a8648ce3d020106052b810400230381860004', digits: 264, after: '' },
    'RSA-3072': {
      before: '308201a2300d06092a864886f70d01010105000382018f003082018a0282018100',
      digits: 768,
      after: '0203010001',
    },
    'RSA-4096': {
      before: '30820222300d06092a864886f70d01010105000382020f003082020a0282020100',
      digits: 1024,
      after: '0203010001',
    },
    Ed25519: { before: '302a300506032b6570032100', digits: 64, after: '' },
  }

/** True if `spki` is a public key of this algorithm in the only form that we write. */
export function isPublicKeyOf(algorithm: Algorithm, spki: Hex): boolean {
  const { before, digits, after } = publicKeys[algorithm]
  if (!/^[0-9a-f]*$/.test(spki) || spki.length !== before.length + digits + after.length) return false
  // RFC 8017 2: a modulus of exactly this many bits has its highest bit set.
  const full = !algorithm.startsWith('RSA') || /^[89a-f]/.test(spki.slice(before.length))
  return full && spki.startsWith(before) && spki.endsWith(after)
}

export function signatureIdentifier(algorithm: Algorithm): { readonly oid: string; readonly parameters: Hex | null } {
  return signatureIdentifiers[signatureOf[algorithm]]
}
