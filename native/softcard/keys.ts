/** The private keys of a software card, by the same few operations that a chip has. */
import { Buffer } from 'node:buffer'
import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  privateEncrypt,
} from 'node:crypto'
import { p256, p384 } from '@noble/curves/nist.js'
import { tlv } from '../cards/tlv.ts'
import { fail } from './applet.ts'
import type { Key } from './memory.ts'

const curves = { 'P-256': p256, 'P-384': p384 } as const
const base64 = (text: string | undefined) => Buffer.from(text ?? '', 'base64url')

export function generate(algorithm: Key['algorithm']): Key {
  const { privateKey } =
    algorithm === 'P-256' || algorithm === 'P-384'
      ? generateKeyPairSync('ec', { namedCurve: algorithm })
      : generateKeyPairSync('rsa', { modulusLength: Number(algorithm.slice('RSA-'.length)) })
  return { algorithm, pkcs8: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('hex') }
}

/** The public key as both specifications have it: 81 and 82 for RSA, 86 for a point. */
export function publicParts(key: Key): Buffer {
  const { kty, n, e, x, y } = createPublicKey(privateKey(key)).export({ format: 'jwk' })
  if (kty === 'RSA') return Buffer.concat([tlv(0x81, base64(n)), tlv(0x82, base64(e))])
  return tlv(0x86, Buffer.from([4]), base64(x), base64(y))
}

/** The x-coordinate of the shared point. */
export function agree(key: Key, point: Uint8Array): Buffer {
  const { curve, scalar } = onCurve(key)
  try {
    return Buffer.from(curve.getSharedSecret(scalar, point).subarray(1))
  } catch {
    throw fail(0x6a80)
  }
}

/** ECDSA over a digest: DER for PIV, r and s side by side for OpenPGP. */
export function signDigest(key: Key, digest: Uint8Array, format: 'der' | 'compact'): Buffer {
  const { curve, scalar } = onCurve(key)
  return Buffer.from(curve.sign(digest, scalar, { prehash: false, format }))
}

/** RSA without padding, on exactly as many bytes as the modulus has. */
export function raw(key: Key, block: Uint8Array): Buffer {
  return rsa(() => privateDecrypt({ key: privateKey(key), padding: constants.RSA_NO_PADDING }, block))
}

/** PKCS#1 v1.5 (type 1) over a DigestInfo. */
export function signInfo(key: Key, info: Uint8Array): Buffer {
  return rsa(() => privateEncrypt({ key: privateKey(key), padding: constants.RSA_PKCS1_PADDING }, info))
}

/** PKCS#1 v1.5 (type 2) taken off by the card itself, as OpenPGP has it. */
export function decryptPadded(key: Key, block: Uint8Array): Buffer {
  const padded = raw(key, block)
  const end = padded.indexOf(0, 2)
  if (padded[0] !== 0 || padded[1] !== 2 || end < 10) throw fail(0x6a80)
  return padded.subarray(end + 1)
}

export function isRsa({ algorithm }: Key): boolean {
  return algorithm.startsWith('RSA')
}

function privateKey({ pkcs8 }: Key) {
  return createPrivateKey({ key: Buffer.from(pkcs8, 'hex'), type: 'pkcs8', format: 'der' })
}

function onCurve(key: Key) {
  const { algorithm } = key
  if (algorithm !== 'P-256' && algorithm !== 'P-384') throw fail(0x6a80)
  return { curve: curves[algorithm], scalar: base64(privateKey(key).export({ format: 'jwk' }).d) }
}

function rsa(work: () => Buffer): Buffer {
  try {
    return work()
  } catch {
    throw fail(0x6a80)
  }
}
