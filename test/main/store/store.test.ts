import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Refusal } from '../../../ceremonies/base/refusal.ts'
import { migrations } from '../../../main/store/migrations.ts'
import { Store } from '../../../main/store/store.ts'
import { inEnglish } from '../../support/english.ts'

const script = 'strongroom: 1\n'
const lines = ['{"seq":0}\n', '{"seq":1}\n']
const artifact = { name: 'root.pem', level: 'public', content: Buffer.from('pem') } as const

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strongroom-store-'))
  path = join(folder, 'record.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A store with two facts and a file, closed again. */
function filled(): void {
  const store = Store.create(path, script)
  store.append(0, lines, [artifact])
  store.close()
}

/** Writes to the database behind the store's back. */
function tampered(sql: string): void {
  const database = new Database(path)
  database.exec(sql)
  database.close()
}

function refusal(act: () => unknown): { readonly code: string; readonly message: string } {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, message: inEnglish(error).replaceAll(folder, 'FOLDER') }
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a record on disk', () => {
  test('holds what was appended, and its script byte for byte', () => {
    filled()
    const store = Store.open(path)
    expect({
      script: store.script(),
      lines: [...store.lines()],
      artifacts: store.artifacts(),
      seal: store.seal(),
    }).toEqual({
      script,
      lines,
      artifacts: [artifact],
      seal: null,
    })
    store.close()
  })

  test('is for its owner alone: every file that SQLite leaves is 0600', () => {
    const store = Store.create(path, script)
    store.append(0, lines, [])
    expect(readdirSync(folder).map((name) => (statSync(join(folder, name)).mode & 0o777).toString(8))).toEqual(
      readdirSync(folder).map(() => '600'),
    )
    expect(readdirSync(folder)).toContain('record.db-wal')
    store.close()
  })

  test.each(['facts', 'artifacts', 'meta', 'seal', 'journal'])(
    'refuses to change or to remove a row of %s',
    (table) => {
      const store = Store.create(path, script)
      store.append(0, lines, [artifact])
      store.keepSeal('note')
      store.note({ at: '2026-11-21T10:00:00.000Z', entry: 'seal.started', size: 1, root: '00'.repeat(32) })
      store.close()
      const column = { facts: 'line', artifacts: 'level', meta: 'value', seal: 'note', journal: 'line' }[table]
      expect(() => tampered(`UPDATE ${table} SET ${column} = 'x'`)).toThrow('a record is append-only')
      expect(() => tampered(`DELETE FROM ${table}`)).toThrow('a record is append-only')
    },
  )

  test('takes a batch whole or not at all', () => {
    filled()
    const store = Store.open(path)
    expect(() => store.append(2, ['{"seq":2}\n'], [artifact])).toThrow('UNIQUE constraint failed: artifacts.name')
    expect([...store.lines()]).toEqual(lines)
    store.close()
  })

  test('never overwrites a file', () => {
    writeFileSync(path, 'mine')
    expect(refusal(() => Store.create(path, script))).toEqual({
      code: 'STORE_EXISTS',
      message: 'FOLDER/record.db already exists. Nothing was written.',
    })
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })
})

describe('at opening', () => {
  test('a second process is refused while the first lives, and let in once it was killed', async () => {
    filled()
    const holder = spawn(process.execPath, ['--input-type=module', '-e', holding], {
      env: { ...process.env, STORE: new URL('../../../main/store/store.ts', import.meta.url).href, RECORD: path },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(holder.stdout, 'data')
    expect(refusal(() => Store.open(path))).toEqual({
      code: 'STORE_IN_USE',
      message: 'FOLDER/record.db is in use by another process. Close it first.',
    })
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    const store = Store.open(path)
    expect([...store.lines()]).toEqual(lines)
    store.close()
  })

  test('a file that is no database, or another program’s, is not ours', () => {
    writeFileSync(path, 'This is text, and long enough to be taken for a header by nobody at all. '.repeat(20))
    expect(refusal(() => Store.open(path)).code).toBe('STORE_NOT_OURS')
    rmSync(path)
    tampered('CREATE TABLE theirs (x)')
    const before = readFileSync(path)
    expect(refusal(() => Store.open(path))).toEqual({
      code: 'STORE_NOT_OURS',
      message: 'FOLDER/record.db is not a Strongroom record.',
    })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('a newer format is refused, and left as it is', () => {
    filled()
    tampered('PRAGMA user_version = 99')
    const before = readFileSync(path)
    expect(refusal(() => Store.open(path))).toEqual({
      code: 'STORE_NEWER',
      message: `FOLDER/record.db was written by a newer version (format 99; this one knows ${migrations.length}). Use that version.`,
    })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('a trigger that was taken away is noticed', () => {
    filled()
    tampered('DROP TRIGGER facts_refuses_update')
    expect(refusal(() => Store.open(path))).toEqual({
      code: 'STORE_DAMAGED',
      message:
        'FOLDER/record.db is damaged: its tables or triggers were changed. Work on a copy, or on the mirror; change nothing here.',
    })
  })

  test('a damaged page is noticed', () => {
    const store = Store.create(path, script)
    store.append(
      0,
      Array.from({ length: 400 }, (_, seq) => `${JSON.stringify({ seq, filler: 'x'.repeat(200) })}\n`),
      [],
    )
    store.close()
    const bytes = readFileSync(path)
    bytes.fill(0xff, bytes.length - 8192, bytes.length - 4096)
    writeFileSync(path, bytes)
    expect(refusal(() => Store.open(path)).code).toBe('STORE_DAMAGED')
  })

  test('a missing file is said to be missing', () => {
    expect(refusal(() => Store.open(path))).toEqual({
      code: 'STORE_UNREADABLE',
      message: 'FOLDER/record.db cannot be opened: there is no such file.',
    })
  })

  test('an older format is copied first, then brought up to date with nothing lost', () => {
    filled()
    rmSync(path)
    writeFileSync(path, '', { mode: 0o600 })
    tampered(`PRAGMA application_id = 1397910833; ${migrations[0]}; PRAGMA user_version = 1;
      INSERT INTO meta VALUES ('script', 'old'); INSERT INTO facts VALUES (0, 'line')`)
    const store = Store.open(path)
    store.keepSeal('note')
    expect({ script: store.script(), lines: [...store.lines()], seal: store.seal() }).toEqual({
      script: 'old',
      lines: ['line'],
      seal: 'note',
    })
    store.close()
    const [copy] = readdirSync(folder).filter((name) => name.includes('format-1'))
    const kept = new Database(join(folder, copy ?? ''), { readonly: true })
    expect(kept.pragma('user_version', { simple: true })).toBe(1)
    expect(kept.prepare('SELECT line FROM facts').pluck().all()).toEqual(['line'])
    kept.close()
    expect((statSync(join(folder, copy ?? '')).mode & 0o777).toString(8)).toBe('600')
  })
})

test('a path below something that is no folder is said so', () => {
  writeFileSync(path, '')
  expect(refusal(() => Store.create(join(path, 'below'), script)).code).toBe('STORE_UNWRITABLE')
})

const holding = `
  const { Store } = await import(process.env.STORE)
  Store.open(process.env.RECORD)
  console.log('held')
  setInterval(() => undefined, 1000)
`
