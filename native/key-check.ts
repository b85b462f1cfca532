/** Check values of secret keys: computed in software, and what both sides of them are computed over. */
import { Buffer } from 'node:buffer'
import { createCipheriv, createHash, createHmac } from 'node:crypto'
import { z } from 'zod'
import { type KeyCheck as Check, keyCheckText } from '../ceremonies/devices/check-value.ts'
import { type BlockCipher, cmac } from '../ceremonies/shares/check-value.ts'
import { encryptBlock } from './secrets/aes.ts'

export const KeyCheck = z.strictObject({
  method: z.enum(['CMAC', 'HMAC-SHA256', 'KWP']),
  length: z.int().min(3).max(32),
  value: z.string().regex(/^([0-9a-f]{2})+$/),
})

/** How many bytes of each are on record: those of CMAC as ANSI X9.24-1 has them, of KWP the block that checks integrity. */
const lengths: Readonly<Record<Check['method'], number>> = { CMAC: 5, 'HMAC-SHA256': 32, KWP: 8 }

export const checkText = Buffer.from(keyCheckText)
/** A key that everybody knows: what is wrapped for a check value. */
export const knownKeyValue = createHash('sha256').update(checkText).digest()

/** The beginning of what one method gave. */
export function keyCheckOf(method: Check['method'], whole: Uint8Array): Check {
  const length = lengths[method]
  return { method, length, value: Buffer.from(whole.subarray(0, length)).toString('hex') }
}

/** AES-CMAC of a zero block, where only blocks are enciphered. */
export function cmacBy(cipher: BlockCipher, key: Uint8Array): Check {
  return keyCheckOf('CMAC', cmac(cipher, key, new Uint8Array(16)))
}

/** The check value of a key that is known here. */
export function keyCheckInSoftware(method: Check['method'], key: Uint8Array): Check {
  switch (method) {
    case 'CMAC':
      return cmacBy(encryptBlock, key)
    case 'HMAC-SHA256':
      return keyCheckOf(method, createHmac('sha256', key).update(checkText).digest())
    case 'KWP': {
      const cipher = createCipheriv('id-aes256-wrap-pad', key, Buffer.from('a65959a6', 'hex'))
      const wrapped = cipher.update(knownKeyValue)
      cipher.final()
      return keyCheckOf(method, wrapped)
    }
  }
}
