import type { Hex } from './crypto.ts'

const digits = '0123456789abcdef'
/** The character codes of the two digits of each byte. */
export const high = Uint8Array.from({ length: 256 }, (_, byte) => digits.charCodeAt(byte >> 4))
export const low = Uint8Array.from({ length: 256 }, (_, byte) => digits.charCodeAt(byte & 15))

/**
 * The bytes of a digest in hex, as one string in one piece: what is put together from digits is put together again each time
 * that it is written or hashed. Not for many bytes: each is an argument of one call.
 */
export function digestHex(digest: Uint8Array): Hex {
  const codes: number[] = []
  for (const byte of digest) codes.push(high[byte] as number, low[byte] as number)
  return String.fromCharCode(...codes)
}

/** True for 32 bytes in hex. A pattern would take three times as long, which a fact with its salt and chance feels. */
export function isDigestHex(text: string): boolean {
  if (text.length !== 64) return false
  for (let place = 0; place < 64; place++) {
    const code = text.charCodeAt(place)
    if (code < 48 || (code > 57 && code < 97) || code > 102) return false
  }
  return true
}
