import type { Key } from '../../../ceremonies/subjects/keys/slice.ts'
import type { Backup } from '../../../ceremonies/subjects/backup/facts.ts'
import { changed as stateWith, knownOf, evolveAll } from '../../support/known.ts'
import { describe, expect, test } from 'vitest'
import type { Answers } from '../../../ceremonies/kernel/answers.ts'
import type { CommandOf } from '../../../ceremonies/kernel/command.ts'
import type { Json, JsonObject } from '../../../ceremonies/base/json.ts'
import type { PlannedStep } from '../../../ceremonies/kernel/planned.ts'
import { currentStep } from '../../../ceremonies/kernel/state.ts'
import { type Change, momentOf, given, type Moment, saying, when } from '../day.ts'
import type { Event } from '../../../ceremonies/subjects/index.ts'
import { type Hsm, hsmsOf } from '../../../ceremonies/subjects/tokens/hsm.ts'

const token = 'root-hsm'
const none = { backup: null } satisfies Change

/** The moment, with some fields of the step at hand changed. */
function stepWith<M extends Moment>(
  moment: M,
  change: Partial<Omit<PlannedStep, 'fields'>>,
  fields: JsonObject = {},
): M {
  const step = currentStep(moment.state)
  if (!step) throw new Error('no step is at hand')
  const changed = { ...step, ...change, fields: { ...step.fields, ...fields } }
  return { ...moment, state: { ...moment.state, inserted: [changed] } }
}

function inventory<M extends Moment>(moment: M, change: Partial<Hsm>): M {
  const { script } = moment.state
  const hsms = { [token]: { title: token, label: token, ...hsmsOf(script)[token], ...change } }
  const state = { ...moment.state, script: { ...script, inventory: { ...script.inventory, hsms } } }
  return { ...moment, state }
}

const certificate = { scheme: 'FIPS 140-3' as const, level: 'Level 3', number: '4711' }

function keyIs<M extends Moment>(moment: M, status: Key['status'], extractable = status !== 'locked'): M {
  const { root } = knownOf(moment.state).keys
  if (!root) throw new Error('there is no root key yet')
  return {
    ...moment,
    state: stateWith(moment.state, { keys: { root: { ...root, status, extractable } } }),
  }
}

function backupIs<M extends Moment>(moment: M, change: Partial<Backup>): M {
  const { backup } = knownOf(moment.state)
  if (!backup) throw new Error('there is no backup key yet')
  return { ...moment, state: stateWith(moment.state, { backup: { ...backup, ...change } }) }
}

const begin = (step: string) => momentOf('begin', step)
const unsigned = (step: string): object => saying(begin(step), { note: null })
const answering = (step: string, answers: Answers): [Moment, object] => {
  const moment = momentOf('answer', step)
  return [moment, saying(moment, { answers: { ...moment.envelope.command.answers, ...answers } })]
}
const confirming = (step: string, answers: Answers): [Moment, object] => {
  const moment = momentOf('confirm', step)
  return [moment, saying(moment, { answers: { ...moment.envelope.command.answers, ...answers } })]
}

const { at, monotonic } = begin('certificate').envelope
const later = { at: new Date(Date.parse(at) + 61_900).toISOString(), monotonic }

