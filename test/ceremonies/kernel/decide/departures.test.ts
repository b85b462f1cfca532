/** A question that the script expects a yes to, answered no: it goes on by an exception that others confirm, and not without. */
import { describe, expect, test } from 'vitest'
import type { CommandOf } from '../../../../ceremonies/kernel/command.ts'
import { departureForm, withDeparture } from '../../../../ceremonies/kernel/departure.ts'
import type { Departure } from '../../../../ceremonies/kernel/departure-shape.ts'
import type { State } from '../../../../ceremonies/kernel/model.ts'
import { view } from '../../../../ceremonies/kernel/view.ts'
import { faceOf } from '../../../../ceremonies/room/step.ts'
import { changed, evolveAll } from '../../../support/known.ts'
import { type Saying, confirming, envelopeOf, everybodyHere, given, rollCall } from './given.ts'

const exception: Departure = {
  happened: 'The letter of appointment is not here.',
  decided: 'All of us: it is shown tomorrow.',
  effect: 'None on the keys.',
  remedy: 'Show the letter.',
  open: true,
}
const [, said] = rollCall as readonly [string, CommandOf<'answer'>]
const no: CommandOf<'answer'> = { ...said, answers: { ...said.answers, 'appointed.witness-2': false }, exception }
const answered: Saying = ['administrator', no]
const before = [...everybodyHere, answered]
const half = [...before, confirming('witness-1', before)]

const asked = (state: State) => view(state, live(state)).asks
const live = (state: State) => ({
  sequence: 7,
  face: faceOf(state),
  head: '00',
  words: [],
  asks: [],
  busy: null,
  mirrorTrouble: null,
  tail: [],
  unsigned: { heard: [], earlier: 0 },
})

describe('a no', () => {
  test('without an exception is refused, and the refusal says what to do', async () => {
    expect(
      await given(...everybodyHere)
        .when('administrator', { ...no, exception: null })
        .refusal(),
    ).toEqual({
      code: 'EXCEPTION_NEEDED',
      message:
        '“Witness 2: appointed to the trusted role” is answered no. Say as an exception what was found instead and how you continue, or correct the answer.',
    })
  })

  test('with an exception goes on once every witness has confirmed it, and both are on record', () => {
    expect(given(...half).state.exceptions).toBe(0)
    expect(
      given(...half)
        .when(...confirming('witness-2', half))
        .events(),
    ).toMatchObject([
      { type: 'proposal.confirmed' },
      {
        ...exception,
        type: 'exception.raised',
        exception: 1,
        by: 'administrator',
        step: 'roll-call',
        answers: ['appointed.witness-2'],
        expected: null,
        confirmed: ['witness-1', 'witness-2'],
      },
      { type: 'step.finished', step: 'roll-call', answers: { administrator: no.answers } },
    ])
    const { state } = given(...half, confirming('witness-2', half))
    expect([state.exceptions, state.openRemedies, state.position]).toEqual([1, [1], 1])
  })

  test('that a witness disputes leaves no exception', () => {
    const { proposal } = given(...before).state
    const { state } = given(...before, [
      'witness-2',
      { type: 'dispute', digest: proposal?.digest ?? '', reason: 'It lies here.' },
    ])
    expect([state.exceptions, state.proposal, state.position]).toEqual([0, null, 0])
  })

  test('and its exception are shown to those who confirm', () => {
    const { state } = given(...before)
    expect(faceOf(state).said.slice(-5)).toEqual([
      { label: departureForm[0]?.label, value: exception.happened },
      { label: departureForm[1]?.label, value: exception.decided },
      { label: departureForm[2]?.label, value: exception.effect },
      { label: departureForm[3]?.label, value: exception.remedy },
      { label: departureForm[4]?.label, value: { code: 'answer.yes', parameters: {} } },
    ])
  })
})

test('an exception beside answers that are all yes is refused', async () => {
  expect(
    (
      await given(...everybodyHere)
        .when('administrator', { ...said, exception })
        .refusal()
    ).code,
  ).toBe('EXCEPTION_UNNEEDED')
})

test.each(['happened', 'decided', 'effect', 'remedy'] as const)(
  'what is said of %s is no empty text',
  async (member) => {
    expect(
      (
        await given(...everybodyHere)
          .when('administrator', { ...no, exception: { ...exception, [member]: '' } })
          .refusal()
      ).code,
    ).toBe('TEXT_MISSING')
  },
)

test('where nobody witnesses a step, the exception needs a second person all the same', async () => {
  const { state } = given(...everybodyHere)
  const [first, ...rest] = state.plan.steps
  if (!first) throw new Error('the script has no step')
  const alone = changed(state, { plan: { ...state.plan, steps: [{ ...first, witnesses: [] }, ...rest] } })
  const decide = (now: State, saying: Saying) => evolveAll(now, now.rules.decide(now, envelopeOf(saying)) as never)
  expect(decide(alone, rollCall).position).toBe(1)
  const proposed = decide(alone, answered)
  expect([proposed.position, asked(proposed).map((ask) => 'person' in ask && ask.person)]).toEqual([
    0,
    ['witness-1', 'witness-2'],
  ])
  const { digest = '', seq = 0 } = proposed.proposal ?? {}
  const confirm = { type: 'confirm', digest, seq, answers: {} } as const
  expect(() => decide(proposed, ['administrator', confirm])).toThrow('ALREADY_CONFIRMED')
  expect(() => decide(proposed, ['witness-1', { ...confirm, answers: { it: true } }])).toThrow('ANSWER_UNKNOWN')
  expect(decide(proposed, ['witness-1', confirm])).toMatchObject({ position: 1, exceptions: 1 })
})

test('the ask holds the form of the exception, and what was filled in becomes a command', () => {
  const [ask] = asked(given(...everybodyHere).state)
  expect(ask).toMatchObject({ kind: 'answer', exception: departureForm })
  const filled = {
    ...no.answers,
    'exception.happened': exception.happened,
    'exception.decided': exception.decided,
    'exception.effect': exception.effect,
    'exception.remedy': exception.remedy,
    'exception.open': true,
  }
  expect(withDeparture(filled)).toEqual({ answers: no.answers, exception })
  expect(withDeparture(said.answers)).toEqual({ answers: said.answers, exception: null })
})
