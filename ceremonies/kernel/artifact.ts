import type { Level } from '../record/levels.ts'

/** A file that a step leaves in the record, beside the facts. */
export interface Artifact {
  readonly name: string
  readonly kind: string
  readonly level: Level
  readonly content: Uint8Array
}