describe('before a device is touched', () => {
  test.each<[what: string, moment: Moment, said: object, code: string, message: string]>([
    [
      'a token that is not in the inventory',
      stepWith(begin('commission'), {}, { token: 'other' }),
      {},
      'DEVICE_UNKNOWN',
      'No device is called “other”; use a name from the inventory of the script.',
    ],
    [
      'a checkpoint without a record key',
      given(begin('checkpoint-1'), { recordKey: null }),
      unsigned('checkpoint-1'),
      'NO_RECORD_KEY',
      'There is no record key to sign with.',
    ],
    [
      'an act on a record that is not signed',
      begin('archive'),
      unsigned('archive'),
      'ACT_UNSIGNED',
      'Step archive cannot begin: the record key has not signed the record before it.',
    ],
    [
      'an act on a record of which a part is signed',
      begin('archive'),
      { seq: begin('archive').envelope.seq + 1 },
      'CHECKPOINT_DIFFERS',
      'The signed note does not cover the text that was to be signed.',
    ],
    [
      'an act on another record than is signed',
      begin('archive'),
      { head: '00'.repeat(32) },
      'CHECKPOINT_DIFFERS',
      'The signed note does not cover the text that was to be signed.',
    ],
    [
      'a checkpoint without a tree head',
      begin('checkpoint-1'),
      { head: null },
      'HEAD_MISSING',
      'The tree head is missing.',
    ],
    [
      'a split of no backup key',
      given(begin('split'), none),
      {},
      'NO_BACKUP_KEY',
      'There is no backup key at this point.',
    ],
    [
      'a set for which no identity is free',
      given(begin('split'), { identifiers: Array.from({ length: 2 ** 15 }, (_, i) => i) }),
      {},
      'NO_FREE_IDENTIFIER',
      'Every set identifier that was drawn is already in the register.',
    ],
    [
      'a hand-over to nobody in particular',
      stepWith(begin('hand-over-1'), { turn: null }),
      {},
      'STEP_NOT_REPEATED',
      'Step hand-over-1 must be repeated for each custodian (for-each).',
    ],
    [
      'a proof of a share that was not shown',
      backupIs(begin('prove-share-2'), { shown: [1] }),
      {},
      'SHARES_NOT_SHOWN',
      'Share 2 has not been shown yet; hand it over before it is proved.',
    ],
    [
      'a proof of a set with a share not typed back',
      backupIs(begin('prove-set'), { proved: [1, 3] }),
      {},
      'SHARES_UNPROVED',
      '2 of 3 shares have been typed back. All must be.',
    ],
    [
      'a key whose label is taken',
      given(begin('generate'), { keys: knownOf(begin('verify-key').state).keys }),
      {},
      'LABEL_EXISTS',
      'root-hsm already has an object labelled “root”; choose another label, nothing was made.',
    ],
    [
      'a key to be archived before the set is proved',
      backupIs(begin('generate'), { whole: false }),
      {},
      'SET_UNPROVED',
      'The shares have not been proved yet. No key is made or wrapped before they are.',
    ],
    [
      'a proof of a key that was not made',
      given(begin('verify-key'), { keys: {} }),
      {},
      'KEY_UNKNOWN',
      'No key labelled root has been made in this ceremony.',
    ],
    [
      'an archive before the set is proved',
      backupIs(begin('archive'), { whole: false }),
      {},
      'SET_UNPROVED',
      'The shares have not been proved yet. No key is made or wrapped before they are.',
    ],
    [
      'an archive without a probe',
      given(begin('archive'), { probes: [] }),
      {},
      'WRAP_UNPROBED',
      'How the token wraps keys of this type has not been tested.',
    ],
    [
      'a restore proof without an archive',
      keyIs(begin('restore-proof'), 'proved'),
      {},
      'KEY_NOT_ARCHIVED',
      'The key root has not been archived.',
    ],
    [
      'a lock before the archive is proved',
      keyIs(begin('lock'), 'archived'),
      {},
      'KEY_NOT_RESTORED',
      'The archive of root has not been proved restorable.',
    ],
    [
      'an end of the backup key before the lock',
      keyIs(begin('destroy'), 'restored'),
      {},
      'KEY_NOT_LOCKED',
      'The key root can still leave the token. Make it unextractable first.',
    ],
    [
      'a certificate before the lock',
      keyIs(begin('certificate'), 'restored'),
      {},
      'KEY_NOT_LOCKED',
      'The key root can still leave the token. Make it unextractable first.',
    ],
    [
      'a certificate without a clock',
      given(begin('certificate'), { clock: null }),
      {},
      'CLOCK_UNKNOWN',
      'The time has not been agreed in this session. Read two clocks first.',
    ],
    [
      'a certificate by a clock that ran away',
      begin('certificate'),
      later,
      'CLOCK_DRIFTED',
      'The laptop’s clock has shifted by 62 seconds against its monotonic clock. Read two clocks again.',
    ],
    [
      'a seal before the lock',
      keyIs(begin('seal'), 'restored'),
      {},
      'KEY_NOT_LOCKED',
      'The key root can still leave the token. Make it unextractable first.',
    ],
    [
      'a seal without a record key',
      given(begin('seal'), { recordKey: null }),
      unsigned('seal'),
      'NO_RECORD_KEY',
      'There is no record key to sign with.',
    ],
  ])('%s is refused', (_what, moment, said, code, message) => {
    expect(when(moment, said)).toEqual([code, message])
  })

  test('a label that every object has a member of is a label like another', () => {
    expect(when(stepWith(begin('generate'), {}, { label: 'constructor' }))).toMatchObject([
      { type: 'record.signed' },
      { type: 'step.started', request: { label: 'constructor' } },
    ])
    expect(when(stepWith(begin('verify-key'), {}, { key: 'constructor' }))).toEqual([
      'KEY_UNKNOWN',
      'No key labelled constructor has been made in this ceremony.',
    ])
  })

  test('an unarchived key is certified without a lock', () => {
    const moment = keyIs(given(begin('certificate'), none), 'proved', false)
    expect(when(moment)).toMatchObject([{ type: 'record.signed' }, { type: 'step.started', step: 'certificate' }])
  })
})

