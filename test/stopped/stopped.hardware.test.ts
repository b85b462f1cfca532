/**
 * Every change to what a stopped ceremony left, at every step of a real one: refused by name with nothing written, put
 * before two people, or shown to count for nothing.
 */
import { afterAll, describe, expect, test } from 'vitest'
import { removedAfterAll } from '../kill/suite.ts'
import { chance, full, seed } from '../support/sample.ts'
import { type Edit, isAsItMust } from './edit.ts'
import { facts } from './edits/facts.ts'
import { files, logs } from './edits/files.ts'
import { mirror } from './edits/mirror.ts'
import { tables } from './edits/tables.ts'
import { tokens } from './edits/tokens.ts'
import { leftAt, seen } from './seen.ts'
import { recordStops } from './stops.ts'

/** How many steps each change is tried at, unless all are. */
const some = 2

const outcomes = new Map<string, number>()
const next = chance()

const alone = await recordStops()
const mirrored = await recordStops({ mirrored: true, ...(!full && { until: 'checkpoint-1' }) })
for (const { directory } of [alone, mirrored]) removedAfterAll(directory)

const suites = [
  { title: 'its facts', recording: alone, edits: facts, log: false },
  { title: 'its other tables', recording: alone, edits: tables, log: false },
  { title: 'the files beside it', recording: alone, edits: files, log: false },
  { title: 'its write-ahead log', recording: alone, edits: logs, log: true },
  { title: 'its tokens', recording: alone, edits: tokens, log: false },
  { title: 'its mirror', recording: mirrored, edits: mirror, log: false },
]

console.log(`stopped: ${alone.stops.length} steps${full ? ', all of them' : ''}, seed ${seed}`)
afterAll(() => {
  for (const [outcome, count] of [...outcomes].sort()) console.log(`${outcome}: ${count}`)
})

for (const { title, recording, edits, log } of suites) {
  const [end] = recording.stops.slice(-1)
  const whole = end ? leftAt(recording, end, []).drafts : []
  const all = recording.stops.map((stop) => ({ stop, left: leftAt(recording, stop, whole) }))
  describe(`a stopped ceremony when somebody changes ${title}`, () => {
    const cases = edits.flatMap((edit: Edit) => {
      const places = all.filter(({ left }) => edit.on?.(left) ?? true)
      return sample(places).map((place) => ({ name: `${edit.name}, at ${place.left.name}`, edit, ...place }))
    })
    test.each(cases)('$name', async ({ edit, stop, left }) => {
      const found = await seen(recording, stop, left, edit, { chance: next, log })
      const outcome = `${title}: ${edit.name}: ${JSON.stringify(found)}`
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      const must = edit.must(left)
      expect(isAsItMust(found, must), JSON.stringify({ found, must })).toBe(true)
    })
  })
}

function sample<Item>(items: readonly Item[]): readonly Item[] {
  if (full) return items
  return Array.from({ length: Math.min(some, items.length) }, (_, at) => {
    const share = items.length / Math.min(some, items.length)
    return items[Math.floor((at + next()) * share)]
  }).flatMap((item) => (item === undefined ? [] : [item]))
}
