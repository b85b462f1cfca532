import { constants, createDecipheriv, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto'
import type { Template, Token } from '../../ceremonies/devices/hsm.ts'

/** What a backup key in the token may do: wrap and unwrap, nothing else. */
export const wrappingTemplate = (id: string): Template => ({
  CKA_CLASS: 4,
  CKA_KEY_TYPE: 31,
  CKA_TOKEN: false,
  CKA_PRIVATE: true,
  CKA_SENSITIVE: true,
  CKA_EXTRACTABLE: false,
  CKA_LABEL: `wrapping ${id}`,
  CKA_ID: id,
  CKA_WRAP: true,
  CKA_UNWRAP: true,
  CKA_ENCRYPT: false,
  CKA_DECRYPT: false,
})

/** Brings a known AES-256 key into the token under a session RSA-OAEP key, as the ceremony does; returns its value. */
export async function bringKey(token: Token, id: string, value: Buffer = randomBytes(32)): Promise<Buffer> {
  const transport = { CKA_TOKEN: false, CKA_ID: `0f${id}`, CKA_LABEL: `transport ${id}` } as const
  const { spki } = await token.generateKeyPair({
    mechanism: 'CKM_RSA_PKCS_KEY_PAIR_GEN',
    publicKey: { ...transport, CKA_MODULUS_BITS: 2048, CKA_PUBLIC_EXPONENT: '010001', CKA_WRAP: false },
    privateKey: { ...transport, CKA_SENSITIVE: true, CKA_EXTRACTABLE: false, CKA_UNWRAP: true, CKA_SIGN: false },
  })
  const key = createPublicKey({ key: Buffer.from(spki, 'hex'), format: 'der', type: 'spki' })
  const blob = publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, value)
  const unwrappingKey = { class: 'private', id: transport.CKA_ID } as const
  await token.unwrap(blob.toString('hex'), unwrappingKey, 'CKM_RSA_PKCS_OAEP_SHA1', wrappingTemplate(id))
  await token.destroy(unwrappingKey)
  await token.destroy({ class: 'public', id: transport.CKA_ID })
  return value
}

/** RFC 5649 by OpenSSL. */
export function openBlob(blob: Uint8Array, value: Buffer): Buffer {
  const decipher = createDecipheriv('id-aes256-wrap-pad', value, Buffer.from('a65959a6', 'hex'))
  return Buffer.concat([decipher.update(blob), decipher.final()])
}
