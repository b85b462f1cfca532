import { type Requirement, requiring } from '../../../ceremonies/record/outcome.ts'
import { readOutside } from '../../../ceremonies/record/outside.ts'
import { nodeMeans } from '../../bundle/means.ts'
import { verifyByRules } from '../../bundle/verify.ts'
import { stdout } from '../../output.ts'
import { exitOf } from '../failure.ts'
import { bundleAt, mustBeOutside, readBytes } from '../files.ts'
import { verdictJson, verdictText } from '../summary.ts'

export interface VerifyOptions {
  readonly checkpoint?: string
  readonly require: readonly Requirement[]
  readonly all?: boolean
  readonly json?: boolean
}

/** Checks a bundle with nothing else at hand. Ends as `exitOf` says; throws what is unreadable, which ends with 2. */
export async function verify(path: string, { checkpoint, require, all = false, json }: VerifyOptions): Promise<number> {
  const bundle = bundleAt(path)
  if (checkpoint !== undefined) mustBeOutside(checkpoint, bundle)
  const anchor = checkpoint === undefined ? null : await readBytes(checkpoint)
  // Before a long record is read: what was copied wrongly has to be looked up on paper.
  if (anchor !== null) readOutside(anchor, nodeMeans)
  const verdict = requiring(await verifyByRules(bundle, anchor), require)
  if (json) {
    // These members are fixed: other programs are written against them.
    const { ceremony: _, level: __, ...fixed } = verdictJson(verdict)
    stdout.json({ ...fixed, bundle })
  } else stdout.text(verdictText(verdict, { bundle, brought: anchor !== null, all }))
  return exitOf(verdict)
}