/** A reading so many seconds after the moment at which it is answered. */
function clockAfter(seconds: number): string {
  const { at } = momentOf('answer', 'clock').envelope
  return `${new Date(Date.parse(at) + seconds * 1000).toISOString().slice(0, 19)}Z`
}

describe('what people fill in', () => {
  const words = String(momentOf('answer', 'words-1').envelope.command.answers['words'])
  const [first = ''] = words.split(' ')
  test.each<[what: string, Moment, object, code: string, message: string]>([
    [
      'a field that is not there',
      ...answering('clock', { shoe: '44' }),
      'ANSWER_UNKNOWN',
      'Step clock has no field shoe; it has clock, reading.',
    ],
    ['nothing', ...answering('clock', { clock: '' }), 'ANSWER_MISSING', 'Step clock needs an answer in field clock.'],
    [
      'a time that does not exist',
      ...answering('clock', { reading: '2026-02-30T10:00:00Z' }),
      'ANSWER_INVALID',
      'In step clock, field reading must be a UTC time such as 2026-11-21T10:00:00Z.',
    ],
    [
      'a number as text',
      ...answering('clock', { clock: 7 }),
      'ANSWER_INVALID',
      'In step clock, field clock must be text.',
    ],
    [
      'control characters',
      ...answering('clock', { clock: 'radio\u0007' }),
      'TEXT_CHARACTER',
      'In the text for clock, character 6 is U+0007, which cannot be seen or read aloud. Remove it.',
    ],
    [
      'a novel',
      ...answering('clock', { clock: 'x'.repeat(2001) }),
      'TEXT_LONG',
      'The text for clock has 2001 characters; at most 2000 are allowed. Shorten it.',
    ],
    [
      'the words of a share',
      ...answering('clock', { clock: 'academic acid acrobat romp academic acid acrobat romp' }),
      'TEXT_SECRET',
      'The text for clock looks like the words of a share. Everything entered here is recorded, so nothing was kept; type no secret.',
    ],
    [
      'a document that identifies nobody here',
      ...answering('roll-call', { 'identity.witness-1': 'Bus ticket' }),
      'ANSWER_INVALID',
      'In step roll-call, field identity.witness-1 must be one of Passport.',
    ],
    [
      'a yes in words',
      ...answering('roll-call', { 'appointed.witness-1': 'yes' }),
      'ANSWER_INVALID',
      'In step roll-call, field appointed.witness-1 must be yes or no.',
    ],
    [
      'somebody not appointed',
      ...answering('roll-call', { 'appointed.custodian-2': false }),
      'EXCEPTION_NEEDED',
      '“Custodian 2: appointed to the trusted role” is answered no. Say as an exception what was found instead and how you continue, or correct the answer.',
    ],
    [
      'a digest too short',
      ...answering('fingerprint', { fingerprint: 'abcd' }),
      'ANSWER_INVALID',
      expect.stringMatching(/^In step fingerprint, field fingerprint /),
    ],
    [
      'a clock that is wrong',
      ...answering('clock', { reading: clockAfter(600) }),
      'CLOCK_OFFSET',
      expect.stringMatching(
        /^The clock read by witness-1 is (600|599) seconds off the laptop’s\. Read it again; if the laptop is wrong, correct its clock, and read both clocks again\.$/,
      ),
    ],
    [
      'a clock that shows local time',
      ...answering('clock', { reading: clockAfter(-7200) }),
      'CLOCK_OFFSET',
      'What was read by witness-1 is a whole number of hours off the laptop’s clock, as local time is. Give the time in UTC.',
    ],
    [
      'the same clock again',
      ...confirming('clock', { clock: momentOf('answer', 'clock').envelope.command.answers['clock'] ?? '' }),
      'CLOCK_NOT_INDEPENDENT',
      'witness-2 read the same clock. Use two independent clocks.',
    ],
    [
      'too few exceptions',
      ...answering('deviations', { recorded: 7 }),
      'EXCEPTIONS_DIFFER',
      'The record holds 0 exceptions. Record what is missing, then confirm.',
    ],
    [
      'half of a number',
      ...answering('deviations', { recorded: 0.5 }),
      'ANSWER_INVALID',
      'In step deviations, field recorded must be a whole number up to 1000.',
    ],
    [
      'other words',
      ...answering('words-1', { words: `${words} ${first}` }),
      'WORDS_DIFFER',
      'The words typed by witness-1 are not those of the last checkpoint. Compare the copy word by word.',
    ],
    [
      'a witness’s other words',
      ...confirming('words-1', { words: 'one two three four' }),
      'WORDS_DIFFER',
      'The words typed by witness-2 are not those of the last checkpoint. Compare the copy word by word.',
    ],
    [
      'words before there is a checkpoint',
      given(momentOf('answer', 'words-1'), { checkpoint: null }),
      {},
      'NO_CHECKPOINT',
      'There is no checkpoint to copy words from yet.',
    ],
    [
      'a roll call with somebody absent',
      given(momentOf('answer', 'roll-call'), { enrolled: { administrator: 'fed' } }),
      {},
      'ROLL_CALL_INCOMPLETE',
      'witness-1 has not enrolled yet. The roll call ends when everybody has.',
    ],
  ])('%s is refused', (_what, moment, said, code, message) => {
    expect(when(moment, said)).toEqual([code, message])
  })

  test('words are taken in any case, with commas, as a hand copies them', () => {
    const typed = words.toUpperCase().replaceAll(' ', ', ')
    const [moment, said] = answering('words-1', { words: typed })
    expect(when(moment, said)).toMatchObject([{ type: 'proposal.made', answers: { words: typed } }])
  })

  test('things are looked at one by one, and one that is not intact needs an exception', () => {
    const items = [
      { name: 'bag', title: 'Bag of the HSM', asks: 'number' },
      { name: 'medium', title: 'Boot medium', asks: 'digest' },
    ]
    const inspect = stepWith(momentOf('answer', 'deviations'), { kind: 'inspect' }, { items })
    const intact = { 'bag.number': '4711', 'bag.intact': true, 'medium.digest': 'none', 'medium.intact': true }
    const said = (answers: Answers) => saying(inspect, { answers })
    expect(when(inspect, said(intact))).toMatchObject([{ type: 'proposal.made', answers: intact }])
    expect(when(inspect, said({ ...intact, 'bag.intact': false }))).toEqual([
      'EXCEPTION_NEEDED',
      '“Bag of the HSM: intact and as expected” is answered no. Say as an exception what was found instead and how you continue, or correct the answer.',
    ])
    expect(when(inspect, said({ ...intact, 'medium.digest': 'ABCD' }))).toEqual([
      'ANSWER_INVALID',
      'In step deviations, field medium.digest must be 64 lower-case hexadecimal digits, or none.',
    ])
  })

  test('in a real ceremony a digest that is not there is a departure, but where there may be none', () => {
    const asked = (asks: 'digest' | 'digest-or-none') => {
      const items = [{ name: 'medium', title: 'Boot medium', asks }]
      const inspect = stepWith(momentOf('answer', 'deviations'), { kind: 'inspect' }, { items })
      const answers = { 'medium.digest': 'none', 'medium.intact': true }
      const real = given(inspect, { mode: 'real', enrolled: { 'witness-1': 'code' } })
      return when(real, { ...saying(real, { answers }), method: 'code' })
    }
    expect(asked('digest')).toEqual([
      'EXCEPTION_NEEDED',
      '“Boot medium: digest” is answered none. Say as an exception what was found instead and how you continue, or correct the answer.',
    ])
    expect(asked('digest-or-none')).toMatchObject([{ type: 'proposal.made' }])
  })
})

