import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Rules } from '../../../ceremonies/kernel/model.ts'
import { noteAdded } from '../../../ceremonies/kernel/facts/said.ts'
import { ceremonyOpened } from '../../../ceremonies/kernel/facts/opening.ts'
import { current } from '../../../ceremonies/index.ts'
import { parseLine } from '../../../ceremonies/record/line.ts'
import { Record } from '../../../main/store/record.ts'
import { Store } from '../../../main/store/store.ts'
import { opening } from '../../ceremonies/kernel/decide/given.ts'
import { opened } from '../../support/records.ts'
import { inFolder } from '../../support/strongroom.ts'

/** As today's, but for a note, which everybody may read. */
const open: Pick<Rules, 'facts'> = {
  facts: new Map(
    [...current.facts].map(([type, kind]) => [type, type === 'note.added' ? { ...kind, level: 'public' } : kind]),
  ),
}

/** The levels of a record that those rules wrote and that names a version, then what reading it throws. */
function written(folder: string, version: string): readonly (string | null)[] {
  const path = join(folder, `${version}.db`)
  const record = new Record(Store.create(path, 'no script'), null)
  const envelope = { by: 'engine', method: null, at: '2026-11-21T10:00:00.000Z', monotonic: 0, random: '0'.repeat(64) }
  const [, members] = opened(0, { rules: version })
  record.append(
    open,
    { ...envelope, seq: 0, head: null, command: opening },
    [ceremonyOpened.read(members), noteAdded({ by: 'administrator', step: 'first', text: 'Good morning.' })],
    [],
  )
  const levels = [...record.store.lines()].map((line) => parseLine(line.slice(0, -1)).level)
  record.close()
  const store = Store.read(path)
  try {
    new Record(store, null)
    return [...levels, null]
  } catch (error) {
    return [...levels, (error as { code: string }).code]
  } finally {
    store.close()
  }
}

test('facts have the levels of the rules that they were decided by, and are held to those that the record names', () =>
  inFolder((folder) => {
    expect([written(folder, '1'), written(folder, 'unknown')]).toEqual([
      ['confidential', 'public', 'public', 'STORE_DAMAGED'],
      ['confidential', 'public', 'public', null],
    ])
    return Promise.resolve()
  }))
