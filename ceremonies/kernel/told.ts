/** What a fact rests on, and what it says to people. */
import type { Phrase } from '../base/message.ts'

/** What a fact rests on: somebody said so, several saw it, or a signature proves it. */
export type Basis = 'said' | 'seen' | 'signed'

/** What a fact says to people: a value under its label. */
export interface Told {
  readonly label: Phrase
  readonly value: Phrase
}
