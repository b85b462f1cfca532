import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { refuse } from '../../ceremonies/refusal.ts'
import { reasonOf } from '../reason.ts'
import { plainIssue } from '../../ceremonies/script.ts'
import { mayBeHandedOn } from '../devices/environment.ts'
import { type Outline, outlineOf } from './outline.ts'
import { Store } from './store.ts'

/** What is kept of a ceremony beside its record, so that it can be taken up again. Never a secret. */
export const Setup = z.strictObject({
  /** Name of the script's file, as documents print it. */
  script: z.string(),
  inventory: z.record(
    z.string(),
    z.strictObject({
      module: z.string(),
      label: z.string(),
      serial: z.string().nullable(),
      environment: z.record(z.string().refine(mayBeHandedOn, 'no module may have it'), z.string()),
    }),
  ),
  /** True if the tokens are throw-away ones in the ceremony's own folder. */
  throwAway: z.boolean(),
  mirror: z.string().nullable(),
})
export type Setup = z.infer<typeof Setup>

/** One ceremony's folder: its record, its setup, and for a rehearsal its throw-away tokens. */
export interface CeremonyFolder {
  readonly id: string
  readonly path: string
  readonly record: string
  readonly tokens: string
}

/** The folder that keeps every ceremony of this machine; held by one process at a time. */
export class DataFolder {
  readonly path: string
  readonly #lock: Database.Database

  private constructor(path: string, lock: Database.Database) {
    this.path = path
    this.#lock = lock
  }

  /** `$XDG_DATA_HOME/strongroom` unless named. Throws DATA_UNUSABLE, DATA_OPEN or DATA_IN_USE. */
  static open(named: string | undefined): DataFolder {
    const path = dataPath(named)
    return new DataFolder(path, lockOf(path))
  }

  ceremonies(): readonly CeremonyFolder[] {
    const parent = join(this.path, 'ceremonies')
    const names = existsSync(parent) ? readdirSync(parent) : []
    return names.sort().map((id) => this.#folder(id))
  }

  /** The ceremony whose id begins so. Throws CEREMONY_UNKNOWN or CEREMONY_AMBIGUOUS. */
  find(beginning: string): CeremonyFolder {
    const [found, another] = this.ceremonies().filter(({ id }) => id.startsWith(beginning))
    if (!found) throw refuse('CEREMONY_UNKNOWN', { path: this.path, ceremony: beginning })
    if (another) throw refuse('CEREMONY_AMBIGUOUS', { ceremony: beginning })
    return found
  }

  /** A new folder with the record's file to come. */
  make(id: string): CeremonyFolder {
    const folder = this.#folder(id)
    mkdirSync(folder.path, { recursive: true, mode: 0o700 })
    return folder
  }

  /** Every set identity that a record in this folder names. */
  identifiers(): readonly number[] {
    return [...new Set(this.ceremonies().flatMap((folder) => outline(folder)?.identifiers ?? []))]
  }

  close(): void {
    this.#lock.close()
  }

  #folder(id: string): CeremonyFolder {
    const path = join(this.path, 'ceremonies', id)
    return { id, path, record: join(path, 'record.db'), tokens: join(path, 'tokens') }
  }
}

/** Where ceremonies are kept, made if it is not there. Throws DATA_UNUSABLE or DATA_OPEN. */
export function dataPath(named: string | undefined): string {
  const home = process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share')
  const path = resolve(named ?? join(home, 'strongroom'))
  makePrivate(path)
  return path
}

/** What the record says in outline; null if nothing was ever recorded. Throws what opening a record throws. */
export function outline({ record }: CeremonyFolder): Outline | null {
  if (!existsSync(record)) return null
  const store = Store.open(record)
  try {
    return outlineOf(store)
  } finally {
    store.close()
  }
}

export function setupFile(folder: string): string {
  return join(folder, 'setup.json')
}

export function writeSetup({ path }: CeremonyFolder, setup: Setup): void {
  writeFileSync(setupFile(path), `${JSON.stringify(setup, null, 2)}\n`, { mode: 0o600 })
}

/** Throws DATA_UNUSABLE. */
export function readSetup({ path }: CeremonyFolder): Setup {
  const file = setupFile(path)
  const unusable = (reason: string) => refuse('DATA_UNUSABLE', { path: file, reason })
  const parsed = Setup.safeParse(jsonIn(file, unusable))
  if (parsed.success) return parsed.data
  throw unusable(parsed.error.issues.map((issue) => plainIssue(issue).reason)[0] ?? '')
}

function jsonIn(file: string, unusable: (reason: string) => Error): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw unusable(error instanceof SyntaxError ? 'it is not JSON' : reasonOf(error))
  }
}

export function removeFolder({ path }: CeremonyFolder): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
}

function makePrivate(path: string): void {
  try {
    const made = mkdirSync(path, { recursive: true, mode: 0o700 })
    // A wider umask is no reason to widen; a narrower one would lock us out.
    if (made !== undefined) chmodSync(path, 0o700)
    const mode = statSync(path).mode & 0o777
    if ((mode & 0o077) !== 0) throw refuse('DATA_OPEN', { path, mode: mode.toString(8).padStart(4, '0') })
  } catch (error) {
    throw isSystemError(error) ? refuse('DATA_UNUSABLE', { path, reason: reasonOf(error) }) : error
  }
}

/** SQLite's lock goes with the process that holds it, however that ends. */
function lockOf(path: string): Database.Database {
  let database: Database.Database | null = null
  try {
    database = new Database(join(path, 'lock'), { timeout: 0 })
    database.pragma('locking_mode = EXCLUSIVE')
    database.exec('BEGIN EXCLUSIVE; COMMIT')
    return database
  } catch (error) {
    database?.close()
    const busy = isSystemError(error) && error.code === 'SQLITE_BUSY'
    throw busy ? refuse('DATA_IN_USE', { path }) : refuse('DATA_UNUSABLE', { path, reason: reasonOf(error) })
  }
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.name !== 'Refusal'
}
