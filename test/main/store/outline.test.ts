import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { JsonObject } from '../../../ceremonies/base/json.ts'
import { current } from '../../../ceremonies/index.ts'
import { levelOf } from '../../../ceremonies/kernel/rules.ts'
import { writeLine } from '../../../ceremonies/record/line.ts'
import { nodeCrypto } from '../../../main/crypto.ts'
import { standingOf } from '../../../main/store/outline.ts'
import { Store } from '../../../main/store/store.ts'
import { inFolder } from '../../support/strongroom.ts'

const opening: readonly [string, JsonObject][] = [
  ['command', {}],
  ['ceremony.opened', { title: 'Root key', mode: 'rehearsal' }],
]
const key: [string, JsonObject] = ['record-key.made', {}]
const at = '2026-11-21T10:00:00.000Z'
const said = { title: 'Root key', mode: 'rehearsal', opened: at, last: at }

/** A store of those facts; `spoilt` is a line that cannot be read. */
const storeOf = (folder: string, facts: readonly [string, JsonObject][], spoilt = -1): Store => {
  const store = Store.create(join(folder, 'record.db'), '')
  const lines = facts.map(([type, fact], seq) => {
    const header = { ceremony: 'a'.repeat(26), seq, at, level: levelOf(current, type), type }
    return seq === spoilt ? '\n' : writeLine(header, { salt: '00'.repeat(32), fact }, nodeCrypto).line
  })
  store.append(0, lines, [])
  return store
}

test.each([
  ['nothing', [], null],
  [
    'a command alone',
    opening.slice(0, 1),
    { title: '', mode: '', opened: '', last: at, facts: 1, phase: 'unfinished' },
  ],
  ['one that goes on', [...opening, key], { ...said, facts: 3, phase: 'unfinished' }],
  ['one whose key is left', [...opening, key, ['ceremony.sealed', {}]], { ...said, facts: 4, phase: 'closing' }],
  ['one that never had a key', [...opening, ['ceremony.aborted', {}]], { ...said, facts: 3, phase: 'aborted' }],
] as [string, [string, JsonObject][], object | null][])('how %s stands', (_what, facts, standing) =>
  inFolder((folder) => {
    const store = storeOf(folder, facts)
    expect(standingOf(store)).toEqual(standing)
    store.close()
    return Promise.resolve()
  }),
)

test('how a ceremony stands is known though one between its first lines and its last is spoilt', () =>
  inFolder((folder) => {
    const store = storeOf(folder, [...opening, key, key], 2)
    expect(standingOf(store)).toMatchObject({ facts: 4, phase: 'unfinished' })
    store.close()
    return Promise.resolve()
  }))
