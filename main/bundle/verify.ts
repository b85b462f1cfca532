import { type Problem, problem } from '../../ceremonies/record/problem.ts'
import { type Verdict, verifyBundle } from '../../ceremonies/record/verify.ts'
import type { Replay } from '../../ceremonies/record/verify/batches.ts'
import { nodeMeans } from './means.ts'
import { readBundle } from './read.ts'
import { Verifier } from './verifier.ts'

/** Verifies the bundle at a path, directory or tar. Throws BUNDLE_UNREADABLE; whatever else is wrong is in the verdict. */
export async function verifyAt(path: string, replay: Replay, checkpoint: Uint8Array | null = null): Promise<Verdict> {
  const { files, packedExactly } = await readBundle(path)
  return asPacked(packedExactly, verifyBundle(files, { ...nodeMeans, replay, checkpoint }))
}

/** The same with the rules that are known here, a long record by two threads. */
export async function verifyByRules(path: string, checkpoint: Uint8Array | null): Promise<Verdict> {
  const { files, packedExactly } = await readBundle(path)
  const verifier = new Verifier()
  try {
    return asPacked(packedExactly, await verifier.verify(files, checkpoint))
  } finally {
    await verifier.close()
  }
}

function asPacked(exactly: boolean, verdict: Verdict): Verdict {
  return exactly ? verdict : spoilt(verdict, problem('ARCHIVE_DIFFERS'))
}

function spoilt(verdict: Verdict, because: Problem): Verdict {
  const problems = [...verdict.problems, because]
  return { ...verdict, outcome: 'invalid', valid: false, anchored: false, replayed: false, problems, remarks: [] }
}
