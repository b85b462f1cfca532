import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { Crypto, Hex } from '../../base/crypto.ts'
import type { Phrase } from '../../base/message.ts'
import { checkpointFile, factsFile, type Files, leavesFile, type Means } from '../bundle.ts'
import { isOf, originOf, parseSignedCheckpoint, type SignedCheckpoint } from '../checkpoint.ts'
import { digestOfText, isP256 } from '../note.ts'
import { agreement, type Outside } from '../outside.ts'
import { type Problem, problem } from '../problem.ts'
import { rootOf } from '../tree.ts'
import { parseLeaves, type Reading } from './read.ts'
import { checkpointSigned, recordKeyMade, recordSigned } from './statements.ts'

/** Who must have signed: null where the record does not say. */
interface Signer {
  readonly origin: string
  readonly key: Hex
}

/** A tree head that the record key has signed, and whether the facts agree with it. */
interface Head {
  readonly size: number
  readonly agrees: boolean
  /** Of its text. */
  readonly digest: Hex
}

export interface Sealing {
  readonly checkpoint: SignedCheckpoint | null
  readonly anchored: boolean
  /** How many facts what was brought from outside agrees with; null if nothing was, or it does not agree. */
  readonly agrees: number | null
  readonly problems: readonly Problem[]
}

/** Checks everything that the record key signed, and a checkpoint brought from outside if there is one. */
export function checkSeal(files: Files, reading: Reading, outside: Outside | null, means: Means): Sealing {
  const signer = signerOf(reading)
  const file = files.get(checkpointFile)
  const checkpoint = file === undefined ? null : readCheckpoint(file, means)
  const inner = checkInner(reading, signer, means.crypto)
  const anchor = outside === null ? null : checkOutside(outside, checkpoint, inner.heads, signer, reading, means.crypto)
  const heads = [...inner.heads, ...(anchor?.heads ?? [])]
  const problems = [
    ...(file === undefined ? [] : checkOwn(files, checkpoint, signer, reading, heads, means)),
    ...(anchor?.problems ?? []),
    ...inner.problems,
    ...checkSigner(reading, signer, means.crypto),
    ...checkEnd(reading),
  ]
  return { checkpoint, anchored: anchor?.anchored ?? false, agrees: anchor?.agrees ?? null, problems }
}

/** Checks everything that the record key signed in a record that goes on. */
export function checkSigned(reading: Reading, { crypto }: Means): readonly Problem[] {
  const signer = signerOf(reading)
  const made = recordKeyMade.in(reading.statements).length > 0
  return [...checkInner(reading, signer, crypto).problems, ...(made ? checkSigner(reading, signer, crypto) : [])]
}

/** True if a note is the record key's over all these facts. */
export function isSealOf(note: string, reading: Reading, { crypto }: Means): boolean {
  const signer = signerOf(reading)
  const checkpoint = parseSignedCheckpoint(note)
  return (
    signer !== null &&
    checkpoint?.note.signatures.length === 1 &&
    isOf(checkpoint, signer.origin, signer.key, crypto) &&
    checkpoint.size === reading.tree.size &&
    equal(checkpoint.root, reading.tree.root())
  )
}

function readCheckpoint(file: Uint8Array, means: Means): SignedCheckpoint | null {
  try {
    return parseSignedCheckpoint(means.utf8(file))
  } catch {
    return null
  }
}

function signerOf({ statements, ceremony }: Reading): Signer | null {
  const opened = statements.opened()
  const key = statements.recordKey()
  if (opened === null || key === null || ceremony === null || !isP256(key)) return null
  return { origin: originOf(opened.mode, ceremony), key }
}

function checkSigner({ statements }: Reading, signer: Signer | null, crypto: Crypto): readonly Problem[] {
  const opened = statements.opened() === null ? [problem('OPENING_MISSING')] : []
  if (signer === null) return [...opened, problem('RECORD_KEY_MISSING')]
  const wrong = recordKeyMade
    .in(statements)
    .filter(({ spki, fingerprint }) => bytesToHex(crypto.sha256(hexToBytes(spki))) !== fingerprint)
  return [...opened, ...wrong.map(({ seq }) => problem('FINGERPRINT_DIFFERS', seq))]
}

function checkEnd({ endings, tree, whole }: Reading): readonly Problem[] {
  const [ending, ...more] = endings
  return whole && (ending?.seq !== tree.size - 1 || more.length > 0) ? [problem('NOT_SEALED')] : []
}

/** The bundle's own checkpoint: signed, over exactly these facts; if not, where the damage is. */
function checkOwn(
  files: Files,
  checkpoint: SignedCheckpoint | null,
  signer: Signer | null,
  reading: Reading,
  heads: readonly Head[],
  { crypto }: Means,
): readonly Problem[] {
  if (checkpoint === null || checkpoint.note.signatures.length !== 1) return [problem('CHECKPOINT_MALFORMED')]
  const problems: Problem[] = []
  if (signer !== null && checkpoint.origin !== signer.origin)
    problems.push(problem('ORIGIN_DIFFERS', null, { origin: signer.origin }))
  else if (signer !== null && !isOf(checkpoint, signer.origin, signer.key, crypto))
    problems.push(problem('SIGNATURE_WRONG'))
  const { tree, whole, differs } = reading
  const same = whole && checkpoint.size === tree.size && equal(checkpoint.root, tree.root())
  if (same && differs === null) return problems
  if (same) return [...problems, problem('LEAVES_DIFFER')]
  return [...locate(files, checkpoint, reading, heads, crypto), ...problems]
}

