/** Who has to agree to what is proposed. Deciders and the view ask the rules of the ceremony, which may answer otherwise. */
import { samePerson } from '../cast.ts'
import type { State } from '../model.ts'
import type { PlannedStep } from '../planned.ts'
import { currentStep } from '../state.ts'
import { othersThan } from '../two-people.ts'
import type { Proposal } from '../under-way.ts'

/** True for a step whose witnesses have to agree; an exception is never one person's word, whoever witnesses the step. */
export function isWitnessed(
  { names }: State,
  { witnesses }: PlannedStep,
  { subject, by, exception }: Proposal,
): boolean {
  if (subject !== 'step') return false
  return exception === null || witnesses.some((witness) => !samePerson(names, witness, by))
}

/** Who has still to agree to what is proposed; for a step its witnesses, else any one person other than the proposer. */
export function stillToConfirm(state: State): readonly string[] {
  const { proposal } = state
  const step = currentStep(state)
  if (!proposal || !step) return []
  const confirmed = proposal.confirmed.map(({ by }) => by)
  if (state.rules.isWitnessed(state, step, proposal))
    return step.witnesses.filter((person) => !confirmed.includes(person))
  if (confirmed.length > 0) return []
  return othersThan(
    state.names,
    state.plan.parts.map(({ id }) => id),
    proposal.by,
  )
}
