import type { Phrase } from '../base/message.ts'

/** Something that people are told, under what it is called. */
export interface Labelled {
  readonly label: Phrase
  readonly value: Phrase
}
