import { chmodSync, closeSync, constants, copyFileSync, existsSync, mkdtempSync, openSync, readSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { migrations } from './migrations.ts'
import { removeOrSay, syncFolder } from '../folders.ts'
import { knownCode, reasonOf } from '../reason.ts'
import { message } from '../../ceremonies/base/message.ts'

/** "SRm1": what SQLite's header says this file is. */
const APPLICATION_ID = 0x53526d31

/** Creates the database file (0600), which must not exist. Throws STORE_EXISTS or STORE_UNWRITABLE. */
export function createDatabase(path: string): Database.Database {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    throw codeIs(error, 'EEXIST') ? refuse('STORE_EXISTS', { path }) : unwritable(path, error)
  }
  let database: Database.Database | null = null
  try {
    // Before the write-ahead log: after a crash the header is read from the file itself, which may lag behind the log.
    database = new Database(path, { fileMustExist: true })
    database.pragma(`application_id = ${APPLICATION_ID}`)
    database.close()
    database = connect(path)
    migrate(database)
    syncFolder(dirname(path))
    return database
  } catch (error) {
    database?.close()
    throw unwritable(path, error)
  }
}

/**
 * Opens a database of ours for this process alone. An older format is first copied beside it, then brought up to date.
 * Throws STORE_NOT_OURS, STORE_NEWER, STORE_IN_USE, STORE_DAMAGED, STORE_UNREADABLE, STORE_UNWRITABLE.
 */
export function openDatabase(path: string): Database.Database {
  mustBeThere(path)
  mustBeOurs(path)
  const database = connect(path)
  try {
    checkFile(database, path)
    const format = database.pragma('user_version', { simple: true }) as number
    if (format > migrations.length) throw refuse('STORE_NEWER', { path, found: format, known: migrations.length })
    // Whatever format it says: nothing is copied or changed before its tables are those of that format.
    checkSchema(database, path, format)
    if (format < migrations.length) {
      copyAside(database, freeName(`${path}.format-${format}`))
      migrate(database)
    }
    return database
  } catch (error) {
    database.close()
    throw unwritable(path, error)
  }
}

/**
 * Opens one of ours that is on a read-only medium: SQLite cannot read a write-ahead log there, so that a copy is read. The
 * copy's names are taken away at once and its bytes with the process, however that ends. Throws what `openDatabase` throws.
 */
export function openCopy(path: string): Database.Database {
  mustBeThere(path)
  const folder = guarded(path, () => mkdtempSync(join(tmpdir(), 'strongroom-read-')))
  const copy = join(folder, basename(path))
  try {
    for (const end of ['', '-wal']) {
      if (!existsSync(path + end)) continue
      guarded(path, () => copyFileSync(path + end, copy + end, constants.COPYFILE_EXCL))
      // As it is on the medium, which may be for reading alone.
      chmodSync(copy + end, 0o600)
    }
    return openDatabase(copy)
  } catch (error) {
    throw error instanceof Refusal ? refuse(error.code, { ...error.parameters, path }) : error
  } finally {
    removeOrSay(folder)
  }
}

function mustBeThere(path: string): void {
  if (!existsSync(path)) throw refuse('STORE_UNREADABLE', { path, reason: message('trouble.noFile') })
}

function connect(path: string): Database.Database {
  const database = new Database(path, { fileMustExist: true, timeout: 0 })
  try {
    makeDurable(database)
    database.pragma('trusted_schema = OFF')
    database.exec('BEGIN EXCLUSIVE; COMMIT')
    return database
  } catch (error) {
    database.close()
    throw sqliteRefusal(path, error)
  }
}

/** One process alone, and nothing acknowledged before it is on the disk. */
export function makeDurable(database: Database.Database): void {
  // Before anything reads: with an exclusive lock no second process gets in, and it goes when the process does.
  database.pragma('locking_mode = EXCLUSIVE')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
}

function sqliteRefusal(path: string, error: unknown): Refusal {
  if (codeIs(error, 'SQLITE_BUSY') || codeIs(error, 'SQLITE_LOCKED')) return refuse('STORE_IN_USE', { path })
  if (codeIs(error, 'SQLITE_NOTADB')) return refuse('STORE_NOT_OURS', { path })
  if (codeIs(error, 'SQLITE_CORRUPT')) return refuse('STORE_DAMAGED', { path, what: message('trouble.corrupt') })
  if (error instanceof Error && 'code' in error && cannotWrite.test(String(error.code)))
    return refuse('STORE_UNWRITABLE', { path, reason: reasonOf(error) })
  return unreadable(path, error)
}

/** Of what SQLite says of a medium, that which has to do with writing to it. */
const cannotWrite = /^SQLITE_(FULL|IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE))$/

/** The trouble of a medium as a refusal; anything else stays what it is. */
export function unwritable(path: string, error: unknown): unknown {
  return knownCode(error) === null ? error : refuse('STORE_UNWRITABLE', { path, reason: reasonOf(error) })
}

/** Read from the header of the file (SQLite file format 1.3), before a database of somebody else's is touched. */
function mustBeOurs(path: string): void {
  const header = Buffer.alloc(72)
  const file = guarded(path, () => openSync(path, 'r'))
  const length = guarded(path, () => readSync(file, header, 0, header.length, 0))
  closeSync(file)
  const ours = header.toString('latin1', 0, 16) === 'SQLite format 3\0' && header.readUInt32BE(68) === APPLICATION_ID
  if (length < header.length || !ours) throw refuse('STORE_NOT_OURS', { path })
}

function checkFile(database: Database.Database, path: string): void {
  const found = database.pragma('integrity_check(1)', { simple: true })
  if (found !== 'ok') throw refuse('STORE_DAMAGED', { path, what: message('trouble.integrity') })
}

/**
 * Tables and triggers must be exactly those of the migrations up to a format: a trigger taken away would open the record to
 * changes. A file of no format lost its write-ahead log: `createDatabase` leaves none.
 */
function checkSchema(database: Database.Database, path: string, format: number): void {
  const expected = new Database(':memory:')
  migrate(expected, format)
  const differs = schemaOf(expected) !== schemaOf(database)
  expected.close()
  if (differs || format < 1) throw refuse('STORE_DAMAGED', { path, what: message('trouble.tables') })
}

function schemaOf(database: Database.Database): string {
  return JSON.stringify(database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all())
}

function migrate(database: Database.Database, to = migrations.length): void {
  const format = database.pragma('user_version', { simple: true }) as number
  database.transaction(() => {
    for (const [i, sql] of migrations.slice(format, to).entries()) {
      database.exec(sql)
      database.pragma(`user_version = ${format + i + 1}`)
    }
  })()
}

/** A copy of the database as it is, 0600 like the original: SQLite fills an empty file, and keeps its permissions. */
function copyAside(database: Database.Database, copy: string): void {
  closeSync(openSync(copy, 'wx', 0o600))
  database.prepare('VACUUM INTO ?').run(copy)
}

function freeName(name: string): string {
  for (let copy = 1; ; copy++) {
    const candidate = `${name}.copy-${copy}`
    if (!existsSync(candidate)) return candidate
  }
}

function guarded<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw unreadable(path, error)
  }
}

function unreadable(path: string, error: unknown): Refusal {
  return refuse('STORE_UNREADABLE', { path, reason: reasonOf(error) })
}

function codeIs(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
