import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { current, initialState, makePlan, parseScript } from '../../../../ceremonies/index.ts'
import { kindOf } from '../../../../ceremonies/kernel/rules.ts'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import type { Act, State } from '../../../../ceremonies/kernel/model.ts'
import type { PlannedStep } from '../../../../ceremonies/kernel/planned.ts'
import { rulesOf } from '../../../../ceremonies/kernel/compose.ts'
import type { EnvelopeParts } from '../../../../ceremonies/devices/envelope.ts'
import { flawOfSecret } from '../../../../ceremonies/devices/secret.ts'
import { SECRETS } from '../../../../ceremonies/devices/index.ts'
import { backup } from '../../../../ceremonies/subjects/backup/facts.ts'
import { mustHaveDestroyedBackup } from '../../../../ceremonies/subjects/keys/keys.ts'
import { envelopes } from '../../../../ceremonies/subjects/secrets/facts.ts'
import { type Event, type KindName, subjects } from '../../../../ceremonies/subjects/index.ts'
import { evolveAll } from '../../../support/known.ts'
import { refused } from '../../shares/helpers.ts'
import { envelope } from '../../../support/envelope.ts'

const folder = join(import.meta.dirname, '../../../../ceremonies/scripts')
const script = parseScript(readFileSync(join(folder, 'split-secret.yaml'), 'utf8'))
const plan = makePlan(script, bindParameters(script.parameters, { shares: '3', threshold: '2' }))
const start: State = { ...initialState(script, plan), ceremony: 'ceremony-1' }

const set = '0123456789abcdef'.repeat(2)
const check = { method: 'CMAC', length: 5, value: 'a0d7f6c399' } as const

const made: Event[] = [{ type: 'envelope-key.made', set, check, token: 'ceremony-hsm' }]
const split: Event[] = [...made, { type: 'set.made', set, scheme: 'SLIP-0039', identifier: 7, threshold: 2, shares: 3 }]
const proved: Event[] = [
  ...split,
  ...[1, 2, 3].flatMap((index): Event[] => [
    { type: 'share.shown', set, index, to: `custodian-${index}` },
    { type: 'share.proved', set, index, by: `custodian-${index}` },
  ]),
  { type: 'set.proved', set, quorums: 3 },
]
const sha256 = 'ab'.repeat(32)
const closed: Event[] = [
  ...proved,
  { type: 'envelope.closed', artifact: 'secret.json', label: 'a safe', secret: 'typed', sha256, set, check },
  { type: 'envelope.committed', artifact: 'secret.json', length: 8, commitment: 'cd'.repeat(32) },
]
const opened: Event[] = [...closed, { type: 'envelope.opened', artifact: 'secret.json', set, shares: [1, 2] }]
const lost: Event = { type: 'device.lost', device: SECRETS, reason: 'SESSION_ENDED' }

const given = (...events: readonly Event[]): State => evolveAll(start, events)

function actOf(kind: KindName): Act {
  const { act } = kindOf(current, kind)
  if (!act) throw new Error(`${kind} has no act`)
  return act
}

function stepOf(id: string, more: Partial<PlannedStep> = {}): PlannedStep {
  const step = start.plan.steps.find((one) => one.id === id)
  if (!step) throw new Error(`there is no step ${id}`)
  return { ...step, ...more }
}
const closing = stepOf('type-secret')
const opening = stepOf('open-envelope')
const destroying = stepOf('destroy-envelope-key')

const preparing = (kind: KindName, step: PlannedStep, state: State) => () => actOf(kind).prepare(step, state, envelope)

describe('before anything is done with an envelope', () => {
  test('there is one key, and it is proved in shares', () => {
    const key = stepOf('envelope-key')
    expect(preparing('envelope-key', key, given())()).toEqual({ set, token: 'ceremony-hsm' })
    expect(preparing('envelope-key', key, given(...made))).toThrow(refused('SET_EXISTS', {}))
    expect(preparing('backup-key', { ...key, fields: { token: 'ceremony-hsm' } }, given(...made))).toThrow(
      refused('SET_EXISTS', {}),
    )
    expect(preparing('close-envelope', closing, given())).toThrow(refused('NO_ENVELOPE_KEY', {}))
    expect(preparing('close-envelope', closing, given(...split))).toThrow(refused('ENVELOPE_TOO_EARLY', {}))
    expect(preparing('close-envelope', closing, given(...proved))()).toMatchObject({
      artifact: 'secret.json',
      secret: 'typed',
      names: { set, identifier: 7, threshold: 2, label: 'Example vault recovery key', check },
    })
  })

  test('a file is one envelope, and an envelope is one that was closed', () => {
    expect(preparing('close-envelope', closing, given(...closed))).toThrow(
      refused('ENVELOPE_EXISTS', { artifact: 'secret.json' }),
    )
    expect(preparing('open-envelope', opening, given(...proved))).toThrow(
      refused('ENVELOPE_UNKNOWN', { artifact: 'secret.json' }),
    )
  })

  test('the key is destroyed once every envelope has been opened, and before the record is sealed', () => {
    expect(preparing('destroy-envelope-key', destroying, given(...proved))).toThrow(refused('NO_ENVELOPE', {}))
    expect(preparing('destroy-envelope-key', destroying, given(...closed))).toThrow(
      refused('ENVELOPE_UNOPENED', { artifact: 'secret.json' }),
    )
    expect(preparing('destroy-envelope-key', destroying, given(...opened))()).toEqual({ set })
    expect(() => mustHaveDestroyedBackup(given(...opened))).toThrow(refused('ENVELOPE_KEY_ALIVE', {}))
    const gone = given(...opened, { type: 'envelope-key.destroyed', set, check })
    mustHaveDestroyedBackup(gone)
    expect(preparing('open-envelope', opening, gone)).toThrow(refused('NO_ENVELOPE_KEY', {}))
  })
})

