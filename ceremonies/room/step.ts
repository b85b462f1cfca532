import { message } from '../base/message.ts'
import { answerPhrase } from '../kernel/answers.ts'
import { question } from '../kernel/question.ts'
import type { State } from '../kernel/model.ts'
import type { Labelled } from '../kernel/labelled.ts'
import type { Proposal } from '../kernel/under-way.ts'
import type { Face } from '../kernel/view.ts'
import { currentStep } from '../kernel/state.ts'
import type { Departure } from '../kernel/departure-shape.ts'
import { voiceOf } from '../kernel/their-word.ts'
import { cardsOf } from '../subjects/custody/things.ts'
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
  if (proposal.subject === 'replace') return replacementIn(state, proposal)
  if (proposal.subject === 'by-code') return silenceIn(state, proposal)
  const fields = step && proposal.subject === 'step' ? formOf(step, state, proposal.by) : []
  const answers = Object.entries(proposal.answers).map(([name, answer]) => {
    const field = fields.find((one) => one.name === name)
    const value = field?.covered ? message('answer.covered') : answerPhrase(answer)
    return { label: field ? question(field) : name, value }
  })
  return [...answers, ...departureIn(proposal.exception, 'field.departure')]
}

/** Who has the part that somebody else is to take, and who takes it. */
function replacementIn(state: State, { person, newcomer }: Proposal): Labelled[] {
  return [
    { label: message('field.replace.part'), value: partIn(state, person ?? '') },
    { label: message('field.replace.before'), value: state.names[person ?? ''] ?? '' },
    { label: message('field.replace.after'), value: newcomer ?? '' },
  ]
}

/** Whose card speaks no more, which it is, and the exception by which people go on. */
function silenceIn(state: State, { person, exception }: Proposal): Labelled[] {
  const card = voiceOf(state, person ?? '')?.device ?? ''
  return [
    { label: message('speech.by-code.person'), value: partIn(state, person ?? '') },
    { label: message('field.by-code.card'), value: cardsOf(state.script)[card]?.title ?? card },
    ...departureIn(exception, 'speech.by-code'),
  ]
}

function partIn({ plan }: State, person: string): string {
  return plan.parts.find(({ id }) => id === person)?.title ?? person
}

const said = ['happened', 'decided', 'effect', 'remedy'] as const

/** How people go on although something is not as the script expects; `under`: where the labels of the form are. */
function departureIn(exception: Departure | null, under: 'field.departure' | 'speech.by-code'): Labelled[] {
  if (exception === null) return []
  return [
    ...said.map((name) => ({ label: message(`${under}.${name}`), value: exception[name] })),
    { label: message(`${under}.open`), value: answerPhrase(exception.open) },
  ]
}
