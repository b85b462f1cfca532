import { describe, expect, test } from 'vitest'
import type { CommandOf } from '../../../../ceremonies/kernel/command.ts'
import { type Saying, application, everybodyHere, given, names, opened, opening, rollCall } from './given.ts'

const exception: CommandOf<'exception'> = {
  type: 'exception',
  expected: 'Three bags.',
  happened: 'Two bags.',
  decided: 'Go on.',
  effect: 'None.',
  remedy: 'Find the bag.',
  open: true,
}

describe('the opening', () => {
  test('says what ceremony this is, who takes part and what the tokens held', () => {
    expect(given().when('engine', opening).events()).toEqual([
      {
        type: 'ceremony.opened',
        format: 1,
        rules: '1',
        ceremony: 'a'.repeat(26),
        mode: 'real',
        script: '00'.repeat(32),
        title: 'Small ceremony',
        settings: {},
        language: null,
        follows: 'none',
        brought: opening.brought,
        application,
      },
      { type: 'people.named', names },
      { type: 'tokens.found', tokens: [], identifiers: [] },
    ])
  })

  const without = Object.fromEntries(Object.entries(names).slice(1))
  test.each<[string, readonly Saying[], Saying, string]>([
    ['twice', opened, ['engine', opening], 'ALREADY_OPEN'],
    ['with somebody missing', [], ['engine', { ...opening, names: without }], 'NAME_MISSING'],
    ['with a stranger', [], ['engine', { ...opening, names: { ...names, cook: 'Cook' } }], 'NAME_UNKNOWN'],
    [
      'with one person in two roles',
      [],
      ['engine', { ...opening, names: { ...names, 'witness-1': 'ADMINISTRATOR' } }],
      'NAMES_ALIKE',
    ],
    [
      'with a value brought that could be guessed',
      [],
      ['engine', { ...opening, brought: { ...opening.brought, 'witness-1': '1234 5678 9abc def' } }],
      'BROUGHT_SHORT',
    ],
    ['with nothing brought', [], ['engine', { ...opening, brought: {} }], 'BROUGHT_MISSING'],
    [
      'with something brought by no witness',
      [],
      ['engine', { ...opening, brought: { ...opening.brought, administrator: '4713' } }],
      'BROUGHT_UNKNOWN',
    ],
    ['in a language that the script is not in', [], ['engine', { ...opening, language: 'de' }], 'SCRIPT_LANGUAGE'],
    ['by a person', [], ['administrator', opening], 'ENGINE_ONLY'],
    ['after something else', [], ['administrator', { type: 'note', text: 'Early.' }], 'NOT_OPEN'],
  ])('is refused %s', async (_what, before, saying, code) => {
    expect(
      (
        await given(...before)
          .when(...saying)
          .refusal()
      ).code,
    ).toBe(code)
  })
})

describe('only people who are there may speak', () => {
  test.each<[string, readonly Saying[], Saying, string]>([
    ['a stranger', opened, ['cook', { type: 'enrol' }], 'PERSON_UNKNOWN'],
    ['somebody not recognised', opened, ['administrator', { type: 'enrol' }, { method: null }], 'NOT_AUTHENTICATED'],
    ['fed answers in a real ceremony', opened, ['administrator', { type: 'enrol' }, { method: 'fed' }], 'FED_IN_REAL'],
    ['somebody twice', everybodyHere, ['administrator', { type: 'enrol' }], 'ALREADY_ENROLLED'],
    ['somebody not enrolled', opened, ['administrator', { type: 'note', text: 'Hm.' }], 'NOT_ENROLLED'],
    [
      'another authenticator',
      everybodyHere,
      ['administrator', { type: 'note', text: 'Hm.' }, { method: 'smartcard' }],
      'NOT_ENROLLED',
    ],
    [
      'a person as the engine',
      everybodyHere,
      ['administrator', { type: 'begin', step: 'roll-call', note: null }],
      'ENGINE_ONLY',
    ],
    ['the engine for a person', everybodyHere, ['engine', { type: 'note', text: 'Hm.' }], 'PERSON_UNKNOWN'],
  ])('not %s', async (_who, before, saying, code) => {
    expect(
      (
        await given(...before)
          .when(...saying)
          .refusal()
      ).code,
    ).toBe(code)
  })

  test('and the roll call ends when everybody is', async () => {
    const early = [...opened, ['administrator', { type: 'enrol' }]] satisfies Saying[]
    expect(
      (
        await given(...early)
          .when(...rollCall)
          .refusal()
      ).code,
    ).toBe('ROLL_CALL_INCOMPLETE')
  })
})

describe('whatever the script says', () => {
  test('exceptions are numbered, and their remedies stay open until somebody closes them', async () => {
    const raised: Saying = ['witness-1', exception]
    const after = [...everybodyHere, raised]
    expect(
      given(...after)
        .when(...raised)
        .events(),
    ).toEqual([
      {
        type: 'exception.raised',
        exception: 2,
        by: 'witness-1',
        step: 'roll-call',
        answers: [],
        expected: 'Three bags.',
        confirmed: [],
        happened: 'Two bags.',
        decided: 'Go on.',
        effect: 'None.',
        remedy: 'Find the bag.',
        open: true,
      },
    ])
    const remedy: Saying = ['witness-2', { type: 'remedy', exception: 1, statement: 'Found.' }]
    expect(
      given(...after)
        .when(...remedy)
        .events(),
    ).toEqual([{ type: 'exception.remedied', exception: 1, by: 'witness-2', statement: 'Found.' }])
    expect(
      (
        await given(...after, remedy)
          .when(...remedy)
          .refusal()
      ).code,
    ).toBe('REMEDY_NOT_OPEN')
  })

  test('on a break nothing is done but to come back', async () => {
    const away: Saying[] = [...everybodyHere, ['administrator', { type: 'break', reason: 'Lunch.', sealed: 'Bag 12.' }]]
    expect(
      (
        await given(...away)
          .when(...rollCall)
          .refusal()
      ).code,
    ).toBe('ON_BREAK')
    const back: Saying = ['witness-1', { type: 'return', statement: 'Seals intact.' }]
    expect(
      given(...away)
        .when(...back)
        .events(),
    ).toEqual([{ type: 'break.ended', by: 'witness-1', statement: 'Seals intact.' }])
    expect(
      (
        await given(...everybodyHere)
          .when(...back)
          .refusal()
      ).code,
    ).toBe('NOT_ON_BREAK')
  })

  test('nothing is added to a ceremony that has ended', async () => {
    const abort: Saying = ['administrator', { type: 'abort', reason: 'Fire.' }]
    const proposal = given(...everybodyHere, abort).state.proposal
    const agree: Saying = ['witness-1', { type: 'confirm', digest: proposal?.digest ?? '', seq: 7, answers: {} }]
    const ended = [...everybodyHere, abort, agree]
    expect(given(...ended).state.phase).toBe('aborted')
    expect(
      (
        await given(...ended)
          .when('witness-1', { type: 'note', text: 'Late.' })
          .refusal()
      ).code,
    ).toBe('CEREMONY_ENDED')
  })
})
