/** The last try of a card's PIN: used only once its step was refused for it, and two people agreed by an exception. */
import { message } from '../../base/message.ts'
import type { Field } from '../../kernel/answers.ts'
import type { State } from '../../kernel/model.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import { currentStep } from '../../kernel/state.ts'

const nameOf = (card: string): string => `last-try.${card}`

type Asked = Pick<PlannedStep, 'id' | 'performs'>

/** Why that step failed last, if it is at hand. */
export function failureOf(state: State, { id }: Pick<Asked, 'id'>): State['failure'] {
  return currentStep(state)?.id === id ? state.failure : null
}

/** Asks the performer, after such a refusal, whether the try stays unused. A no takes an exception, which another confirms. */
export function lastTryFields(step: Asked, state: State, person: string): readonly Field[] {
  const failure = person === step.performs ? failureOf(state, step) : null
  const card = failure?.code === 'CARD_PIN_LAST_TRY' ? failure.parameters['card'] : undefined
  if (typeof card !== 'string') return []
  return [{ name: nameOf(card), label: message('field.cards.last-try', { card }), type: 'boolean', should: true }]
}

/** True if that was said of this card in the attempt that is under way. */
export function mayUseLast({ attempt }: Pick<State, 'attempt'>, card: string): boolean {
  return Object.values(attempt?.answers ?? {}).some((given) => given[nameOf(card)] === false)
}
