/** What the token does with keys: generate, sign, wrap, unwrap. */
import { Buffer } from 'node:buffer'
import pkcs11, { type Handle } from 'pkcs11js'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import {
  type KeyPair,
  type KeyPairRequest,
  type ObjectRef,
  type SecretKeyMechanism,
  type SignMechanism,
  type Template,
  type UnwrapMechanism,
  type WrapMechanism,
  whereTaken,
} from '../../ceremonies/devices/hsm.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { attributesOf, classNamed } from './attributes.ts'
import { ecdsaDer, spkiOf } from './encoding.ts'
import { CkError, ckErrorOf } from './errors.ts'
import { mechanismOf } from './mechanisms.ts'
import { attribute, attributes, find, findOne, mustBeNew, type Session } from './objects.ts'

/** More than the PKCS#8 of RSA-16384 with padding. */
const largestBlob = 16_384
const largestSignature = 2048

/** Beside the event loop: RSA-4096 takes seconds to minutes. pkcs11js leaks about 4 KiB a call here, which one ceremony can bear. */
export const generateHandles = ({ c, session }: Session, { mechanism, publicKey, privateKey }: KeyPairRequest) =>
  whereTakenBy([publicKey, privateKey], ([forPublic = {}, forPrivate = {}]) =>
    c.C_GenerateKeyPairAsync(session, mechanismOf(mechanism), attributesOf(forPublic), attributesOf(forPrivate)),
  )

/** What a token answers that does not know an attribute or a value of it. */
const unknownAttribute = ['CKR_ATTRIBUTE_TYPE_INVALID', 'CKR_ATTRIBUTE_VALUE_INVALID', 'CKR_TEMPLATE_INCONSISTENT']

/** Makes an object; where the token refuses the template, once more without what it need not take. */
async function whereTakenBy<T>(
  templates: readonly Template[],
  make: (templates: readonly Template[]) => T,
): Promise<Awaited<T>> {
  try {
    return await make(templates)
  } catch (error) {
    const less = templates.map(withoutOptional)
    const same = less.every((template, at) => Object.keys(template).length === Object.keys(templates[at] ?? {}).length)
    if (same || !(error instanceof CkError) || !unknownAttribute.includes(error.ckr)) throw error
    return await make(less)
  }
}

function withoutOptional(template: Template): Template {
  const optional: ReadonlySet<string> = new Set(whereTaken)
  return Object.fromEntries(Object.entries(template).filter(([name]) => !optional.has(name)))
}

/** Throws LABEL_EXISTS or ID_EXISTS before anything is made. */
export async function generateKeyPair(session: Session, request: KeyPairRequest): Promise<KeyPair> {
  mustBeNew(session, request.publicKey)
  mustBeNew(session, request.privateKey)
  const made = await generateHandles(session, request)
  const publicKey = attributes(session, made.publicKey)
  return { publicKey, privateKey: attributes(session, made.privateKey), spki: spkiOf(publicKey) }
}

/** Beside the event loop, as key pairs are. */
export const generateSecretHandle = (
  { c, session }: Session,
  mechanism: SecretKeyMechanism,
  secretKey: Template,
): Promise<Handle> =>
  whereTakenBy([secretKey], ([taken = {}]) =>
    c.C_GenerateKeyAsync(session, mechanismOf(mechanism), attributesOf(taken)),
  )

/** Throws LABEL_EXISTS or ID_EXISTS before anything is made: two keys of one label are taken for each other, whatever their class. */
export async function generateSecretKey(
  session: Session,
  mechanism: SecretKeyMechanism,
  secretKey: Template,
): Promise<Template> {
  mustBeNew(session, secretKey)
  return attributes(session, await generateSecretHandle(session, mechanism, secretKey))
}

export function sign(session: Session, key: ObjectRef, mechanism: SignMechanism, data: Hex): Hex {
  const { c, session: handle } = session
  c.C_SignInit(handle, mechanismOf(mechanism), findOne(session, key))
  const signature = c.C_Sign(handle, Buffer.from(data, 'hex'), Buffer.alloc(largestSignature))
  return Buffer.from(mechanism === 'CKM_ECDSA' ? ecdsaDer(signature) : signature).toString('hex')
}

