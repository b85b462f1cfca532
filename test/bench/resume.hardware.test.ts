import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseLine } from '../../ceremonies/record/line.ts'
import { type StoppedDay, stoppedDay } from './long-day.ts'
import { longScript } from './long-script.ts'
import { benchResume, kept, resumed } from './resume.ts'
import { linesOf, putLines } from '../stopped/database.ts'
import { draftsOf, written } from '../stopped/forge.ts'
import { inFolder } from '../support/strongroom.ts'

const facts = 300

/** A small day that was left, in a data folder that is gone afterwards. */
function withStopped<T>(work: (day: StoppedDay) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => work(await stoppedDay(join(folder, 'data'), longScript(1), facts)))
}

const typesOf = (lines: readonly string[]) => lines.map((line) => parseLine(line.slice(0, -1)).type)

test('the bench opens a stopped ceremony, and gives rates, their ratio and what the facts took', async () => {
  const result = await benchResume(facts, 1)
  expect(result).toEqual({
    name: 'resume',
    ours: expect.any(Number),
    reference: expect.any(Number),
    unit: 'facts/s',
    ratio: result.ours / result.reference,
    facts: expect.any(Number),
    seconds: result.facts / result.ours,
  })
  expect(Math.min(result.facts, result.reference)).toBeGreaterThan(0)
})

test('what it opens has people, keys and devices, and is signed to its last fact', () =>
  withStopped(async (day) => {
    const types = typesOf(linesOf(day))
    expect([types.length, types.length >= facts, types.at(-1)]).toEqual([day.facts, true, 'record.signed'])
    const expected = ['record-key.made', 'set.made', 'note.added']
    expect(expected.filter((type) => !types.includes(type))).toEqual([])
    return Promise.resolve()
  }))

test('it is resumed each time as it was left, and goes on from its last fact', () =>
  withStopped(async (day) => {
    const before = linesOf(day)
    kept(day)
    for (let time = 0; time < 2; time++) {
      expect((await resumed(day)).count).toBe(day.facts)
      const after = linesOf(day)
      expect(after.slice(0, before.length)).toEqual(before)
      expect(typesOf(after.slice(before.length)).slice(0, 2)).toEqual(['command', 'session.resumed'])
    }
  }))

const told = 'The room was quiet'
const forged = 'The room was loud.'

test.each([
  ['a fact that was changed', 'STORE_DAMAGED', (lines: readonly string[]) => lines],
  ['one with all that follows from it', 'RECORD_CHANGED', (lines: readonly string[]) => written(draftsOf(lines))],
])('%s is not opened, and there is no figure', (_what, code, fitted) =>
  withStopped(async (day) => {
    const lines = linesOf(day)
    expect(lines.some((line) => line.includes(told))).toBe(true)
    putLines(day, fitted(lines.map((line) => line.replace(told, forged))))
    await expect(resumed(kept(day))).rejects.toThrow(
      new Error(`the record made for this bench does not verify (${code}); its figure would mean nothing`),
    )
  }),
)
