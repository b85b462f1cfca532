/** Public keys as cards give them (SP 800-73-5 part 2, 3.3.2; OpenPGP 3.4, 7.2.14) and as X.509 does. */
import { Buffer } from 'node:buffer'
import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { p256, p384 } from '@noble/curves/nist.js'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import type { CardAlgorithm, CardKey, CardUse } from '../../ceremonies/devices/card.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { tagged } from './tlv.ts'

type CurveName = Exclude<CardAlgorithm, 'RSA-2048'>

const curves = {
  'P-256': { curve: p256, size: 32, openssl: 'prime256v1' },
  'P-384': { curve: p384, size: 48, openssl: 'secp384r1' },
} as const

/** Bytes of a coordinate, and of the digest that is signed. */
export function fieldSize(algorithm: CurveName): number {
  return curves[algorithm].size
}

export function isCurve(algorithm: CardAlgorithm | null): algorithm is CurveName {
  return algorithm === 'P-256' || algorithm === 'P-384'
}

/** From a point (86) or modulus and exponent (81, 82). Throws CARD_ANSWER_MALFORMED, also for a point that is on no curve of ours. */
export function keyOfParts(use: CardUse, parts: Buffer): CardKey {
  const [point, modulus, exponent] = [0x86, 0x81, 0x82].map((tag) => tagged(parts, tag))
  if (point) return keyOf(use, readable(jwkOfPoint(point)))
  if (!modulus || !exponent) throw refuse('CARD_ANSWER_MALFORMED')
  return keyOf(use, readable({ kty: 'RSA', n: unsigned(modulus), e: unsigned(exponent) }))
}

export function keyOf(use: CardUse, key: KeyObject): CardKey {
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {}
  const name = (['P-256', 'P-384'] as const).find((one) => curves[one].openssl === namedCurve)
  return {
    use,
    algorithm: name ?? (modulusLength === 2048 ? 'RSA-2048' : null),
    spki: key.export({ type: 'spki', format: 'der' }).toString('hex'),
  }
}

function jwkOfPoint(point: Buffer): JsonWebKey {
  const name = (['P-256', 'P-384'] as const).find((one) => point.length === 1 + 2 * curves[one].size)
  if (!name || point[0] !== 4) throw refuse('CARD_ANSWER_MALFORMED')
  const { size } = curves[name]
  const [x, y] = [point.subarray(1, 1 + size), point.subarray(1 + size)]
  return { kty: 'EC', crv: name, x: x.toString('base64url'), y: y.toString('base64url') }
}

function readable(key: JsonWebKey): KeyObject {
  try {
    return createPublicKey({ key, format: 'jwk' })
  } catch {
    throw refuse('CARD_ANSWER_MALFORMED')
  }
}

/** JWK integers have no leading zeros (RFC 7518, 6.3.1). */
function unsigned(bytes: Buffer): string {
  const first = bytes.findIndex((byte) => byte !== 0)
  return bytes.subarray(Math.max(first, 0)).toString('base64url')
}

/** The point of somebody else's public key, 04 ‖ x ‖ y. Throws CARD_PEER_KEY unless it is on that curve (OpenSSL looks). */
export function pointOfPeer(spki: Hex, algorithm: CurveName): Buffer {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'hex'), type: 'spki', format: 'der' })
    const { crv, x = '', y = '' } = key.export({ format: 'jwk' })
    const point = Buffer.concat([Buffer.from([4]), ...[x, y].map((one) => Buffer.from(one, 'base64url'))])
    if (crv === algorithm && point.length === 1 + 2 * fieldSize(algorithm)) return point
  } catch {
    // Not a public key, or on no curve: the same refusal.
  }
  throw refuse('CARD_PEER_KEY', { algorithm })
}

/** r ‖ s or DER, verified over the digest and given as DER. Throws CARD_SIGNATURE_WRONG. */
export function checkedSignature(
  { spki }: CardKey,
  algorithm: CurveName,
  digest: Uint8Array,
  signature: Buffer,
  format: 'der' | 'compact',
): Hex {
  const { curve } = curves[algorithm]
  try {
    const der = curve.Signature.fromBytes(Uint8Array.from(signature), format).toBytes('der')
    const point = pointOfPeer(spki ?? '', algorithm)
    if (curve.verify(der, digest, point, { prehash: false, lowS: false, format: 'der' }))
      return Buffer.from(der).toString('hex')
  } catch {
    // No signature at all: the same refusal.
  }
  throw refuse('CARD_SIGNATURE_WRONG')
}