/** Says where facts differ from what was signed: the first leaf, else between which two signed heads, else that nobody can. */
function locate(
  files: Files,
  checkpoint: SignedCheckpoint,
  { differs, tree, whole }: Reading,
  heads: readonly Head[],
  crypto: Crypto,
): readonly Problem[] {
  const root = problem('ROOT_DIFFERS')
  if (!files.has(factsFile)) return [root]
  const leaves = parseLeaves(files.get(leavesFile) ?? new Uint8Array(0))
  const trusted = leaves !== null && leaves.length === checkpoint.size && equal(rootOf(leaves, crypto), checkpoint.root)
  if (trusted && differs !== null) return [problem('LEAF_DIFFERS', differs), root]
  // The line that cannot be read is a problem of its own, and nothing is known of what comes after it.
  if (!whole) return [root]
  let good = 0
  let bad: number | null = null
  for (const { agrees, size } of heads) {
    if (agrees) good = Math.max(good, size)
    else bad = Math.min(bad ?? size, size)
  }
  const to = bad ?? Math.max(tree.size, checkpoint.size)
  // Heads of which a larger one agrees and a smaller one does not were never of one record.
  if (heads.length === 0 || good >= to) return [root, problem('DAMAGE_NOT_LOCALISED')]
  return [root, problem('ACT_DAMAGED', null, { from: good, to: to - 1 })]
}

/** What the record key signed on the way: at each act's end, before each device act, and whenever people leave. */
function checkInner(
  { statements, tree }: Reading,
  signer: Signer | null,
  crypto: Crypto,
): { readonly heads: readonly Head[]; readonly problems: readonly Problem[] } {
  const heads: Head[] = []
  const problems: Problem[] = []
  const signed = [...checkpointSigned.in(statements), ...recordSigned.in(statements)]
  for (const { seq, size, note } of signed.sort((a, b) => a.seq - b.seq)) {
    const checkpoint = parseSignedCheckpoint(note)
    const ours = checkpoint !== null && signer !== null && isOf(checkpoint, signer.origin, signer.key, crypto)
    if (checkpoint?.note.signatures.length !== 1 || !ours || checkpoint.size !== size || size > seq) {
      problems.push(problem('INNER_CHECKPOINT_WRONG', seq))
      continue
    }
    const agrees = equal(checkpoint.root, tree.root(size))
    heads.push({ size, agrees, digest: digestOf(checkpoint, crypto) })
    if (!agrees) problems.push(problem('INNER_CHECKPOINT_DIFFERS', seq, { size }))
  }
  return { heads, problems }
}

interface Anchor {
  readonly anchored: boolean
  readonly agrees: number | null
  /** A signed one brought from outside helps to find damage. */
  readonly heads: readonly Head[]
  readonly problems: readonly Problem[]
}

/** Compares what was brought from outside with what the record key signed. */
function checkOutside(
  outside: Outside,
  own: SignedCheckpoint | null,
  inner: readonly Head[],
  signer: Signer | null,
  { tree }: Reading,
  crypto: Crypto,
): Anchor {
  const found = (
    code: 'ANCHOR_WRONG' | 'ANCHOR_DIFFERS',
    heads: readonly Head[] = [],
    comparison: Phrase = '',
  ): Anchor => ({
    anchored: false,
    agrees: null,
    heads,
    problems: [problem(code, null, { comparison })],
  })
  if (outside.form !== 'note') {
    const last = own && { size: own.size, digest: digestOf(own, crypto) }
    if (last?.digest === outside.digest) return { anchored: true, agrees: last.size, heads: [], problems: [] }
    // One of an act's end was shown and written down as well: like an older note, it agrees and anchors nothing after it.
    const known = inner.find((head) => head.digest === outside.digest)
    if (known) return { anchored: false, agrees: known.size, heads: [], problems: [] }
    return found('ANCHOR_DIFFERS', [], last === null ? '' : agreement(outside, last, inner))
  }
  const { checkpoint } = outside
  if (signer === null || !isOf(checkpoint, signer.origin, signer.key, crypto)) return found('ANCHOR_WRONG')
  const { size, root, note } = checkpoint
  if (size > tree.size) return found('ANCHOR_DIFFERS')
  const agrees = equal(root, tree.root(size))
  const heads = [{ size, agrees, digest: digestOf(checkpoint, crypto) }]
  if (!agrees) return found('ANCHOR_DIFFERS', heads)
  return { anchored: own !== null && note.text === own.note.text, agrees: size, heads, problems: [] }
}

function digestOf({ note }: SignedCheckpoint, crypto: Crypto): Hex {
  return bytesToHex(digestOfText(note.text, crypto))
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
