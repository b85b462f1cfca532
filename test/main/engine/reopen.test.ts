import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { evolve } from '../../support/known.ts'
import { openDevices } from '../../../main/devices/index.ts'
import type { World } from '../../../main/engine/world.ts'
import { Engine, type Opening } from '../../../main/engine/engine.ts'
import { readLeft } from '../../../main/engine/as-left.ts'
import { sha256Hex } from '../../../ceremonies/base/digest.ts'
import { parseLine, writeLine } from '../../../ceremonies/record/line.ts'
import { nodeCrypto } from '../../../main/crypto.ts'
import { Store } from '../../../main/store/store.ts'
import { application } from '../../support/ceremony.ts'
import { refused } from '../../support/refused.ts'

const script = `strongroom: 1
title: People alone
purpose: To test a record without devices.
policy: { name: Test policy, version: '1' }
parameters: {}
roles: { reader: { title: Reader }, witness: { title: Witness, brings: value } }
inventory: { hsms: {} }
acts:
  - id: only
    title: Only act
    steps:
      - { id: first, kind: read-aloud, title: First, performs: reader, witnesses: [witness], text: We begin. }
      - { id: second, kind: note, title: Second, performs: reader, witnesses: [witness] }
`
const opening: Opening = {
  ceremony: 'b'.repeat(26),
  mode: 'rehearsal',
  script: sha256Hex(Buffer.from(script)),
  settings: {},
  language: null,
  names: { reader: 'Reader', witness: 'Witness' },
  follows: 'none',
  brought: { witness: '4711 4711 4711 4711' },
  tokens: [],
  identifiers: [],
}
const world: World = {
  devices: openDevices({ inventory: {} }),
  environment: () => Promise.resolve({}),
  application,
  mirror: null,
}

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strongroom-reopen-'))
  path = join(folder, 'record.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A ceremony left in the middle: one step done, the next proposed, and an exception open. */
async function left(): Promise<{ readonly engine: Engine; readonly lines: readonly string[] }> {
  const engine = Engine.open(Store.create(path, script), opening, world)
  for (const person of ['reader', 'witness']) await engine.enrol(person, { method: 'fed' })
  engine.speak('reader', 'fed', { type: 'answer', step: 'first', answers: {}, exception: null })
  const { digest = '', seq = 0 } = engine.state.proposal ?? {}
  engine.speak('witness', 'fed', { type: 'confirm', digest, seq, answers: {} })
  const deviation = { expected: 'Light.', happened: 'Dusk.', decided: 'Lamps.', effect: 'None.', remedy: 'Lamps.' }
  engine.speak('witness', 'fed', { type: 'exception', ...deviation, open: true })
  engine.speak('reader', 'fed', {
    type: 'answer',
    step: 'second',
    answers: { text: 'The lamps are lit.' },
    exception: null,
  })
  return { engine, lines: [...engine.record.store.lines()] }
}

describe('a record that was left', () => {
  test('folds to the state that it had, but for what ends with a session', async () => {
    const { engine, lines } = await left()
    const before = engine.state
    const head = engine.record.head()
    engine.close()
    const again = await Engine.resume(readLeft(Store.open(path), null), world)
    const unsigned = { from: 0, to: lines.length - 1 }
    expect(again.state).toEqual(evolve(before, { type: 'session.resumed', application, unsigned, changes: [] }))
    expect(Buffer.from(again.record.tree.root(lines.length)).toString('hex')).toBe(head)
    expect([...again.record.store.lines()].slice(0, lines.length)).toEqual(lines)
    again.close()
  })

  test('is opened and read without adding to it', async () => {
    const { engine, lines } = await left()
    engine.close()
    const store = Store.open(path)
    expect([...store.lines()]).toEqual(lines)
    store.close()
  })

  test.each([
    ['a byte of a fact', 'Dusk.', (line: string) => line.replace('Dusk', 'Dawn'), 0],
    ['the level of a fact', 'Dusk.', (line: string) => line.replace('"level":"confidential"', '"level":"public"'), 0],
    ['the place of a fact', 'Dusk.', (line: string) => line.replace(/"seq":\d+/, '"seq":999'), 0],
    // The header is in no fact's own digest; but the next command is a confirmation, which holds the tree's head.
    ['the time of a fact', '"proposal.made"', (line: string) => line.replace(/"at":"20../, '"at":"1999'), 1],
  ])('is refused if %s was changed by other means', async (_what, mark, change, later) => {
    const { engine, lines } = await left()
    engine.close()
    const at = lines.findIndex((line) => line.includes(mark))
    overwrite(at, change(lines[at] ?? ''))
    const store = Store.open(path)
    expect(await refused(() => readLeft(store, null))).toEqual({
      code: 'STORE_DAMAGED',
      message: `${path} is damaged: fact ${at + later} is not as it was written. Work on a copy, or on the mirror; change nothing here.`,
    })
    store.close()
  })
})

test('a first command that opens nothing is refused by name', async () => {
  const { engine, lines } = await left()
  engine.close()
  const line = parseLine((lines[0] ?? '').slice(0, -1))
  overwrite(0, writeLine(line, { salt: '00'.repeat(32), fact: { by: 'engine' } }, nodeCrypto).line)
  const store = Store.open(path)
  expect((await refused(() => readLeft(store, null))).code).toMatch(/^(RECORD_CHANGED|STORE_DAMAGED)$/)
  store.close()
})

/** As somebody with another program would: the trigger away, the line changed, the trigger back as it was. */
function overwrite(seq: number, line: string): void {
  const database = new Database(path)
  const trigger = "SELECT sql FROM sqlite_schema WHERE name = 'facts_refuses_update'"
  const sql = database.prepare<[], string>(trigger).pluck().get() ?? ''
  database.exec('DROP TRIGGER facts_refuses_update')
  database.prepare('UPDATE facts SET line = ? WHERE seq = ?').run(line, seq)
  database.exec(sql)
  database.close()
}
