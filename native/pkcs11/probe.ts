/** How a token really wraps a type of key, found with throw-away session keys before a real one is risked. */
import type { Buffer } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import type { Handle } from 'pkcs11js'
import type {
  KeyPairRequest,
  SecretKeyRequest,
  Template,
  WrapMechanism,
  WrapProbe,
} from '../../ceremonies/devices/hsm.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { type OpenedKey, openWrappedKey, openWrappedSecret } from '../wrapped-key.ts'
import { checkValueOf } from './check-value.ts'
import { spkiOf } from './encoding.ts'
import { CkError } from './errors.ts'
import { generateHandles, generateSecretHandle, wrapHandle } from './keys.ts'
import { knownKey } from './known-key.ts'
import { attributes, type Session } from './objects.ts'

/**
 * Wraps a throw-away key like `request` under a throw-away AES key and opens the blob in software. Throws KEY_NOT_WRAPPABLE,
 * or WRAP_NOT_RFC5649 unless exactly one DER PrivateKeyInfo of that key, or that secret key, and at most 7 zero bytes come out.
 */
export async function probeWrap(
  session: Session,
  mechanism: WrapMechanism,
  request: KeyPairRequest | SecretKeyRequest,
): Promise<WrapProbe> {
  const waste: Handle[] = []
  const value = randomBytes(32)
  const refusal = (reason: string) => refuse('WRAP_NOT_RFC5649', { mechanism, reason })
  try {
    const wrappingKey = await knownKey(session, value, { CKA_EXTRACTABLE: false, CKA_WRAP: true }, waste)
    const wrap = (key: Handle) => wrapped(session, mechanism, wrappingKey, key)
    let blob: Buffer
    let opened: OpenedKey
    if ('secretKey' in request) {
      const key = await generateSecretHandle(session, request.mechanism, thrownAway(request.secretKey))
      waste.push(key)
      blob = wrap(key)
      opened = openWrappedSecret(blob, value, await checkValueOf(session, key, request.check), refusal)
    } else {
      const pair = await generateHandles(session, throwAway(request))
      waste.push(pair.publicKey, pair.privateKey)
      blob = wrap(pair.privateKey)
      const spki = spkiOf({ ...request.publicKey, ...attributes(session, pair.publicKey) })
      opened = openWrappedKey(blob, value, spki, refusal)
    }
    return { mechanism, blobLength: blob.length, ...opened }
  } finally {
    value.fill(0)
    for (const handle of waste) session.c.C_DestroyObject(session.session, handle)
  }
}

const newName = (): Template => ({
  CKA_TOKEN: false,
  CKA_LABEL: 'throw-away',
  CKA_ID: randomBytes(16).toString('hex'),
})

function throwAway({ mechanism, publicKey, privateKey }: KeyPairRequest): KeyPairRequest {
  const name = newName()
  return { mechanism, publicKey: { ...publicKey, ...name }, privateKey: thrownAway(privateKey, name) }
}

/** The same kind of key, but of the session only, extractable, and by a name that no step uses. */
function thrownAway(key: Template, name = newName()): Template {
  // The throw-away wrapping key can't be trusted: only the security officer makes those.
  const trust = key.CKA_WRAP_WITH_TRUSTED === undefined ? {} : { CKA_WRAP_WITH_TRUSTED: false }
  return { ...key, ...name, ...trust, CKA_EXTRACTABLE: true, CKA_DESTROYABLE: true }
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
