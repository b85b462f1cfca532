import type { Envelope } from '../../ceremonies/kernel/command.ts'
import type { Event, Rules } from '../../ceremonies/kernel/model.ts'
import { eventFact, spokenFact } from '../../ceremonies/kernel/replay.ts'
import { current, rulesIn } from '../../ceremonies/index.ts'
import { ceremonyOpened } from '../../ceremonies/kernel/facts/opening.ts'
import { levelOf } from '../../ceremonies/kernel/rules.ts'
import { type Fact, writeLine } from '../../ceremonies/record/line.ts'
import type { Tree } from '../../ceremonies/record/tree.ts'
import { type HashedLine, LineReader } from '../../ceremonies/record/verify/lines.ts'
import { type Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { nodeCrypto } from '../crypto.ts'
import { freshRandom } from '../random.ts'
import { Mirror, type MirrorPlace } from './mirror.ts'
import type { Store, StoredArtifact } from './store.ts'
import { message } from '../../ceremonies/base/message.ts'

/** The record of one ceremony: the tree over its facts, and the store that keeps them. */
export class Record {
  readonly store: Store
  readonly tree: Tree
  /** How many facts of earlier batches than the last the second medium did not hold when it was opened. */
  readonly missing: number
  readonly #mirror: Mirror | null
  readonly #tail: { seq: number; at: string; type: string }[] = []
  #ceremony: string
  /** Those that the record names: the levels of its facts are theirs. Null where nobody knows them here; then levels are not held to any. */
  #rules: Pick<Rules, 'facts'> | null = current
  /** Where the last batch begins. */
  #batch = 0
  /** True while the mirror waits for people's review. */
  #mirrorHeld = false

  /** Reads the whole record and checks every line; gives each to `each`. Throws STORE_DAMAGED or MIRROR_DIFFERS. */
  constructor(store: Store, mirror: MirrorPlace | null, each: (line: HashedLine) => void = () => undefined) {
    this.store = store
    this.#ceremony = ''
    const reader = new LineReader(nodeCrypto)
    this.tree = reader.tree
    for (const text of store.lines()) each(this.#read(text.slice(0, -1), reader))
    this.#mirror = mirror === null ? null : new Mirror(mirror, () => store.lines())
    if (this.size === 0) this.#mirror?.begin()
    // A crash may have come between the last batch and its copy.
    this.missing = Math.max(0, (this.#mirror?.missing ?? 0) - (this.size - this.#batch))
  }

  /** Makes the mirror wait, or brings it up to date. */
  holdMirror(held: boolean): void {
    this.#mirrorHeld = held
    if (!held) this.#mirror?.append([])
  }

  get size(): number {
    return this.tree.size
  }

  /** Tree root over all facts, hex. */
  head(): string {
    return Buffer.from(this.tree.root()).toString('hex')
  }

  tail(): readonly { seq: number; at: string; type: string }[] {
    return this.#tail
  }

  /**
   * A command and its events under those rules, with the files they brought: durable when this returns. `salt` is the command's,
   * where its commitment was signed before.
   */
  append(
    rules: Pick<Rules, 'facts'>,
    envelope: Envelope,
    events: readonly Event[],
    artifacts: readonly StoredArtifact[],
    salt: string = freshRandom(),
  ): void {
    if (envelope.command.type === 'open') this.#ceremony = envelope.command.ceremony
    const facts = [
      { type: 'command', fact: spokenFact(envelope) },
      ...events.map((event) => ({ type: event.type, fact: eventFact(event) })),
    ]
    const first = this.size
    const { at } = envelope
    const written = facts.map(({ type, fact }, i) =>
      writeLine(
        { ceremony: this.#ceremony, seq: first + i, at, level: levelOf(rules, type), type },
        { salt: i === 0 ? salt : freshRandom(), fact },
        nodeCrypto,
      ),
    )
    const lines = written.map(({ line }) => line)
    this.store.append(first, lines, artifacts)
    for (const [i, { leaf }] of written.entries()) {
      this.tree.append(leaf)
      this.#keep({ seq: first + i, at, type: facts[i]?.type ?? '' })
    }
    if (!this.#mirrorHeld) this.#mirror?.append(lines)
  }

  /** What keeps the mirror behind; null if there is none or it is up to date. */
  get mirrorTrouble(): Refusal | null {
    return this.#mirror?.trouble ?? null
  }

  /** True if a copy of the facts is kept on a second medium. */
  get mirrored(): boolean {
    return this.#mirror !== null
  }

  /** True if that copy is on the record's own medium. */
  get mirrorShares(): boolean {
    return this.#mirror?.shares === true
  }

  /** Tries to bring the mirror up to date. */
  mendMirror(): void {
    if (!this.#mirrorHeld) this.#mirror?.append([])
  }

  close(): void {
    this.#mirror?.close()
    this.store.close()
  }

  #keep({ seq, at, type }: Pick<Fact, 'seq' | 'at' | 'type'>): void {
    if (type === 'command') this.#batch = seq
    this.#tail.push({ seq, at, type })
    if (this.#tail.length > 12) this.#tail.shift()
  }

  /** Throws STORE_DAMAGED unless the line is as it was written here: whole, in its place, of its level, fitting all its hashes. */
  #read(text: string, reader: LineReader): HashedLine {
    const read = reader.read(text, Buffer.from(text))
    if (read?.line.content && read.line.type === ceremonyOpened.type)
      this.#rules = rulesIn({ type: read.line.type, fact: read.line.content.fact })
    if (read === null || !isAsWritten(read, this.#rules)) {
      const place = read?.place ?? this.size
      throw refuse('STORE_DAMAGED', { path: this.store.path, what: message('trouble.factChanged', { place }) })
    }
    this.#ceremony = read.line.ceremony
    this.#keep(read.line)
    return read
  }
}

function isAsWritten({ line, place, fits, bound }: HashedLine, rules: Pick<Rules, 'facts'> | null): boolean {
  const ofItsLevel = rules === null || line.level === levelOf(rules, line.type)
  return line.content !== null && line.seq === place && ofItsLevel && fits && bound
}