describe('what an envelope leaves on record', () => {
  const parts: EnvelopeParts = {
    length: 8,
    nonce: '00'.repeat(12),
    ciphertext: '11'.repeat(40),
    tag: '22'.repeat(16),
    commitment: '33'.repeat(32),
  }
  const act = actOf('close-envelope')
  const request = act.prepare(closing, given(...proved), envelope)

  test('is what the file is, and what the secret committed to', () => {
    const events = act.conclude(closing, request, parts, given(...proved), envelope)
    expect(events).toMatchObject([
      { type: 'envelope.closed', artifact: 'secret.json', secret: 'typed', set, check },
      { type: 'envelope.committed', artifact: 'secret.json', length: 8, commitment: '33'.repeat(32) },
    ])
    const [file] = act.artifacts(closing, request, parts)
    expect(file).toMatchObject({ name: 'secret.json', kind: 'envelope', level: 'confidential' })
  })

  test('is refused if it is none, or was opened with too few shares', () => {
    expect(() => act.conclude(closing, request, { ...parts, tag: '22' }, given(...proved), envelope)).toThrow(
      refused('RESULT_INVALID', { step: 'type-secret', member: 'tag' }),
    )
    const open = actOf('open-envelope')
    const asked = open.prepare(opening, given(...closed), envelope)
    expect(() => open.conclude(opening, asked, { shares: [2, 2] }, given(...closed), envelope)).toThrow(
      refused('QUORUM_SHORT', { missing: 1 }),
    )
  })
})

describe('when the secrets process is lost', () => {
  const { subjects: all } = rulesOf('1', subjects)
  const between = (state: State, step: PlannedStep) =>
    all.map((subject) => subject.inBetween?.(state, step) ?? null).find((one) => one !== null)

  test('before the set is proved it is void, in no token, and the key is made again', () => {
    const state = given(...split, lost)
    const step = between(state, stepOf('split'))
    expect(step).toMatchObject({ kind: 'void-set', performs: 'crypto-officer-1', fields: {} })
    const act = actOf('void-set')
    expect(step && [act.tokens(step, state), act.prepare(step, state, envelope)]).toEqual([
      [],
      { token: null, id: null, set },
    ])
    const after = evolveAll(state, [{ type: 'set.voided', set, statement: 'burnt' }])
    expect([backup.of(after).envelopeKey, after.plan.steps[after.position]?.kind]).toEqual([null, 'envelope-key'])
  })

  test('after that the custodians type enough shares, and the envelope is closed', () => {
    const state = given(...proved, lost)
    expect(between(state, closing)).toBeUndefined()
    const [presence] = actOf('close-envelope').uses
    const step = presence?.bringBack(state, closing)
    expect([presence?.here(state), step?.kind, step?.performs]).toEqual([
      false,
      'recall-envelope-key',
      'crypto-officer-1',
    ])
    const back = evolveAll(state, [{ type: 'envelope-key.recalled', set, shares: [1, 3] }])
    expect(presence?.here(back)).toBe(true)
    expect(step && kindOf(current, 'recall-envelope-key').form(step, state, 'crypto-officer-1')).toMatchObject([
      { name: 'custodians', type: 'people', max: 2, options: ['custodian-1', 'custodian-2', 'custodian-3'] },
    ])
  })

  test('what was closed stays closed', () => {
    expect(envelopes.of(given(...opened, lost)).closed).toMatchObject([{ artifact: 'secret.json', opened: true }])
  })
})

test('a secret as typed is one line that fits', () => {
  expect(
    ['', 'x', 'ü'.repeat(2048), 'ü'.repeat(2049), '😀'.repeat(1024), '😀'.repeat(1025), 'a\tb'].map(
      (text) => flawOfSecret(text)?.code,
    ),
  ).toEqual([
    'SECRET_EMPTY',
    undefined,
    undefined,
    'SECRET_TOO_LONG',
    undefined,
    'SECRET_TOO_LONG',
    'SECRET_UNPRINTABLE',
  ])
})
