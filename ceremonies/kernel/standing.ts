import type { Message } from '../base/message.ts'
import type { Method } from './command.ts'
import type { Bound } from './parameters.ts'
import type { Plan, PlannedStep } from './planned.ts'
import type { Accepted, Review, Vouched } from './review.ts'
import type { Script } from './script.ts'
import type { Attempt, Proposal } from './under-way.ts'

/** What one subject knows of the ceremony; only its own slice can read and change it (`slice.ts`). */
export interface Cell {
  readonly owner: object
}

/** A ceremony as the facts so far have made it, under rules of that form (`model.ts`). */
export interface StateUnder<R> {
  /** The rules that this ceremony is decided by, to its end. */
  readonly rules: R
  readonly script: Script
  readonly plan: Plan
  readonly phase: 'unopened' | 'running' | 'break' | 'sealed' | 'aborted'
  readonly ceremony: string
  /** SHA-256 of the script's file; empty before the ceremony is open. */
  readonly scriptDigest: string
  readonly mode: 'real' | 'rehearsal'
  /** The parameters as they are in force: a rehearsal may have waived one. */
  readonly inForce: Bound
  readonly position: number
  /** Steps that the course of events put before the one at `position`. */
  readonly inserted: readonly PlannedStep[]
  readonly proposal: Proposal | null
  readonly attempt: Attempt | null
  readonly attempts: number
  /** The step whose matter has been looked at in this session, for people to give their word on; null if none. */
  readonly examined: string | null
  /** Why the step at hand failed when it was last tried; null if it did not. */
  readonly failure: Message | null
  readonly accepted: Accepted
  readonly vouched: Vouched
  /** Null unless the ceremony was just resumed and there is something to look at. */
  readonly review: Review | null
  readonly names: Readonly<Record<string, string>>
  readonly enrolled: Readonly<Record<string, Method>>
  /** Those for whom no device speaks any more, though one did. */
  readonly byCode: readonly string[]
  /** How often a wrong personal code was given for somebody. */
  readonly unrecognised: Readonly<Record<string, number>>
  readonly brought: Readonly<Record<string, string>>
  /** The copy on the second medium: `lost` until people decide, `abandoned` once two of them have. */
  readonly mirror: 'none' | 'whole' | 'lost' | 'abandoned'
  /** The part that says that this copy may be on the record's own medium; null if it is on another. */
  readonly sameMedium: string | null
  readonly exceptions: number
  readonly openRemedies: readonly number[]
  /** By name of the slice. */
  readonly slices: Readonly<Record<string, Cell>>
}
