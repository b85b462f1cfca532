const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** By character code; -1 for what is no digit. */
const values = Int8Array.from({ length: 128 }, (_, code) => alphabet.indexOf(String.fromCharCode(code)))

/** Base64 with padding (RFC 4648 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const bits = (byte(bytes, at) << 16) | (byte(bytes, at + 1) << 8) | byte(bytes, at + 2)
    text += digit(bits >> 18) + digit(bits >> 12) + (left < 2 ? '=' : digit(bits >> 6)) + (left < 3 ? '=' : digit(bits))
  }
  return text
}

/** The bytes of padded base64, or `null` if the text is not exactly what `toBase64` writes. */
export function fromBase64(text: string): Uint8Array | null {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const digits = text.length - padding
  if (text.length % 4 !== 0) return null
  const bytes = new Uint8Array((digits * 3) >> 2)
  let [bits, count, length] = [0, 0, 0]
  for (let at = 0; at < digits; at++) {
    const value = values[text.charCodeAt(at)] ?? -1
    if (value < 0) return null
    bits = ((bits << 6) | value) & 0xfff
    count += 6
    if (count < 8) continue
    count -= 8
    bytes[length++] = bits >> count
  }
  // The bits of the last digit that are in no byte are zero: otherwise other texts would spell the same bytes.
  return (bits & ((1 << count) - 1)) === 0 ? bytes : null
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0
}

function digit(bits: number): string {
  return alphabet.charAt(bits & 0x3f)
}
