import type { Statement } from 'better-sqlite3'
import type Database from 'better-sqlite3'
import type { Level } from '../../ceremonies/record/levels.ts'
import { createDatabase, openDatabase } from './open.ts'

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
  readonly #insertFact: Statement<[number, string]>
  readonly #insertArtifact: Statement<[string, string, Uint8Array]>
  readonly #append: (first: number, lines: readonly string[], artifacts: readonly StoredArtifact[]) => void

  private constructor(path: string, database: Database.Database, watch: Watch) {
    this.path = path
    this.#database = database
    this.#watch = watch
    this.#insertFact = database.prepare('INSERT INTO facts (seq, line) VALUES (?, ?)')
    this.#insertArtifact = database.prepare('INSERT INTO artifacts (name, level, content) VALUES (?, ?, ?)')
    this.#append = database.transaction(
      (first: number, lines: readonly string[], artifacts: readonly StoredArtifact[]) => {
        for (const [i, line] of lines.entries()) this.#insertFact.run(first + i, line)
        for (const { name, level, content } of artifacts) this.#insertArtifact.run(name, level, content)
        this.#watch.beforeCommit?.()
      },
    )
  }

  /** A new record for the ceremony that this script makes. Throws STORE_EXISTS. */
  static create(path: string, script: string, watch: Watch = {}): Store {
    const store = new Store(path, createDatabase(path), watch)
    store.#database.prepare("INSERT INTO meta (name, value) VALUES ('script', ?)").run(script)
    return store
  }

  /** An existing record. Throws what `openDatabase` throws. */
  static open(path: string, watch: Watch = {}): Store {
    return new Store(path, openDatabase(path), watch)
  }

  /** The text of script.yaml, byte for byte. */
  script(): string {
    return (
      this.#database.prepare<[], { value: string }>("SELECT value FROM meta WHERE name = 'script'").get()?.value ?? ''
    )
  }

  /** Every line from place `first` on, in order, with its newline. */
  lines(first = 0): IterableIterator<string> {
    return this.#database
      .prepare<[number], string>('SELECT line FROM facts WHERE seq >= ? ORDER BY seq')
      .pluck()
      .iterate(first)
  }

  /** One durable transaction: the lines from place `first` on, and the files that came with them. */
  append(first: number, lines: readonly string[], artifacts: readonly StoredArtifact[]): void {
    this.#watch.beforeInsert?.()
    this.#append(first, lines, artifacts)
    this.#watch.afterCommit?.()
  }

  artifacts(): readonly StoredArtifact[] {
    return this.#database.prepare<[], StoredArtifact>('SELECT name, level, content FROM artifacts ORDER BY name').all()
  }

  /** The seal's note; null before the seal. */
  seal(): string | null {
    return this.#database.prepare<[], { note: string }>('SELECT note FROM seal').get()?.note ?? null
  }

  keepSeal(note: string): void {
    this.#database.prepare('INSERT INTO seal (only, note) VALUES (1, ?)').run(note)
  }

  /** What happened after the seal, one JSON line each. */
  journal(): readonly string[] {
    return this.#database.prepare<[], string>('SELECT line FROM journal ORDER BY entry').pluck().all()
  }

  note(entry: object): void {
    this.#database.prepare('INSERT INTO journal (line) VALUES (?)').run(JSON.stringify(entry))
  }

  close(): void {
    this.#database.close()
  }
}
