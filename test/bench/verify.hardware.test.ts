import { expect, test } from 'vitest'
import { longRecord } from './long-day.ts'
import { benchVerify } from './verify.ts'
import { factsFile } from '../../ceremonies/record/bundle.ts'
import { parseLine } from '../../ceremonies/record/line.ts'

test('the bench verifies a long record that the engine made, with replay', async () => {
  const result = await benchVerify(1, 1)
  expect(result).toEqual({
    name: 'verify',
    ours: expect.any(Number),
    reference: expect.any(Number),
    unit: 'facts/s',
    ratio: result.ours / result.reference,
  })
  expect(Math.min(result.ours, result.reference)).toBeGreaterThan(0)
})

test('its record has what people and devices do on a day, two and a half thousand facts a key', async () => {
  const files = await longRecord(1)
  const lines = Buffer.from(files.get(factsFile) ?? [])
    .toString()
    .trimEnd()
    .split('\n')
  expect(lines.length).toBeGreaterThan(2200)
  const types = new Set(lines.map((line) => parseLine(line).type))
  const expected = ['note.added', 'exception.raised', 'break.ended', 'key.made', 'key.archived', 'key.restored']
  expect([...expected, 'certificate.made', 'checkpoint.signed'].filter((type) => !types.has(type))).toEqual([])
})
