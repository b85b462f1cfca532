/** What a change of custodians refuses, from facts alone. */
import { expect, test } from 'vitest'
import { current } from '../../../../ceremonies/index.ts'
import type { JsonObject } from '../../../../ceremonies/base/json.ts'
import type { State } from '../../../../ceremonies/kernel/model.ts'
import { kindOf } from '../../../../ceremonies/kernel/rules.ts'
import type { Event } from '../../../../ceremonies/subjects/index.ts'
import {
  backupKey,
  recoveredBackupKey,
  rewrappedKey,
  rewrappedSecret,
} from '../../../../ceremonies/subjects/keys/session-objects.ts'
import { envelope } from '../../../support/envelope.ts'
import { evolveAll } from '../../../support/known.ts'
import { refused } from '../../shares/helpers.ts'
import {
  start,
  check,
  old,
  pair,
  secret,
  note,
  archiveOf,
  read,
  stepOf,
  accepted,
  made,
  rewrapped,
  both,
  after,
  agreed,
} from './known.ts'

test('a record that was accepted says which set brings back what, and its number is taken', () => {
  const [first, ...archives] = accepted(read)
  expect(first).toMatchObject({
    type: 'record.accepted',
    ceremony: 'ceremony-1',
    note,
    set: old,
    keys: ['root', 'sealing'],
  })
  expect(archives).toMatchObject([
    { type: 'archive.accepted', label: 'root', set: old, ceremony: 'ceremony-1', key: pair },
    { type: 'archive.accepted', label: 'sealing', set: old, ceremony: 'ceremony-1', key: secret },
  ])
})

test('a record is refused that is no other than it should be', () => {
  const real: State = { ...start, mode: 'real' }
  const [set] = read.sets
  expect(() => accepted(read, real)).toThrow(refused('EARLIER_REHEARSED', { ceremony: 'ceremony-1' }))
  expect(() => accepted({ ...read, mode: 'real' })).toThrow(refused('EARLIER_REAL', { ceremony: 'ceremony-1' }))
  expect(() => accepted({ ...read, anchored: false })).toThrow(refused('EARLIER_NOT_ANCHORED', {}))
  expect(() => accepted({ ...read, sets: [] })).toThrow(refused('EARLIER_SETS', { ceremony: 'ceremony-1', count: 0 }))
  expect(() => accepted({ ...read, sets: [set, set] })).toThrow(
    refused('EARLIER_SETS', { ceremony: 'ceremony-1', count: 2 }),
  )
  expect(() => accepted({ ...read, sets: [{ ...set, archives: [archiveOf('root', pair)] }] })).toThrow(
    refused('EARLIER_KEYS_DIFFER', { ceremony: 'ceremony-1', expected: ['root', 'sealing'], found: ['root'] }),
  )
  expect(() => accepted({ ...read, sets: [{ ...set, set: { ...old, threshold: 3 } }] })).toThrow(
    refused('EARLIER_SET_DIFFERS', { threshold: 2, shares: 3, found: 3, of: 3 }),
  )
})

test('the new set is put in force only when every key of the earlier one came back from it', () => {
  expect(() => agreed('in-force', start)).toThrow(refused('NO_RECORD_ACCEPTED', {}))
  expect(() => agreed('in-force', after())).toThrow(refused('SET_UNPROVED', {}))
  expect(() => agreed('in-force', after(...made))).toThrow(
    refused('ARCHIVES_UNPROVED', { keys: ['root', 'sealing'], identifier: 7 }),
  )
  expect(() => agreed('in-force', after(...made, ...both.slice(0, 3)))).toThrow(
    refused('ARCHIVES_UNPROVED', { keys: ['sealing'], identifier: 7 }),
  )
  const whole = after(...made, ...both)
  const inForce = agreed('in-force', whole)
  expect(inForce).toEqual([
    expect.objectContaining({
      type: 'set.in-force',
      set: 'new-set',
      over: 'old-set',
      threshold: 2,
      ceremony: 'ceremony-1',
    }),
  ])
  expect(() => agreed('in-force', evolveAll(whole, inForce))).toThrow(refused('SET_IN_FORCE', {}))
})

