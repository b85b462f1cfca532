import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataFolder } from '../../../main/store/data-folder.ts'
import { Ceremonies } from '../../../main/window/ceremonies.ts'

let folder: string
let data: DataFolder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strongroom-ceremonies-'))
  data = DataFolder.open(join(folder, 'data'))
})
afterEach(() => {
  data.close()
  rmSync(folder, { recursive: true })
})

test('a record that cannot be read is listed with the reason and hides no other; a folder without a record is not listed', () => {
  data.make('a'.repeat(26))
  const damaged = data.make('b'.repeat(26))
  writeFileSync(damaged.record, 'no database')
  expect(new Ceremonies(data).list(null)).toEqual([
    {
      id: damaged.id,
      title: '',
      mode: '',
      opened: '',
      last: '',
      facts: 0,
      phase: 'unreadable',
      step: null,
      trouble: `${damaged.record} is not a record of Strongroom.`,
    },
  ])
})

test('a record is read again when its file has changed', () => {
  const { record } = data.make('c'.repeat(26))
  const ceremonies = new Ceremonies(data)
  expect(ceremonies.list(null)).toEqual([])
  writeFileSync(record, 'no database')
  expect(ceremonies.list(null)).toMatchObject([{ phase: 'unreadable' }])
})
