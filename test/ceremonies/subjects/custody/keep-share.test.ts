import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { current, initialState, makePlan, parseScript } from '../../../../ceremonies/index.ts'
import type { Answers } from '../../../../ceremonies/kernel/answers.ts'
import type { CommandOf } from '../../../../ceremonies/kernel/command.ts'
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
import { envelope } from '../../../support/envelope.ts'

const script = parseScript(splitSecret)
const plan = makePlan(script, bindParameters(script.parameters, { shares: '3', threshold: '2' }))
const check = { method: 'CMAC', length: 5, value: 'a0d7f6c399' } as const
const made: readonly Event[] = [
  { type: 'envelope-key.made', set: 'ab', check, token: 'ceremony-hsm' },
  { type: 'set.made', set: 'ab', scheme: 'SLIP-0039', identifier: 7, threshold: 2, shares: 3 },
]
const names = Object.fromEntries(plan.parts.map(({ id }) => [id, `Somebody as ${id}`]))
const start = evolveAll({ ...initialState(script, plan), ceremony: 'ceremony-1', names }, made)
const kind = kindOf(current, 'keep-share')

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

function evolve(state: State, events: readonly AnyEvent[]): State {
  return events.reduce((before, event) => current.facts.get(event.type)?.evolve(before, event) ?? before, state)
}

const first = {
  type: 'thing.kept',
  what: 'share',
  set: 'ab',
  mark: '1',
  title: '',
  bag: 'A 001',
  safe: 'own-safe-1',
  holder: null,
  pin: null,
  step: 'share-bags-1',
  sealedBy: 'internal-witness',
  place: 'Safe of Custodian 1',
} as const satisfies Event

describe('a share is put away', () => {
  test('where the plan says, in a bag that somebody sealed', () => {
    expect(kept(start, 1, answers('A 001'))).toEqual([first])
    expect(entriesOf(first, (part) => `the ${part}`).map(({ label, value }) => [label, value].map(inEnglish))).toEqual([
      ['Kept', 'share 1 of set ab'],
      ['Bag', 'A 001, sealed by the internal-witness'],
      ['Where', 'Safe of Custodian 1'],
    ])
  })

  test('elsewhere, which the plan’s own question makes an exception', () => {
    const [planned] = kind.form(bagOf(1), start, 'custodian-1').filter(({ name }) => name === 'as-planned')
    expect(planned).toMatchObject({ should: true })
    const elsewhere = answers('A 001', { 'as-planned': false, elsewhere: 'Media safe 1' })
    expect(kept(start, 1, elsewhere)).toEqual([{ ...first, safe: 'media-safe-1', place: 'Media safe 1' }])
    const withPerson = answers('A 001', { 'as-planned': false, elsewhere: 'Custodian 1' })
    expect(kept(start, 1, withPerson)).toEqual([{ ...first, safe: null, holder: 'custodian-1', place: 'Custodian 1' }])
  })

  test('not where two answers contradict each other', async () => {
    const contradicts = {
      code: 'CUSTODY_ELSEWHERE',
      message:
        'Either it goes to Safe of Custodian 1 as planned, or say that it does not and choose where it goes instead. Correct one of the two answers.',
    }
    expect(await refused(() => kept(start, 1, answers('A 001', { elsewhere: 'Media safe 1' })))).toEqual(contradicts)
    expect(await refused(() => kept(start, 1, answers('A 001', { 'as-planned': false })))).toEqual(contradicts)
    expect(kept(start, 1, answers('A 001', { elsewhere: 'Safe of Custodian 1' }))).toEqual([first])
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
    const later = evolve(start, known)
    expect(await refused(() => kept(later, 1, answers('A 001')))).toEqual(inUse('Stick 1', 'A 001'))
  })

  test('not twice: a share is in one place', async () => {
    const after = evolveAll(start, [first])
    expect(await refused(() => kept(after, 1, answers('B 002')))).toEqual({
      code: 'CUSTODY_KEPT_TWICE',
      message:
        'By the record share 1 of set ab is in bag A 001 already, and a share is in one place only. Read its number again.',
    })
  })

  test('not where a rule of the plan would be broken by where everything is by then', async () => {
    const to = (elsewhere: string) => answers('A 001', { 'as-planned': false, elsewhere })
    expect(await refused(() => kept(start, 1, to('Safe of Custodian 2')))).toEqual({
      code: 'CUSTODY_CROWDED',
      message: 'Site B would then hold 2 shares, and only 1 may be lost at once. Choose a place in another site.',
    })
    const one = { ...start, names: { ...names, 'custodian-2': names['custodian-1'] ?? '' } }
    expect(await refused(() => kept(one, 1, answers('A 001')))).toEqual({
      code: 'CUSTODY_REACHED',
      message:
        'Custodian 1, Custodian 2 would then get at 2 shares alone, and 2 bring the key back. Choose a place that somebody else opens.',
    })
    const knowing = { ...start, names: { ...names, administrator: names['owner'] ?? '' } }
    expect(await refused(() => kept(knowing, 1, to('Media safe 1')))).toEqual({
      code: 'CUSTODY_KNOWN',
      message:
        'Ceremony administrator, Owner of the secret knows where everything is, and would then get at this share alone. Choose a place that somebody else opens.',
    })
  })
})

