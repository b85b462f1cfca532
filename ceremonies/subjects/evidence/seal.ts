import { z } from 'zod'
import type { Crypto, Hex } from '../../base/crypto.ts'
import type { Devices } from '../../devices/index.ts'
import { keysIn } from '../tokens/identity.ts'
import { checkOf, mustMatchKeyCheck } from '../keys/check-value.ts'
import { challenge, signAndCheck } from '../keys/signing.ts'
import { refuse } from '../../base/refusal.ts'
import type { State } from '../../kernel/model.ts'
import { list } from '../../kernel/shapes.ts'
import { defineStep } from '../../kernel/step.ts'
import { ceremonySealed, evidence, keyHeld, secretKeyHeld } from './facts.ts'
import { type Key, keys } from '../keys/slice.ts'
import { tokens as tokenSlice } from '../tokens/facts.ts'
import { device, hex, keyCheck, nothing } from '../fields.ts'
import { allKeys, mustBeLocked, mustHaveDestroyedBackup, objectOf } from '../keys/keys.ts'
import { nothingLeft } from '../leftovers.ts'
import { signsRecord } from '../resources.ts'

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
const Checked = z.strictObject({ label: z.string(), keyCheck })

/**
 * What the tokens hold at the end is read and must be what the record says, key by key, and every key signs a fresh
 * challenge, every secret key gives its check value once more; then the record is closed for good. (The record key signs the record itself.)
 */
export const seal = defineStep({
  name: 'seal',
  reference: {
    is: 'What the token holds is compared with the record, every key signs once more, the record is signed for the last time, and the record key is destroyed. It comes last.',
    alsoNeeds: 'Every key that was archived is locked, and the backup key is destroyed.',
    alsoMakes: 'The sealed record.',
    example: {},
  },
  needs: [signsRecord],
  fields: nothing,
  basis: 'signed',
  irreversible: true,
  act: {
    request: z.strictObject({ tokens: list(device), challenge: hex }),
    result: z.strictObject({
      tokens: z.array(Held),
      proofs: z.array(Proof),
      /** None in records from before there were secret keys. */
      checks: z.array(Checked).default([]),
    }),
    token: (_step, state) => Object.keys(tokenSlice.of(state).noted),
    prepare: (_step, state, { random }) => {
      if (evidence.of(state).recordKey === null) throw refuse('NO_RECORD_KEY')
      mustBeLocked(state)
      mustHaveDestroyedBackup(state)
      return { tokens: Object.keys(tokenSlice.of(state).noted), challenge: random }
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
      for (const key of Object.values(keys.of(state).byLabel)) {
        const signature = await held(key, request.challenge, state.ceremony, devices, crypto)
        proofs.push({ label: key.label, signature })
      }
      const checks = []
      for (const key of Object.values(keys.of(state).secrets))
        checks.push({
          label: key.label,
          keyCheck: { ...(await checkOf(devices.token(key.token), objectOf(key), key)) },
        })
      return { tokens, proofs, checks }
    },
    conclude: (_step, request, { tokens, proofs, checks }, state) => {
      const unread = request.tokens.find((token, i) => tokens[i]?.name !== token)
      if (unread !== undefined || tokens.length !== request.tokens.length)
        throw refuse('TOKENS_UNREAD', { tokens: request.tokens })
      for (const { name, objects } of tokens) mustBeExpected(state, name, objects)
      const { byLabel, secrets } = keys.of(state)
      mustNameAll(Object.keys(byLabel), proofs)
      mustNameAll(Object.keys(secrets), checks)
      for (const { label, keyCheck: found } of checks) {
        const { keyCheck: expected = null } = secrets[label] ?? {}
        if (expected) mustMatchKeyCheck(label, expected, found)
      }
      return [
        ...proofs.map(({ label, signature }) => keyHeld({ label, challenge: request.challenge, signature })),
        ...checks.map(({ label, keyCheck: found }) => secretKeyHeld({ label, keyCheck: found })),
        ceremonySealed({
          tokens: tokens.map(({ name, objects }) => ({
            name,
            objects: objects.map(({ class: type, id, label }) => ({ class: type, id, label })),
          })),
          openRemedies: state.openRemedies,
        }),
      ]
    },
    ...nothingLeft,
  },
})

