import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import Database from 'better-sqlite3'
import type { JournalEntry } from '../../../ceremonies/kernel/journal.ts'
import { journalOf } from '../../../main/store/journal.ts'
import { Store } from '../../../main/store/store.ts'
import { refused } from '../../support/refused.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strongroom-journal-'))
  path = join(folder, 'record.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = '2026-11-21T10:00:00.000Z'
const by = [
  { person: 'administrator', method: 'code' },
  { person: 'witness-1', method: 'code' },
] as const

test('every entry that the program writes is one that it reads', () => {
  const entries: readonly JournalEntry[] = [
    { at, entry: 'seal.started', size: 9, root: 'ab'.repeat(32) },
    { at, entry: 'seal.failed', code: 'DEVICE_LOST' },
    { at, entry: 'seal.redone', by: [...by], statement: 'The power is back.' },
    { at, entry: 'record-key.started', id: 'ab' },
    { at, entry: 'record-key.failed', code: 'DEVICE_LOST' },
    { at, entry: 'record-key.redone', by: [...by], statement: 'The power is back.' },
    { at, entry: 'tries.told', device: 'root-hsm', role: 'user', left: 'one' },
    { at, entry: 'login.refused', device: 'root-hsm', code: 'PIN_WRONG' },
    { at, entry: 'recognition.failed', person: 'witness-1' },
    { at, entry: 'record-key.destroyed', id: 'ab', objects: 2 },
    { at, entry: 'print.started', document: 'transcript', copy: 1, printer: 'Laser', sha256: 'ab'.repeat(32) },
    { at, entry: 'print.ended', document: 'transcript', copy: 1, printer: 'Laser', job: 'Laser-7' },
    { at, entry: 'print.failed', document: 'transcript', copy: 1, printer: 'Laser', code: 'PRINT_FAILED' },
  ]
  const store = Store.create(path, 'script')
  for (const entry of entries) store.note(entry)
  expect(journalOf(store)).toEqual(entries)
  store.close()
})

test.each([
  ['another entry', `{"at":"${at}","entry":"tea.made"}`],
  ['a member more', `{"at":"${at}","entry":"recognition.failed","person":"x","by":"y"}`],
  ['no JSON', 'tea'],
])('%s is refused, and named by its place', async (_what, line) => {
  Store.create(path, 'script').close()
  const database = new Database(path)
  database.prepare('INSERT INTO journal (line) VALUES (?)').run(line)
  database.close()
  const store = Store.open(path)
  expect(await refused(() => journalOf(store))).toEqual({
    code: 'JOURNAL_CHANGED',
    message: `Entry 1 of the journal at ${path} was not written by this program. Nothing was written.`,
  })
  store.close()
})
