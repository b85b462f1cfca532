/** A wrapped key opened in software: what the token's own word about its wrapping is held against. */
import { Buffer } from 'node:buffer'
import { createDecipheriv, createPrivateKey, createPublicKey } from 'node:crypto'
import type { Hex } from '../ceremonies/base/crypto.ts'
import type { KeyCheck } from '../ceremonies/devices/check-value.ts'
import { keyCheckInSoftware } from './key-check.ts'

export interface OpenedKey {
  readonly derLength: number
  readonly trailingZeros: number
}

/**
 * Opens an AES-256-KWP blob (RFC 5649) under `key` and checks that one complete DER PrivateKeyInfo of `spki` and at most 7
 * zero bytes come out. Throws what `refusal` makes of the reason.
 */
export function openWrappedKey(
  blob: Uint8Array,
  key: Uint8Array,
  spki: Hex,
  refusal: (reason: string) => Error,
): OpenedKey {
  const plain = unwrap(blob, key, refusal)
  try {
    const derLength = derLengthOf(plain)
    const padding = plain.subarray(derLength)
    if (derLength > plain.length) throw refusal('the key is cut short')
    if (padding.length > 7) throw refusal(`${padding.length} bytes follow the key`)
    if (padding.some((byte) => byte !== 0)) throw refusal('the padding is not zero')
    mustBePrivateKeyOf(plain.subarray(0, derLength), spki, refusal)
    return { derLength, trailingZeros: padding.length }
  } finally {
    plain.fill(0)
  }
}

/**
 * The same of a secret key, which stands in the blob without an encoding around it: 32 bytes that have this check value, which
 * the token computed. Of a secret key nothing else is known outside.
 */
export function openWrappedSecret(
  blob: Uint8Array,
  key: Uint8Array,
  check: KeyCheck,
  refusal: (reason: string) => Error,
): OpenedKey {
  const plain = unwrap(blob, key, refusal)
  try {
    // 32 is a multiple of 8: no token has a reason to pad it.
    if (plain.length !== 32) throw refusal(`${plain.length} bytes come out, not 32`)
    const { length, value } = keyCheckInSoftware(check.method, plain)
    if (length !== check.length || value !== check.value) throw refusal('it holds another key')
    return { derLength: plain.length, trailingZeros: 0 }
  } finally {
    plain.fill(0)
  }
}

/** RFC 5649 with its own initial value; OpenSSL checks the length and padding that the blob states. */
function unwrap(blob: Uint8Array, key: Uint8Array, refusal: (reason: string) => Error): Buffer {
  try {
    const decipher = createDecipheriv('id-aes256-wrap-pad', key, Buffer.from('a65959a6', 'hex'))
    const plain = decipher.update(blob)
    decipher.final()
    return plain
  } catch {
    throw refusal('its integrity check fails')
  }
}

/** Bytes of the DER SEQUENCE at the start, by its own header; a PrivateKeyInfo is shorter than 64 KiB. */
function derLengthOf(plain: Buffer): number {
  const [tag = 0, first = 0, second = 0, third = 0] = plain
  if (tag !== 0x30) return Number.POSITIVE_INFINITY
  if (first < 0x80) return 2 + first
  if (first === 0x81) return 3 + second
  return first === 0x82 ? 4 + 256 * second + third : Number.POSITIVE_INFINITY
}

function mustBePrivateKeyOf(der: Buffer, spki: Hex, refusal: (reason: string) => Error): void {
  let own: Hex
  try {
    const key = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
    own = key.export({ type: 'spki', format: 'der' }).toString('hex')
  } catch {
    throw refusal('it holds no PrivateKeyInfo')
  }
  if (own !== spki) throw refusal('it holds another key')
}
