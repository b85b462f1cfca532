/** `bench append`: the engine's durable appends, against raw inserts of the same bytes by better-sqlite3 on the same disk. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openDevices } from '../../main/devices/index.ts'
import { Engine, type Opening } from '../../main/engine/engine.ts'
import { freshCeremonyId } from '../../main/opening.ts'
import { sha256Hex } from '../../ceremonies/base/digest.ts'
import { makeDurable } from '../../main/store/open.ts'
import { Store } from '../../main/store/store.ts'
import { type Bench, compare, overall, type Round, timed } from './rates.ts'

const fed = { method: 'fed' } as const
const part = 'scribe'
const script = `strongroom: 1
title: Appends
purpose: To measure how fast facts are made durable.
policy: { name: Benchmark policy, version: '1' }
parameters: {}
roles: { ${part}: { title: Scribe } }
inventory: { hsms: {} }
acts:
  - { id: only, title: Only act, steps: [{ id: note, kind: note, title: Note, performs: ${part} }] }
`

/**
 * One person's notes through the whole engine: recognised, decided, written canonically, hashed into the tree, durable when
 * the call returns. Each note is a transaction of two facts, the command and what it brought about; the reference writes
 * the very same lines, a transaction for each note too. Rounds are short and in turns, so that both meet the same disk.
 */
export async function benchAppend(rounds = 40, notes = 250): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-bench-'))
  const engine = Engine.open(Store.create(join(folder, 'engine.db'), script), opening(), world)
  await engine.enrol(part, fed)
  const raw = rawTable(join(folder, 'raw.db'))
  try {
    return await compare(
      'append',
      'facts/s',
      { rounds, figure: overall },
      {
        ours: () => throughEngine(engine, notes),
        reference: () => throughSqlite(raw, [...engine.record.store.lines(engine.record.size - 2 * notes)]),
      },
    )
  } finally {
    engine.close()
    raw.close()
    rmSync(folder, { recursive: true })
  }
}

function throughEngine(engine: Engine, notes: number): Promise<Round> {
  const before = engine.record.size
  return timed(() => {
    for (let i = 0; i < notes; i++)
      engine.speak(part, 'fed', {
        type: 'note',
        text: `Note ${i}: the room was quiet, and the step went as it is written.`,
      })
    return engine.record.size - before
  })
}

/** The same table as the store's under the same pragmas, with nothing else to do. */
function rawTable(path: string): Database.Database {
  const database = new Database(path)
  makeDurable(database)
  database.exec('CREATE TABLE facts (seq INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT')
  return database
}

function throughSqlite(database: Database.Database, lines: readonly string[]): Promise<Round> {
  const insert = database.prepare<[string]>('INSERT INTO facts (line) VALUES (?)')
  const append = database.transaction((note: readonly string[]) => {
    for (const line of note) insert.run(line)
  })
  return timed(() => {
    for (let first = 0; first < lines.length; first += 2) append(lines.slice(first, first + 2))
    return lines.length
  })
}

const world = {
  devices: openDevices({ inventory: {} }),
  environment: () => Promise.resolve({}),
  application: { version: '0', commit: 'bench', digest: 'bench', node: process.version },
  mirror: null,
}

function opening(): Opening {
  return {
    ceremony: freshCeremonyId(),
    mode: 'rehearsal',
    script: sha256Hex(Buffer.from(script)),
    settings: {},
    language: null,
    names: { [part]: 'Scribe' },
    follows: 'none',
    brought: {},
    tokens: [],
    identifiers: [],
  }
}
