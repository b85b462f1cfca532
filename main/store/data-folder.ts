import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { plainIssue } from '../../ceremonies/base/issue.ts'
import { type Phrase, message } from '../../ceremonies/base/message.ts'
import { mayBeHandedOn } from '../devices/environment.ts'
import { makeFolders, removeEmpty } from '../folders.ts'
import { knownCode, reasonOf } from '../reason.ts'
import { keepsNoPermissions, mediumOf } from './medium.ts'
import { type Standing, standingOf } from './outline.ts'
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
  /** The part that says that the mirror may be on the record's own medium. */
  sameMedium: z.string().nullable().default(null),
  /** The bundle of an earlier ceremony that this one works with; null where it needs none. */
  earlier: z.string().nullable().default(null),
  /** Where certificates and CRLs of the organisation's badges are; null where none were named. */
  badges: z.string().nullable().default(null),
  /** Where bundle and transcript go after the seal; null if nobody has said so. */
  out: z.string().nullable().default(null),
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
  /** Null where nobody can write: no folder, or a read-only medium. */
  readonly #lock: Database.Database | null
  readonly #closers: (() => void)[] = []

  private constructor(path: string, lock: Database.Database | null) {
    this.path = path
    this.#lock = lock
  }

  /**
   * `$XDG_DATA_HOME/strongroom` unless named, made if it is not there. Throws DATA_UNUSABLE, DATA_OPEN, DATA_NO_PERMISSIONS,
   * DATA_HOME_RELATIVE or DATA_IN_USE.
   */
  static open(named: string | undefined): DataFolder {
    const path = dataPath(named)
    return new DataFolder(path, lockOf(path))
  }

  /** The same to read ceremonies from: nothing is made, and it may be on a read-only medium. */
  static read(named: string | undefined): DataFolder {
    const path = placeOf(named)
    const canBeWritten = guarded(path, () => existsSync(path) && !mediumOf(path).readOnly)
    if (canBeWritten) mustBePrivate(path)
    return new DataFolder(path, canBeWritten ? lockOf(path) : null)
  }

  /** Throws DATA_UNUSABLE. */
  ceremonies(): readonly CeremonyFolder[] {
    const parent = join(this.path, 'ceremonies')
    const names = guarded(parent, () => (existsSync(parent) ? readdirSync(parent) : []))
    return names.sort().map((id) => this.#folder(id))
  }

  /** The ceremony whose id begins so. Throws CEREMONY_UNKNOWN or CEREMONY_AMBIGUOUS. */
  find(beginning: string): CeremonyFolder {
    const [found, another] = this.ceremonies().filter(({ id }) => id.startsWith(beginning))
    if (!found) throw refuse('CEREMONY_UNKNOWN', { path: this.path, ceremony: beginning })
    if (another) throw refuse('CEREMONY_AMBIGUOUS', { ceremony: beginning })
    return found
  }

  /** A new folder with the record's file to come. Throws DATA_UNUSABLE. */
  make(id: string): CeremonyFolder {
    const folder = this.#folder(id)
    guarded(folder.path, () => makeFolders(folder.path))
    return folder
  }

  /** False where nobody can write: no folder, or a read-only medium. */
  get writable(): boolean {
    return this.#lock !== null
  }

  /** What has to be closed while the folder is still held. */
  onClose(close: () => void): void {
    this.#closers.push(close)
  }

  close(): void {
    for (const close of this.#closers.splice(0)) close()
    this.#lock?.close()
  }

  #folder(id: string): CeremonyFolder {
    const path = join(this.path, 'ceremonies', id)
    return { id, path, record: join(path, 'record.db'), tokens: join(path, 'tokens') }
  }
}

/** Where ceremonies are kept, made if it is not there. Throws DATA_UNUSABLE, DATA_OPEN, DATA_NO_PERMISSIONS or DATA_HOME_RELATIVE. */
export function dataPath(named: string | undefined): string {
  const path = placeOf(named)
  const made = guarded(path, () => makeFolders(path))
  try {
    mustBePrivate(path)
    return path
  } catch (error) {
    removeEmpty(made)
    throw error
  }
}

/** XDG Base Directory Specification: an empty variable counts as not set. A relative one would name another place each time. */
function placeOf(named: string | undefined): string {
  if (named !== undefined) return resolve(named)
  const home = process.env['XDG_DATA_HOME'] || join(homedir(), '.local/share')
  if (!isAbsolute(home)) throw refuse('DATA_HOME_RELATIVE', { path: home })
  return join(home, 'strongroom')
}

/** How the ceremony stands, at once; null if nothing was ever recorded. Throws LINE_MALFORMED and what opening a record throws. */
export function standing({ record }: CeremonyFolder): Standing | null {
  if (!existsSync(record)) return null
  const store = Store.read(record)
  try {
    return standingOf(store)
  } finally {
    store.close()
  }
}

export function setupFile(folder: string): string {
  return join(folder, 'setup.json')
}

/** Throws DATA_UNUSABLE. */
export function writeSetup({ path }: CeremonyFolder, setup: Setup): void {
  const file = setupFile(path)
  guarded(file, () => writeFileSync(file, `${JSON.stringify(setup, null, 2)}\n`, { mode: 0o600 }))
}

/** Throws DATA_UNUSABLE. */
export function readSetup({ path }: CeremonyFolder): Setup {
  const file = setupFile(path)
  const unusable = (reason: Phrase) => refuse('DATA_UNUSABLE', { path: file, reason })
  const parsed = Setup.safeParse(jsonIn(file, unusable), { reportInput: true })
  if (parsed.success) return parsed.data
  throw unusable(parsed.error.issues.map((issue) => plainIssue(issue).reason)[0] ?? '')
}

function jsonIn(file: string, unusable: (reason: Phrase) => Error): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw unusable(error instanceof SyntaxError ? message('reason.json') : reasonOf(error))
  }
}

/** A folder that others may enter is refused; so is one whose medium lets everybody in, with what to do about that. */
function mustBePrivate(path: string): void {
  const found = guarded(path, () => statSync(path))
  if (!found.isDirectory()) throw refuse('DATA_UNUSABLE', { path, reason: message('trouble.isFile') })
  const mode = found.mode & 0o777
  if ((mode & 0o077) === 0) return
  if (keepsNoPermissions(path)) throw refuse('DATA_NO_PERMISSIONS', { path, type: mediumOf(path).type })
  throw refuse('DATA_OPEN', { path, mode: mode.toString(8).padStart(4, '0') })
}

/** Throws DATA_UNUSABLE for a trouble of the system's. */
function guarded<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw knownCode(error) === null ? error : refuse('DATA_UNUSABLE', { path, reason: reasonOf(error) })
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
    const busy = knownCode(error) === 'SQLITE_BUSY'
    throw busy
      ? refuse('DATA_IN_USE', { path, pid: holderOf(path) })
      : refuse('DATA_UNUSABLE', { path, reason: reasonOf(error) })
  }
}

/** The process that holds the lock, as Linux lists it; `none` where it does not, as for a process of another container. */
function holderOf(path: string): string {
  try {
    const { ino } = statSync(join(path, 'lock'))
    const lock = readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .find((line) => line.includes(`:${ino} `))
    return /\sWRITE\s+([1-9]\d*)\s/.exec(lock ?? '')?.[1] ?? 'none'
  } catch {
    return 'none'
  }
}
