/** The database of a stopped ceremony in somebody else's hands: with another program, and the triggers out of the way. */
import Database from 'better-sqlite3'
import type { Room } from './stops.ts'

interface Trigger {
  readonly name: string
  readonly sql: string
}

/** Changes the database as it is stored, and puts every trigger back as it was. */
export function inDatabase({ folder }: Pick<Room, 'folder'>, change: (database: Database.Database) => void): void {
  const database = new Database(folder.record)
  const triggers = database.prepare<[], Trigger>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all()
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  change(database)
  for (const { sql } of triggers) database.exec(sql)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

export function linesOf({ folder }: Pick<Room, 'folder'>): readonly string[] {
  const database = new Database(folder.record)
  const lines = database.prepare<[], string>('SELECT line FROM facts ORDER BY seq').pluck().all()
  database.close()
  return lines
}

/** Puts other lines in place of all that the record has. */
export function putLines(room: Pick<Room, 'folder'>, lines: readonly string[]): void {
  inDatabase(room, (database) => {
    database.exec('DELETE FROM facts')
    const insert = database.prepare('INSERT INTO facts (seq, line) VALUES (?, ?)')
    for (const [seq, line] of lines.entries()) insert.run(seq, line)
  })
}
