/** What a plan is: the steps of one ceremony, for these people. */
import type { JsonObject } from '../base/json.ts'
import type { Message } from '../base/message.ts'
import type { Part } from './cast.ts'
import type { Bound } from './parameters.ts'

/** A step is done, or left out: only where this parameter has this value. */
export interface Condition {
  readonly parameter: string
  readonly is: string | number
}

/** One step of one ceremony: the script's step with parameters, people and repetitions filled in. */
export interface PlannedStep {
  readonly id: string
  readonly kind: string
  readonly act: string
  /** As the script has it, or a message for a step that the course of events put in between. */
  readonly title: string | Message
  readonly say: string | null
  readonly performs: string
  readonly witnesses: readonly string[]
  readonly minutes: number
  readonly controls: readonly string[]
  readonly fields: JsonObject
  /** The person that a repeated step is about, counted from 1. */
  readonly turn: number | null
  readonly when: Condition | null
}

export interface Plan {
  readonly bound: Bound
  readonly parts: readonly Part[]
  readonly acts: readonly { readonly id: string; readonly title: string }[]
  readonly steps: readonly PlannedStep[]
}
