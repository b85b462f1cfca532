/** Objects of one session, by class and CKA_ID, with every attribute that the token lets be read. */
import { Buffer } from 'node:buffer'
import pkcs11, { type Attribute, type Handle } from 'pkcs11js'
import type { AttributeName, AttributeValue, ObjectRef, Template, TokenObject } from '../../ceremonies/devices/hsm.ts'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { attributeNames, attributesOf, attributeValue, classNamed, classNumber } from './attributes.ts'
import { spkiOf } from './encoding.ts'
import { CkError } from './errors.ts'
import type { Module } from './module.ts'

export interface Session extends Pick<Module, 'c' | 'bare'> {
  readonly session: Handle
}

/** Handles of all objects that match; an empty template matches every object the session can see. */
export function find({ c, session }: Pick<Session, 'c' | 'session'>, template: Attribute[]): Handle[] {
  c.C_FindObjectsInit(session, template)
  try {
    const found: Handle[] = []
    for (let some = c.C_FindObjects(session, 100); some.length > 0; some = c.C_FindObjects(session, 100))
      found.push(...some)
    return found
  } finally {
    c.C_FindObjectsFinal(session)
  }
}

export function findRef(session: Session, { class: name, id }: ObjectRef): Handle[] {
  const number = classNumber(name)
  const withId = find(session, [
    { type: pkcs11.CKA_ID, value: Buffer.from(id, 'hex') },
    ...(number === null ? [] : [{ type: pkcs11.CKA_CLASS, value: number }]),
  ])
  if (number !== null) return withId
  return withId.filter((handle) => classNamed(attribute(session, handle, 'CKA_CLASS') ?? undefined) === name)
}

/** The one object meant; throws OBJECT_ABSENT or OBJECT_AMBIGUOUS, because a CKA_ID need not be unique. */
export function findOne(session: Session, ref: ObjectRef): Handle {
  const [first, ...others] = findRef(session, ref)
  if (!first) throw refuse('OBJECT_ABSENT', { class: ref.class, id: ref.id })
  if (others.length > 0) throw refuse('OBJECT_AMBIGUOUS', { class: ref.class, id: ref.id, count: others.length + 1 })
  return first
}

const unreadable = ['CKR_ATTRIBUTE_TYPE_INVALID', 'CKR_ATTRIBUTE_SENSITIVE']

/** null if this object has no such attribute or the token keeps it to itself. */
export function attribute({ c, session }: Session, handle: Handle, name: AttributeName): AttributeValue | null {
  try {
    const [read] = c.C_GetAttributeValue(session, handle, [{ type: pkcs11[name] }])
    return read && Buffer.isBuffer(read.value) ? attributeValue(name, read.value) : null
  } catch (error) {
    if (error instanceof CkError && unreadable.includes(error.ckr)) return null
    throw error
  }
}

/** Read one by one: a single attribute that an object lacks would fail them all. */
export function attributes(session: Session, handle: Handle): Template {
  const read = attributeNames.map((name) => [name, attribute(session, handle, name)] as const)
  return Object.fromEntries(read.filter(([, value]) => value !== null))
}

export function objects(session: Session): TokenObject[] {
  return find(session, []).map((handle) => {
    const read = attributes(session, handle)
    const type = classNamed(read.CKA_CLASS)
    return {
      class: type,
      id: String(read.CKA_ID ?? ''),
      label: String(read.CKA_LABEL ?? ''),
      attributes: read,
      spki: type === 'public' ? readableSpki(read) : null,
    }
  })
}

/** null for a public key of a kind that we do not read: it is in the list all the same. */
function readableSpki(publicKey: Template): Hex | null {
  try {
    return spkiOf(publicKey)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

export function setAttributes(session: Session, ref: ObjectRef, change: Template): Template {
  const handle = findOne(session, ref)
  session.c.C_SetAttributeValue(session.session, handle, attributesOf(change))
  return attributes(session, handle)
}

/** How many there were; throws DESTROY_INCOMPLETE if the token still shows one afterwards. */
export function destroy(session: Session, ref: ObjectRef): number {
  const found = findRef(session, ref)
  for (const handle of found) session.c.C_DestroyObject(session.session, handle)
  const count = findRef(session, ref).length
  if (count > 0) throw refuse('DESTROY_INCOMPLETE', { class: ref.class, id: ref.id, count })
  return found.length
}

/**
 * Throws LABEL_EXISTS or ID_EXISTS if an object that matches `among` has the label or CKA_ID of `template`: tokens make twins
 * without a word.
 */
export function mustBeNew(session: Session, template: Template, among: Template = {}): void {
  const { CKA_LABEL: label, CKA_ID: id } = template
  const taken = (same: Template) => find(session, attributesOf({ ...among, ...same })).length > 0
  if (label !== undefined && taken({ CKA_LABEL: label })) throw refuse('LABEL_EXISTS', { label: String(label) })
  if (id !== undefined && taken({ CKA_ID: id })) throw refuse('ID_EXISTS', { id: String(id) })
}
