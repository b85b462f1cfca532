/** HPKE (RFC 9180), base mode, one message: DHKEM over P-256 or P-384, HKDF with the curve's hash, AES-256-GCM. */
import { Buffer } from 'node:buffer'
import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Hex } from '../../../ceremonies/base/crypto.ts'
import { refuse } from '../../../ceremonies/base/refusal.ts'
import type { Curve } from '../../../ceremonies/devices/ec-point.ts'
import { joined, wipe } from '../../../ceremonies/shares/memory.ts'
import { decapsulate, encapsulate, kems, recipientOf } from './dhkem.ts'
import { labeledHkdf, number16 } from './labels.ts'

/** Identifier of RFC 9180, table 5; Nk and Nn. */
const aead = { id: 0x0002, name: 'aes-256-gcm', key: 32, nonce: 12, tag: 16 } as const
const none = new Uint8Array(0)

/** `enc`: the sender's one-time public key as a point. `ciphertext`: with the tag of 16 bytes at its end. */
export interface Sealed {
  readonly enc: Hex
  readonly ciphertext: Hex
}

interface Bound {
  /** SubjectPublicKeyInfo of the recipient, P-256 or P-384. */
  readonly recipient: Hex
  readonly info: Uint8Array
  readonly aad: Uint8Array
}

/** The caller zeroes `plaintext`. Throws HPKE_RECIPIENT. */
export function seal({ recipient, info, aad, plaintext }: Bound & { readonly plaintext: Uint8Array }): Sealed {
  const to = recipientOf(recipient)
  const { enc, shared } = encapsulate(to)
  const { key, nonce } = schedule(to.curve, shared, info)
  try {
    const cipher = createCipheriv(aead.name, key, nonce, { authTagLength: aead.tag }).setAAD(aad)
    const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
    return { enc, ciphertext: ciphertext.toString('hex') }
  } finally {
    wipe(key, nonce)
  }
}

/**
 * Opens what was sealed, with what the recipient's private key and `enc` agree on: `agreed`, the x-coordinate, which is zeroed. The
 * caller zeroes the result. Throws HPKE_RECIPIENT, HPKE_ENC, HPKE_AGREED, and HPKE_NOT_OPENED where anything else is not what it was.
 */
export function open({
  recipient,
  enc,
  agreed,
  info,
  aad,
  ciphertext,
}: Bound & Sealed & { readonly agreed: Uint8Array }): Buffer {
  try {
    const to = recipientOf(recipient)
    const { key, nonce } = schedule(to.curve, decapsulate(to, enc, agreed), info)
    try {
      return decrypt(key, nonce, aad, bytesOf(ciphertext))
    } finally {
      wipe(key, nonce)
    }
  } finally {
    wipe(agreed)
  }
}

/** Hex of at least a tag; throws HPKE_NOT_OPENED. */
function bytesOf(ciphertext: Hex): Buffer {
  const bytes = Buffer.from(ciphertext, 'hex')
  if (bytes.length < aead.tag || bytes.length * 2 !== ciphertext.length) throw refuse('HPKE_NOT_OPENED')
  return bytes
}

function decrypt(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(aead.name, key, nonce, { authTagLength: aead.tag }).setAAD(aad)
  decipher.setAuthTag(sealed.subarray(-aead.tag))
  const plaintext = decipher.update(sealed.subarray(0, -aead.tag))
  try {
    decipher.final()
    return plaintext
  } catch {
    // GCM answers before it has looked at the tag.
    wipe(plaintext)
    throw refuse('HPKE_NOT_OPENED')
  }
}

/**
 * KeySchedule of mode base (section 5.1): no pre-shared key, and of the sequence of messages the first, whose nonce is the base
 * nonce. `shared` is zeroed; the caller zeroes key and nonce.
 */
function schedule(
  curve: Curve,
  shared: Uint8Array,
  info: Uint8Array,
): { readonly key: Uint8Array; readonly nonce: Uint8Array } {
  const { kem, kdf, hash } = kems[curve]
  const suite = joined(Buffer.from('HPKE', 'ascii'), number16(kem), number16(kdf), number16(aead.id))
  const hkdf = labeledHkdf(hash, suite)
  const hashes = [hkdf.extract(none, 'psk_id_hash', none), hkdf.extract(none, 'info_hash', info)]
  const context = joined(Uint8Array.of(0), ...hashes)
  const secret = hkdf.extract(shared, 'secret', none)
  try {
    return {
      key: hkdf.expand(secret, 'key', context, aead.key),
      nonce: hkdf.expand(secret, 'base_nonce', context, aead.nonce),
    }
  } finally {
    wipe(shared, secret)
  }
}
