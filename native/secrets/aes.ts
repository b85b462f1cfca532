import { createCipheriv } from 'node:crypto'
import type { BlockCipher } from '../../ceremonies/shares/check-value.ts'

/** One block of AES by OpenSSL, for check values. */
export const encryptBlock: BlockCipher = (key, block) => {
  const cipher = createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false)
  const encrypted = cipher.update(block)
  cipher.final()
  return encrypted
}
