import { answerText } from '../answers.ts'
import { type State, currentStep } from '../state.ts'
import { formOf, statement } from '../transcript/course.ts'
import { detailsOf } from '../transcript/paper.ts'

export interface Told {
  readonly label: string
  readonly value: string
}

/** What the step at hand will do, as people read it: what is stated, and its fields. What follows the screen says itself. */
export function whatOf(state: State): Told[] {
  const step = currentStep(state)
  if (!step) return []
  const title = (part: string): string => state.plan.parts.find(({ id }) => id === part)?.title ?? part
  return [...statement(step), ...detailsOf(step, title)].map(({ label, value }) => ({ label, value }))
}

/** What has been proposed, under the labels of the proposer's form. */
export function saidOf(state: State): Told[] {
  const { proposal } = state
  const step = currentStep(state)
  if (!proposal) return []
  const fields = step && proposal.subject === 'step' ? formOf(step, state, proposal.by) : []
  return Object.entries(proposal.answers).map(([name, answer]) => ({
    label: fields.find((field) => field.name === name)?.label ?? name,
    value: answerText(answer),
  }))
}
