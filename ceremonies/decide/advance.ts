import type { Answers as OnePersonsAnswers } from '../answers.ts'
import type { Event } from '../event.ts'
import { evolveAll } from '../evolve.ts'
import type { PlannedStep } from '../plan.ts'
import { fill } from '../refusal.ts'
import { type State, currentStep } from '../state.ts'
import { kindOf } from '../steps/index.ts'
import { recorded } from '../texts/en/recorded.ts'

/** Those events, and what follows from them before the next step can be done: steps left out, steps put in between. */
export function advance(state: State, events: readonly Event[]): readonly Event[] {
  const all = [...events]
  for (let now = evolveAll(state, events); ; ) {
    const next = onTheWay(now)
    if (next === null) return all
    all.push(next)
    now = evolveAll(now, [next])
  }
}

function onTheWay(state: State): Event | null {
  const step = currentStep(state)
  if (step === null || state.attempt !== null || state.phase !== 'running') return null
  if (step.when && state.inForce[step.when.parameter] !== step.when.is) {
    return {
      type: 'step.skipped',
      step: step.id,
      because: fill(recorded.skipped, {
        parameter: step.when.parameter,
        value: state.inForce[step.when.parameter] ?? 'undefined',
      }),
    }
  }
  const backup = state.backup
  if (backup === null) return null
  // A set that was not proved whole before its secrets process died is void: nothing of it is on disk.
  if (!backup.whole && !backup.held && step.kind !== 'void-set') return insert(state, step, 'void-set')
  const needs = kindOf(step.kind).act?.needs
  const missing = (needs === 'backup-key' && backup.where !== 'token') || (needs === 'shares' && !backup.held)
  return missing ? insert(state, step, 'reload') : null
}

/** A step between, done and seen by the people who made the backup key: those of the step that it stands before may be one alone. */
function insert(state: State, before: PlannedStep, kind: 'void-set' | 'reload'): Event {
  const token = state.backup?.token ?? ''
  const { performs, witnesses } = state.plan.steps.find((one) => one.kind === 'backup-key') ?? before
  const step: PlannedStep = {
    ...before,
    performs,
    witnesses,
    id: `${kind}-before-${before.id}`,
    kind,
    title: recorded.inserted[kind],
    say: null,
    when: null,
    controls: [],
    fields: { token },
    turn: null,
  }
  return { type: 'step.inserted', step }
}

/**
 * After a restart or a sleep of the laptop its clocks no longer agree with what two people read, so the same two read them
 * again before a date is taken from them. The clock that never jumps starts anew with the machine.
 */
export function readClocksAgain(state: State, before: PlannedStep): readonly Event[] {
  const clock = state.plan.steps.find((step) => step.kind === 'clock')
  if (!clock) return []
  const title = recorded.inserted.clock
  return [
    { type: 'step.inserted', step: { ...clock, id: `clock-before-${before.id}`, act: before.act, title, when: null } },
  ]
}

type Answers = Readonly<Record<string, OnePersonsAnswers>>

/** The step is done; what it brought about comes first, and nothing comes after the seal. */
export function finish(
  state: State,
  step: PlannedStep,
  effects: readonly Event[],
  answers: Answers | null,
): readonly Event[] {
  const done: Event = {
    type: 'step.finished',
    step: step.id,
    kind: step.kind,
    basis: kindOf(step.kind).basis,
    performed: step.performs,
    witnessed: step.witnesses,
    answers,
  }
  const sealed = effects.filter((effect) => effect.type === 'ceremony.sealed')
  return advance(state, [...effects.filter((effect) => effect.type !== 'ceremony.sealed'), done, ...sealed])
}
