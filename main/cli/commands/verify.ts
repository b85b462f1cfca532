import { readOutside } from '../../../ceremonies/record/outside.ts'
import { nodeMeans } from '../../bundle/means.ts'
import { verifyByRules } from '../../bundle/verify.ts'
import { exits } from '../failure.ts'
import { bundleAt, readBytes } from '../files.ts'
import { verdictText } from '../summary.ts'
import { stdout } from '../../output.ts'

export interface VerifyOptions {
  readonly checkpoint?: string
  readonly json?: boolean
}

/** Checks a bundle with nothing else at hand. Exit 0 valid, 1 invalid; throws what is unreadable, which ends with 2. */
export async function verify(bundle: string, { checkpoint, json }: VerifyOptions): Promise<number> {
  const anchor = checkpoint === undefined ? null : await readBytes(checkpoint)
  // Before a long record is read: what was copied wrongly has to be looked up on paper.
  if (anchor !== null) readOutside(anchor, nodeMeans)
  const verdict = await verifyByRules(bundleAt(bundle), anchor)
  if (json) {
    // These members are fixed: other programs are written against them.
    const { valid, anchored, replayed, rehearsal, softwareToken, root, words, size, problems } = verdict
    const fixed = { valid, anchored, replayed, rehearsal, softwareToken, root, words, size, problems }
    stdout.json(fixed)
  } else stdout.text(verdictText(verdict, anchor !== null))
  return verdict.valid ? exits.done : exits.refused
}
