import type { Files, Means } from '../bundle.ts'
import { type Problem, problem } from '../problem.ts'
import type { Tree } from '../tree.ts'
import type { Replayer } from './batches.ts'
import { checkBound } from './files.ts'
import type { HashedLine } from './lines.ts'
import { checkProofs, readsOf } from './proofs.ts'
import type { Proof } from './proof.ts'
import { Pass } from './read.ts'
import { checkSigned, isSealOf } from './seal.ts'

/** What a ceremony left beside its lines. */
export interface Stopped {
  /** Its script and artifacts. */
  readonly files: Files
  /** Over all its lines. */
  readonly tree: Tree
  /** The last note, where the ceremony has ended and its seal is kept; else null. */
  readonly seal: string | null
}

/**
 * Checks of a record that has stopped all that `verifyBundle` checks of one that has ended: every line, every decision, what
 * the record key and other keys signed, and the files that facts bind. Takes the lines from whoever reads them.
 */
export class StoppedCheck {
  readonly #pass: Pass
  readonly #proofs: readonly Proof[]

  /** `replayer` is asked once, with the version of the rules; null if it is not known here. */
  constructor(proofs: readonly Proof[], replayer: (rules: string) => Replayer | null) {
    this.#proofs = proofs
    this.#pass = new Pass(null, readsOf(proofs), (rules) => {
      const known = replayer(rules)
      // It goes on: that it has not ended is no problem.
      return known && { step: (facts) => known.step(facts), end: () => [] }
    })
  }

  take(line: HashedLine): void {
    this.#pass.take(line)
  }

  /** After the last line. Returns problems; none means that nothing differs that can be known without devices and people. */
  end({ files, tree, seal }: Stopped, means: Means): readonly Problem[] {
    const reading = this.#pass.end(tree)
    const problems = [
      ...reading.problems,
      ...(reading.statements.opened() === null ? [problem('OPENING_MISSING')] : []),
      ...checkSigned(reading, means),
      ...checkBound(files, reading, 'confidential', means),
      ...checkProofs(this.#proofs, reading, files, means),
      ...(seal === null || isSealOf(seal, reading, means) ? [] : [problem('SIGNATURE_WRONG')]),
    ]
    if (problems.length > 0 || reading.replayed) return problems
    return [problem(tree.size === 0 ? 'OPENING_MISSING' : 'RULES_UNKNOWN')]
  }
}
