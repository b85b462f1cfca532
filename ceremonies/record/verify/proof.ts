import type { Files, Means } from '../bundle.ts'
import type { Problem } from '../problem.ts'
import type { Reading } from './read.ts'
import type { Statement } from './statements.ts'

/** What can be proved of facts of some types, beyond what makes a record one. */
export interface Proof {
  /** The facts that it reads. */
  readonly statements: readonly Statement[]
  /** Types of which each fact is noticed, be it withheld. */
  readonly notices?: readonly string[]
  readonly check?: (reading: Reading, files: Files, means: Means) => readonly Problem[]
  /** What a reader of a valid bundle should know too. */
  readonly remarks?: (reading: Reading) => readonly Problem[]
  /** True if every token used has a recorded certificate. */
  readonly certified?: (reading: Reading) => boolean
  /** True if a program played a card that was used. */
  readonly played?: (reading: Reading) => boolean
}
