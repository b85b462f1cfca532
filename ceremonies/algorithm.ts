import type { SignatureAlgorithm } from './crypto.ts'

/** The root key algorithms a script may ask for, in the names that scripts, commands, screens and paper use. */
export const algorithms = ['EC-P256', 'EC-P384', 'EC-P521', 'RSA-3072', 'RSA-4096', 'Ed25519'] as const
export type Algorithm = (typeof algorithms)[number]

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

export function isAlgorithm(value: unknown): value is Algorithm {
  return algorithms.some((algorithm) => algorithm === value)
}
