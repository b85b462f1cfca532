import { bytesToHex } from '@noble/hashes/utils.js'
import { scriptFile, type Files, type Means } from './bundle.ts'
import { digestOfText } from './note.ts'
import type { Outcome, Verdict } from './outcome.ts'
import { readOutside } from './outside.ts'
import { type Problem, problem } from './problem.ts'
import type { Replay } from './verify/batches.ts'
import { checkFiles, levelOfBundle } from './verify/files.ts'
import type { Proof } from './verify/proof.ts'
import { checkProofs, readsOf } from './verify/proofs.ts'
import { readFacts, type Reading } from './verify/read.ts'
import { checkSeal, type Sealing } from './verify/seal.ts'
import { wordsOf } from './words.ts'
import { message } from '../base/message.ts'

export interface VerifyMeans extends Means {
  readonly replay: Replay
  /** What is proved of facts beyond what makes a record one. */
  readonly proofs: readonly Proof[]
  /** What was brought from outside: a signed checkpoint, or its digest in hex or as 32 words. Null if nothing was. */
  readonly checkpoint: Uint8Array | null
}

/**
 * Checks all that can be recomputed of a bundle. Never throws for what a bundle holds: it returns problems. Throws
 * ANCHOR_MALFORMED if what was brought from outside cannot be read, for that says nothing about the bundle.
 */
export function verifyBundle(files: Files, means: VerifyMeans): Verdict {
  const outside = means.checkpoint === null ? null : readOutside(means.checkpoint, means)
  let known = true
  const { proofs } = means
  const reading = readFacts(files, means, readsOf(proofs), (rules) => {
    const replayer = means.replay(rules, files.get(scriptFile) ?? new Uint8Array(0))
    known = replayer !== null
    return replayer
  })
  const seal = checkSeal(files, reading, outside, means)
  const problems = [
    ...seal.problems,
    ...reading.problems,
    ...checkFiles(files, reading, means),
    ...checkProofs(proofs, reading, files, means),
  ]
  return {
    outcome: problems.length > 0 ? 'invalid' : outcomeOf(reading, known, seal.anchored),
    valid: problems.length === 0,
    anchored: problems.length === 0 && seal.anchored,
    replayed: problems.length === 0 && reading.replayed,
    rehearsal: reading.statements.opened()?.mode !== 'real',
    softwareToken: !proofs.some(({ certified }) => certified?.(reading) ?? false),
    softwareCard: proofs.some(({ played }) => played?.(reading) ?? false),
    root: reading.whole ? bytesToHex(reading.tree.root()) : null,
    words: seal.checkpoint === null ? [] : wordsOf(digestOfText(seal.checkpoint.note.text, means.crypto)),
    size: reading.tree.size,
    problems,
    remarks: problems.length === 0 ? remarksOn(reading, seal, known, proofs) : [],
    ceremony: reading.ceremony,
    level: levelOfBundle(files, reading),
  }
}

function outcomeOf({ endings }: Reading, known: boolean, anchored: boolean): Outcome {
  if (!known) return 'rules-unknown'
  if (endings.some(({ aborted }) => aborted)) return 'aborted'
  return anchored ? 'valid' : 'consistent'
}

function remarksOn(reading: Reading, seal: Sealing, known: boolean, proofs: readonly Proof[]): readonly Problem[] {
  const { withheld, endings, tree } = reading
  const aborted = endings.filter((ending) => ending.aborted)
  return [
    ...aborted.map(({ seq, reason }) => problem('ABORTED', seq, { reason: reason ?? message('trouble.withheld') })),
    ...proofs.flatMap(({ remarks }) => remarks?.(reading) ?? []),
    ...(seal.anchored ? [] : [notAnchored(seal.agrees, tree.size)]),
    ...(withheld.size === 0 ? [] : [problem('FACTS_WITHHELD')]),
    ...(known ? [] : [problem('RULES_UNKNOWN')]),
  ]
}

function notAnchored(agrees: number | null, size: number): Problem {
  return agrees === null ? problem('NOT_ANCHORED') : problem('ANCHORED_IN_PART', null, { agrees, size })
}