/** Throws KEY_NOT_HELD unless every key has its proof, in their order. */
function mustNameAll(labels: readonly string[], proofs: readonly { readonly label: string }[]): void {
  const unproved = labels.find((label, i) => proofs[i]?.label !== label)
  if (unproved !== undefined || proofs.length !== labels.length) throw refuse('KEY_NOT_HELD', { label: unproved ?? '' })
}

/** The key signs in its token that it is there; throws TOKEN_SIGNATURE_WRONG where another key answers for it. */
function held(key: Key, random: Hex, ceremony: string, devices: Devices, crypto: Crypto): Promise<Hex> {
  const { token, id, algorithm, spki } = key
  const ref = { class: 'private', id } as const
  const message = challenge('seal', ceremony, random)
  return signAndCheck({ token: devices.token(token), key: ref, algorithm, spki, message }, crypto)
}

/**
 * What is not from before: of a token that was in use, each object that it held when it was opened must be there as it was. Keys
 * on record are left for the comparison with the record. Throws TOKEN_HOLDS_LESS.
 */
function withoutEarlier(
  state: State,
  token: string,
  objects: readonly z.infer<typeof Entry>[],
  onRecord: ReadonlySet<string>,
): readonly z.infer<typeof Entry>[] {
  const rest = [...objects]
  for (const { class: type, id, label } of tokenSlice.of(state).before[token] ?? []) {
    if (onRecord.has(`${type} ${id}`)) continue
    const at = rest.findIndex((object) => object.class === type && object.id === id && object.label === label)
    if (at < 0) throw refuse('TOKEN_HOLDS_LESS', { token, object: `${type} ${id}` })
    rest.splice(at, 1)
  }
  return rest
}

/** Throws TOKEN_HOLDS_MORE, TOKEN_HOLDS_LESS, KEY_SWITCHED or KEY_STILL_EXTRACTABLE unless the token holds just the keys that the record says. */
function mustBeExpected(state: State, token: string, objects: readonly z.infer<typeof Entry>[]): void {
  const kept = keysIn(state, token)
  const secret = Object.values(keys.of(state).secrets).filter((key) => key.token === token)
  const expected = new Set([
    ...kept.flatMap(({ id }) => [`public ${id}`, `private ${id}`]),
    ...secret.map(({ id }) => `secret ${id}`),
  ])
  const found = withoutEarlier(state, token, objects, expected).map((object) => `${object.class} ${object.id}`)
  const more = found.find((object, i) => !expected.has(object) || found.indexOf(object) !== i)
  if (more !== undefined) throw refuse('TOKEN_HOLDS_MORE', { token, object: more })
  const less = [...expected].find((object) => !found.includes(object))
  if (less !== undefined) throw refuse('TOKEN_HOLDS_LESS', { token, object: less })
  for (const { label, id, spki } of kept) {
    const shown = objects.find((object) => object.class === 'public' && object.id === id)
    if (shown?.spki !== spki) throw refuse('KEY_SWITCHED', { device: token, label, id })
  }
  // That a key was locked is on record; whether it is, the token says once more.
  const locked = allKeys(state).filter((key) => key.token === token && key.status === 'locked')
  const { recordKey } = evidence.of(state)
  for (const key of [...locked, ...(recordKey ? [{ ...recordKey, label: 'record key' }] : [])]) {
    const { class: type, id } = 'keyCheck' in key ? objectOf(key) : ({ class: 'private', id: key.id } as const)
    const { label } = key
    const hidden = objects.find((object) => object.class === type && object.id === id)
    if (hidden && hidden.extractable !== false) throw refuse('KEY_STILL_EXTRACTABLE', { label })
  }
}
