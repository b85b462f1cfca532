/** From what tokens give to what X.509 carries: SubjectPublicKeyInfo and signatures. */
import { Buffer } from 'node:buffer'
import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { p256, p384, p521 } from '@noble/curves/nist.js'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import type { Template } from '../../ceremonies/devices/hsm.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { message } from '../../ceremonies/base/message.ts'

/** CKA_EC_PARAMS (DER OBJECT IDENTIFIER; RFC 5480, RFC 8410; PrintableString in older Ed25519 tokens) and field size. */
const curves: Readonly<Record<Hex, { readonly crv: string; readonly size: number }>> = {
  '06082a8648ce3d030107': { crv: 'P-256', size: 32 },
  '06052b81040022': { crv: 'P-384', size: 48 },
  '06052b81040023': { crv: 'P-521', size: 66 },
  '06032b6570': { crv: 'Ed25519', size: 32 },
  '130c656477617264733235353139': { crv: 'Ed25519', size: 32 },
}

/** DER SubjectPublicKeyInfo of a public key's attributes; throws KEY_UNREADABLE. OpenSSL checks that a point is on its curve. */
export function spkiOf(publicKey: Template): Hex {
  try {
    const key = createPublicKey({ key: jwkOf(publicKey), format: 'jwk' })
    return key.export({ type: 'spki', format: 'der' }).toString('hex')
  } catch (error) {
    throw refuse('KEY_UNREADABLE', { reason: error instanceof Error ? error.message : 'unknown' })
  }
}

function jwkOf(publicKey: Template): JsonWebKey {
  const {
    CKA_MODULUS: modulus,
    CKA_PUBLIC_EXPONENT: exponent,
    CKA_EC_PARAMS: parameters,
    CKA_EC_POINT: point,
  } = publicKey
  if (typeof modulus === 'string' && typeof exponent === 'string') {
    return { kty: 'RSA', n: unsigned(modulus), e: unsigned(exponent) }
  }
  const curve = curves[String(parameters)]
  if (!curve || typeof point !== 'string') throw new Error('neither an RSA key nor a point on a known curve')
  const raw = pointOf(Buffer.from(point, 'hex'), curve.crv === 'Ed25519' ? curve.size : 1 + 2 * curve.size)
  if (curve.crv === 'Ed25519') return { kty: 'OKP', crv: curve.crv, x: raw.toString('base64url') }
  if (raw[0] !== 4) throw new Error('the point is not uncompressed')
  const [x, y] = [raw.subarray(1, 1 + curve.size), raw.subarray(1 + curve.size)]
  return { kty: 'EC', crv: curve.crv, x: x.toString('base64url'), y: y.toString('base64url') }
}

/** PKCS#11 v2.40 wraps CKA_EC_POINT in a DER OCTET STRING; some tokens give it raw. */
function pointOf(point: Buffer, size: number): Buffer {
  const header = point.length - size
  const wrapped = (header === 2 && point[1] === size) || (header === 3 && point[1] === 0x81 && point[2] === size)
  if (header === 0) return point
  if (!wrapped || point[0] !== 4) throw new Error('the point has the wrong length')
  return point.subarray(header)
}

/** JWK integers have no leading zeros (RFC 7518 section 6.3.1). */
const unsigned = (hex: Hex): string => Buffer.from(hex.replace(/^(00)+/, ''), 'hex').toString('base64url')

/** r ‖ s, as CKM_ECDSA answers, to the DER Ecdsa-Sig-Value of RFC 3279. The length tells the curve. */
export function ecdsaDer(raw: Uint8Array): Uint8Array {
  const curve = [p256, p384, p521].find(({ lengths }) => lengths.signature === raw.length)
  if (!curve) throw refuse('KEY_UNREADABLE', { reason: message('trouble.signatureLength', { length: raw.length }) })
  return curve.Signature.fromBytes(Uint8Array.from(raw), 'compact').toBytes('der')
}
