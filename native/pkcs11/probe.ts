/** How a token really wraps a type of key, found with throw-away session keys before a real one is risked. */
import { Buffer } from 'node:buffer'
import { constants, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto'
import pkcs11, { type Handle } from 'pkcs11js'
import type { KeyPairRequest, Template, WrapMechanism, WrapProbe } from '../../ceremonies/device.ts'
import { refuse } from '../../ceremonies/refusal.ts'
import { openWrappedKey } from '../wrapped-key.ts'
import { attributesOf } from './attributes.ts'
import { spkiOf } from './encoding.ts'
import { CkError } from './errors.ts'
import { generateHandles, unwrapHandle, wrapHandle } from './keys.ts'
import { attributes, type Session } from './objects.ts'

/**
 * Wraps a throw-away key pair like `request` under a throw-away AES key and opens the blob in software. Throws
 * KEY_NOT_WRAPPABLE, or WRAP_NOT_RFC5649 unless exactly one DER PrivateKeyInfo of that key and at most 7 zero bytes come out.
 */
export async function probeWrap(
  session: Session,
  mechanism: WrapMechanism,
  request: KeyPairRequest,
): Promise<WrapProbe> {
  const waste: Handle[] = []
  const value = randomBytes(32)
  try {
    const wrappingKey = await knownKey(session, value, waste)
    const pair = await generateHandles(session, throwAway(request))
    waste.push(pair.publicKey, pair.privateKey)
    const blob = wrapped(session, mechanism, wrappingKey, pair.privateKey)
    const spki = spkiOf({ ...request.publicKey, ...attributes(session, pair.publicKey) })
    const opened = openWrappedKey(blob, value, spki, (reason) => refuse('WRAP_NOT_RFC5649', { mechanism, reason }))
    return { mechanism, blobLength: blob.length, ...opened }
  } finally {
    value.fill(0)
    for (const handle of waste) session.c.C_DestroyObject(session.session, handle)
  }
}

/** The same kind of key, but of the session only, extractable, and by a name that no step uses. */
function throwAway({ mechanism, publicKey, privateKey }: KeyPairRequest): KeyPairRequest {
  const name: Template = { CKA_TOKEN: false, CKA_LABEL: 'throw-away', CKA_ID: randomBytes(16).toString('hex') }
  // The throw-away wrapping key can't be trusted: only the security officer makes those.
  const trust = privateKey.CKA_WRAP_WITH_TRUSTED === undefined ? {} : { CKA_WRAP_WITH_TRUSTED: false }
  return {
    mechanism,
    publicKey: { ...publicKey, ...name },
    privateKey: { ...privateKey, ...name, ...trust, CKA_EXTRACTABLE: true, CKA_DESTROYABLE: true },
  }
}

const wrappingTemplate = (): Template => ({
  CKA_CLASS: pkcs11.CKO_SECRET_KEY,
  CKA_KEY_TYPE: pkcs11.CKK_AES,
  CKA_TOKEN: false,
  CKA_PRIVATE: true,
  CKA_LABEL: 'throw-away',
  CKA_ID: randomBytes(16).toString('hex'),
  CKA_EXTRACTABLE: false,
  CKA_WRAP: true,
  CKA_UNWRAP: false,
})

/** An AES key in the token whose value is known here: created, or unwrapped where the token refuses to be told a value. */
async function knownKey(session: Session, value: Buffer, waste: Handle[]): Promise<Handle> {
  const template = wrappingTemplate()
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

function wrapped(session: Session, mechanism: WrapMechanism, wrappingKey: Handle, key: Handle): Buffer {
  try {
    return wrapHandle(session, mechanism, wrappingKey, key)
  } catch (error) {
    const refused = ['CKR_KEY_NOT_WRAPPABLE', 'CKR_KEY_UNEXTRACTABLE', 'CKR_KEY_SIZE_RANGE', 'CKR_DATA_LEN_RANGE']
    if (error instanceof CkError && refused.includes(error.ckr)) throw refuse('KEY_NOT_WRAPPABLE', { mechanism })
    throw error
  }
}