/** The step's own result with members changed, or taken away where undefined; `a.b` is member b of member a. */
function resultWith(step: string, changes: Readonly<Record<string, unknown>>): CommandOf<'report'>['result'] {
  let result = momentOf('report', step).envelope.command.result as JsonObject
  for (const [path, value] of Object.entries(changes)) result = changed(result, path.split('.'), value)
  return result
}

function changed(object: JsonObject, [name = '', ...deeper]: readonly string[], value: unknown): JsonObject {
  const made = deeper.length === 0 ? value : changed(object[name] as JsonObject, deeper, value)
  const members = Object.entries({ ...object, [name]: made as Json })
  return Object.fromEntries(members.filter(([, member]) => (member as unknown) !== undefined))
}

const reporting = (step: string, changes: Readonly<Record<string, unknown>>): [Moment, object] => {
  const moment = momentOf('report', step)
  return [moment, saying(moment, { result: resultWith(step, changes) })]
}
const real = <T extends Moment>(moment: T): T => given(moment, { mode: 'real' }) as T

describe('what a device gives back is checked, and a step whose result is not as asked is in doubt', () => {
  const held = resultWith('seal', {}) as {
    tokens: {
      name: string
      objects: { class: string; id: string; spki: string | null; extractable: boolean | null }[]
    }[]
  }
  const objects = held.tokens[0]?.objects ?? []
  const foreign = { class: 'secret', id: 'ff', label: 'left behind', spki: null, extractable: null }
  const [firstObject, ...others] = objects
  const share = (index: number) => ({ index, salt: '00', digest: '00'.repeat(32) })
  const otherNote = resultWith('checkpoint-2', {}) as { note: string }
  test.each<[what: string, Moment, object, code: string, parameters: object]>([
    [
      'a token not initialised',
      ...reporting('commission', { initialised: false }),
      'TOKEN_NOT_COMMISSIONED',
      { label: 'medium' },
    ],
    [
      'a token with another label',
      ...reporting('commission', { label: 'minimum' }),
      'TOKEN_NOT_COMMISSIONED',
      { label: 'medium' },
    ],
    [
      'another token’s serial',
      real(inventory(momentOf('report', 'commission'), { serial: '4711' })),
      {},
      'TOKEN_SERIAL_DIFFERS',
      { expected: '4711', found: expect.stringMatching(/^[0-9a-f]{16}$/) },
    ],
    [
      'other firmware',
      real(inventory(momentOf('report', 'commission'), { firmware: '9.9' })),
      {},
      'TOKEN_FIRMWARE_DIFFERS',
      { expected: '9.9', found: '2.6' },
    ],
    [
      'another model',
      real(inventory(momentOf('report', 'commission'), { model: 'Vault 3000' })),
      {},
      'TOKEN_MODEL_DIFFERS',
      { expected: 'Vault 3000', found: 'SoftHSM v2' },
    ],
    [
      'a certificate that the script claims of software',
      real(inventory(momentOf('report', 'commission'), { certificate, model: 'SoftHSM v2', firmware: '2.6' })),
      {},
      'CERTIFICATE_OF_SOFTWARE',
      { device: 'root-hsm', product: 'SoftHSM' },
    ],
    [
      'a record key that can leave',
      ...reporting('record-key', { 'privateKey.CKA_EXTRACTABLE': true }),
      'ATTRIBUTE_DIFFERS',
      {
        label: expect.stringMatching(/^strongroom record /),
        attribute: 'CKA_EXTRACTABLE',
        asked: 'false',
        found: 'true',
      },
    ],
    [
      'a record key of no curve',
      ...reporting('record-key', { spki: '3000' }),
      'PUBLIC_KEY_WRONG',
      { label: expect.stringMatching(/^strongroom record /), algorithm: 'EC-P256' },
    ],
    [
      'a token that cannot wrap, in a real ceremony',
      real(momentOf('report', 'probe')),
      { command: { type: 'report', step: 'probe', result: { impossible: 'KEY_NOT_WRAPPABLE' } } },
      'ARCHIVE_IMPOSSIBLE',
      { algorithm: 'EC-P256', code: 'KEY_NOT_WRAPPABLE' },
    ],
    ['a note over something else', ...reporting('checkpoint-1', { note: otherNote.note }), 'CHECKPOINT_DIFFERS', {}],
    ['no note', ...reporting('checkpoint-1', { note: 'all is well' }), 'CHECKPOINT_DIFFERS', {}],
    [
      'a backup key that can encrypt',
      ...reporting('backup-key', { 'attributes.CKA_ENCRYPT': true }),
      'ATTRIBUTE_DIFFERS',
      { label: 'strongroom backup', attribute: 'CKA_ENCRYPT', asked: 'false', found: 'true' },
    ],
    [
      'a backup key that stays in the token',
      ...reporting('backup-key', { 'attributes.CKA_TOKEN': true }),
      'ATTRIBUTE_DIFFERS',
      { label: 'strongroom backup', attribute: 'CKA_TOKEN', asked: 'false', found: 'true' },
    ],
    [
      'a share too few',
      ...reporting('split', { commitments: [share(1), share(2)] }),
      'SHARES_MISSING',
      { shares: 3, found: 2 },
    ],
    ['a quorum too few', ...reporting('prove-set', { quorums: 2 }), 'QUORUMS_MISSING', { expected: 3, tried: 2 }],
    [
      'a key that is not sensitive',
      ...reporting('generate', { 'privateKey.CKA_SENSITIVE': false }),
      'ATTRIBUTE_DIFFERS',
      { label: 'root', attribute: 'CKA_SENSITIVE', asked: 'true', found: 'false' },
    ],
    [
      'a key whose attribute cannot be read',
      ...reporting('generate', { 'privateKey.CKA_DERIVE': undefined }),
      'ATTRIBUTE_DIFFERS',
      { label: 'root', attribute: 'CKA_DERIVE', asked: 'false', found: 'unreadable' },
    ],
    [
      'a key not born here',
      ...reporting('generate', { 'privateKey.CKA_LOCAL': false }),
      'ATTRIBUTE_DIFFERS',
      { label: 'root', attribute: 'CKA_LOCAL', asked: 'true', found: 'false' },
    ],
    [
      'a key of another type',
      ...reporting('generate', { spki: (resultWith('record-key', {}) as { spki: string }).spki.slice(2) }),
      'PUBLIC_KEY_WRONG',
      { label: 'root', algorithm: 'EC-P256' },
    ],
    [
      'a key restored from one share',
      ...reporting('restore-proof', { shares: [1, 1] }),
      'QUORUM_SHORT',
      { missing: 1 },
    ],
    [
      'a restored backup key that can be read',
      ...reporting('restore-proof', { 'attributes.CKA_SENSITIVE': false }),
      'ATTRIBUTE_DIFFERS',
      { label: 'strongroom backup', attribute: 'CKA_SENSITIVE', asked: 'true', found: 'false' },
    ],
    [
      'a key that is still extractable',
      ...reporting('lock', { 'attributes.CKA_EXTRACTABLE': true }),
      'KEY_STILL_EXTRACTABLE',
      { label: 'root' },
    ],
    [
      'a locked key that was wrapped',
      ...reporting('lock', { refusedBy: 'nobody: the token wrapped the key' }),
      'WRAP_NOT_REFUSED',
      { label: 'root', answer: 'nobody: the token wrapped the key' },
    ],
    [
      'a wrap refused for want of a login',
      ...reporting('lock', { refusedBy: 'NOT_LOGGED_IN' }),
      'WRAP_NOT_REFUSED',
      { label: 'root', answer: 'NOT_LOGGED_IN' },
    ],
    ['a backup key that is still there', ...reporting('destroy', { left: 1 }), 'BACKUP_KEY_LEFT', { token }],
    [
      'another certificate’s digest',
      ...reporting('certificate', { sha256: '00'.repeat(32) }),
      'CERTIFICATE_DIFFERS',
      {},
    ],
    [
      'an object that nobody knows',
      ...reporting('seal', { tokens: [{ name: token, objects: [...objects, foreign] }] }),
      'TOKEN_HOLDS_MORE',
      { token, object: 'secret ff' },
    ],
    [
      'one object twice',
      ...reporting('seal', { tokens: [{ name: token, objects: [...objects, firstObject] }] }),
      'TOKEN_HOLDS_MORE',
      { token, object: `${firstObject?.class ?? ''} ${firstObject?.id ?? ''}` },
    ],
    [
      'an object that is gone',
      ...reporting('seal', { tokens: [{ name: token, objects: others }] }),
      'TOKEN_HOLDS_LESS',
      { token, object: `${firstObject?.class ?? ''} ${firstObject?.id ?? ''}` },
    ],
    ['a token that was not read', ...reporting('seal', { tokens: [] }), 'TOKENS_UNREAD', { tokens: [token] }],
    ...objects.flatMap((object, place) =>
      object.class === 'public'
        ? [
            [
              `another public key in the place of object ${place}`,
              ...reporting('seal', {
                tokens: [{ name: token, objects: objects.with(place, { ...object, spki: '3059' }) }],
              }),
              'KEY_SWITCHED',
              { device: token, label: expect.any(String), id: object.id },
            ] as [string, Moment, object, string, object],
          ]
        : [],
    ),
    ...objects.flatMap((object, place) =>
      object.class === 'private'
        ? [
            [
              `a key that can still leave the token at the seal, object ${place}`,
              ...reporting('seal', {
                tokens: [{ name: token, objects: objects.with(place, { ...object, extractable: true }) }],
              }),
              'KEY_STILL_EXTRACTABLE',
              { label: expect.any(String) },
            ] as [string, Moment, object, string, object],
          ]
        : [],
    ),
    ['a key that does not sign at the seal', ...reporting('seal', { proofs: [] }), 'KEY_NOT_HELD', { label: 'root' }],
    [
      'a result of no form at all',
      ...reporting('destroy', { destroyed: 'many' }),
      'RESULT_INVALID',
      { step: 'destroy', member: 'destroyed' },
    ],
    [
      'a result with something beside',
      ...reporting('destroy', { secret: 'x' }),
      'RESULT_INVALID',
      { step: 'destroy', member: '' },
    ],
  ])('%s', (_what, moment, said, code, parameters) => {
    const step = currentStep(moment.state)?.id
    expect(when(moment, said)).toEqual([
      { type: 'step.failed', step, attempt: 1, code, parameters },
      { type: 'step.doubtful', step, attempt: 1 },
    ])
  })

  test('in a rehearsal an archive that cannot be made is waived, with an open exception, and its steps are left out', () => {
    const moment = momentOf('report', 'probe')
    const events = when(moment, saying(moment, { result: { impossible: 'KEY_NOT_WRAPPABLE' } })) as readonly Event[]
    expect(events.slice(0, 1)).toEqual([
      {
        type: 'archive.waived',
        exception: 1,
        by: 'administrator',
        step: 'probe',
        algorithm: 'EC-P256',
        code: 'KEY_NOT_WRAPPABLE',
        parameter: 'archive',
        value: 'none',
      },
    ])
    const { exceptions, openRemedies, inForce } = evolveAll(moment.state, events)
    expect([exceptions, openRemedies, inForce['archive']]).toEqual([1, [1], 'none'])
  })

  test('every result of the day itself brings about what the record says', () => {
    const reports = ['commission', 'record-key', 'backup-key', 'generate', 'archive', 'lock', 'certificate', 'seal']
    for (const step of reports) {
      const moment = momentOf('report', step)
      expect(when(moment)).toEqual(moment.events)
    }
  })
})
