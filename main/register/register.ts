/** A typed projection over every ceremony of a data folder. It stores, indexes and finds rows, and knows nothing of what they say. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Refusal, type Refused, refused } from '../../ceremonies/base/refusal.ts'
import { type Rows, type Which, type Kind, keyOf, type Placed, type RowOf } from '../../ceremonies/register/row.ts'
import type { CeremonyFolder, DataFolder } from '../store/data-folder.ts'
import { Damaged, openFile, openInMemory, removeFile } from './file.ts'
import type { StepAhead } from '../store/next-step.ts'
import type { Reading, Seen } from './reading.ts'
import { stampOf } from './stamp.ts'
import { isOf, KnownRow, mustBeAsRead, parsed, placed, stepIn, sumOf, sumOfReading } from './stored.ts'

/** How far one record has been read. */
export interface Known {
  readonly ceremony: string
  readonly facts: number
  /** Time of the last fact. */
  readonly last: string
  readonly step: StepAhead | null
}

/** Reads a record (reading.ts), which takes every rule of every ceremony. */
export type ReadRecord = (folder: CeremonyFolder, seen: Seen | null) => Reading

/** A record that cannot be read, and why. */
export interface Unreadable {
  readonly folder: CeremonyFolder
  readonly trouble: Refused
}

/**
 * The register of a data folder, which must be held while it is open. It is only a cache: whatever is missing, damaged, of
 * another version or behind is read from the records again without asking. Where its file cannot be written it is in memory.
 */
export class Register implements Rows {
  readonly #data: DataFolder
  readonly #path: string
  #readRecord: ReadRecord | null
  #database: Database.Database
  #inMemory: boolean
  #renewed = false
  /** The ceremony that this process holds open: nobody else may open its record. */
  #held: string | null = null
  /** What was asked since something changed: forms ask again with every letter that is typed. */
  readonly #asked = new Map<string, readonly Placed[]>()
  /** Tried again by the next process, because some troubles pass. */
  readonly #unreadable = new Map<string, Unreadable & { readonly stamp: string }>()

  private constructor(data: DataFolder, readRecord: ReadRecord | null) {
    this.#data = data
    this.#readRecord = readRecord
    this.#path = join(data.path, 'register.db')
    // Where there is nothing to remember no file is made: whoever only asks leaves the folder as it was.
    this.#inMemory = !data.writable || (!existsSync(this.#path) && data.ceremonies().length === 0)
    this.#database = this.#inMemory ? openInMemory() : this.#opened()
  }

