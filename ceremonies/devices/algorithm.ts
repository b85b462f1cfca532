import type { SignatureAlgorithm } from '../base/crypto.ts'

/** The root key algorithms a script may ask for, in the names that scripts, commands, screens and paper use. */
export const algorithms = ['EC-P256', 'EC-P384', 'EC-P521', 'RSA-3072', 'RSA-4096', 'Ed25519'] as const
export type Algorithm = (typeof algorithms)[number]

/** The secret keys that a script may ask for: AES with 256 bits, and 256 bits for HMAC with SHA-256 (a generic secret). */
export const secretAlgorithms = ['AES-256', 'HMAC-SHA256'] as const
export type SecretAlgorithm = (typeof secretAlgorithms)[number]

/** What a secret key is for; it may do that and nothing else. */
export const purposes = ['encrypt', 'wrap', 'mac'] as const
export type Purpose = (typeof purposes)[number]

/** The signature that a certificate made with each algorithm carries: the hash matches the strength of the key. */
export const signatureOf: Readonly<Record<Algorithm, SignatureAlgorithm>> = {
  'EC-P256': 'ecdsa-sha256',
  'EC-P384': 'ecdsa-sha384',
  'EC-P521': 'ecdsa-sha512',
  'RSA-3072': 'rsa-sha256',
  'RSA-4096': 'rsa-sha384',
  Ed25519: 'ed25519',
}

/** The algorithm of the key that signs a ceremony's checkpoints. */
export const recordKeyAlgorithm: Algorithm = 'EC-P256'

export function isSecret(algorithm: Algorithm | SecretAlgorithm): algorithm is SecretAlgorithm {
  return secretAlgorithms.some((secret) => secret === algorithm)
}
