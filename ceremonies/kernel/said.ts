import { LONGEST_TEXT } from './answers.ts'
import type { Command } from './command.ts'
import { type Phrase, message } from '../base/message.ts'
import { refuse } from '../base/refusal.ts'
import { looksLikeMnemonic } from '../base/mnemonic/looks-like.ts'
import { mustBePlain } from '../base/unicode/plain.ts'

/**
 * Whatever a person says is recorded for good. Throws TEXT_* for a text that a command carries and that must not be, naming
 * its field; no share may stand in any text at any depth. Answers are checked by their fields besides (`checkAnswers`).
 */
export function mustBeRecordable(command: Command): void {
  for (const [field, value] of [...Object.entries(command), ...departureIn(command)]) {
    if (typeof value === 'string') mustBePlain(value, { field, what: memberOf(field), most: LONGEST_TEXT, lines: true })
    else mustHoldNoShare(field, value)
  }
}

/** What is said of a no is said like anything else. */
function departureIn(command: Command): readonly (readonly [string, unknown])[] {
  return command.type === 'answer' || command.type === 'by-code' ? Object.entries(command.exception ?? {}) : []
}

function mustHoldNoShare(field: string, value: unknown): void {
  if (typeof value === 'string' && looksLikeMnemonic(value))
    throw refuse('TEXT_SECRET', { field, what: memberOf(field) })
  if (Array.isArray(value)) for (const item of value as readonly unknown[]) mustHoldNoShare(field, item)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      // The name itself would stand in the refusal.
      mustHoldNoShare(field, name)
      mustHoldNoShare(name, member)
    }
  }
}

const members = [
  'reason',
  'statement',
  'text',
  'expected',
  'happened',
  'decided',
  'effect',
  'remedy',
  'sealed',
  'mirror',
  'name',
] as const

/** What people call a member of a command. */
function memberOf(name: string): Phrase {
  const known = members.find((one) => one === name)
  return known === undefined ? name : message(`word.said.${known}`)
}
