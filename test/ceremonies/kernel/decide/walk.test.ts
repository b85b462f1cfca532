import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from '../../../../ceremonies/kernel/command.ts'
import { decide, evolveAll } from '../../../support/known.ts'
import { Refusal } from '../../../../ceremonies/base/refusal.ts'
import type { State } from '../../../../ceremonies/kernel/model.ts'
import { view } from '../../../../ceremonies/kernel/view.ts'
import { application, envelopeOf, everybodyHere, given, names, rollCall } from './given.ts'
import { live } from './live.ts'

/** Something that somebody might say at any moment, sensible or not. */
const said = (state: State): fc.Arbitrary<Command> => {
  const step = state.plan.steps[state.position]?.id ?? 'end'
  const digest = state.proposal?.digest ?? '00'.repeat(32)
  const seq = state.proposal?.seq ?? 0
  return fc.constantFrom<Command[]>(
    { type: 'enrol' },
    rollCall[1],
    { type: 'answer', step, answers: {}, exception: null },
    { type: 'answer', step, answers: { clock: 'One', reading: '2026-11-21T10:00:00Z' }, exception: null },
    { type: 'confirm', digest, seq, answers: {} },
    { type: 'confirm', digest, seq, answers: { clock: 'Two', reading: '2026-11-21T10:00:01Z' } },
    { type: 'dispute', digest, reason: 'No.' },
    { type: 'note', text: 'A note.' },
    { type: 'break', reason: 'Lunch.', sealed: 'Bag 1.' },
    { type: 'return', statement: 'Back.' },
    { type: 'abort', reason: 'Fire.' },
    { type: 'resolve', step, choice: 'discard', statement: 'Nothing is there.' },
    { type: 'resolve', step, choice: 'adopt', statement: 'It is there.' },
    { type: 'begin', step, note: null },
    { type: 'review', statement: 'Compared.' },
    { type: 'sign', note: 'No note.' },
    { type: 'report', step, result: {} },
    { type: 'report', step, result: { destroyed: 0 } },
    { type: 'fail', step, code: 'DEVICE_LOST', parameters: { device: 'root-hsm' } },
    { type: 'find', step, finding: { found: [] } },
    { type: 'lose', device: 'root-hsm', reason: 'DEVICE_LOST' },
    { type: 'lose', device: 'secrets', reason: 'DEVICE_LOST' },
    { type: 'resume', application, modules: {}, mirror: null, sameMedium: null, missing: 0 },
    {
      type: 'resume',
      application,
      modules: { 'root-hsm': '00'.repeat(32) },
      mirror: '/media/copy',
      sameMedium: 'administrator',
      missing: 3,
    },
    { type: 'login-refused', device: 'root-hsm', code: 'PIN_WRONG' },
  )
}

const speaker = fc.constantFrom('engine', ...Object.keys(names), 'cook')

function frozen<T>(value: T): T {
  const plain = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype
  if (plain && typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const member of Object.values(value)) frozen(member)
  }
  return value
}

test('whatever is said in whatever order: a refusal or events, the same twice, that a state can take and a view can show', () => {
  let taken = 0
  fc.assert(
    fc.property(fc.gen(), (gen) => {
      let state = frozen(given(...everybodyHere).state)
      for (let i = 0; i < 40; i++) {
        const command = gen(said, state)
        const envelope = envelopeOf([gen(() => speaker), command, { seq: 20 + i, monotonic: i }])
        try {
          const events = frozen(decide(state, envelope))
          expect(events.length).toBeGreaterThan(0)
          expect(decide(state, envelope)).toEqual(events)
          state = frozen(evolveAll(state, events))
          taken++
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
        }
        expect(JSON.stringify(view(state, live)).length).toBeLessThan(20_000)
      }
    }),
    { numRuns: 25 },
  )
  expect(taken).toBeGreaterThan(50)
})
