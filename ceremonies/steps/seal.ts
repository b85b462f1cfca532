import { z } from 'zod'
import type { Crypto, Hex } from '../crypto.ts'
import type { Devices } from '../device.ts'
import { keysIn } from '../policy/identity.ts'
import { challenge, signAndCheck } from '../policy/signing.ts'
import { refuse } from '../refusal.ts'
import type { Key, State } from '../state.ts'
import { defineStep } from './define.ts'
import { hex, nothing } from './fields.ts'
import { archived } from './generate.ts'
import { mustBeLocked, mustBeRidOfBackup } from './keys.ts'
import { nothingLeft } from './leftovers.ts'

const Entry = z.strictObject({
  class: z.string(),
  id: z.string(),
  label: z.string(),
  spki: hex.nullable(),
  /** CKA_EXTRACTABLE as read now; null where the object has none. */
  extractable: z.boolean().nullable(),
})
const Held = z.strictObject({ name: z.string(), objects: z.array(Entry) })
const Proof = z.strictObject({ label: z.string(), signature: hex })

/**
 * What the tokens hold at the end is read and must be what the record says, key by key, and every key signs a fresh
 * challenge; then the record is closed for good. (The record key signs the record itself.)
 */
export const seal = defineStep({
  name: 'seal',
  fields: nothing,
  basis: 'signed',
  act: {
    result: z.strictObject({ tokens: z.array(Held), proofs: z.array(Proof) }),
    token: (_step, state) => Object.keys(state.tokens),
    request: (_step, state, { random }) => {
      if (state.recordKey === null) throw refuse('NO_RECORD_KEY')
      if (archived(state)) mustBeLocked(state)
      mustBeRidOfBackup(state)
      return { tokens: Object.keys(state.tokens), challenge: random }
    },
    perform: async (_step, request, { devices, crypto, state }) => {
      const tokens = []
      for (const name of request.tokens) {
        const objects = await devices.token(name).objects()
        tokens.push({
          name,
          objects: objects.map(({ class: type, id, label, spki, attributes: { CKA_EXTRACTABLE: may } }) => {
            return { class: type, id, label, spki, extractable: typeof may === 'boolean' ? may : null }
          }),
        })
      }
      const proofs = []
      for (const key of Object.values(state.keys)) {
        const signature = await held(key, request.challenge, state.ceremony, devices, crypto)
        proofs.push({ label: key.label, signature })
      }
      return { tokens, proofs }
    },
    conclude: (_step, request, { tokens, proofs }, state) => {
      const unread = request.tokens.find((token, i) => tokens[i]?.name !== token)
      if (unread !== undefined || tokens.length !== request.tokens.length)
        throw refuse('TOKENS_UNREAD', { tokens: request.tokens.join(', ') })
      for (const { name, objects } of tokens) mustBeExpected(state, name, objects)
      const labels = Object.keys(state.keys)
      const unproved = labels.find((label, i) => proofs[i]?.label !== label)
      if (unproved !== undefined || proofs.length !== labels.length)
        throw refuse('KEY_NOT_HELD', { label: unproved ?? '' })
      return [
        ...proofs.map(({ label, signature }) => ({
          type: 'key.held' as const,
          label,
          challenge: request.challenge,
          signature,
        })),
        {
          type: 'ceremony.sealed',
          tokens: tokens.map(({ name, objects }) => ({
            name,
            objects: objects.map(({ class: type, id, label }) => ({ class: type, id, label })),
          })),
          openRemedies: state.openRemedies,
        },
      ]
    },
    ...nothingLeft,
  },
})

/** The key signs in its token that it is there; throws TOKEN_SIGNATURE_WRONG where another key answers for it. */
function held(key: Key, random: Hex, ceremony: string, devices: Devices, crypto: Crypto): Promise<Hex> {
  const { token, id, algorithm, spki } = key
  const ref = { class: 'private', id } as const
  const message = challenge('seal', ceremony, random)
  return signAndCheck({ token: devices.token(token), key: ref, algorithm, spki, message }, crypto)
}

/** Throws TOKEN_HOLDS_MORE, TOKEN_HOLDS_LESS, KEY_SWITCHED or KEY_STILL_EXTRACTABLE unless the token holds just the keys that the record says. */
function mustBeExpected(state: State, token: string, objects: readonly z.infer<typeof Entry>[]): void {
  const keys = keysIn(state, token)
  const expected = new Set(keys.flatMap(({ id }) => [`public ${id}`, `private ${id}`]))
  const found = objects.map((object) => `${object.class} ${object.id}`)
  const more = found.find((object, i) => !expected.has(object) || found.indexOf(object) !== i)
  if (more !== undefined) throw refuse('TOKEN_HOLDS_MORE', { token, object: more })
  const less = [...expected].find((object) => !found.includes(object))
  if (less !== undefined) throw refuse('TOKEN_HOLDS_LESS', { token, object: less })
  for (const { label, id, spki } of keys) {
    const shown = objects.find((object) => object.class === 'public' && object.id === id)
    if (shown?.spki !== spki) throw refuse('KEY_SWITCHED', { device: token, label, id })
  }
  // That a key was locked is on record; whether it is, the token says once more.
  const locked = Object.values(state.keys).filter((key) => key.token === token && key.status === 'locked')
  for (const { label, id } of [...locked, ...(state.recordKey ? [{ ...state.recordKey, label: 'record key' }] : [])]) {
    const hidden = objects.find((object) => object.class === 'private' && object.id === id)
    if (hidden && hidden.extractable !== false) throw refuse('KEY_STILL_EXTRACTABLE', { label })
  }
}