interface Place {
  readonly safe: string | null
  readonly holder: string | null
}

describe('wherever the shares go', () => {
  const wide = makePlan(script, bindParameters(script.parameters, { shares: '5', threshold: '3' }))
  const everybody = Object.fromEntries(wide.parts.map(({ id }) => [id, `Somebody as ${id}`]))
  const begun = evolveAll({ ...initialState(script, wide), ceremony: 'ceremony-1', names: everybody }, [
    ...made.slice(0, 1),
    { type: 'set.made', set: 'ab', scheme: 'SLIP-0039', identifier: 7, threshold: 3, shares: 5 },
  ])
  const steps = wide.steps.filter(({ kind: of }) => of === 'keep-share')

  /** Which site a place is in and who opens it, by what the script says and nothing else. */
  const site = (safe: string): string => 'abcde'[(Number(safe.replace(/\D/g, '')) - 1) % 5] ?? ''
  const opener = (safe: string): string => (safe.startsWith('media') ? 'owner' : safe.replace('own-safe', 'custodian'))
  const most = (of: readonly string[]): number => Math.max(0, ...of.map((one) => of.filter((x) => x === one).length))
  const isAllowed = (places: readonly Place[]): boolean =>
    most(places.flatMap(({ safe }) => (safe === null ? [] : [site(safe)]))) <= 2 &&
    most(places.flatMap(({ safe, holder }) => holder ?? (safe === null ? [] : opener(safe)))) < 3

  test('what is refused is what counting finds, with the shares to come where the plan has them', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 7 }), { minLength: 5, maxLength: 5 }), (choices) => {
        let state: State = begun
        let where: readonly Place[] = [1, 2, 3, 4, 5].map((n) => ({ safe: `own-safe-${n}`, holder: null }))
        for (const [i, step] of steps.entries()) {
          const choice = kind.form(step, state, step.performs).find(({ name }) => name === 'elsewhere')
          const title = choice?.options?.[choices[i] ?? 0] ?? ''
          const more = choices[i] === 0 ? {} : { 'as-planned': false, elsewhere: title }
          const given = answers(`bag ${i}`, more)
          const said = kind.conclude(step, state, { [step.performs]: given }, envelope)
          const [place] = z
            .tuple([z.object({ safe: z.string().nullable(), holder: z.string().nullable() })])
            .parse(said)
          const would = where.with(i, place)
          if (!isAllowed(would)) {
            expect(() => kind.check(step, state, given, step.performs, envelope)).toThrow(/^CUSTODY_(CROWDED|REACHED)$/)
            continue
          }
          kind.check(step, state, given, step.performs, envelope)
          where = would
          state = evolve(state, said)
        }
        expect(isAllowed(where)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})
