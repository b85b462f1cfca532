import { describe, expect, test } from 'vitest'
import type { Command, CommandOf } from '../../../../ceremonies/kernel/command.ts'
import type { Change } from '../../../../ceremonies/kernel/review.ts'
import { view } from '../../../../ceremonies/kernel/view.ts'
import { type Saying, application, confirming, everybodyHere, given, names, rollCall } from './given.ts'
import { live } from './live.ts'

const asLeft: CommandOf<'resume'> = {
  type: 'resume',
  application,
  modules: {},
  mirror: null,
  sameMedium: null,
  missing: 0,
}
const enrolments = Object.keys(names).map((person): Saying => [person, { type: 'enrol' }])
const resumed = (change: Partial<CommandOf<'resume'>> = {}): readonly Saying[] => [
  ...everybodyHere,
  ['engine', { ...asLeft, ...change }],
  ...enrolments,
]
const accepts: Saying = ['administrator', { type: 'review', statement: 'As in our notes.' }]
const askedIn = (...before: readonly Saying[]) => view(given(...before).state, live).asks.map(({ kind }) => kind)

describe('a ceremony that is resumed before anything was signed', () => {
  test('waits until two people have looked at all that was said', () => {
    const before = resumed()
    expect(given(...before).state.review).toEqual({ unsigned: { from: 0, to: 6 }, changes: [] })
    expect(askedIn(...before)).toEqual(['review'])
    expect(askedIn(...before, accepts)).toEqual(['confirm', 'confirm'])
    const both = [...before, accepts, confirming('witness-1', [...before, accepts])]
    expect(given(...both).state.review).toBeNull()
    expect(askedIn(...both)).toEqual(['answer'])
    expect(
      given(...before, accepts)
        .when(...confirming('witness-1', [...before, accepts]))
        .events()
        .at(-1),
    ).toEqual({ type: 'session.reviewed', statement: 'As in our notes.', changes: [] })
  })

  test('is accepted by nobody alone', async () => {
    const before = [...resumed(), accepts]
    const [, confirm] = confirming('administrator', before)
    expect(
      (
        await given(...before)
          .when('administrator', confirm)
          .refusal()
      ).code,
    ).toBe('ALREADY_CONFIRMED')
  })

  test('is looked at again if somebody disagrees', () => {
    const before = [...resumed(), accepts]
    const digest = given(...before).state.proposal?.digest ?? ''
    const disputed = [...before, ['witness-2', { type: 'dispute', digest, reason: 'I never said that.' }] as Saying]
    expect(askedIn(...disputed)).toEqual(['review'])
  })

  test.each<[string, Saying]>([
    ['an answer', rollCall],
    ['a break', ['administrator', { type: 'break', reason: 'Lunch.', sealed: '1' }]],
    ['a remedy', ['administrator', { type: 'remedy', exception: 1, statement: 'Done.' }]],
    ['an act', ['engine', { type: 'begin', step: 'roll-call', note: null }]],
    ['what an act gave', ['engine', { type: 'report', step: 'roll-call', result: {} }]],
    ['a look at devices', ['engine', { type: 'find', step: 'roll-call', finding: {} }]],
  ])('takes no %s first', async (_what, saying) => {
    const { code } = await given(...resumed())
      .when(...saying)
      .refusal()
    expect(code).toBe('REVIEW_FIRST')
  })

  test('takes notes and exceptions, and can be aborted', () => {
    const said: readonly Command[] = [
      { type: 'note', text: 'The seal was broken.' },
      { type: 'abort', reason: 'Somebody wrote facts that nobody said.' },
    ]
    for (const command of said)
      expect(
        given(...resumed())
          .when('witness-1', command)
          .events().length,
      ).toBe(1)
  })
})

test('where nothing waits for a review, nobody can accept anything', async () => {
  const { code } = await given(...everybodyHere)
    .when(...accepts)
    .refusal()
  expect(code).toBe('NOTHING_TO_REVIEW')
})

describe('what is not as it was left', () => {
  const was = '0'.repeat(64)
  test.each<[string, Partial<CommandOf<'resume'>>, Change]>([
    [
      'the program',
      { application: { ...application, digest: 'ff' } },
      { what: 'application', device: null, was: '00', now: 'ff' },
    ],
    ['the second medium', { mirror: '/media/b' }, { what: 'mirror', device: null, was: 'none', now: '/media/b' }],
    [
      'who says that one medium may hold both',
      { sameMedium: 'witness-1' },
      { what: 'same-medium', device: null, was: 'none', now: 'witness-1' },
    ],
    ['facts on the second medium', { missing: 4 }, { what: 'missing', device: null, was: '0', now: '4' }],
    ['a module', { modules: { 'root-hsm': was } }, { what: 'module', device: 'root-hsm', was: '', now: was }],
  ])('is named: %s', (_what, change, named) => {
    expect(given(...resumed(change)).state.review?.changes).toEqual([named])
  })

  test('is what is compared with from then on, once two people have accepted it', () => {
    const before = resumed({ application: { ...application, digest: 'ff' }, mirror: '/media/b' })
    const after = given(...before, accepts, confirming('witness-1', [...before, accepts])).state
    expect(after.accepted).toMatchObject({ application: 'ff', mirror: '/media/b' })
    expect(given(...before).state.accepted).toMatchObject({ application: '00', mirror: null })
  })
})
