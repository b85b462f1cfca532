import { hexToBytes } from '@noble/hashes/utils.js'
import { factsFile, leavesFile, eachLine, type Files, type Means } from '../bundle.ts'
import { high, low } from '../../base/hex.ts'
import type { Hex } from '../../base/crypto.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Line } from '../line.ts'
import type { Level } from '../levels.ts'
import { type Problem, problem } from '../problem.ts'
import type { Tree } from '../tree.ts'
import { Batches, type Replayer } from './batches.ts'
import { type HashedLine, LineReader } from './lines.ts'
import { type Statement, Statements } from './statements.ts'

/** What one pass over facts.jsonl found. */
export interface Reading {
  /** Over the facts before the first malformed line. */
  readonly tree: Tree
  /** False if a line could not be read: the rest was not looked at, and there is no root. */
  readonly whole: boolean
  /** The first fact whose leaf is not the one that the file `leaves` has in its place; null if there is none. */
  readonly differs: number | null
  readonly ceremony: string | null
  /** Levels of which facts are disclosed, and of which facts are withheld. */
  readonly disclosed: ReadonlySet<Level>
  readonly withheld: ReadonlySet<Level>
  readonly replayed: boolean
  /** The facts that end a ceremony; a record has one, and it is the last. */
  readonly endings: readonly Ending[]
  /** The facts of those types that somebody asked to notice. */
  readonly noticed: readonly Noticed[]
  readonly statements: Statements
  readonly problems: readonly Problem[]
}

export interface Ending {
  readonly seq: number
  readonly aborted: boolean
  /** Why it was aborted; null if it was not, or where that is withheld. */
  readonly reason: string | null
}

export interface Noticed {
  readonly seq: number
  readonly type: string
  /** Null where it is withheld. */
  readonly fact: JsonObject | null
  /** The commitment to its content. */
  readonly body: Hex
}

/** What is read of a record beside that which makes it one. */
export interface Reads {
  readonly statements: readonly Statement[]
  readonly notices: ReadonlySet<string>
}

/** Reads facts.jsonl once, from its first line to its last or the first malformed one. */
export function readFacts(
  files: Files,
  means: Means,
  reads: Reads,
  replayer: (rules: string) => Replayer | null,
): Reading {
  const reader = new LineReader(means.crypto)
  const pass = new Pass(files.get(leavesFile) ?? new Uint8Array(0), reads, replayer)
  eachLine(files.get(factsFile) ?? new Uint8Array(0), (bytes, ended) => {
    const text = ended ? textOf(bytes, means) : null
    return pass.take(text === null ? null : reader.read(text, bytes))
  })
  return pass.end(reader.tree)
}

/** Null if they are not UTF-8. */
function textOf(bytes: Uint8Array, { utf8 }: Means): string | null {
  try {
    return utf8(bytes)
  } catch {
    return null
  }
}

/** One pass over the lines of a record, in their order. */
export class Pass {
  readonly #leaves: Uint8Array | null
  readonly #batches: Batches
  readonly #statements: Statements
  readonly #notices: ReadonlySet<string>
  readonly #problems: Problem[] = []
  readonly #disclosed = new Set<Level>()
  readonly #withheld = new Set<Level>()
  readonly #endings: Ending[] = []
  readonly #noticed: Noticed[] = []
  #size = 0
  #ceremony: string | null = null
  #differs: number | null = null
  #whole = true

