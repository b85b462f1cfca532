import type { Field } from './answers.ts'
import type { Ask } from './ask.ts'
import { departureFormOf } from './departure.ts'
import type { State } from './model.ts'
import type { PlannedStep } from './planned.ts'
import { isUnexamined, kindOf } from './rules.ts'
import { currentStep } from './state.ts'
import type { Proposal } from './under-way.ts'

/** What people are asked for now, as far as the state alone says. */
export function asksOf(state: State): readonly Ask[] {
  const step = currentStep(state)
  if ((state.phase !== 'running' && state.phase !== 'break') || !step) return []
  const { proposal } = state
  const absent = state.plan.parts.filter((part) => state.enrolled[part.id] === undefined)
  // Whoever does not come cannot enrol: that somebody else is to take the part is settled first.
  if (proposal?.subject === 'replace' || proposal?.subject === 'by-code') return confirmations(state, step, proposal)
  if (absent.length > 0) return absent.map((part) => ({ kind: 'enrol', person: part.id }))
  const { review } = state
  if (review === null && state.phase === 'break') return [{ kind: 'return' }]
  const { attempt } = state
  // How to go on comes before any step: the engine says what keeps the copy behind, and asks to have it seen to.
  if (state.mirror === 'lost' && review === null && proposal?.subject !== 'mirror' && proposal?.subject !== 'abort')
    return []
  if (proposal) return confirmations(state, step, proposal)
  if (review !== null) return [{ kind: 'review' }]
  if (attempt?.phase === 'found')
    return [{ kind: 'resolve', step: step.id, finding: attempt.finding, choices: attempt.choices }]
  if (attempt || isUnexamined(state, step)) return []
  const fields = formOf(state, step, step.performs)
  return [{ kind: 'answer', step: step.id, person: step.performs, fields, exception: departureFormOf(fields) }]
}

/** Who may confirm what is proposed now: of those who are here. */
function confirmations(state: State, step: PlannedStep, proposal: Proposal): readonly Ask[] {
  const { digest, seq } = proposal
  const { isWitnessed, stillToConfirm } = state.rules
  const witnessed = isWitnessed(state, step, proposal)
  return stillToConfirm(state)
    .filter((person) => state.enrolled[person] !== undefined)
    .map((person) => ({
      kind: 'confirm',
      step: step.id,
      person,
      digest,
      seq,
      fields: witnessed ? formOf(state, step, person) : [],
    }))
}

function formOf(state: State, step: PlannedStep, person: string): readonly Field[] {
  return kindOf(state.rules, step.kind).form(step, state, person)
}
