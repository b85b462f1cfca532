import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Crypto } from '../crypto.ts'

// One buffer for all: what is hashed is read at once, and a fresh buffer a fact would cost more than its hash.
let scratch = new Uint8Array(4096)

/** SHA-256(prefix ‖ text in UTF-8). Not for secrets: the text stays in a shared buffer. */
export function hashPrefixed(prefix: Uint8Array, text: string, crypto: Crypto): Uint8Array {
  // No UTF-16 code unit takes more than three bytes.
  const most = prefix.length + 3 * text.length
  if (scratch.length < most) scratch = new Uint8Array(2 * most)
  scratch.set(prefix)
  return crypto.sha256(scratch.subarray(0, prefix.length + put(text, prefix.length)))
}

/** Writes text into the buffer; answers with how many bytes it took. */
function put(text: string, from: number): number {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit > 127) {
      const bytes = utf8ToBytes(text.slice(at))
      scratch.set(bytes, from + at)
      return at + bytes.length
    }
    scratch[from + at] = unit
  }
  return text.length
}