  /** The register of this folder, until the folder is closed. Without `readRecord` it stays as it was until `readsBy`. */
  static open(data: DataFolder, readRecord: ReadRecord | null): Register {
    const register = new Register(data, readRecord)
    data.onClose(() => register.#database.close())
    return register
  }

  readsBy(readRecord: ReadRecord): void {
    this.#readRecord = readRecord
  }

  /** True if there is a record that has changed since it was read, or was not read yet. */
  isBehind(): boolean {
    return this.#data.ceremonies().some((folder) => existsSync(folder.record) && !this.isFresh(folder))
  }

  /**
   * Reads what has changed since: nothing of a record whose files have not. `held`: the ceremony that is open in this process,
   * which stays as it is known. Throws DATA_UNUSABLE.
   */
  catchUp(held: string | null = null): void {
    this.#held = held
    this.#safely(() => this.#feed())
  }

  /** Forgets everything, and reads every record from its beginning. */
  rebuild(held: string | null = null): void {
    this.#held = held
    this.#safely(() => {
      this.#unreadable.clear()
      this.#asked.clear()
      this.#database.transaction(() => this.#database.exec('DELETE FROM rows; DELETE FROM readings;'))()
      this.#feed()
    })
  }

  /** Every record that could be read; one that holds no fact is known by that. */
  known(): readonly Known[] {
    return this.#safely(() =>
      this.#readings().map((one) => ({ ceremony: one.ceremony, facts: one.facts, last: one.last, step: stepIn(one) })),
    )
  }

  unreadable(): readonly Unreadable[] {
    return [...this.#unreadable.values()].map(({ folder, trouble }) => ({ folder, trouble }))
  }

  /** True if the record is as it was when it was last read. */
  isFresh(folder: CeremonyFolder): boolean {
    const stamp = stampOf(folder)
    return this.#safely(() => stamp !== null && stamp !== '' && this.#reading(folder.id)?.stamp === stamp)
  }

  of<K extends Kind>(kind: K, { key, ceremony }: Which = {}): readonly Placed<RowOf<K>>[] {
    return this.#safely(() => {
      const asked = JSON.stringify([kind, key ?? null, ceremony ?? null])
      const known = this.#asked.get(asked)?.filter((one): one is Placed<RowOf<K>> => isOf(kind, one.row))
      if (known) return known
      const stored = this.#database
        .prepare(
          `SELECT * FROM rows WHERE kind = $kind AND ($key IS NULL OR key = $key) AND ($ceremony IS NULL OR ceremony = $ceremony)
          ORDER BY ceremony, seq, number`,
        )
        .all({ kind, key: key ?? null, ceremony: ceremony ?? null })
      const found = stored.map((one) => placed(kind, one))
      this.#asked.set(asked, found)
      return found
    })
  }

  #feed(): void {
    const folders = this.#data.ceremonies()
    const there = new Set(folders.map(({ id }) => id))
    for (const { ceremony } of this.#readings()) if (!there.has(ceremony)) this.#forget(ceremony)
    for (const id of [...this.#unreadable.keys()]) if (!there.has(id)) this.#unreadable.delete(id)
    for (const folder of folders) if (folder.id !== this.#held) this.#read(folder)
  }

  #read(folder: CeremonyFolder): void {
    const { id } = folder
    const before = stampOf(folder)
    if (before === null) {
      // There is a folder, and no record yet.
      this.#unreadable.delete(id)
      this.#forget(id)
      return
    }
    const seen = this.#reading(id)
    if (this.#readRecord === null) return
    if (before !== '' && (seen?.stamp === before || this.#unreadable.get(id)?.stamp === before)) return
    try {
      const reading = this.#readRecord(folder, seen && { ...seen, step: stepIn(seen) })
      this.#unreadable.delete(id)
      // A log that a crash left behind has gone into the file meanwhile.
      this.#keep(id, stampOf(folder) ?? '', reading)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.#forget(id)
      this.#unreadable.set(id, { folder, trouble: refused(error), stamp: stampOf(folder) ?? '' })
    }
  }

  /** One transaction: whoever is killed finds the record read as far as before, or as far as now. */
  #keep(ceremony: string, stamp: string, { facts, digest, last, step, from, rows }: Reading): void {
    this.#asked.clear()
    const insert = this.#database.prepare('INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM rows WHERE ceremony = ? AND seq >= ?').run(ceremony, from)
      for (const { seq, number, at, row } of rows) {
        const stored = { ceremony, seq, number, at, kind: row.kind, key: keyOf(row), body: JSON.stringify(row) }
        insert.run(...Object.values(stored), sumOf(stored))
      }
      const reading = { ceremony, stamp, facts, digest, last, step: step && JSON.stringify(step) }
      this.#database
        .prepare('INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(ceremony, stamp, facts, digest, last, reading.step, sumOfReading(this.#database, reading))
    })()
  }

  #forget(ceremony: string): void {
    if (this.#reading(ceremony) === null) return
    this.#asked.clear()
    this.#database.transaction(() => {
      for (const table of ['rows', 'readings'])
        this.#database.prepare(`DELETE FROM ${table} WHERE ceremony = ?`).run(ceremony)
    })()
  }

  #readings(): readonly KnownRow[] {
    return this.#database
      .prepare('SELECT * FROM readings ORDER BY ceremony')
      .all()
      .map((one) => parsed(KnownRow, one))
  }

  #reading(ceremony: string): KnownRow | null {
    const found = this.#database.prepare('SELECT * FROM readings WHERE ceremony = ?').get(ceremony)
    return found === undefined ? null : parsed(KnownRow, found)
  }

  /** Does it; if the file turns out to be damaged or cannot be written, does it again with a new one, at last in memory. */
  #safely<T>(work: () => T): T {
    for (let first = true; ; first = false) {
      try {
        if (!first) this.#feed()
        return work()
      } catch (error) {
        const isOurs = error instanceof Damaged || error instanceof Database.SqliteError
        if (!isOurs || this.#inMemory) throw error
        this.#renew()
      }
    }
  }

  #renew(): void {
    this.#database.close()
    this.#unreadable.clear()
    this.#asked.clear()
    this.#inMemory = this.#renewed
    this.#database = this.#inMemory ? openInMemory() : this.#made()
  }

  #opened(): Database.Database {
    try {
      const database = openFile(this.#path)
      try {
        mustBeAsRead(database)
        return database
      } catch (error) {
        database.close()
        throw error
      }
    } catch (error) {
      if (!isBusy(error)) return this.#made()
      // Somebody else has it open although the folder is ours: what is theirs is not taken away.
      this.#inMemory = true
      return openInMemory()
    }
  }

  /** A new file, whatever was there before. */
  #made(): Database.Database {
    this.#renewed = true
    try {
      removeFile(this.#path)
      return openFile(this.#path)
    } catch {
      this.#inMemory = true
      return openInMemory()
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
