const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 with padding (RFC 4648 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.subarray(at, at + 3)
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0)
    text +=
      digit(bits >> 18) +
      digit(bits >> 12) +
      (second === undefined ? '=' : digit(bits >> 6)) +
      (third === undefined ? '=' : digit(bits))
  }
  return text
}

/** The bytes of padded base64, or `null` if the text is not exactly what `toBase64` writes. */
export function fromBase64(text: string): Uint8Array | null {
  const bare = text.replace(/={1,2}$/, '')
  const bytes = new Uint8Array(Math.floor((bare.length * 3) / 4))
  let bits = 0
  for (let at = 0; at < bare.length; at++) {
    bits = (bits << 6) | alphabet.indexOf(bare.charAt(at))
    const end = Math.floor(((at + 1) * 6) / 8)
    if (end > Math.floor((at * 6) / 8)) bytes[end - 1] = bits >> (((at + 1) * 6) % 8)
  }
  return toBase64(bytes) === text ? bytes : null
}

function digit(bits: number): string {
  return alphabet.charAt(bits & 0x3f)
}
