import type { Message, Parameters } from '../base/message.ts'
import { Refusal, type RefusalCode, refused } from '../base/refusal.ts'

/** Something that keeps a bundle from being valid. `fact` is the sequence number it concerns, null if none in particular. */
export interface Problem extends Message {
  readonly fact: number | null
}

export function problem(code: RefusalCode, fact: number | null = null, parameters: Parameters = {}): Problem {
  return { fact, code, parameters: fact === null ? parameters : { fact, ...parameters } }
}

/** A refusal met while checking `fact` as a problem; any other error is a fault of the program and is thrown on. */
export function problemOf(error: unknown, fact: number | null): Problem {
  if (!(error instanceof Refusal)) throw error
  return { fact, ...refused(error) }
}
