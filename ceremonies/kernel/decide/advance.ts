import type { Answers } from '../answers.ts'
import { evolveAll } from '../evolve.ts'
import { stepFinished, stepInserted, stepSkipped } from '../facts/steps.ts'
import type { Event, State } from '../model.ts'
import type { PlannedStep } from '../planned.ts'
import { kindOf } from '../rules.ts'
import { currentStep } from '../state.ts'

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
    const { parameter } = step.when
    return stepSkipped({ step: step.id, parameter, value: state.inForce[parameter] ?? null })
  }
  const first = inBetween(state, step)
  return first === null ? null : stepInserted({ step: first })
}

/** What has to be done before that step, as things are; null if nothing. */
function inBetween(state: State, step: PlannedStep): PlannedStep | null {
  for (const subject of state.rules.subjects) {
    const first = subject.inBetween?.(state, step) ?? null
    if (first !== null) return first
  }
  const uses = kindOf(state.rules, step.kind).act?.uses ?? []
  return uses.find(({ here }) => !here(state))?.bringBack(state, step) ?? null
}

/** The step is done; what it brought about comes first, and nothing comes after the last fact of a ceremony. */
export function finish(
  state: State,
  step: PlannedStep,
  effects: readonly Event[],
  answers: Readonly<Record<string, Answers>> | null,
): readonly Event[] {
  const done = stepFinished({
    step: step.id,
    kind: step.kind,
    basis: kindOf(state.rules, step.kind).basis,
    performed: step.performs,
    witnessed: step.witnesses,
    answers,
  })
  const isLast = ({ type }: Event): boolean => state.rules.facts.get(type)?.last === true
  return advance(state, [...effects.filter((effect) => !isLast(effect)), done, ...effects.filter(isLast)])
}