/** Throws WRAPPING_KEY_NOT_ADMITTED, WRAPPING_KEY_LEFTOVER, KEY_NOT_WRAPPABLE, KEY_UNEXTRACTABLE. */
export function wrap(
  session: Session,
  admitted: ReadonlySet<string>,
  request: { readonly key: ObjectRef; readonly wrappingKey: Hex; readonly mechanism: WrapMechanism },
): Hex {
  const wrappingKey = admittedKey(session, admitted, request.wrappingKey)
  const key = findOne(session, request.key)
  return wrapHandle(session, request.mechanism, wrappingKey, key).toString('hex')
}

export const wrapHandle = (
  { c, session }: Session,
  mechanism: WrapMechanism,
  wrappingKey: Handle,
  key: Handle,
  into = Buffer.alloc(largestBlob),
): Buffer => c.C_WrapKey(session, mechanismOf(mechanism), wrappingKey, key, into)

/**
 * The handle of a wrapping key that may be used now. While anything in the token can be wrapped out, only keys that the script
 * names may wrap, and no session key that could wrap may be left over from earlier work.
 */
export function admittedKey(session: Session, admitted: ReadonlySet<string>, id: Hex): Handle {
  const extractable = find(session, attributesOf({ CKA_EXTRACTABLE: true })).length
  if (extractable > 0) {
    if (!admitted.has(id)) throw refuse('WRAPPING_KEY_NOT_ADMITTED', { id, count: extractable })
    mustLeaveNone(session, admitted)
  }
  return findOne(session, { class: 'secret', id })
}

function mustLeaveNone(session: Session, admitted: ReadonlySet<string>): void {
  for (const handle of find(session, attributesOf({ CKA_TOKEN: false, CKA_WRAP: true }))) {
    const id = String(attribute(session, handle, 'CKA_ID') ?? '')
    const secret = classNamed(attribute(session, handle, 'CKA_CLASS') ?? undefined) === 'secret'
    if (secret && !admitted.has(id)) throw refuse('WRAPPING_KEY_LEFTOVER', { id })
  }
}

/** `template` names class and key type. Throws LABEL_EXISTS or ID_EXISTS if an object of that class has them. */
export async function unwrap(
  session: Session,
  request: {
    readonly blob: Hex
    readonly unwrappingKey: ObjectRef
    readonly mechanism: UnwrapMechanism
    readonly template: Template
  },
): Promise<Template> {
  const { template } = request
  mustBeNew(session, template, template.CKA_CLASS === undefined ? {} : { CKA_CLASS: template.CKA_CLASS })
  const unwrappingKey = findOne(session, request.unwrappingKey)
  const blob = Buffer.from(request.blob, 'hex')
  const handle = await whereTakenBy([template], ([taken = template]) =>
    unwrapHandle(session, request.mechanism, unwrappingKey, blob, taken),
  )
  return attributes(session, handle)
}

export const unwrapHandle = (
  { c, session }: Session,
  mechanism: UnwrapMechanism,
  unwrappingKey: Handle,
  blob: Buffer,
  template: Template,
): Handle => c.C_UnwrapKey(session, mechanismOf(mechanism), unwrappingKey, blob, attributesOf(template))

/**
 * Generates, wraps and destroys `count` keys like `key`, which must be session objects; the blobs one after another. Throws
 * WRAP_LENGTHS_DIFFER.
 */
export function bulkWrap(
  session: Session,
  admitted: ReadonlySet<string>,
  request: {
    readonly count: number
    readonly key: Template
    readonly wrappingKey: Hex
    readonly mechanism: WrapMechanism
  },
): Uint8Array<ArrayBuffer> {
  const { bare, session: handle } = session
  const wrappingKey = admittedKey(session, admitted, request.wrappingKey)
  const [generation, mechanism] = [{ mechanism: pkcs11.CKM_AES_KEY_GEN }, mechanismOf(request.mechanism)]
  const template = attributesOf({ ...request.key, CKA_TOKEN: false })
  const scratch = Buffer.alloc(largestBlob)
  let blobs = new Uint8Array()
  let step = 'C_GenerateKey'
  try {
    for (let made = 0; made < request.count; made += 1) {
      step = 'C_GenerateKey'
      const key = bare.C_GenerateKey(handle, generation, template)
      try {
        step = 'C_WrapKey'
        const length = bare.C_WrapKey(handle, mechanism, wrappingKey, key, scratch)
        if (made === 0) blobs = new Uint8Array(request.count * length)
        if (length * request.count !== blobs.length) throw refuse('WRAP_LENGTHS_DIFFER')
        scratch.copy(blobs, made * length, 0, length)
      } finally {
        bare.C_DestroyObject(handle, key)
      }
    }
    return blobs
  } catch (error) {
    throw ckErrorOf(error, step) ?? error
  }
}
