import { base64 } from '@scure/base'

/** Base64 with padding (RFC 4648 4). */
export const toBase64 = (bytes: Uint8Array): string => base64.encode(bytes)

/** The bytes of padded base64, or `null` if the text is not exactly what `toBase64` writes. */
export function fromBase64(text: string): Uint8Array | null {
  try {
    return base64.decode(text)
  } catch {
    return null
  }
}
