import { type Parameters, Refusal, type RefusalCode, said } from '../refusal.ts'
import { sentences } from '../texts/en/index.ts'

/** Something that keeps a bundle from being valid. `fact` is the sequence number it concerns, null if none in particular. */
export interface Problem {
  readonly fact: number | null
  readonly code: string
  readonly message: string
}

export function problem(code: RefusalCode, fact: number | null = null, parameters: Parameters = {}): Problem {
  return { fact, code, message: said(sentences[code], fact === null ? parameters : { fact, ...parameters }) }
}

/** A refusal met while checking `fact` as a problem; any other error is a fault of the program and is thrown on. */
export function problemOf(error: unknown, fact: number | null): Problem {
  if (!(error instanceof Refusal)) throw error
  return { fact, code: error.code, message: error.message }
}
