import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command, Envelope } from '../../../../ceremonies/kernel/command.ts'
import { decide, evolveAll } from '../../../support/known.ts'
import type { Json } from '../../../../ceremonies/base/json.ts'
import { Refusal } from '../../../../ceremonies/base/refusal.ts'
import { eventFact } from '../../../../ceremonies/kernel/replay.ts'
import { canonical } from '../../../../ceremonies/base/canonical.ts'
import type { State } from '../../../../ceremonies/kernel/model.ts'
import { view } from '../../../../ceremonies/kernel/view.ts'
import { day, type Moment } from '../../day.ts'
import { live } from './live.ts'

/** What a device or a person might say that nobody expects. */
const odd: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, '', '00', 'ff'.repeat(40), 0, -1, 7, true, [], {}, [{}], { found: [] }, 'none'),
  fc.string({ maxLength: 20 }).map((text) => text.normalize('NFC').toWellFormed()),
)

/** The value with one of its members, at any depth, taken away or made odd. */
function bent(value: Json): fc.Arbitrary<Json> {
  if (typeof value !== 'object' || value === null) return odd
  const names = Object.keys(value)
  if (names.length === 0) return odd
  return fc.constantFrom(...names).chain((name) => {
    const member = (value as Record<string, Json>)[name] ?? null
    const other = fc.oneof({ arbitrary: bent(member), weight: 3 }, { arbitrary: odd, weight: 1 })
    const changed = other.map((made) => withMember(value, name, made))
    return fc.oneof(changed, fc.constant(withMember(value, name, undefined)))
  })
}

function withMember(value: object, name: string, member: Json | undefined): Json {
  const members = Object.entries(value).filter(([other]) => other !== name) as [string, Json][]
  if (member !== undefined) members.push([name, member])
  return Array.isArray(value) ? members.map(([, one]) => one) : Object.fromEntries(members)
}

/** A command of the day, as it was, bent, or that of another moment. */
const said: fc.Arbitrary<{ readonly moment: Moment; readonly envelope: Envelope }> = fc
  .tuple(fc.constantFrom(...day), fc.constantFrom(...day), fc.constantFrom('as it was', 'bent', 'of another moment'))
  .chain(([moment, other, how]) => {
    const { command } = how === 'of another moment' ? other.envelope : moment.envelope
    const people = ['engine', 'janitor', ...moment.state.plan.parts.map(({ id }) => id)]
    // The type is what the door checks before anything else; a report's result and answers are what comes unchecked.
    const changed =
      how === 'bent' ? bent(payload(command)).map((made) => withPayload(command, made)) : fc.constant(command)
    const by = fc.constantFrom(moment.envelope.by, moment.envelope.by, ...people)
    return fc.tuple(changed, by).map(([made, person]) => ({
      moment,
      envelope: {
        ...moment.envelope,
        command: made,
        by: person,
        method: person === 'engine' ? null : ('fed' as const),
      },
    }))
  })

function payload(command: Command): Json {
  if (command.type === 'report') return command.result
  return command.type === 'answer' || command.type === 'confirm' ? command.answers : ''
}

function withPayload(command: Command, made: Json): Command {
  if (command.type === 'report') return { ...command, result: made as never }
  const answers = typeof made === 'object' && made !== null && !Array.isArray(made) ? made : {}
  return command.type === 'answer' || command.type === 'confirm' ? { ...command, answers: answers as never } : command
}

const shown = (state: State): number => JSON.stringify(view(state, live)).length
const longest = Math.max(...day.map(({ state }) => shown(state)))

test('at any moment of a day, whatever is said brings a refusal, or events that the record can hold and the state take', () => {
  let taken = 0
  fc.assert(
    fc.property(said, ({ moment: { state }, envelope }) => {
      try {
        const events = decide(state, envelope)
        // Neither clock nor chance: the same again. The states of the day are frozen, so nothing was changed either.
        expect(decide(state, envelope)).toEqual(events)
        expect(events.length).toBeGreaterThan(0)
        for (const event of events) expect(canonical(eventFact(event))).not.toBe('')
        expect(shown(evolveAll(state, events))).toBeLessThan(2 * longest)
        taken++
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
      }
    }),
    { numRuns: 3000 },
  )
  expect(taken).toBeGreaterThan(300)
})

test('the view does not grow with the record', () => {
  const last = day.at(-1)
  if (!last) throw new Error('the day is empty')
  const noted = Array.from(
    { length: 500 },
    (_, i) => ({ type: 'note.added', by: 'witness-1', step: 'seal', text: `Note ${i}` }) as const,
  )
  expect(shown(evolveAll(last.state, noted))).toBe(shown(last.state))
})
