/**
 * DHKEM(P-256, HKDF-SHA256) and DHKEM(P-384, HKDF-SHA384) (RFC 9180 section 4.1), with the recipient's key agreement done elsewhere:
 * a card gives the x-coordinate of the shared point and nothing more.
 */
import { Buffer } from 'node:buffer'
import { createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Hex } from '../../../ceremonies/base/crypto.ts'
import { refuse } from '../../../ceremonies/base/refusal.ts'
import { type Curve, coordinateLength, pointOfSpki, spkiOfPoint } from '../../../ceremonies/devices/ec-point.ts'
import { joined, wipe } from '../../../ceremonies/shares/memory.ts'
import { labeledHkdf, number16 } from './labels.ts'

/** Identifiers of RFC 9180, tables 2 and 3. */
export const kems = {
  'P-256': { kem: 0x0010, kdf: 0x0001, hash: 'sha256' },
  'P-384': { kem: 0x0011, kdf: 0x0002, hash: 'sha384' },
} as const

/** A public key that is known to be on its curve. */
interface PublicPoint {
  readonly curve: Curve
  readonly point: Hex
  readonly key: KeyObject
}

/** Throws HPKE_RECIPIENT unless `spki` is a point on P-256 or P-384, uncompressed. */
export function recipientOf(spki: Hex): PublicPoint {
  const found = pointOfSpki(spki)
  const key = found && keyOf(spki)
  if (!found || !key) throw refuse('HPKE_RECIPIENT')
  return { ...found, key }
}

/** The sender's public key as X.509 has it, to be handed to the card; throws HPKE_ENC unless `enc` is a point on the curve. */
export function senderOf(curve: Curve, enc: Hex): Hex {
  const spki = spkiOfPoint(curve, enc)
  if (spki === null || !keyOf(spki)) throw refuse('HPKE_ENC', { curve })
  return spki
}

/** Encap: a fresh key pair agrees with the recipient. The caller zeroes `shared`. */
export function encapsulate(to: PublicPoint): { readonly enc: Hex; readonly shared: Uint8Array } {
  const ephemeral = generateKeyPairSync('ec', { namedCurve: to.curve })
  const { point: enc } = recipientOf(ephemeral.publicKey.export({ format: 'der', type: 'spki' }).toString('hex'))
  const agreed = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: to.key })
  return { enc, shared: sharedSecret(to, enc, agreed) }
}

/**
 * Decap after the card has done its part: `agreed`, which is zeroed, is the x-coordinate, as long as the curve's field. The caller
 * zeroes the result. Throws HPKE_ENC and HPKE_AGREED.
 */
export function decapsulate(to: PublicPoint, enc: Hex, agreed: Uint8Array): Uint8Array {
  try {
    senderOf(to.curve, enc)
    const needed = coordinateLength(to.curve)
    if (agreed.length !== needed) throw refuse('HPKE_AGREED', { bytes: agreed.length, needed })
    return sharedSecret(to, enc, agreed)
  } finally {
    wipe(agreed)
  }
}

/** ExtractAndExpand; `agreed` is zeroed. */
function sharedSecret({ curve, point }: PublicPoint, enc: Hex, agreed: Uint8Array): Uint8Array {
  const { kem, hash } = kems[curve]
  const hkdf = labeledHkdf(hash, joined(Buffer.from('KEM', 'ascii'), number16(kem)))
  const extracted = hkdf.extract(new Uint8Array(0), 'eae_prk', agreed)
  try {
    // Nsecret is the length of the hash, as the field's is.
    return hkdf.expand(extracted, 'shared_secret', Buffer.from(enc + point, 'hex'), coordinateLength(curve))
  } finally {
    wipe(agreed, extracted)
  }
}

/** OpenSSL refuses a point that is not on the curve, and coordinates that are not below the field's prime. */
function keyOf(spki: Hex): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(spki, 'hex'), format: 'der', type: 'spki' })
  } catch {
    return null
  }
}
