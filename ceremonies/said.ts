import type { Command } from './command.ts'
import { refuse } from './refusal.ts'
import { looksLikeMnemonic } from './shares/looks-like.ts'
import { mustBePlain } from './unicode/plain.ts'

/** In letters: what anybody says in one go. */
export const LONGEST_TEXT = 2000

/**
 * Whatever a person says is recorded for good. Throws TEXT_* for a text that a command carries and that must not be, naming
 * its field; no share may stand in any text at any depth. Answers are checked by their fields besides (`checkAnswers`).
 */
export function mustBeFit(command: Command): void {
  for (const [field, value] of Object.entries(command)) {
    mustHoldNoShare(field, value)
    if (typeof value === 'string') mustBePlain(value, { field, most: LONGEST_TEXT, lines: true })
  }
}

function mustHoldNoShare(field: string, value: unknown): void {
  if (typeof value === 'string' && looksLikeMnemonic(value)) throw refuse('TEXT_SECRET', { field })
  if (Array.isArray(value)) for (const item of value as readonly unknown[]) mustHoldNoShare(field, item)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      // The name itself would stand in the refusal.
      mustHoldNoShare(field, name)
      mustHoldNoShare(name, member)
    }
  }
}