const another = { ...pair, spki: '31'.repeat(20) } as const
const bornAs = (spki: string): Event => ({
  ...{ type: 'key.made', token: 'hsm', label: 'root', id: '04'.repeat(16), algorithm: 'EC-P256', spki },
  ...{ otherSessions: 0, wrapWithTrusted: false, publicKey: {}, privateKey: {} },
})
const foundAs = (spki: string): Event => ({
  ...{ type: 'key.found', token: 'hsm', label: 'root', id: '04'.repeat(16), algorithm: 'EC-P256', spki },
  ...{ otherSessions: 0, attributes: {} },
})
const foundSecretAs = (value: string): Event => ({
  ...{ type: 'secret-key.found', token: 'hsm', label: 'sealing', id: '05'.repeat(16), algorithm: 'AES-256' },
  ...{ purpose: 'encrypt', keyCheck: check(value), otherSessions: 0, attributes: {} },
})

test('a set is put in force for the keys themselves, and not for others of their labels', () => {
  const [, backRoot, again, backSecret] = both
  if (!backRoot || !again || !backSecret) throw new Error('no proofs')
  const inForce = (root: Event, secretKey: Event) => () =>
    agreed('in-force', after(...made, root, backRoot, secretKey, backSecret))
  const unproved = (...labels: readonly string[]) => refused('ARCHIVES_UNPROVED', { keys: labels, identifier: 7 })
  // Made today: even with the public key of the record it is not the key that the earlier set brings back.
  expect(inForce(bornAs(another.spki), again)).toThrow(unproved('root'))
  expect(inForce(bornAs(pair.spki), again)).toThrow(unproved('root'))
  // Found in a token: the one of the record, or another.
  expect(inForce(foundAs(another.spki), again)).toThrow(unproved('root'))
  expect(inForce(foundAs(pair.spki), foundSecretAs('0102030406'))).toThrow(unproved('sealing'))
  expect(inForce(foundAs(pair.spki), foundSecretAs('0102030405'))()).toMatchObject([{ keys: ['root', 'sealing'] }])
  // Out of an archive, but with another key in it than the record says.
  expect(inForce(rewrapped('root', another), again)).toThrow(unproved('root'))
  expect(inForce(rewrapped('root', pair), rewrapped('sealing', pair))).toThrow(unproved('sealing'))
})

test('what has a label already is not rewrapped under it', () => {
  const step = stepOf('rewrap')
  const prepared =
    (...events: readonly Event[]) =>
    () =>
      kindOf(current, step.kind).act?.prepare(step, after(...made, ...events), envelope)
  const taken = refused('LABEL_EXISTS', { label: 'root', device: 'hsm' })
  expect(prepared(bornAs(another.spki))).toThrow(taken)
  expect(prepared(foundAs(pair.spki))).toThrow(taken)
  expect(prepared(...both)).toThrow(taken)
  expect(prepared()).toThrow(refused('BACKUP_KEY_NOT_RECOVERED', { token: 'hsm' }))
})

test('a new set that is the earlier one is no change', () => {
  const [key, set, proved] = made
  if (!key || !set || !proved || key.type !== 'backup-key.made' || set.type !== 'set.made') throw new Error('no set')
  const unchanged = refused('SET_UNCHANGED', { identifier: 7 })
  expect(() => agreed('in-force', after({ ...key, check: old.check }, set, proved, ...both))).toThrow(unchanged)
  expect(() => agreed('in-force', after(key, { ...set, identifier: 7 }, proved, ...both))).toThrow(unchanged)
})

test('the earlier backup key comes back to open alone, and what it opens can leave and do nothing else', () => {
  const id = '03'.repeat(16)
  const uses = (template: JsonObject) =>
    Object.entries(template).flatMap(([name, value]) =>
      value === true && !['CKA_PRIVATE', 'CKA_SENSITIVE'].includes(name) ? [name] : [],
    )
  expect(uses({ ...backupKey(id) })).toEqual(['CKA_WRAP', 'CKA_UNWRAP'])
  expect(uses({ ...recoveredBackupKey(id) })).toEqual(['CKA_UNWRAP'])
  expect(uses({ ...rewrappedKey('EC-P256', id) })).toEqual(['CKA_EXTRACTABLE'])
  expect(uses({ ...rewrappedSecret('AES-256', id) })).toEqual(['CKA_EXTRACTABLE'])
  expect(rewrappedKey('EC-P256', id).CKA_TOKEN).toBe(false)
})
