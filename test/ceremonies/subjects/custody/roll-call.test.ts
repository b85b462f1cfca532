import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { current, initialState, makePlan, parseScript } from '../../../../ceremonies/index.ts'
import type { Answers } from '../../../../ceremonies/kernel/answers.ts'
import type { Event as AnyEvent, State } from '../../../../ceremonies/kernel/model.ts'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import type { PlannedStep } from '../../../../ceremonies/kernel/planned.ts'
import { kindOf } from '../../../../ceremonies/kernel/rules.ts'
import { calledSet } from '../../../../ceremonies/subjects/custody/call-set.ts'
import { rereadFirst } from '../../../../ceremonies/subjects/custody/reread-share.ts'
import type { Event } from '../../../../ceremonies/subjects/index.ts'
import { entriesOf } from '../../../../ceremonies/transcript/entries.ts'
import { shippedScripts } from '../../../../main/window/scripts.ts'
import { envelope } from '../../../support/envelope.ts'
import { inEnglish } from '../../../support/english.ts'
import { evolveAll } from '../../../support/known.ts'
import { refused } from '../../../support/refused.ts'

const script = parseScript(readFileSync(join(shippedScripts, 'roll-call.yaml'), 'utf8'))
const plan = makePlan(script, bindParameters(script.parameters, { set: '7', shares: '4', threshold: '3' }))
const names = Object.fromEntries(plan.parts.map(({ id }) => [id, `Somebody as ${id}`]))
const blank: State = { ...initialState(script, plan), ceremony: 'ceremony-1', names }
const thing = { what: 'share', set: 'ab', title: '', safe: null, holder: 'custodian-1', pin: null } as const
const known = {
  type: 'custody.known',
  things: [
    { ...thing, mark: '1', bag: 'A 001' },
    { ...thing, mark: '2', bag: 'A 002' },
  ],
  sets: [{ set: 'ab', scheme: 'SLIP-0039', identifier: 7, threshold: 3, shares: 4 }],
} as const satisfies Event

function stepOf(id: string): PlannedStep {
  const step = plan.steps.find((one) => one.id === id)
  if (!step) throw new Error(`no step ${id}`)
  return step
}

/** What a step without an act brings about, its answers checked as its performer's. */
function done(state: State, step: PlannedStep, given: Answers): readonly AnyEvent[] {
  const kind = kindOf(current, step.kind)
  kind.check(step, state, given, step.performs, envelope)
  return kind.conclude(step, state, { [step.performs]: given }, envelope)
}

function evolve(state: State, events: readonly AnyEvent[]): State {
  return events.reduce((before, event) => current.facts.get(event.type)?.evolve(before, event) ?? before, state)
}

const later = (state: State, id: string, given: Answers): State => evolve(state, done(state, stepOf(id), given))
const found = (bag: string, more: Answers = {}): Answers => ({ here: true, bag, intact: true, ...more })
const back = (bag: string, more: Answers = {}): Answers => ({ bag, 'as-planned': true, ...more })
const paper = { transcript: 'Root key ceremony, 1 March', agrees: true }

const called = later(evolveAll(blank, [known]), 'set', paper)
const unknown = later(blank, 'set', paper)

describe('a set is called', () => {
  test('by its number, and by its record’s name where the register knows it', () => {
    expect(calledSet(called)).toEqual({ scheme: 'SLIP-0039', identifier: 7, threshold: 3, shares: 4, set: 'ab' })
    expect(calledSet(unknown)).toEqual({ scheme: 'SLIP-0039', identifier: 7, threshold: 3, shares: 4, set: null })
  })

  test('not as the register knows it to be otherwise', async () => {
    const other = evolveAll(blank, [
      { ...known, sets: [{ set: 'ab', scheme: 'SLIP-0039', identifier: 7, threshold: 2, shares: 4 }] },
    ])
    expect(await refused(() => done(other, stepOf('set'), paper))).toEqual({
      code: 'CUSTODY_SET_DIFFERS',
      message:
        'The register knows set 7 as 2 of 4 shares, split by SLIP-0039. Compare the number with the transcript, and prepare the ceremony again.',
    })
  })

  test('and its shares are looked at only afterwards', async () => {
    expect(await refused(() => done(blank, stepOf('share-1'), found('A 001')))).toMatchObject({
      code: 'SET_NOT_CALLED',
    })
  })
})

describe('a share is looked at', () => {
  test('in the bag that the register has, however its number is typed', () => {
    const inspected = { type: 'share.inspected', share: 1, by: 'custodian-1', bag: 'A 001', state: 'intact' } as const
    expect(done(called, stepOf('share-1'), found(' A 001 '))).toEqual([inspected])
    expect(done(called, stepOf('share-1'), found('А 001'))).toEqual([{ ...inspected, bag: 'А 001' }])
    expect(
      entriesOf(inspected, (part) => `the ${part}`).map(({ label, value }) => [label, value].map(inEnglish)),
    ).toEqual([['Share 1', 'in bag A 001, unbroken; shown by the custodian-1, and not opened']])
  })

  test('not as intact in another bag than the register has, nor in one that another share is in', async () => {
    expect(await refused(() => done(called, stepOf('share-1'), found('A 002')))).toEqual({
      code: 'CUSTODY_BAG_OTHER',
      message:
        'According to the register share 1 is in bag A 001, not in bag A 002. Read the number again; if it is right, the bag is not the one that was sealed: answer no to “unbroken”.',
    })
    expect(done(called, stepOf('share-1'), found('A 009', { intact: false }))).toMatchObject([{ state: 'damaged' }])
    const one = later(unknown, 'share-1', found('A 001'))
    expect(await refused(() => done(one, stepOf('share-2'), found('A 001')))).toMatchObject({
      code: 'CUSTODY_BAG_IN_USE',
    })
  })

  test('not as unbroken where it is not here', async () => {
    expect(await refused(() => done(called, stepOf('share-1'), found('A 001', { here: false })))).toMatchObject({
      code: 'CUSTODY_NOT_HERE',
    })
    const missing = found('A 001', { here: false, intact: false })
    expect(done(called, stepOf('share-1'), missing)).toMatchObject([{ state: 'missing', bag: 'A 001' }])
  })

  test('only if the set has as many', async () => {
    const less = evolveAll(blank, [
      { type: 'set.called', scheme: 'SLIP-0039', identifier: 7, threshold: 2, shares: 3, set: null },
    ])
    expect(await refused(() => done(less, stepOf('share-4'), found('A 004')))).toEqual({
      code: 'SHARE_BEYOND_SET',
      message: 'Set 7 has 3 shares, and no share 4. Prepare the ceremony for as many custodians.',
    })
  })
})

