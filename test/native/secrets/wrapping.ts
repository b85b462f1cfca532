import { createCipheriv } from 'node:crypto'

/** AES-256-KWP (RFC 5649) by OpenSSL: what an exact token does. */
export const kwp = (key: Uint8Array, plain: Uint8Array): Buffer => {
  const cipher = createCipheriv('id-aes256-wrap-pad', key, Buffer.from('a65959a6', 'hex'))
  return Buffer.concat([cipher.update(plain), cipher.final()])
}
