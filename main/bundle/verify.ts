import { type Problem, problem } from '../../ceremonies/record/problem.ts'
import type { Verdict } from '../../ceremonies/record/outcome.ts'
import { verifyBundle } from '../../ceremonies/index.ts'
import type { Replay } from '../../ceremonies/record/verify/batches.ts'
import { nodeMeans } from './means.ts'
import { type ReadBundle, readBundle } from './read.ts'
import { Verifier } from './verifier.ts'

/** Verifies the bundle at a path, directory or tar. Throws BUNDLE_UNREADABLE; whatever else is wrong is in the verdict. */
export async function verifyAt(path: string, replay: Replay, checkpoint: Uint8Array | null = null): Promise<Verdict> {
  const read = await readBundle(path)
  return asFound(read, verifyBundle(read.files, { ...nodeMeans, replay, checkpoint }))
}

/** The same with the rules that are known here, a long record by two threads. */
export async function verifyByRules(path: string, checkpoint: Uint8Array | null): Promise<Verdict> {
  return verifyRead(await readBundle(path), checkpoint)
}

/** The same of a bundle that was read: what is verified is these bytes, and whoever has them reads nothing else. */
export async function verifyRead(read: ReadBundle, checkpoint: Uint8Array | null): Promise<Verdict> {
  const verifier = new Verifier()
  try {
    return asFound(read, await verifier.verify(read.files, checkpoint))
  } finally {
    await verifier.close()
  }
}

/** The verdict with what only whoever read the bundle knows: how it was packed, and what lay beside its files. */
function asFound({ packedExactly, leftovers }: ReadBundle, verdict: Verdict): Verdict {
  const judged = packedExactly ? verdict : spoilt(verdict, problem('ARCHIVE_DIFFERS'))
  if (leftovers.length === 0) return judged
  return { ...judged, remarks: [...judged.remarks, leftBeside(leftovers)] }
}

function leftBeside(names: readonly string[]): Problem {
  return problem('LEFT_BESIDE', null, { names: names.join(', ') })
}

function spoilt(verdict: Verdict, because: Problem): Verdict {
  const problems = [...verdict.problems, because]
  return { ...verdict, outcome: 'invalid', valid: false, anchored: false, replayed: false, problems, remarks: [] }
}
