/** Numbered for good: a migration that has been released is never changed. Index + 1 is the format it leads to. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE facts (seq INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT;
  CREATE TABLE artifacts (name TEXT PRIMARY KEY, level TEXT NOT NULL, content BLOB NOT NULL) STRICT, WITHOUT ROWID;
  ${appendOnly('meta')}
  ${appendOnly('facts')}
  ${appendOnly('artifacts')}
  `,
  `
  CREATE TABLE seal (only INTEGER PRIMARY KEY CHECK (only = 1), note TEXT NOT NULL) STRICT;
  CREATE TABLE journal (entry INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT;
  ${appendOnly('seal')}
  ${appendOnly('journal')}
  `,
]

function appendOnly(table: string): string {
  return ['UPDATE', 'DELETE']
    .map(
      (act) => `CREATE TRIGGER ${table}_refuses_${act.toLowerCase()} BEFORE ${act} ON ${table}
  BEGIN SELECT RAISE(ABORT, 'a record is append-only'); END;`,
    )
    .join('\n  ')
}
