import { message } from '../base/message.ts'
import { answerPhrase } from '../kernel/answers.ts'
import { question } from '../kernel/question.ts'
import type { State } from '../kernel/model.ts'
import type { Labelled } from '../kernel/labelled.ts'
import type { Proposal } from '../kernel/under-way.ts'
import type { Face } from '../kernel/view.ts'
import { currentStep } from '../kernel/state.ts'
import { formOf, spoken, statement } from '../transcript/course.ts'
import { detailsOf } from '../transcript/paper.ts'

/** The step at hand, and what has been proposed, as people read them. */
export function faceOf(state: State): Face {
  const step = currentStep(state)
  return {
    say: step && spoken(step),
    stated: step ? statement(step).map(({ value }) => value) : [],
    what: whatOf(state),
    said: saidOf(state),
  }
}

/** What the step at hand will do, as people read it: what is stated, and its fields. What follows the screen says itself. */
export function whatOf(state: State): Labelled[] {
  const step = currentStep(state)
  if (!step) return []
  const title = (part: string): string => state.plan.parts.find(({ id }) => id === part)?.title ?? part
  return [...statement(step), ...detailsOf(step, title, state.script)].map(({ label, value }) => ({ label, value }))
}

/** What has been proposed, under the labels of the proposer's form. */
export function saidOf(state: State): Labelled[] {
  const { proposal } = state
  const step = currentStep(state)
  if (!proposal) return []
  if (proposal.person !== null) return replacementIn(state, proposal.person, proposal.newcomer ?? '')
  const fields = step && proposal.subject === 'step' ? formOf(step, state, proposal.by) : []
  const answers = Object.entries(proposal.answers).map(([name, answer]) => {
    const field = fields.find((one) => one.name === name)
    return { label: field ? question(field) : name, value: answerPhrase(answer) }
  })
  return [...answers, ...departureIn(proposal)]
}

/** Who has the part that somebody else is to take, and who takes it. */
function replacementIn({ plan, names }: State, person: string, newcomer: string): Labelled[] {
  return [
    { label: message('field.replace.part'), value: plan.parts.find(({ id }) => id === person)?.title ?? person },
    { label: message('field.replace.before'), value: names[person] ?? '' },
    { label: message('field.replace.after'), value: newcomer },
  ]
}

/** How people go on although something is answered no. */
function departureIn({ exception }: Proposal): Labelled[] {
  if (exception === null) return []
  const { happened, decided, effect, remedy, open } = exception
  return [
    { label: message('field.departure.happened'), value: happened },
    { label: message('field.departure.decided'), value: decided },
    { label: message('field.departure.effect'), value: effect },
    { label: message('field.departure.remedy'), value: remedy },
    { label: message('field.departure.open'), value: answerPhrase(open) },
  ]
}
