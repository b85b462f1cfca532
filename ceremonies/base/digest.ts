import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Hex } from './crypto.ts'
import type { Json } from './json.ts'
import { canonical } from './canonical.ts'

/** SHA-256 of a value's canonical form: what a confirmation covers. */
export function digestOf(value: Json): Hex {
  return bytesToHex(digest(utf8ToBytes(canonical(value))))
}

/** SHA-256 of bytes, as hex. */
export function sha256Hex(bytes: Uint8Array): Hex {
  return bytesToHex(digest(bytes))
}
