import { factsFile, type Files, scriptFile } from '../bundle.ts'
import { type Problem, problem } from '../problem.ts'
import type { VerifyMeans } from '../verify.ts'
import { checkBound } from './files.ts'
import { checkProofs } from './proofs.ts'
import { readFacts } from './read.ts'
import { checkSigned, isSealOf } from './seal.ts'

/** A record as its ceremony left it: facts, script, artifacts and leaves, but no checkpoint or manifest. */
export interface Stopped {
  readonly files: Files
  /** The last note, where the ceremony has ended and its seal is kept; else null. */
  readonly seal: string | null
}

/**
 * Checks of a record that has stopped all that `verifyBundle` checks of one that has ended: every line, every decision, what
 * the record key and other keys signed, and the files that facts bind. Answers with problems; none means that nothing differs
 * that can be known without devices and people.
 */
export function checkStopped({ files, seal }: Stopped, means: Omit<VerifyMeans, 'checkpoint'>): readonly Problem[] {
  const reading = readFacts(files, means, (rules) => {
    const replayer = means.replay(rules, files.get(scriptFile) ?? new Uint8Array(0))
    // It goes on: that it has not ended is no problem.
    return replayer && { step: (facts) => replayer.step(facts), end: () => [] }
  })
  const problems = [
    ...reading.problems,
    ...(reading.statements.opened() === null ? [problem('OPENING_MISSING')] : []),
    ...checkSigned(reading, means),
    ...checkBound(files, reading, 'confidential', means),
    ...checkProofs(reading, means.crypto),
    ...(seal === null || isSealOf(seal, reading, means) ? [] : [problem('SIGNATURE_WRONG')]),
  ]
  if (problems.length > 0 || reading.replayed) return problems
  return [problem((files.get(factsFile)?.length ?? 0) === 0 ? 'OPENING_MISSING' : 'RULES_UNKNOWN')]
}
