import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Algorithm, signatureOf } from '../../devices/algorithm.ts'
import type { Crypto, Hex, SignatureAlgorithm } from '../../base/crypto.ts'
import type { ObjectRef, SignMechanism, Token } from '../../devices/hsm.ts'
import { refuse } from '../../base/refusal.ts'

const mechanisms: Readonly<Record<SignatureAlgorithm, SignMechanism>> = {
  'ecdsa-sha256': 'CKM_ECDSA',
  'ecdsa-sha384': 'CKM_ECDSA',
  'ecdsa-sha512': 'CKM_ECDSA',
  'rsa-sha256': 'CKM_SHA256_RSA_PKCS',
  'rsa-sha384': 'CKM_SHA384_RSA_PKCS',
  'rsa-sha512': 'CKM_SHA512_RSA_PKCS',
  ed25519: 'CKM_EDDSA',
}
/** What a token must have to sign with such a key. */
export function signMechanismOf(algorithm: Algorithm): SignMechanism {
  return mechanisms[signatureOf[algorithm]]
}

const hashes = { 'ecdsa-sha256': sha256, 'ecdsa-sha384': sha384, 'ecdsa-sha512': sha512 } as const

export interface Signing {
  readonly token: Token
  readonly key: ObjectRef
  readonly algorithm: Algorithm
  readonly spki: Hex
  readonly message: Uint8Array
}

/**
 * Signs in the token and does not take its word: the signature is checked in software before anybody sees it.
 * For ECDSA the message is hashed by us. Returns the signature as X.509 carries it; throws TOKEN_SIGNATURE_WRONG.
 */
export async function signAndCheck({ token, key, algorithm, spki, message }: Signing, crypto: Crypto): Promise<Hex> {
  const scheme = signatureOf[algorithm]
  const hash = hashes[scheme as keyof typeof hashes] as ((message: Uint8Array) => Uint8Array) | undefined
  const signature = await token.sign(key, signMechanismOf(algorithm), bytesToHex(hash ? hash(message) : message))
  mustVerify(crypto, scheme, spki, message, signature)
  return signature
}

/** Throws TOKEN_SIGNATURE_WRONG unless the signature is the key's over the message. */
export function mustVerify(
  crypto: Crypto,
  scheme: SignatureAlgorithm,
  spki: Hex,
  message: Uint8Array,
  signature: Hex,
): void {
  if (!crypto.verify(scheme, hexToBytes(spki), message, hexToBytes(signature))) throw refuse('TOKEN_SIGNATURE_WRONG')
}

/**
 * A challenge that can be nothing but a challenge: text, domain-separated, and so never the DER of something that a CA signs.
 */
export function challenge(purpose: string, ceremony: string, random: Hex): Uint8Array {
  return concatBytes(utf8ToBytes(`strongroom/${purpose}/v1\n${ceremony}\n`), hexToBytes(random))
}
