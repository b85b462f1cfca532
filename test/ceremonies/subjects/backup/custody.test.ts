import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { evolveAll, knownOf } from '../../../support/known.ts'
import type { Event, KindName } from '../../../../ceremonies/subjects/index.ts'
import type { Json, JsonObject } from '../../../../ceremonies/base/json.ts'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import type { PlannedStep } from '../../../../ceremonies/kernel/planned.ts'
import { makePlan, parseScript, initialState, current } from '../../../../ceremonies/index.ts'
import { backupKey } from '../../../../ceremonies/subjects/keys/session-objects.ts'
import { signingKey } from '../../../../ceremonies/subjects/keys/templates.ts'
import type { State, Act } from '../../../../ceremonies/kernel/model.ts'
import { kindOf } from '../../../../ceremonies/kernel/rules.ts'
import { refused } from '../../../support/refused.ts'
import { envelope } from '../../../support/envelope.ts'

const script = parseScript(readFileSync(join(import.meta.dirname, '../../../fixtures/scripts/medium.yaml'), 'utf8'))
const start = initialState(script, makePlan(script, bindParameters(script.parameters, {})))

const given = (...events: readonly Event[]): State => evolveAll(start, events)

function actOf(kind: KindName): Act {
  const { act } = kindOf(current, kind)
  if (!act) throw new Error(`${kind} has no act`)
  return act
}

/** The script's first step of a kind; a reload, which no script has, is done by the people of the backup key. */
function stepOf(kind: KindName): PlannedStep {
  if (kind === 'reload') return { ...stepOf('backup-key'), kind }
  return start.plan.steps.find((step) => step.kind === kind) ?? never(kind)
}

const request = (kind: KindName, state: State, fields: JsonObject = {}) => {
  const step = stepOf(kind)
  return actOf(kind).prepare({ ...step, fields: { ...step.fields, ...fields } }, state, envelope)
}
const conclude = (kind: KindName, asked: JsonObject, result: unknown, state = start) =>
  actOf(kind).conclude(stepOf(kind), asked, result as Json, state, envelope)
const code = async (work: () => unknown) => (await refused(work)).code

function never(kind: string): never {
  throw new Error(`the script has no ${kind}`)
}

const token = 'root-hsm'
const check = { method: 'CMAC', length: 5, value: '0011223344' } as const
const backupMade: Event = { type: 'backup-key.made', token, id: 'aa'.repeat(16), set: 'aa'.repeat(16), check }
const setMade: Event = {
  type: 'set.made',
  set: 'aa'.repeat(16),
  scheme: 'SLIP-0039',
  identifier: 5,
  threshold: 2,
  shares: 3,
}
const setProved: Event = { type: 'set.proved', set: 'aa'.repeat(16), quorums: 3 }
const destroyed: Event = { type: 'backup-key.destroyed', token, id: 'aa'.repeat(16), set: 'aa'.repeat(16), check }
const id = 'bb'.repeat(16)
const spki = `3059301306072a8648ce3d020106082a8648ce3d03010703420004${'11'.repeat(64)}`
const keyMade: Event = {
  type: 'key.made',
  token,
  label: 'root',
  id,
  algorithm: 'EC-P256',
  spki,
  wrapWithTrusted: false,
  otherSessions: null,
  publicKey: {},
  privateKey: {},
}
const archived: Event = {
  type: 'key.archived',
  label: 'root',
  artifact: 'root.kwp',
  sha256: '00'.repeat(32),
  spki,
  check,
  set: 'aa'.repeat(16),
  mechanism: 'CKM_AES_KEY_WRAP_KWP',
  length: 8,
  derLength: 8,
  restore: {},
}
const locked: Event = {
  type: 'key.locked',
  label: 'root',
  attributes: {},
  refusedBy: 'KEY_UNEXTRACTABLE',
  otherSessions: null,
}
const recordKey: Event = { type: 'record-key.made', token, id: 'cc'.repeat(16), spki, fingerprint: '00'.repeat(32) }
const clock: Event = { type: 'clock.agreed', at: envelope.at, monotonic: 0, offsets: [0, 0] }