describe('a share out of a damaged bag', () => {
  const damaged = (state: State, share: number) =>
    later(state, `share-${share}`, found(`A 00${share}`, { intact: false }))
  const reread = (share: number, legible: boolean): Event => ({
    type: 'share.reread',
    share,
    by: `custodian-${share}`,
    legible,
  })

  test('is typed before anything else, by who brought it, before those who saw it', () => {
    const step = rereadFirst(damaged(called, 2), stepOf('share-3'))
    expect(step).toMatchObject({
      id: 'reread-share-before-share-3',
      kind: 'reread-share',
      performs: 'custodian-2',
      witnesses: ['internal-witness', 'external-witness'],
      turn: 2,
    })
    expect(rereadFirst(evolveAll(damaged(called, 2), [reread(2, true)]), stepOf('share-3'))).toBeNull()
    expect(rereadFirst(later(called, 'share-2', found('A 002')), stepOf('share-3'))).toBeNull()
  })

  test('is not typed where with it as many would have been as bring the key back', () => {
    const two = evolveAll(damaged(damaged(called, 1), 2), [reread(1, true), reread(2, true)])
    expect(rereadFirst(damaged(two, 3), stepOf('share-4'))).toBeNull()
    const oneLegible = evolveAll(damaged(damaged(called, 1), 2), [reread(1, true), reread(2, false)])
    expect(rereadFirst(damaged(oneLegible, 3), stepOf('share-4'))).toMatchObject({ id: 'reread-share-before-share-4' })
  })

  test('goes into a new bag, and not into one that holds another', async () => {
    const state = evolveAll(damaged(called, 1), [reread(1, true)])
    const sealed = { 'sealed-by': ['internal-witness'] }
    const step = stepOf('share-back-1')
    expect(await refused(() => done(state, step, back('A 001', sealed)))).toMatchObject({ code: 'CUSTODY_BAG_DAMAGED' })
    expect(await refused(() => done(state, step, back('A 002', sealed)))).toMatchObject({ code: 'CUSTODY_BAG_IN_USE' })
    expect(done(state, step, back('B 001', sealed))).toMatchObject([
      { type: 'thing.kept', set: 'ab', mark: '1', bag: 'B 001', safe: 'own-safe-1', sealedBy: 'internal-witness' },
    ])
  })

  test('that is no longer legible is lost', () => {
    const state = evolveAll(damaged(called, 1), [reread(1, false)])
    expect(kindOf(current, 'return-share').form(stepOf('share-back-1'), state, 'custodian-1')).toEqual([])
    expect(done(state, stepOf('share-back-1'), {})).toMatchObject([{ type: 'thing.lost', set: 'ab', mark: '1' }])
  })
})

describe('a share goes back', () => {
  const looked = later(called, 'share-1', found('A 001'))

  test('in the bag that it was found in, which nobody sealed today', async () => {
    expect(done(looked, stepOf('share-back-1'), back('A 001'))).toMatchObject([
      { type: 'thing.kept', set: 'ab', mark: '1', bag: 'A 001', safe: 'own-safe-1', sealedBy: null },
    ])
    expect(await refused(() => done(looked, stepOf('share-back-1'), back('B 001')))).toEqual({
      code: 'CUSTODY_BAG_CHANGED',
      message:
        'Share 1 was found in bag A 001, which is intact, and not in bag B 001. It goes back in the same bag. Read its number again.',
    })
  })

  test('once, after it was looked at, and where the rules of the plan let it', async () => {
    expect(await refused(() => done(called, stepOf('share-back-1'), back('A 001')))).toMatchObject({
      code: 'SHARE_NOT_INSPECTED',
    })
    const there = later(looked, 'share-back-1', back('A 001'))
    expect(await refused(() => done(there, stepOf('share-back-1'), back('A 001')))).toMatchObject({
      code: 'CUSTODY_KEPT_TWICE',
    })
    const crowded = back('A 001', { 'as-planned': false, elsewhere: 'Safe of Custodian 2' })
    expect(await refused(() => done(looked, stepOf('share-back-1'), crowded))).toMatchObject({
      code: 'CUSTODY_CROWDED',
    })
  })

  test('or is lost, by its set’s number where the register does not know that', () => {
    const missing = later(unknown, 'share-1', found('A 001', { here: false, intact: false }))
    expect(done(missing, stepOf('share-back-1'), {})).toEqual([
      { type: 'thing.lost', what: 'share', set: '7', mark: '1', bag: 'A 001', by: 'custodian-1', step: 'share-back-1' },
    ])
  })
})
