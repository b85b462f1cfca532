import type Database from 'better-sqlite3'
import type { Level } from '../../ceremonies/record/levels.ts'
import type { JournalEntry } from '../../ceremonies/kernel/journal.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { mediumOf } from './medium.ts'
import { createDatabase, openCopy, openDatabase, unwritable } from './open.ts'
import { Reserve } from './reserve.ts'

export interface StoredArtifact {
  readonly name: string
  readonly level: Level
  readonly content: Uint8Array
}

/** Told of the instants around a durable write; the tests that kill the process there listen. */
export interface Watch {
  beforeInsert?(): void
  beforeCommit?(): void
  afterCommit?(): void
}

/** One ceremony's record on disk: append-only, durable when `append` returns, held by one process. */
export class Store {
  readonly path: string
  readonly #database: Database.Database
  readonly #watch: Watch
  /** Null where nothing can be written. */
  readonly #reserve: Reserve | null
  readonly #insertFact: Database.Statement<[number, string]>
  readonly #insertArtifact: Database.Statement<[string, string, Uint8Array]>
  readonly #append: (first: number, lines: readonly string[], artifacts: readonly StoredArtifact[]) => void

  private constructor(path: string, database: Database.Database, watch: Watch, reserve: Reserve | null) {
    this.path = path
    this.#reserve = reserve
    this.#database = database
    this.#watch = watch
    this.#insertFact = database.prepare('INSERT INTO facts (seq, line) VALUES (?, ?)')
    this.#insertArtifact = database.prepare('INSERT INTO artifacts (name, level, content) VALUES (?, ?, ?)')
    this.#append = database.transaction(
      (first: number, lines: readonly string[], artifacts: readonly StoredArtifact[]) => {
        let seq = first
        for (const line of lines) this.#insertFact.run(seq++, line)
        for (const { name, level, content } of artifacts) this.#insertArtifact.run(name, level, content)
        this.#watch.beforeCommit?.()
      },
    )
  }

  /** A new record for the ceremony that this script makes. Throws STORE_EXISTS or STORE_UNWRITABLE. */
  static create(path: string, script: string, watch: Watch = {}): Store {
    const store = new Store(path, createDatabase(path), watch, new Reserve(path))
    try {
      store.#durably(() => store.#database.prepare("INSERT INTO meta (name, value) VALUES ('script', ?)").run(script))
      return store
    } catch (error) {
      store.close()
      throw error
    }
  }

  /** An existing record, to go on with. Throws STORE_READ_ONLY and what `openDatabase` throws. */
  static open(path: string, watch: Watch = {}): Store {
    if (isReadOnly(path)) throw refuse('STORE_READ_ONLY', { path })
    const reserve = new Reserve(path)
    try {
      return new Store(path, openDatabase(path), watch, reserve)
    } catch (error) {
      // What a process that was killed held back is room that is needed now.
      if (!(error instanceof Refusal) || error.code !== 'STORE_UNWRITABLE' || !reserve.release()) throw error
      return new Store(path, openDatabase(path), watch, reserve)
    }
  }

  /** An existing record to read, wherever it is. Throws what `openDatabase` throws. */
  static read(path: string): Store {
    return isReadOnly(path) ? new Store(path, openCopy(path), {}, null) : Store.open(path)
  }

  /** The text of script.yaml, byte for byte. */
  script(): string {
    return (
      this.#database.prepare<[], { value: string }>("SELECT value FROM meta WHERE name = 'script'").get()?.value ?? ''
    )
  }

  /** How many facts there are. */
  size(): number {
    return this.#database.prepare<[], number>('SELECT count(*) FROM facts').pluck().get() ?? 0
  }

  /** Every line from place `first` on, in order, with its newline. */
  lines(first = 0): IterableIterator<string> {
    return this.#database
      .prepare<[number], string>('SELECT line FROM facts WHERE seq >= ? ORDER BY seq')
      .pluck()
      .iterate(first)
  }

  /**
   * One durable transaction: the lines from place `first` on, and the files that came with them. Throws STORE_UNWRITABLE or
   * STORE_READ_ONLY; then nothing of it is on record.
   */
  append(first: number, lines: readonly string[], artifacts: readonly StoredArtifact[]): void {
    this.#watch.beforeInsert?.()
    this.#durably(() => this.#append(first, lines, artifacts))
    this.#watch.afterCommit?.()
  }

  /** Before an act with a device: that its outcome can be recorded, whatever else fills the medium. Throws DATA_NO_ROOM. */
  mustHaveRoom(): void {
    this.#reserve?.mustHaveRoom()
  }

  artifacts(): readonly StoredArtifact[] {
    return this.#database.prepare<[], StoredArtifact>('SELECT name, level, content FROM artifacts ORDER BY name').all()
  }

  /** The seal's note; null before the seal. */
  seal(): string | null {
    return this.#database.prepare<[], { note: string }>('SELECT note FROM seal').get()?.note ?? null
  }

  keepSeal(note: string): void {
    this.#durably(() => this.#database.prepare('INSERT INTO seal (only, note) VALUES (1, ?)').run(note))
  }

  /** What happened after the seal, one JSON line each. */
  journal(): readonly string[] {
    return this.#database.prepare<[], string>('SELECT line FROM journal ORDER BY entry').pluck().all()
  }

  note(entry: JournalEntry): void {
    const insert = this.#database.prepare('INSERT INTO journal (line) VALUES (?)')
    this.#durably(() => insert.run(JSON.stringify(entry)))
  }

  close(): void {
    this.#reserve?.release()
    this.#database.close()
  }

  /** Writes; if there is no room, once more in the room that was held back for this. */
  #durably(write: () => unknown): void {
    const { path } = this
    if (!this.#reserve) throw refuse('STORE_READ_ONLY', { path })
    try {
      write()
    } catch (error) {
      if (!this.#reserve.release()) throw unwritable(path, error)
      try {
        write()
      } catch (again) {
        throw unwritable(path, again)
      }
    }
  }
}

/** True if the record is on a medium that nobody can write to as it is; false if that cannot be told. */
function isReadOnly(path: string): boolean {
  try {
    return mediumOf(path).readOnly
  } catch {
    return false
  }
}
