import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { factsFile, leavesFile, eachLine, type Files, limits, type Means } from '../bundle.ts'
import { type Line, type Spelt, readLine } from '../line.ts'
import type { Level } from '../levels.ts'
import { type Problem, problem } from '../problem.ts'
import { Tree } from '../tree.ts'
import { Batches, type Replayer } from './batches.ts'
import { LineHasher } from './hasher.ts'
import { isUnderstood, Statements } from './statements.ts'

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
  /** The facts that say that no archive was made, though the script asked for one. */
  readonly waived: readonly Waiver[]
  /** The facts that say that the laptop's clock jumped. */
  readonly jumps: readonly Jump[]
  readonly statements: Statements
  readonly problems: readonly Problem[]
}

export interface Ending {
  readonly seq: number
  readonly aborted: boolean
  /** Why it was aborted; null if it was not, or where that is withheld. */
  readonly reason: string | null
}

export interface Waiver {
  readonly seq: number
  /** Why; null where that is withheld. */
  readonly reason: string | null
}

export interface Jump {
  readonly seq: number
  /** By how much; null where that is withheld. */
  readonly seconds: number | null
}

/** Reads facts.jsonl once, from its first line to its last or the first malformed one. */
export function readFacts(files: Files, means: Means, replayer: (rules: string) => Replayer | null): Reading {
  const pass = new Pass(files.get(leavesFile) ?? new Uint8Array(0), means, replayer)
  eachLine(files.get(factsFile) ?? new Uint8Array(0), (line, ended) => pass.take(line, ended))
  return pass.end()
}

class Pass {
  readonly #means: Means
  readonly #leaves: Uint8Array
  readonly #hasher: LineHasher
  readonly #tree: Tree
  readonly #batches: Batches
  readonly #statements = new Statements()
  readonly #problems: Problem[] = []
  readonly #disclosed = new Set<Level>()
  readonly #withheld = new Set<Level>()
  readonly #endings: Ending[] = []
  readonly #waived: Waiver[] = []
  readonly #jumps: Jump[] = []
  #ceremony: string | null = null
  #differs: number | null = null
  #whole = true

  constructor(leaves: Uint8Array, means: Means, replayer: (rules: string) => Replayer | null) {
    this.#means = means
    this.#leaves = leaves
    this.#hasher = new LineHasher(means.crypto)
    this.#tree = new Tree(means.crypto)
    this.#batches = new Batches(() => {
      const opened = this.#statements.opened()
      return opened === null ? null : replayer(opened.rules)
    })
  }

  /** Takes the next line; false if it is malformed. */
  take(bytes: Uint8Array, ended: boolean): boolean {
    const spelt = ended && bytes.length <= limits.line ? this.#spelt(bytes) : null
    if (spelt === null) {
      this.#problems.push(problem('LINE_MALFORMED', this.#tree.size, { place: `line ${this.#tree.size + 1}` }))
      this.#differs ??= this.#tree.size
      this.#whole = false
      return false
    }
    this.#checkHeader(spelt.line)
    this.#checkContent(spelt, bytes)
    const leaf = this.#hasher.leaf(spelt.line, spelt, bytes)
    if (this.#differs === null && !isLineOf(this.#leaves, this.#tree.size, leaf)) this.#differs = this.#tree.size
    this.#tree.append(leaf)
    this.#batches.take(spelt.line, this.#problems.length === 0 && this.#differs === null)
    return true
  }

  end(): Reading {
    const { size } = this.#tree
    if (this.#whole && this.#differs === null && this.#leaves.length > size * leafLineLength) this.#differs = size
    const replayed = this.#batches.end(this.#whole && this.#problems.length === 0 && this.#differs === null)
    return {
      tree: this.#tree,
      whole: this.#whole,
      differs: this.#differs,
      ceremony: this.#ceremony,
      disclosed: this.#disclosed,
      withheld: this.#withheld,
      replayed,
      endings: this.#endings,
      waived: this.#waived,
      jumps: this.#jumps,
      statements: this.#statements,
      problems: [...this.#problems, ...this.#statements.problems, ...this.#batches.problems],
    }
  }

  #spelt(bytes: Uint8Array): Spelt | null {
    try {
      return readLine(this.#means.utf8(bytes))
    } catch {
      return null
    }
  }

  #checkHeader(line: Line): void {
    const place = this.#tree.size
    this.#ceremony ??= line.ceremony
    if (line.seq !== place) this.#problems.push(problem('SEQUENCE_WRONG', place, { found: line.seq }))
    if (line.ceremony !== this.#ceremony) this.#problems.push(problem('CEREMONY_DIFFERS', place))
    if ((place === 1) !== (line.type === 'ceremony.opened')) this.#problems.push(problem('FIRST_FACT_WRONG', place))
    if (line.level !== 'public' && isUnderstood(line.type))
      this.#problems.push(problem('LEVEL_WRONG', place, { type: line.type }))
    if (line.type === 'ceremony.sealed' || line.type === 'ceremony.aborted') this.#endings.push(endingOf(line, place))
    else if (line.type === 'clock.jumped') this.#jumps.push({ seq: place, seconds: secondsOf(line) })
    else if (line.type === 'archive.waived') this.#waived.push({ seq: place, reason: reasonOf(line) })
  }

  #checkContent(spelt: Spelt, bytes: Uint8Array): void {
    const { line } = spelt
    if (line.content === null) {
      this.#withheld.add(line.level)
      return
    }
    this.#disclosed.add(line.level)
    const { fact, salt } = line.content
    if (!isHexOf(line.body, this.#hasher.body(salt, spelt, bytes))) {
      this.#problems.push(problem('BODY_DIFFERS', this.#tree.size))
      return
    }
    if (isUnderstood(line.type)) this.#statements.add({ ...line, seq: this.#tree.size, type: line.type, fact })
    const head = line.type === 'command' ? fact['head'] : undefined
    if (typeof head === 'string' && head !== bytesToHex(this.#tree.root()))
      this.#problems.push(problem('HEAD_DIFFERS', line.seq))
  }
}

function endingOf({ type, content }: Line, seq: number): Ending {
  const aborted = type === 'ceremony.aborted'
  return { seq, aborted, reason: aborted ? reasonOf({ content }) : null }
}

function secondsOf({ content }: Pick<Line, 'content'>): number | null {
  const seconds = content?.fact['seconds']
  return typeof seconds === 'number' ? seconds : null
}

function reasonOf({ content }: Pick<Line, 'content'>): string | null {
  const reason = content?.fact['reason']
  return typeof reason === 'string' ? reason : null
}

const leafLineLength = 65
const digits = '0123456789abcdef'
const high = Uint8Array.from({ length: 256 }, (_, byte) => digits.charCodeAt(byte >> 4))
const low = Uint8Array.from({ length: 256 }, (_, byte) => digits.charCodeAt(byte & 15))

/** True if line `place` of the file `leaves` is this leaf in hex. */
function isLineOf(leaves: Uint8Array, place: number, leaf: Uint8Array): boolean {
  const from = place * leafLineLength
  for (let at = 0; at < 32; at++) {
    const byte = leaf[at] as number
    if (leaves[from + 2 * at] !== high[byte] || leaves[from + 2 * at + 1] !== low[byte]) return false
  }
  return leaves[from + leafLineLength - 1] === 10
}

function isHexOf(hex: string, bytes: Uint8Array): boolean {
  for (let at = 0; at < 32; at++) {
    const byte = bytes[at] as number
    if (hex.charCodeAt(2 * at) !== high[byte] || hex.charCodeAt(2 * at + 1) !== low[byte]) return false
  }
  return true
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
