/** What anybody may say at any time: as each form is filled in the command is whole, and the form says what `decide` makes of it. */
import { describe, expect, test } from 'vitest'
import type { Answers, Field } from '../../../ceremonies/kernel/answers.ts'
import { Command } from '../../../ceremonies/kernel/command.ts'
import { hindranceOf, speakers, speechNames, speeches } from '../../../ceremonies/kernel/speech.ts'
import { view as shown } from '../../../ceremonies/kernel/view.ts'
import { everybodyHere, given, opened, rollCall, type Saying } from './decide/given.ts'
import { live } from './decide/live.ts'

const raised: Saying = [
  'administrator',
  { type: 'exception', expected: 'a', happened: 'b', decided: 'c', effect: 'd', remedy: 'e', open: true },
]
const behind: readonly Saying[] = [
  ['engine', { type: 'mirror-kept', accepted: null }],
  ['engine', { type: 'mirror-lost', code: 'MIRROR_FAILED' }],
]

/** Where each may be said, if that is not where everybody has just enrolled. */
const before: Partial<Record<(typeof speechNames)[number], readonly Saying[]>> = {
  remedy: [raised],
  dispute: [rollCall],
  'without-mirror': behind,
}

const around = (sayings: readonly Saying[]) => shown(given(...sayings).state, live)

/** Each field with a value that it takes. */
function filled(fields: readonly Field[]): Answers {
  return Object.fromEntries(
    fields.map(({ name, type, options = [] }) => [
      name,
      type === 'boolean' ? true : type === 'people' ? options.slice(-1) : (options[0] ?? `What ${name} is`),
    ]),
  )
}

/** It takes a card that speaks, which no script of these tests has: `test/main/engine/cards-speak.hardware.test.ts` carries it through. */
const WITHOUT_CARDS = speechNames.filter((name) => name !== 'by-code')

test('that a card speaks no more is said where one speaks, as an exception of its own; elsewhere it is hindered, and refused', async () => {
  const { fields, command, hindrance, agreed } = speeches['by-code']
  const early = around(everybodyHere)
  const view = {
    ...early,
    parts: early.parts.map((part) => ({ ...part, voice: part.id === 'witness-1' ? 'card' : null })),
  }
  const said = command(filled(fields(view)), view)
  expect(Command.parse(said)).toEqual({
    type: 'by-code',
    person: 'witness-1',
    exception: {
      happened: 'What happened is',
      decided: 'What decided is',
      effect: 'What effect is',
      remedy: 'What remedy is',
      open: true,
    },
  })
  expect([hindrance(view), hindrance(early)?.code, agreed]).toEqual([null, 'speech.by-code.none', true])
  expect(
    await given(...everybodyHere)
      .when('witness-1', said)
      .refusal(),
  ).toMatchObject({ code: 'VOICE_NONE' })
})

describe.each(WITHOUT_CARDS)('%s', (name) => {
  const { fields, command, agreed, hindrance } = speeches[name]
  const sayings = [...everybodyHere, ...(before[name] ?? [])]
  const view = around(sayings)
  const said = command(filled(fields(view)), view)
  const events = () =>
    given(...sayings)
      .when('witness-1', said)
      .events()

  test('fills in a whole command, of which each member is asked for', () => {
    expect(hindranceOf(name, view)).toBeNull()
    expect(Command.parse(said)).toEqual(said)
    const { type, ...members } = said
    expect(type).toBe(name)
    expect(
      Object.keys(members)
        .filter((member) => member !== 'digest')
        .sort(),
    ).toEqual(
      fields(view)
        .map((field) => field.name)
        .sort(),
    )
  })

  test('is proposed to somebody else if a second person must agree, and holds at once if not', () => {
    expect(events().some(({ type }) => type === 'proposal.made')).toBe(agreed)
  })

  test('left empty is refused', () => {
    expect(() =>
      given(...sayings)
        .when('witness-1', command({}, view))
        .events(),
    ).toThrow()
  })

  test('is hindered where it would be refused, and nowhere else', async () => {
    const early = around(everybodyHere)
    const wrong = hindrance(early)
    expect(wrong !== null).toBe(before[name] !== undefined)
    if (wrong === null) return
    const empty = given(...everybodyHere).when('witness-1', said)
    expect(await empty.refusal()).toMatchObject({ code: expect.any(String) })
  })

  test('waits until somebody has enrolled', () => {
    const view = around(opened)
    expect([speakers(view), hindranceOf(name, view)?.code]).toEqual([[], 'speech.nobody'])
  })
})
