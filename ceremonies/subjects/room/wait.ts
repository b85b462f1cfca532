import { z } from 'zod'
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import { placeOf } from '../../kernel/check/course.ts'
import type { Envelope } from '../../kernel/command.ts'
import { fact } from '../../kernel/fact.ts'
import type { Check, Event, State } from '../../kernel/model.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import { count } from '../../kernel/shapes.ts'
import { Slice } from '../../kernel/slice.ts'
import { currentStep } from '../../kernel/state.ts'
import { defineStep } from '../../kernel/step.ts'
import { clockMoved, DRIFT_SECONDS } from './drift.ts'

const DAY = 86_400

/** When a wait began, by both clocks of the laptop. */
interface Begun {
  readonly step: string
  readonly at: string
  readonly monotonic: number
}

const waits = new Slice<{ readonly begun: Begun | null }>('waits', { begun: null })

const waitBegun = fact({
  type: 'wait.begun',
  level: 'restricted',
  shape: { step: z.string(), at: z.string(), monotonic: z.int() },
  tells: (begun) => [{ label: message('entry.waitBegun'), value: begun.at }],
  evolve: (state, { step, at: since, monotonic }) => waits.with(state, { begun: { step, at: since, monotonic } }),
})

/** How long people really waited: a rehearsal need not wait at all. */
const waitEnded = fact({
  type: 'wait.ended',
  level: 'restricted',
  shape: { step: z.string(), asked: count, waited: count },
  tells: ({ asked, waited }) => [
    { label: message('entry.waited'), value: message('value.waited.of', { waited, asked }) },
  ],
  evolve: (state) => waits.with(state, { begun: null }),
})

export const waitFacts = [waitBegun, waitEnded] as const

/**
 * A fixed time must pass. It begins when the performer says so, and a witness can say that it is over only once the clock that
 * never jumps has counted it; what is withdrawn, or left and resumed, begins again from nothing.
 */
export const wait = defineStep({
  name: 'wait',
  reference: {
    is: 'A fixed time must pass. It begins with the performer’s word, and the witnesses can confirm that it is over only once the laptop’s monotonic clock has counted it and both of its clocks agree. A rehearsal need not wait, and its record says so. What is withdrawn, or interrupted by a restart, begins again.',
    alsoNeeds: 'A witness.',
    alsoMakes: 'When the wait began, and how long it was.',
    example: { seconds: 3600 },
  },
  fields: z.strictObject({ seconds: z.int().min(1).max(DAY).describe('How many seconds must pass.') }),
  basis: 'seen',
  form: (step, state, person) => {
    if (person === step.performs) return []
    const begun = begunOf(state, step)
    const label = begun
      ? message('field.wait.since', { from: begun.at, until: later(begun.at, step.fields.seconds) })
      : message('field.wait.over')
    return [{ name: 'over', label, type: 'boolean', expected: true }]
  },
  check: (step, state, _answers, person, envelope) => {
    if (person !== step.performs) mustBeOver(step.fields.seconds, begunOf(state, step), state, envelope)
  },
  conclude: (step, state, _answers, envelope) => {
    const begun = begunOf(state, step)
    const { seconds } = step.fields
    // Where nobody witnesses, the performer's own word cannot end what it begins.
    mustBeOver(seconds, begun, state, envelope)
    return [waitEnded({ step: step.id, asked: seconds, waited: begun ? Math.max(0, elapsed(begun, envelope)) : 0 })]
  },
})

/** The performer's word begins the wait: a command says when, by both clocks, what is proposed does not. */
export function waitNews(state: State, { command, at: since, monotonic }: Envelope): readonly Event[] {
  const isBegun = command.type === 'answer' && currentStep(state)?.kind === wait.name
  return isBegun ? [waitBegun({ step: command.step, at: since, monotonic })] : []
}

export const waitChecks: readonly Check[] = [
  {
    id: 'WAIT-1',
    severity: 'warning',
    find: ({ steps }) =>
      steps.flatMap((step) => {
        const { seconds } = step.kind === wait.name ? step.fields : {}
        const minutes = typeof seconds === 'number' ? Math.ceil(seconds / 60) : 0
        return minutes > step.step.minutes ? [{ ...placeOf(step, 'minutes'), say: { minutes } }] : []
      }),
  },
]

function begunOf(state: State, { id }: Pick<PlannedStep, 'id'>): Begun | null {
  const { begun } = waits.of(state)
  return state.proposal !== null && begun?.step === id ? begun : null
}

/** Throws WAIT_NOT_OVER or WAIT_CLOCKS_DIFFER, in a real ceremony; in a rehearsal the record says how long it was. */
function mustBeOver(seconds: number, begun: Begun | null, { mode }: State, envelope: Envelope): void {
  if (mode !== 'real') return
  const left = seconds - (begun ? elapsed(begun, envelope) : 0)
  if (left > 0) throw refuse('WAIT_NOT_OVER', { left: inHours(left), until: later(envelope.at, left) })
  const moved = begun ? clockMoved(begun, envelope) : 0
  if (Math.abs(moved) > DRIFT_SECONDS) throw refuse('WAIT_CLOCKS_DIFFER', { seconds: Math.abs(moved) })
}

/** Whole seconds by the clock that never jumps. */
function elapsed(begun: Begun, { monotonic }: Envelope): number {
  return Math.floor((monotonic - begun.monotonic) / 1000)
}

function later(time: string, seconds: number): string {
  return new Date(Date.parse(time) + seconds * 1000).toISOString()
}

/** Such as 1:02:05. */
function inHours(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
