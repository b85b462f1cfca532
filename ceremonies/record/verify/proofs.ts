import type { Files, Means } from '../bundle.ts'
import type { Problem } from '../problem.ts'
import type { Proof } from './proof.ts'
import type { Reading, Reads } from './read.ts'

/** What must be read of a record so that all of this can be proved. */
export function readsOf(proofs: readonly Proof[]): Reads {
  return {
    statements: proofs.flatMap(({ statements }) => statements),
    notices: new Set(proofs.flatMap(({ notices = [] }) => notices)),
  }
}

export function checkProofs(
  proofs: readonly Proof[],
  reading: Reading,
  files: Files,
  means: Means,
): readonly Problem[] {
  return proofs.flatMap(({ check }) => check?.(reading, files, means) ?? [])
}
