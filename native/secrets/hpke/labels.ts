/** HKDF as HPKE uses it: every extraction and expansion says version, suite and label (RFC 9180 section 4). */
import { Buffer } from 'node:buffer'
import { createHmac } from 'node:crypto'
import { joined, wipe } from '../../../ceremonies/shares/memory.ts'

const version = Buffer.from('HPKE-v1', 'ascii')

export interface LabeledHkdf {
  /** LabeledExtract; the caller zeroes the result. */
  extract(salt: Uint8Array, label: string, secret: Uint8Array): Uint8Array
  /** LabeledExpand to at most as many bytes as the hash has, so that one block is enough; the caller zeroes the result. */
  expand(key: Uint8Array, label: string, info: Uint8Array, length: number): Uint8Array
}

export function labeledHkdf(hash: 'sha256' | 'sha384', suite: Uint8Array): LabeledHkdf {
  return {
    extract: (salt, label, secret) =>
      createHmac(hash, salt).update(version).update(suite).update(label, 'ascii').update(secret).digest(),
    expand: (key, label, info, length) => {
      const hmac = createHmac(hash, key).update(number16(length)).update(version).update(suite).update(label, 'ascii')
      const block = hmac.update(info).update(Uint8Array.of(1)).digest()
      try {
        return joined(block.subarray(0, length))
      } finally {
        wipe(block)
      }
    },
  }
}

/** I2OSP(value, 2). */
export function number16(value: number): Uint8Array {
  return Uint8Array.of(value >>> 8, value & 0xff)
}