  /** `leaves`: the file of that name; null for a record that has none. */
  constructor(leaves: Uint8Array | null, reads: Reads, replayer: (rules: string) => Replayer | null) {
    this.#leaves = leaves
    this.#statements = new Statements(reads.statements)
    this.#notices = reads.notices
    this.#batches = new Batches(() => {
      const opened = this.#statements.opened()
      return opened === null ? null : replayer(opened.rules)
    })
  }

  /** Takes the next line, null if it is malformed; false if it is. */
  take(read: HashedLine | null): boolean {
    if (read === null) {
      this.#problems.push(problem('LINE_MALFORMED', this.#size, { place: `line ${this.#size + 1}` }))
      this.#differs ??= this.#size
      this.#whole = false
      return false
    }
    const { line, place, leaf } = read
    this.#checkHeader(line, place)
    this.#checkContent(read)
    if (this.#differs === null && this.#leaves !== null && !isLineOf(this.#leaves, place, leaf)) this.#differs = place
    this.#size++
    this.#batches.take(line, this.#problems.length === 0 && this.#differs === null)
    return true
  }

  /** `tree`: over the lines that were taken. */
  end(tree: Tree): Reading {
    const { size } = tree
    const more = this.#leaves !== null && this.#leaves.length > size * leafLineLength
    if (this.#whole && this.#differs === null && more) this.#differs = size
    const replayed = this.#batches.end(this.#whole && this.#problems.length === 0 && this.#differs === null)
    return {
      tree,
      whole: this.#whole,
      differs: this.#differs,
      ceremony: this.#ceremony,
      disclosed: this.#disclosed,
      withheld: this.#withheld,
      replayed,
      endings: this.#endings,
      noticed: this.#noticed,
      statements: this.#statements,
      problems: [...this.#problems, ...this.#statements.problems, ...this.#batches.problems],
    }
  }

  #checkHeader(line: Line, place: number): void {
    this.#ceremony ??= line.ceremony
    if (line.seq !== place) this.#problems.push(problem('SEQUENCE_WRONG', place, { found: line.seq }))
    if (line.ceremony !== this.#ceremony) this.#problems.push(problem('CEREMONY_DIFFERS', place))
    if ((place === 1) !== (line.type === 'ceremony.opened')) this.#problems.push(problem('FIRST_FACT_WRONG', place))
    if (line.level !== 'public' && this.#statements.reads(line.type))
      this.#problems.push(problem('LEVEL_WRONG', place, { type: line.type }))
    if (line.type === 'ceremony.sealed' || line.type === 'ceremony.aborted') this.#endings.push(endingOf(line, place))
    else if (this.#notices.has(line.type))
      this.#noticed.push({ seq: place, type: line.type, fact: line.content?.fact ?? null, body: line.body })
  }

  #checkContent({ line, place, fits, bound }: HashedLine): void {
    if (line.content === null) {
      this.#withheld.add(line.level)
      return
    }
    this.#disclosed.add(line.level)
    if (!fits) {
      this.#problems.push(problem('BODY_DIFFERS', place))
      return
    }
    const { fact } = line.content
    this.#statements.add({ seq: place, type: line.type, fact })
    if (!bound) this.#problems.push(problem('HEAD_DIFFERS', line.seq))
  }
}

function endingOf({ type, content }: Line, seq: number): Ending {
  const aborted = type === 'ceremony.aborted'
  return { seq, aborted, reason: aborted ? reasonOf({ content }) : null }
}

function reasonOf({ content }: Pick<Line, 'content'>): string | null {
  const reason = content?.fact['reason']
  return typeof reason === 'string' ? reason : null
}

const leafLineLength = 65

/** True if line `place` of the file `leaves` is this leaf in hex. */
function isLineOf(leaves: Uint8Array, place: number, leaf: Uint8Array): boolean {
  const from = place * leafLineLength
  for (let at = 0; at < 32; at++) {
    const byte = leaf[at] as number
    if (leaves[from + 2 * at] !== high[byte] || leaves[from + 2 * at + 1] !== low[byte]) return false
  }
  return leaves[from + leafLineLength - 1] === 10
}

/** The leaves that the file has; null if it is not exactly hex lines. */
export function parseLeaves(file: Uint8Array): readonly Uint8Array[] | null {
  if (file.length % leafLineLength !== 0) return null
  const leaves: Uint8Array[] = []
  for (let from = 0; from < file.length; from += leafLineLength) {
    const line = String.fromCharCode(...file.subarray(from, from + leafLineLength))
    if (!/^[0-9a-f]{64}\n$/.test(line)) return null
    leaves.push(hexToBytes(line.slice(0, -1)))
  }
  return leaves
}
