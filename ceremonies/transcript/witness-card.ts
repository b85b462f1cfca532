import type { Hex } from '../base/crypto.ts'
import type { Phrase } from '../base/message.ts'
import { refuse } from '../base/refusal.ts'
import { type Part, shortestBrought } from '../kernel/cast.ts'
import type { Plan, PlannedStep } from '../kernel/planned.ts'
import type { Script } from '../kernel/script.ts'
import { copyWords } from '../subjects/evidence/copy-words.ts'
import { seal } from '../subjects/evidence/seal.ts'
import { isCopiedByHand } from '../subjects/room/attest.ts'
import { stepNumbers } from './course.ts'
import { type Handout, handoutOf } from './handout.ts'

/** A step at which a witness writes something on the card. */
export interface Written {
  readonly number: string
  readonly title: Phrase
}

/** What a witness brings, looks at, writes by hand and takes home. */
export interface WitnessCard {
  readonly witness: string
  readonly brings: boolean
  /** Digests of 64 digits. */
  readonly digests: readonly Written[]
  /** Lists of 32 words. */
  readonly words: readonly Written[]
}

export interface WitnessCards extends Handout {
  /** Characters that a value must have at least. */
  readonly shortest: number
  readonly cards: readonly WitnessCard[]
}

/**
 * A card for each person who brings a value or writes words down. Throws CARDS_NONE if nobody does, and as
 * `handoutOf` does.
 */
export function witnessCardsOf(
  script: Script,
  file: { readonly name: string; readonly sha256: Hex },
  settings: Readonly<Record<string, string>>,
): WitnessCards {
  const { handout, plan } = handoutOf(script, file, settings)
  const copying = new Set(plan.steps.filter(({ kind }) => kind === copyWords.name).flatMap(peopleOf))
  const cards = plan.parts.filter(({ id, brings }) => brings || copying.has(id)).map((part) => cardOf(plan, part))
  if (cards.length === 0) throw refuse('CARDS_NONE')
  return { ...handout, shortest: shortestBrought, cards }
}

function cardOf(plan: Plan, { id, title, brings }: Part): WitnessCard {
  const numbers = stepNumbers(plan)
  const theirs = plan.steps.filter((step) => peopleOf(step).includes(id))
  const written = (step: PlannedStep): Written => ({ number: numbers.get(step.id) ?? '', title: step.title })
  return {
    witness: title,
    brings,
    digests: theirs.filter(isCopiedByHand).map(written),
    words: theirs.filter(({ kind }) => kind === copyWords.name || kind === seal.name).map(written),
  }
}

function peopleOf({ performs, witnesses }: PlannedStep): readonly string[] {
  return [performs, ...witnesses]
}
