import type { Message, Parameters } from './message.ts'
import type { RefusalCode } from '../texts/index.ts'

export type { RefusalCode }

/** What was wrong, where, and what to do: a stable code and what fills the sentence that each face has for it. */
export class Refusal extends Error implements Message {
  readonly code: RefusalCode
  readonly parameters: Parameters

  constructor(code: RefusalCode, parameters: Parameters = {}) {
    // For a stack trace: people are told the sentence.
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.parameters = parameters
  }
}

/** A refusal as a value: what views and borders carry, because an error loses its members on the way. */
export type Refused = Message

export function refused({ code, parameters }: Message): Refused {
  return { code, parameters }
}

export function refuse(code: RefusalCode, parameters: Parameters = {}): Refusal {
  return new Refusal(code, parameters)
}
