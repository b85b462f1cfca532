import type { JsonObject } from '../base/json.ts'
import type { Making, Need } from './resource.ts'

/** What a kind of step is, in English, for whoever writes scripts. Nothing is decided by it. */
export interface Reference {
  /** What happens. */
  readonly is: string
  /** What must have come about before, beside what the kind says that it needs. */
  readonly alsoNeeds?: string
  /** What comes about, beside what the kind says that it makes. */
  readonly alsoMakes?: string
  /** Fields of its own, as a script has them. */
  readonly example: JsonObject
}

interface Described {
  readonly reference: Reference | null
  readonly needs: readonly Need[]
  readonly makes: readonly Making[]
}

/** What a kind needs and makes, a sentence each; none for nothing. */
export function needsAndMakes({ reference, needs, makes }: Described) {
  return {
    needs: sentenceOf(needs, reference?.alsoNeeds),
    makes: sentenceOf(makes, reference?.alsoMakes),
  }
}

function sentenceOf(resources: readonly Making[], also: string | undefined): string | undefined {
  const named = resources.map(({ resource }) => resource.name).join('; ')
  const sentence = named === '' ? [] : [`${named.charAt(0).toUpperCase()}${named.slice(1)}.`]
  return [...sentence, ...(also === undefined ? [] : [also])].join(' ') || undefined
}
