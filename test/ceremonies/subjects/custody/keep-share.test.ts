import { describe, expect, test } from 'vitest'
import { current, initialState, makePlan, parseScript } from '../../../../ceremonies/index.ts'
import type { Answers } from '../../../../ceremonies/kernel/answers.ts'
import type { CommandOf, Envelope } from '../../../../ceremonies/kernel/command.ts'
import type { Event as AnyEvent, State } from '../../../../ceremonies/kernel/model.ts'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import type { PlannedStep } from '../../../../ceremonies/kernel/planned.ts'
import { kindOf } from '../../../../ceremonies/kernel/rules.ts'
import type { Event } from '../../../../ceremonies/subjects/index.ts'
import { custodySubject } from '../../../../ceremonies/subjects/custody/index.ts'
import { entriesOf } from '../../../../ceremonies/transcript/entries.ts'
import { inEnglish } from '../../../support/english.ts'
import { evolveAll } from '../../../support/known.ts'
import { refused } from '../../../support/refused.ts'
import { splitSecret } from '../../kernel/check/edits.ts'

const script = parseScript(splitSecret)
const plan = makePlan(script, bindParameters(script.parameters, { shares: '3', threshold: '2' }))
const check = { method: 'CMAC', length: 5, value: 'a0d7f6c399' } as const
const made: readonly Event[] = [
  { type: 'envelope-key.made', set: 'ab', check, token: 'ceremony-hsm' },
  { type: 'set.made', set: 'ab', identifier: 7, threshold: 2, shares: 3 },
]
const start = evolveAll({ ...initialState(script, plan), ceremony: 'ceremony-1' }, made)
const kind = kindOf(current, 'keep-share')

const envelope: Envelope = {
  by: 'engine',
  method: null,
  at: '2026-11-21T10:00:00.000Z',
  monotonic: 0,
  random: '0123456789abcdef'.repeat(4),
  seq: 7,
  head: '00'.repeat(32),
  command: { type: 'begin', step: 'any', note: null },
}

function bagOf(share: number): PlannedStep {
  const step = plan.steps.find(({ id }) => id === `share-bags-${share}`)
  if (!step) throw new Error(`no bag of share ${share}`)
  return step
}

const answers = (bag: string, more: Answers = {}): Answers => ({
  bag,
  'sealed-by': ['internal-witness'],
  'as-planned': true,
  ...more,
})

function kept(state: State, share: number, given: Answers): readonly AnyEvent[] {
  const step = bagOf(share)
  kind.check(step, state, given, step.performs, envelope)
  return kind.conclude(step, state, { [step.performs]: given }, envelope)
}

const first = {
  type: 'thing.kept',
  what: 'share',
  set: 'ab',
  mark: '1',
  title: '',
  bag: 'A 001',
  safe: 'safe-1',
  holder: null,
  pin: null,
  step: 'share-bags-1',
  sealedBy: 'internal-witness',
  place: 'Safe 1',
} as const satisfies Event

describe('a share is put away', () => {
  test('where the plan says, in a bag that somebody sealed', () => {
    expect(kept(start, 1, answers('A 001'))).toEqual([first])
    expect(entriesOf(first, (part) => `the ${part}`).map(({ label, value }) => [label, value].map(inEnglish))).toEqual([
      ['Kept', 'share 1 of set ab'],
      ['Bag', 'A 001, sealed by the internal-witness'],
      ['Where', 'Safe 1'],
    ])
  })

  test('elsewhere, which the plan’s own question makes an exception', () => {
    const [planned] = kind.form(bagOf(1), start, 'custodian-1').filter(({ name }) => name === 'as-planned')
    expect(planned).toMatchObject({ should: true })
    const elsewhere = answers('A 001', { 'as-planned': false, elsewhere: 'Safe 2' })
    expect(kept(start, 1, elsewhere)).toEqual([{ ...first, safe: 'safe-2', place: 'Safe 2' }])
    const withPerson = answers('A 001', { 'as-planned': false, elsewhere: 'Custodian 1' })
    expect(kept(start, 1, withPerson)).toEqual([{ ...first, safe: null, holder: 'custodian-1', place: 'Custodian 1' }])
  })

  test('not where two answers contradict each other', async () => {
    const contradicts = {
      code: 'CUSTODY_ELSEWHERE',
      message:
        'Either it goes to Safe 1 as planned, or say that it does not and choose where it goes instead. Correct one of the two answers.',
    }
    expect(await refused(() => kept(start, 1, answers('A 001', { elsewhere: 'Safe 2' })))).toEqual(contradicts)
    expect(await refused(() => kept(start, 1, answers('A 001', { 'as-planned': false })))).toEqual(contradicts)
  })

  test('not in a bag that holds another, of this ceremony or of an earlier one, however it is typed', async () => {
    const inUse = (thing: string, bag: string) => ({
      code: 'CUSTODY_BAG_IN_USE',
      message: `Bag ${bag} holds ${thing} already. Read the number again; if it is right, take another bag.`,
    })
    const after = evolveAll(start, [first])
    expect(await refused(() => kept(after, 2, answers('A 001')))).toEqual(inUse('share 1 of set ab', 'A 001'))
    expect(await refused(() => kept(after, 2, answers('А 001')))).toEqual(inUse('share 1 of set ab', 'А 001'))
    const { type: _type, step: _step, sealedBy, place: _place, ...thing } = first
    const row = { kind: 'kept', ...thing, what: 'medium', set: null, mark: '17', title: 'Stick 1', sealedBy } as const
    const open = { registered: [row] } as unknown as CommandOf<'open'>
    const known = custodySubject.onOpening(start, open)
    expect(known.map(({ type }) => type)).toEqual(['custody.planned', 'custody.known'])
    const later = known.reduce(
      (state: State, event) => current.facts.get(event.type)?.evolve(state, event) ?? state,
      start,
    )
    expect(await refused(() => kept(later, 1, answers('A 001')))).toEqual(inUse('Stick 1', 'A 001'))
  })
})
