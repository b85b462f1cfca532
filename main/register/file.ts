/** The file that the register is kept in: a cache that may be thrown away at any time, because the records say it all. */
import { chmodSync, closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { ROWS_VERSION } from '../../ceremonies/register/row.ts'

/** "SRr1": what SQLite's header says this file is. */
const APPLICATION_ID = 0x53527231
/** Raised with every change of the tables below. */
const TABLES_VERSION = 3
/** The version of the file: of its tables and of what its rows say. */
export const VERSION = TABLES_VERSION * 1000 + ROWS_VERSION

const tables = `
  CREATE TABLE readings (
    ceremony TEXT PRIMARY KEY, stamp TEXT NOT NULL, facts INTEGER NOT NULL, digest TEXT NOT NULL, last TEXT NOT NULL, step TEXT,
    sum TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE rows (
    ceremony TEXT NOT NULL, seq INTEGER NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL,
    key TEXT NOT NULL, body TEXT NOT NULL, sum TEXT NOT NULL, PRIMARY KEY (ceremony, seq, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX rows_by_kind ON rows (kind, key);
`

/** What is in the file is not what was written there. */
export class Damaged extends Error {}

/** One of our version as it was left, or a new one (0600). Throws Damaged, or what SQLite and the system say. */
export function openFile(path: string): Database.Database {
  const isNew = !existsSync(path)
  if (isNew) closeSync(openSync(path, 'wx', 0o600))
  // What else lies there is not ours to change.
  else if (statSync(path).isFile()) chmodSync(path, 0o600)
  const database = new Database(path, { fileMustExist: true, timeout: 0 })
  try {
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('trusted_schema = OFF')
    database.pragma('journal_mode = WAL')
    // Whole after a power cut, though it may lack what came last: that is read again.
    database.pragma('synchronous = NORMAL')
    if (isNew) makeTables(database)
    else mustBeWhole(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** For a medium that nobody can write to. */
export function openInMemory(): Database.Database {
  const database = new Database(':memory:')
  makeTables(database)
  return database
}

/** Throws what the system says. */
export function removeFile(path: string): void {
  // Whoever is interrupted here must not leave a log that a new file would take for its own.
  for (const end of ['-wal', '-shm', '-journal', '']) rmSync(path + end, { force: true })
}

function makeTables(database: Database.Database): void {
  database.transaction(() => {
    database.exec(tables)
    database.pragma(`application_id = ${APPLICATION_ID}`)
    database.pragma(`user_version = ${VERSION}`)
  })()
}

function mustBeWhole(database: Database.Database): void {
  const said = (name: string): unknown => database.pragma(name, { simple: true })
  if (said('application_id') !== APPLICATION_ID || said('user_version') !== VERSION) throw new Damaged('version')
  if (said('integrity_check(1)') !== 'ok') throw new Damaged('integrity')
  const expected = openInMemory()
  const differs = schemaOf(expected) !== schemaOf(database)
  expected.close()
  if (differs) throw new Damaged('tables')
}

function schemaOf(database: Database.Database): string {
  return JSON.stringify(database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all())
}
