import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Refusal, refuse } from '../../ceremonies/refusal.ts'
import { reasonOf } from '../reason.ts'

const NEWLINE = 10

/**
 * A copy of the facts on a second medium, line by line. The record comes first: a mirror that cannot be written is said, and
 * brought up to date with the next line that can.
 */
export class Mirror {
  readonly #path: string
  /** Bytes, because a medium that is full may take half a letter. */
  #pending: Uint8Array = new Uint8Array(0)
  #file: number | null = null
  #trouble: Refusal | null = null

  /** Whole lines of the record that the mirror did not hold when it was opened. */
  readonly missing: number

  /**
   * Compares `folder/facts.jsonl` with the record: it must agree as far as it goes. Nothing is written before the first
   * `append`, because until people have looked at it the mirror is a witness. Throws MIRROR_…
   */
  constructor(folder: string, lines: Iterable<string>) {
    this.#path = join(folder, 'facts.jsonl')
    mustDo(this.#path, () => mkdirSync(folder, { recursive: true, mode: 0o700 }))
    this.#pending = missing(this.#path, Buffer.from([...lines].join('')))
    this.missing = this.#pending.filter((byte) => byte === NEWLINE).length
  }

  /** Makes the file of a new record. Throws MIRROR_FAILED. */
  begin(): void {
    this.append([])
    if (this.#trouble) throw this.#trouble
  }

  /** Takes lines without writing them: the next `append` does. */
  hold(lines: readonly string[]): void {
    this.#pending = Buffer.concat([this.#pending, Buffer.from(lines.join(''))])
  }

  /** What keeps the mirror behind the record; null if it is up to date. */
  get trouble(): Refusal | null {
    return this.#trouble
  }

  append(lines: readonly string[]): void {
    this.hold(lines)
    try {
      mustDo(this.#path, () => this.#flush())
      this.#trouble = null
    } catch (error) {
      this.#trouble = error as Refusal
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
  }

  #flush(): void {
    this.#file ??= openSync(this.#path, 'a', 0o600)
    const written = writeSync(this.#file, this.#pending)
    // A medium that is full takes a part; only the rest is still to be written.
    this.#pending = this.#pending.subarray(written)
    fsyncSync(this.#file)
    if (this.#pending.length > 0) throw new Error('the medium took only a part')
  }
}

/** What the mirror lacks. A torn last line, cut off by a crash, is completed; any other difference is an error. */
function missing(path: string, record: Buffer): Uint8Array {
  const mirrored = mustDo(path, () => (existsSync(path) ? readFileSync(path) : Buffer.alloc(0)))
  if (record.subarray(0, mirrored.length).equals(mirrored)) return record.subarray(mirrored.length)
  let at = 0
  while (record[at] === mirrored[at]) at++
  throw refuse('MIRROR_DIFFERS', { path, line: mirrored.toString('latin1', 0, at).split('\n').length })
}

function mustDo<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw refuse('MIRROR_FAILED', { path, reason: reasonOf(error) })
  }
}
