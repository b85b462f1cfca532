import { shown } from './shown.ts'
import { sentences } from './texts/en/index.ts'

export type RefusalCode = keyof typeof sentences
export type Parameters = Readonly<Record<string, string | number>>

/** What was wrong, where, and what to do: a stable code for programs and a sentence for people. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly parameters: Parameters

  constructor(code: RefusalCode, parameters: Parameters = {}) {
    super(said(sentences[code], parameters))
    this.name = 'Refusal'
    this.code = code
    this.parameters = parameters
  }
}

/** A sentence for people: its parameters may come from outside, and stay within their place. */
export function said(sentence: string, parameters: Parameters): string {
  const values = Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === 'string' ? shown(value) : value,
  ])
  return fill(sentence, Object.fromEntries(values) as Parameters)
}

/** A refusal as a value: what views and borders carry, because an error loses its code on the way. */
export interface Refused {
  readonly code: RefusalCode
  readonly parameters: Parameters
  readonly message: string
}

export function refused({ code, parameters, message }: Refused): Refused {
  return { code, parameters, message }
}

export function refuse(code: RefusalCode, parameters: Parameters = {}): Refusal {
  return new Refusal(code, parameters)
}

/** True for a code of the catalogue: what came from another process is checked before it is believed. */
export const isRefusalCode = (value: unknown): value is RefusalCode =>
  typeof value === 'string' && Object.hasOwn(sentences, value)

/**
 * Puts parameters in place of `{name}`, and of `{name|fact|facts}` the word that goes with that number; a name without a
 * value stays as it is, so that a gap is seen.
 */
export function fill(sentence: string, parameters: Parameters): string {
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (gap, name: string, one?: string, many?: string) => {
    const value = parameters[name]
    if (value === undefined) return gap
    return (Number(value) === 1 ? one : many) ?? String(value)
  })
}
