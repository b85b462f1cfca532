import Database from 'better-sqlite3'
import { inDatabase } from '../database.ts'
import { type Edit, type Left, refusedWith } from '../edit.ts'
import type { Room } from '../stops.ts'

const changed = refusedWith('RECORD_CHANGED', 'STORE_DAMAGED')
const withArtifact = ({ artifacts }: Left): boolean => artifacts.length > 0
const sealed = (left: Left): boolean => left.seal
const open = (left: Left): boolean => !left.sealed

const run = (name: string, sql: string, more: Partial<Edit> = {}): Edit => ({
  name,
  make: (room) => inDatabase(room, (database) => void database.exec(sql)),
  must: () => changed,
  ...more,
})

/** The script as somebody would rather have it; each of these changes what people follow. */
const scripts: readonly (readonly [name: string, from: string | RegExp, to: string])[] = [
  ['a comment is added to the script', /$/, '# nothing\n'],
  ['the script has another title', 'title: Medium ceremony', 'title: Another ceremony'],
  [
    'a witness is gone from the script',
    'title: Sign the certificate\n        performs: administrator\n        witnesses: [witness-1, witness-2]',
    'title: Sign the certificate\n        performs: administrator\n        witnesses: [witness-1]',
  ],
  ['the script asks for another subject', 'CN=Medium Root CA', 'CN=Evil Root CA'],
  ['the last step but one is gone from the script', /\n {6}- \{ id: words-4.*\n/, '\n'],
  ['the script is another one altogether', /[\s\S]+/, 'strongroom: 1\n'],
]

export const tables: readonly Edit[] = [
  ...scripts.map(
    ([name, from, to]): Edit => ({
      name,
      make: (room) =>
        inDatabase(room, (database) => {
          const text = database.prepare<[], string>("SELECT value FROM meta WHERE name = 'script'").pluck().get() ?? ''
          const other = text.replace(from, to)
          if (other === text) throw new Error(`nothing is changed: ${name}`)
          database.prepare("UPDATE meta SET value = ? WHERE name = 'script'").run(other)
        }),
      must: () => refusedWith('RECORD_CHANGED', 'STORE_DAMAGED', 'SCRIPT_INVALID'),
    }),
  ),
  run('the script is gone', "DELETE FROM meta WHERE name = 'script'", {
    must: () => refusedWith('RECORD_CHANGED', 'STORE_DAMAGED', 'SCRIPT_INVALID'),
  }),
  run('something else stands beside the script', "INSERT INTO meta (name, value) VALUES ('other', 'text')", {
    must: () => [{ be: 'harmless', because: 'nothing reads it' }],
  }),

  ...['content = zeroblob(3)', "level = 'public'", "name = 'other.bin'"].map((change) =>
    run(
      `an artifact has another ${change.split(' ')[0] ?? ''}`,
      `UPDATE artifacts SET ${change} WHERE name = (SELECT name FROM artifacts LIMIT 1)`,
      { on: (left) => withArtifact(left) && !(change.startsWith('level') && left.artifacts[0] === 'root.pem') },
    ),
  ),
  run('an artifact is gone', 'DELETE FROM artifacts WHERE name = (SELECT name FROM artifacts LIMIT 1)', {
    on: withArtifact,
  }),
  run(
    'there is an artifact that no fact names',
    "INSERT INTO artifacts (name, level, content) VALUES ('more.pem', 'public', zeroblob(9))",
  ),

  run('there is a seal before the end', "INSERT INTO seal (only, note) VALUES (1, 'sealed')", { on: open }),
  run('the seal is another', "UPDATE seal SET note = replace(note, 'a', 'b')", {
    on: sealed,
    must: () => refusedWith('SEAL_CHANGED', 'RECORD_CHANGED'),
  }),
  run('the seal is gone', 'DELETE FROM seal', {
    on: sealed,
    must: () => refusedWith('SEAL_CHANGED', 'RECORD_CHANGED', 'STORE_DAMAGED', 'JOURNAL_CHANGED'),
  }),

  run('the journal has an entry that is none', "INSERT INTO journal (line) VALUES ('{}')", {
    must: () => refusedWith('JOURNAL_CHANGED'),
  }),
  run('the journal has an entry that is no JSON', "INSERT INTO journal (line) VALUES ('none')", {
    must: () => refusedWith('JOURNAL_CHANGED'),
  }),
  run(
    'the journal says before the end that the record key is destroyed',
    `INSERT INTO journal (line) VALUES ('{"at":"2026-01-01T00:00:00.000Z","entry":"record-key.destroyed","id":"aa","objects":2}')`,
    { on: open, must: () => refusedWith('JOURNAL_CHANGED') },
  ),
  run('the journal is empty after the end', 'DELETE FROM journal', {
    on: sealed,
    must: () => refusedWith('JOURNAL_CHANGED'),
  }),

  ...['meta', 'facts', 'artifacts', 'seal', 'journal'].flatMap((table) =>
    ['update', 'delete'].map((act) =>
      afterwards(`${table} can be changed by ${act}`, `DROP TRIGGER ${table}_refuses_${act}`),
    ),
  ),
  afterwards(
    'a trigger does nothing',
    'DROP TRIGGER facts_refuses_update; CREATE TRIGGER facts_refuses_update BEFORE UPDATE ON facts BEGIN SELECT 1; END',
  ),
  afterwards(
    'a trigger is added',
    "CREATE TRIGGER more AFTER INSERT ON facts BEGIN INSERT INTO journal (line) VALUES ('x'); END",
  ),
  afterwards('a table is added', 'CREATE TABLE more (one TEXT)'),
  afterwards('a view is added', 'CREATE VIEW more AS SELECT * FROM facts'),
  afterwards('an index is added', 'CREATE INDEX more ON facts (line)'),
  ...[0, 1].map((version) => afterwards(`the format is said to be ${version}`, `PRAGMA user_version = ${version}`)),
  {
    ...afterwards('the format is said to be newer', 'PRAGMA user_version = 3'),
    must: () => refusedWith('STORE_NEWER'),
  },
  {
    ...afterwards('the file is said to be another program’s', 'PRAGMA application_id = 1'),
    must: () => refusedWith('STORE_NOT_OURS'),
  },
]

/** Done to the schema itself, and left so. */
function afterwards(name: string, sql: string): Edit {
  return {
    name,
    make: ({ folder }: Room) => {
      const database = new Database(folder.record)
      database.exec(sql)
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
    },
    must: () => refusedWith('STORE_DAMAGED'),
  }
}
