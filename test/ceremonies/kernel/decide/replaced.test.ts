/** Somebody else takes a part on the way: two people decide, the rules between roles hold, and the old word counts no more. */
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../ceremonies/kernel/command.ts'
import { type Saying, confirming, everybodyHere, given, names, opened, rollCall } from './given.ts'

const called: readonly Saying[] = [...everybodyHere, rollCall]
const half = [...called, confirming('witness-1', called)]
const afterRoll = [...half, confirming('witness-2', half)]

const replace = (person: string, name: string): Command => ({ type: 'replace', person, name, reason: 'Taken ill.' })
const byAdministrator: Saying = ['administrator', replace('witness-2', 'Newcomer')]
const proposed = [...afterRoll, byAdministrator]
const replaced = [...proposed, confirming('witness-1', proposed)]

describe('a person is replaced', () => {
  test('by two people’s word, which the record tells with who has the part from here on', () => {
    expect(
      given(...afterRoll)
        .when(...byAdministrator)
        .events(),
    ).toMatchObject([
      { type: 'proposal.made', subject: 'replace', person: 'witness-2', statement: 'Taken ill.' },
      { type: 'newcomer.named', person: 'witness-2', name: 'Newcomer' },
    ])
    expect(
      given(...proposed)
        .when(...confirming('witness-1', proposed))
        .events(),
    ).toMatchObject([
      { type: 'proposal.confirmed' },
      { type: 'person.replaced', person: 'witness-2', reason: 'Taken ill.' },
      { type: 'people.named', names: { ...names, 'witness-2': 'Newcomer' } },
      { type: 'step.inserted', step: { id: 'newcomer-1', kind: 'newcomer', fields: { part: 'witness-2' } } },
    ])
  })

  test('never by one person’s word, nor by a name alone in what auditors read', async () => {
    expect(
      (
        await given(...proposed)
          .when(...confirming('administrator', proposed))
          .refusal()
      ).code,
    ).toBe('ALREADY_CONFIRMED')
    const [made] = given(...afterRoll)
      .when(...byAdministrator)
      .events()
    expect(JSON.stringify(made)).not.toContain('Newcomer')
  })

  test.each([
    ['a role that may not be combined', 'witness-2', 'Administrator', 'ROLE_CONFLICT'],
    ['a name that only looks another', 'witness-2', 'Witness  1', 'NAMES_ALIKE'],
    ['whoever has the part already', 'witness-2', 'Witness 2', 'SAME_PERSON'],
    ['a part that nobody has', 'custodian-9', 'Newcomer', 'PERSON_UNKNOWN'],
    ['nobody', 'witness-2', '  ', 'TEXT_MISSING'],
  ])('but not for %s', async (_what, person, name, code) => {
    expect(
      (
        await given(...afterRoll)
          .when('administrator', replace(person, name))
          .refusal()
      ).code,
    ).toBe(code)
  })

  test('only once what is proposed is settled, and not while an act is under way', async () => {
    const clock = { clock: 'Radio clock', reading: '2026-11-21T10:00:00Z' }
    const pending: readonly Saying[] = [
      ...afterRoll,
      ['witness-1', { type: 'answer', step: 'clock', answers: clock, exception: null }],
    ]
    expect(
      (
        await given(...pending)
          .when(...byAdministrator)
          .refusal()
      ).code,
    ).toBe('PROPOSAL_PENDING')
  })
})

describe('whoever has been replaced', () => {
  const sayings: readonly (readonly [string, Command])[] = [
    ['confirms nothing', { type: 'confirm', digest: '00'.repeat(32), seq: 7, answers: {} }],
    ['notes nothing', { type: 'note', text: 'Still here.' }],
    ['disputes nothing', { type: 'dispute', digest: '00'.repeat(32), reason: 'No.' }],
    ['calls no pause', { type: 'break', reason: 'Lunch', sealed: 'Bag 7' }],
    ['aborts nothing', { type: 'abort', reason: 'No.' }],
    ['replaces nobody', replace('witness-1', 'Friend')],
  ]
  test.each(sayings)('%s until the newcomer has enrolled', async (_what, command) => {
    expect(
      (
        await given(...replaced)
          .when('witness-2', command)
          .refusal()
      ).code,
    ).toBe('NOT_ENROLLED')
  })

  test('leaves no wrong codes to the newcomer', () => {
    const failed: Saying = ['engine', { type: 'recognition-failed', person: 'witness-2' }]
    const wrong = [...afterRoll, failed, byAdministrator]
    const { state } = given(...wrong, confirming('witness-1', wrong))
    expect(state.unrecognised).toEqual({})
  })
})

describe('the newcomer', () => {
  const here: readonly Saying[] = [...replaced, ['witness-2', { type: 'enrol' }]]
  const identified: Saying = [
    'administrator',
    {
      type: 'answer',
      step: 'newcomer-1',
      answers: { 'identity.witness-2': 'Passport', 'appointed.witness-2': true },
      exception: null,
    },
  ]

  test('enrols, is identified by those who called the roll, and then the ceremony goes on where it was', () => {
    const asked = [...here, identified]
    const one = [...asked, confirming('witness-1', asked)]
    const all = [...one, confirming('witness-2', one)]
    const { state } = given(...all)
    expect([state.enrolled['witness-2'], state.inserted, state.plan.steps[state.position]?.id]).toEqual([
      'code',
      [],
      'clock',
    ])
  })

  test('is the other person when two are needed', () => {
    const abort: Saying = ['administrator', { type: 'abort', reason: 'The HSM smokes.' }]
    const asked = [...here, abort]
    expect(given(...asked, confirming('witness-2', asked)).state.phase).toBe('aborted')
  })

  test('may be replaced before being identified: the next one is, once', () => {
    const again: Saying = ['administrator', replace('witness-2', 'Another')]
    const asked = [...here, again]
    const { state } = given(...asked, confirming('witness-1', asked))
    expect(state.names['witness-2']).toBe('Another')
    expect(state.inserted.map(({ id }) => id)).toEqual(['newcomer-1'])
  })
})

describe('there is a way on', () => {
  const two = opened.concat([
    ['administrator', { type: 'enrol' }],
    ['witness-1', { type: 'enrol' }],
  ])

  test('for somebody who never comes: others replace that person before the roll is called, which then covers all', () => {
    const asked = [...two, byAdministrator]
    const { state } = given(...asked, confirming('witness-1', asked))
    expect([state.names['witness-2'], state.inserted]).toEqual(['Newcomer', []])
  })

  test('for somebody who does not come back from a pause', () => {
    const paused: readonly Saying[] = [
      ...afterRoll,
      ['administrator', { type: 'break', reason: 'Night', sealed: 'Bag 7' }],
      byAdministrator,
    ]
    const { state } = given(...paused, confirming('witness-1', paused))
    expect([state.phase, state.names['witness-2']]).toEqual(['break', 'Newcomer'])
  })
})
