/** A session key in the token whose value is known here, for what is thrown away again. */
import { Buffer } from 'node:buffer'
import { constants, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto'
import pkcs11, { type Handle } from 'pkcs11js'
import type { Template } from '../../ceremonies/devices/hsm.ts'
import { attributesOf } from './attributes.ts'
import { spkiOf } from './encoding.ts'
import { CkError } from './errors.ts'
import { generateHandles, unwrapHandle } from './keys.ts'
import { attributes, type Session } from './objects.ts'

/** Whether it wraps, or is wrapped. */
type Use = Readonly<Record<'CKA_EXTRACTABLE' | 'CKA_WRAP', boolean>>

const knownTemplate = (use: Use): Template => ({
  CKA_CLASS: pkcs11.CKO_SECRET_KEY,
  CKA_KEY_TYPE: pkcs11.CKK_AES,
  CKA_TOKEN: false,
  CKA_PRIVATE: true,
  CKA_LABEL: 'throw-away',
  CKA_ID: randomBytes(16).toString('hex'),
  CKA_UNWRAP: false,
  ...use,
})

/** An AES key in the token whose value is known here: created, or unwrapped where the token refuses to be told a value. */
export async function knownKey(session: Session, value: Buffer, use: Use, waste: Handle[]): Promise<Handle> {
  const template = knownTemplate(use)
  try {
    const withValue = [...attributesOf(template), { type: pkcs11.CKA_VALUE, value }]
    const created = session.c.C_CreateObject(session.session, withValue)
    waste.push(created)
    return created
  } catch (error) {
    if (!(error instanceof CkError)) throw error
    return unwrapKnown(session, value, template, waste)
  }
}

async function unwrapKnown(session: Session, value: Buffer, template: Template, waste: Handle[]): Promise<Handle> {
  const transport = await generateHandles(session, {
    mechanism: 'CKM_RSA_PKCS_KEY_PAIR_GEN',
    publicKey: { CKA_TOKEN: false, CKA_MODULUS_BITS: 2048, CKA_PUBLIC_EXPONENT: '010001', CKA_WRAP: false },
    privateKey: { CKA_TOKEN: false, CKA_SENSITIVE: true, CKA_EXTRACTABLE: false, CKA_UNWRAP: true },
  })
  waste.push(transport.publicKey, transport.privateKey)
  const spki = Buffer.from(spkiOf(attributes(session, transport.publicKey)), 'hex')
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  const blob = publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, value)
  const handle = unwrapHandle(session, 'CKM_RSA_PKCS_OAEP_SHA1', transport.privateKey, blob, template)
  waste.push(handle)
  return handle
}