describe('the order of custody', () => {
  test('a key that is to be archived is born only after its set of shares is proved whole', async () => {
    expect(await code(() => request('generate', start))).toBe('NO_BACKUP_KEY')
    expect(await code(() => request('generate', given(backupMade, setMade)))).toBe('SET_UNPROVED')
    expect(request('generate', given(backupMade, setMade, setProved))).toMatchObject({ extractable: true })
  })

  test('there is one backup key and one record key', async () => {
    expect(await code(() => request('backup-key', given(backupMade)))).toBe('BACKUP_KEY_EXISTS')
    expect(await code(() => request('backup-key', given(backupMade, destroyed)))).toBe('BACKUP_KEY_EXISTS')
    expect(await code(() => request('record-key', given(recordKey)))).toBe('RECORD_KEY_EXISTS')
  })

  test('a key is wrapped as its own token was tried with its own type', async () => {
    const probed = (algorithm: 'EC-P256' | 'RSA-3072'): Event => ({
      type: 'wrap.probed',
      token,
      algorithm,
      mechanism: 'CKM_AES_KEY_WRAP_KWP',
      exact: true,
      derLength: 138,
      trailingZeros: 0,
    })
    const made = given(backupMade, setMade, setProved, keyMade)
    expect(await code(() => request('archive', evolveAll(made, [probed('RSA-3072')])))).toBe('WRAP_UNPROBED')
    const both = evolveAll(made, [probed('EC-P256'), probed('RSA-3072')])
    expect(request('archive', both)).toMatchObject({ mechanism: 'CKM_AES_KEY_WRAP_KWP' })
  })

  test('the backup key is destroyed where it is', async () => {
    const state = given(backupMade, setMade, setProved, keyMade, locked)
    expect(await code(() => request('destroy-backup-key', state, { token: 'other-hsm' }))).toBe('BACKUP_KEY_ELSEWHERE')
    expect(request('destroy-backup-key', state)).toEqual({ token, id: 'aa'.repeat(16) })
  })

  test('a certificate is signed, and the record sealed, only after it is destroyed', async () => {
    const alive = given(clock, recordKey, backupMade, setMade, setProved, keyMade, locked)
    expect(await code(() => request('certificate', alive))).toBe('BACKUP_KEY_ALIVE')
    expect(await code(() => request('seal', alive))).toBe('BACKUP_KEY_ALIVE')
    const gone = evolveAll(alive, [destroyed])
    expect(request('certificate', gone)).toMatchObject({ label: 'root', notBefore: '2026-11-21T10:00:00Z' })
  })

  test('nothing is sealed with a key that can leave, or without a record key', async () => {
    expect(await code(() => request('seal', given(recordKey, backupMade, keyMade, destroyed)))).toBe('KEY_NOT_LOCKED')
    expect(await code(() => request('seal', given(keyMade)))).toBe('NO_RECORD_KEY')
  })

  test('what was done with a key is not undone by proving it again', () => {
    const proof: Event = { type: 'key.proved', label: 'root', challenge: '00', signature: '00' }
    const statusAfter = (...events: readonly Event[]) => knownOf(given(keyMade, ...events)).keys['root']?.status
    expect([statusAfter(proof), statusAfter(archived, proof), statusAfter(locked, proof)]).toEqual([
      'proved',
      'archived',
      'locked',
    ])
  })

  test('a signature in doubt is redone or nothing; a key in doubt can only be discarded', () => {
    const choices = (kind: KindName) => actOf(kind).choices({ found: [] })
    expect(['certificate', 'verify-key', 'checkpoint'].map((kind) => choices(kind as KindName))).toEqual([
      ['redo'],
      ['redo'],
      ['redo'],
    ])
    expect(['generate', 'record-key', 'backup-key', 'reload'].map((kind) => choices(kind as KindName))).toEqual([
      ['discard'],
      ['discard'],
      ['discard'],
      ['discard'],
    ])
  })

  test('a key that comes back from its shares replaces the copy that the token may still have', () => {
    expect(request('reload', given(backupMade, setMade, setProved))).toMatchObject({
      old: 'aa'.repeat(16),
      id: envelope.random.slice(0, 32),
    })
  })
})

describe('what comes back is not taken as it comes', () => {
  const asked = { token, label: 'root', id, algorithm: 'EC-P384', extractable: true }
  const pair = signingKey({ algorithm: 'EC-P384', label: 'root', id, persistent: true, extractable: true })
  const made = {
    publicKey: pair.publicKey,
    privateKey: { ...pair.privateKey, CKA_LOCAL: true, CKA_ALWAYS_SENSITIVE: true },
  }

  test('a public key of another type', async () => {
    expect(await code(() => conclude('generate', asked, { ...made, spki, otherSessions: null }))).toBe(
      'PUBLIC_KEY_WRONG',
    )
  })

  test('shares out of order or too few', async () => {
    const split = { set: 'aa', identifier: 5, threshold: 2, shares: 3 }
    const commitments = (...indices: readonly number[]) =>
      indices.map((index) => ({ index, salt: '00', digest: '00'.repeat(32) }))
    expect(await code(() => conclude('split', split, { commitments: commitments(1, 2) }))).toBe('SHARES_MISSING')
    expect(await code(() => conclude('split', split, { commitments: commitments(1, 2, 2) }))).toBe('SHARES_MISSING')
  })

  test('a share is proved after it was shown, and counts once', async () => {
    const state = given(backupMade, setMade)
    expect(await code(() => request('prove-share', state))).toBe('SHARES_NOT_SHOWN')
    const proved: Event = { type: 'share.proved', set: 'aa', index: 1, by: 'custodian-1' }
    expect(knownOf(given(backupMade, setMade, proved, proved)).backup?.proved).toEqual([1])
  })

  test('a backup key that came back from fewer shares than it needs', async () => {
    const attributes = backupKey(id)
    const reloaded = { token, id, transport: '00', old: '00', set: 'aa', custodians: [], typing: [] }
    const state = given(backupMade, setMade, setProved)
    expect(await code(() => conclude('reload', reloaded, { shares: [1, 1], attributes }, state))).toBe('QUORUM_SHORT')
  })

  test('a seal for which a token was not read', async () => {
    expect(await code(() => conclude('seal', { tokens: [token], challenge: '00' }, { tokens: [], proofs: [] }))).toBe(
      'TOKENS_UNREAD',
    )
    const other = { tokens: [{ name: 'other', objects: [] }], proofs: [] }
    expect(await code(() => conclude('seal', { tokens: [token], challenge: '00' }, other))).toBe('TOKENS_UNREAD')
  })
})
