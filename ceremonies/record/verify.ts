import { bytesToHex } from '@noble/hashes/utils.js'
import type { Hex } from '../crypto.ts'
import { scriptFile, type Files, type Means } from './bundle.ts'
import type { Level } from './levels.ts'
import { digestOfText } from './note.ts'
import type { Outcome } from './outcome.ts'
import { readOutside } from './outside.ts'
import { type Problem, problem } from './problem.ts'
import type { Replay } from './verify/batches.ts'
import { checkFiles, levelOfBundle } from './verify/files.ts'
import { checkProofs } from './verify/proofs.ts'
import { readFacts, type Reading } from './verify/read.ts'
import { checkSeal, type Sealing } from './verify/seal.ts'
import { wordsOf } from './words.ts'

export interface VerifyMeans extends Means {
  readonly replay: Replay
  /** What was brought from outside: a signed checkpoint, or its digest in hex or as 32 words. Null if nothing was. */
  readonly checkpoint: Uint8Array | null
}

/** What can be said of a bundle from its own files and a checkpoint from outside. */
export interface Verdict {
  readonly outcome: Outcome
  /** True if nothing on docs/RECORD.md is violated, whoever's rules decided and whatever was required. */
  readonly valid: boolean
  /** True if the record is the one whose checkpoint was brought from outside; otherwise it is only consistent in itself. */
  readonly anchored: boolean
  /** True if all decisions were made again and compared; false with facts withheld or rules unknown here. */
  readonly replayed: boolean
  /** True unless the record says that it is of a real ceremony. */
  readonly rehearsal: boolean
  /** True unless every token used has a recorded certificate. */
  readonly softwareToken: boolean
  /** Over all facts; null if one cannot be read. */
  readonly root: Hex | null
  /** SHA-256 of the checkpoint's text as 32 words; none if the checkpoint cannot be read. */
  readonly words: readonly string[]
  readonly size: number
  readonly problems: readonly Problem[]
  /** What a reader should know of a valid bundle too: aborted, no backup, not anchored, facts withheld, rules unknown. */
  readonly remarks: readonly Problem[]
  readonly ceremony: string | null
  /** The highest level disclosed. */
  readonly level: Level
}

/**
 * Checks all that can be recomputed of a bundle. Never throws for what a bundle holds: it answers with problems. Throws
 * ANCHOR_MALFORMED if what was brought from outside cannot be read, for that says nothing about the bundle.
 */
export function verifyBundle(files: Files, means: VerifyMeans): Verdict {
  const outside = means.checkpoint === null ? null : readOutside(means.checkpoint, means)
  let known = true
  const reading = readFacts(files, means, (rules) => {
    const replayer = means.replay(rules, files.get(scriptFile) ?? new Uint8Array(0))
    known = replayer !== null
    return replayer
  })
  const seal = checkSeal(files, reading, outside, means)
  const problems = [
    ...seal.problems,
    ...reading.problems,
    ...checkFiles(files, reading, means),
    ...checkProofs(reading, means.crypto),
  ]
  const tokens = reading.statements.all('token.noted')
  return {
    outcome: problems.length > 0 ? 'invalid' : outcomeOf(reading, known),
    valid: problems.length === 0,
    anchored: problems.length === 0 && seal.anchored,
    replayed: problems.length === 0 && reading.replayed,
    rehearsal: reading.statements.opened()?.mode !== 'real',
    softwareToken: tokens.length === 0 || tokens.some(({ certified }) => !certified),
    root: reading.whole ? bytesToHex(reading.tree.root()) : null,
    words: seal.checkpoint === null ? [] : wordsOf(digestOfText(seal.checkpoint.note.text, means.crypto)),
    size: reading.tree.size,
    problems,
    remarks: problems.length === 0 ? remarksOn(reading, seal, known) : [],
    ceremony: reading.ceremony,
    level: levelOfBundle(files, reading),
  }
}

function outcomeOf({ endings }: Reading, known: boolean): Outcome {
  if (!known) return 'rules-unknown'
  return endings.some(({ aborted }) => aborted) ? 'aborted' : 'valid'
}

function remarksOn(reading: Reading, seal: Sealing, known: boolean): readonly Problem[] {
  const { withheld, endings, waived, jumps, tree } = reading
  const aborted = endings.filter((ending) => ending.aborted)
  return [
    ...aborted.map(({ seq, reason }) => problem('ABORTED', seq, { reason: reason ?? '(withheld)' })),
    ...waived.map(({ seq, reason }) => problem('NO_BACKUP', seq, { reason: reason ?? '(withheld)' })),
    ...(aborted.length > 0 || waived.length > 0 ? [] : withoutBackup(reading)),
    ...jumps.map(({ seq, seconds }) => problem('CLOCK_JUMPED', seq, { seconds: seconds ?? '(withheld)' })),
    ...(seal.anchored ? [] : [notAnchored(seal.agrees, tree.size)]),
    ...(withheld.size === 0 ? [] : [problem('FACTS_WITHHELD')]),
    ...(known ? [] : [problem('RULES_UNKNOWN')]),
  ]
}

/** Keys that were made and never came back from an archive: the script asked for none. */
function withoutBackup({ statements }: Reading): readonly Problem[] {
  const restored = new Set(statements.all('key.restored').map(({ label }) => label))
  const lone = statements.all('key.made').filter(({ label }) => !restored.has(label))
  return lone.map(({ seq, label }) => problem('KEY_WITHOUT_BACKUP', seq, { label }))
}

function notAnchored(agrees: number | null, size: number): Problem {
  return agrees === null ? problem('NOT_ANCHORED') : problem('ANCHORED_IN_PART', null, { agrees, size })
}
