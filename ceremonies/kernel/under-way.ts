/** What is under way in a ceremony: what people propose, and what a device is asked to do. */
import type { Hex } from '../base/crypto.ts'
import type { Json, JsonObject } from '../base/json.ts'
import type { Answers } from './answers.ts'
import type { Choice } from './command.ts'
import type { Departure } from './departure-shape.ts'

/** What one person said, and when by the laptop's clock. */
export interface Word {
  readonly by: string
  readonly at: string
  readonly answers: Answers
}

/** What is proposed by one person and waits for the word of others. */
export type Matter = 'step' | 'resolve' | 'abort' | 'review' | 'mirror' | 'replace' | 'by-code'

/** Something proposed by one person and waiting for the word of others. */
export interface Proposal extends Word {
  readonly subject: Matter
  readonly step: string
  readonly digest: Hex
  readonly seq: number
  readonly exception: Departure | null
  readonly choice: Choice | null
  readonly statement: string | null
  /** The part that it is about, and who is to take it; null where it is about something else. */
  readonly person: string | null
  readonly newcomer: string | null
  readonly confirmed: readonly Word[]
}

/** One try at the device act of the current step. */
export interface Attempt {
  readonly number: number
  readonly choice: Choice
  readonly phase: 'agreed' | 'started' | 'doubtful' | 'found'
  /** Null until begun. */
  readonly request: JsonObject | null
  readonly finding: Json
  readonly choices: readonly Choice[]
  /** What was agreed on: the answers of performer and witnesses by person. */
  readonly answers: Readonly<Record<string, Answers>>
}
