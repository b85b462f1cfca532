/** Which PINs of cards a plan asks for, known before anybody is asked. */
import type { Plan } from '../../kernel/planned.ts'
import { enrolCard } from './enrol-card.ts'

export interface PinsOfCard {
  /** The step that enrols the card, and who does it. */
  readonly id: string
  readonly performs: string
  readonly card: string
  readonly pins: readonly (typeof pinsBy)['piv' | 'openpgp'][number][]
}

const pinsBy = {
  piv: ['card-pin', 'new-card-pin', 'card-puk', 'new-card-puk'],
  openpgp: ['card-pin', 'new-card-pin', 'card-admin-pin', 'new-card-admin-pin'],
} as const

export function pinsOfCards(plan: Plan): readonly PinsOfCard[] {
  return plan.steps.flatMap((step) => {
    if (step.kind !== enrolCard.name) return []
    const { card, application } = step.fields
    const pins = pinsBy[application === 'openpgp' ? application : 'piv']
    return typeof card === 'string' ? [{ id: step.id, performs: step.performs, card, pins }] : []
  })
}
