import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Mirror } from '../../../main/store/mirror.ts'
import { refused } from '../../support/refused.ts'

const record = ['{"seq":0}\n', '{"seq":1}\n', '{"seq":2}\n']

let parent: string
let folder: string
let file: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'strongroom-mirror-'))
  folder = join(parent, 'medium')
  file = join(folder, 'facts.jsonl')
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

/** The mirror's file after it was opened beside the whole record and brought up to date. */
function mirrored(before: string): string {
  mkdirSync(folder)
  writeFileSync(file, before)
  const mirror = new Mirror(folder, record)
  expect(readFileSync(file, 'utf8')).toBe(before)
  mirror.append([])
  mirror.close()
  return readFileSync(file, 'utf8')
}

test('a new mirror is made whole, for its owner alone, and follows', () => {
  const mirror = new Mirror(folder, record.slice(0, 2))
  mirror.append(record.slice(2))
  expect({ text: readFileSync(file, 'utf8'), trouble: mirror.trouble }).toEqual({
    text: record.join(''),
    trouble: null,
  })
  expect([folder, file].map((path) => (statSync(path).mode & 0o777).toString(8))).toEqual(['700', '600'])
  mirror.close()
})

test.each([
  ['behind', record.slice(0, 1).join('')],
  ['torn in the middle of a line', record.join('').slice(0, 14)],
  ['empty', ''],
  ['whole', record.join('')],
])('a mirror that is %s is a witness until it is written to, and then brought up to date', (_how, before) => {
  expect(mirrored(before)).toBe(record.join(''))
})

test('a mirror torn in the middle of a letter is completed', () => {
  const lines = ['{"name":"Jürgen"}\n', '{"name":"Zoë"}\n']
  const whole = Buffer.from(lines.join(''))
  mkdirSync(folder)
  writeFileSync(file, whole.subarray(0, whole.indexOf('ü') + 1))
  const mirror = new Mirror(folder, lines)
  mirror.append([])
  mirror.close()
  expect(readFileSync(file).equals(whole)).toBe(true)
})

test.each([
  ['ahead of the record', `${record.join('')}{"seq":3}\n`, 4],
  ['of another record', '{"seq":0}\n{"seq":9}\n', 2],
])('a mirror %s is left as it is', async (_how, before, line) => {
  expect(await refused(() => mirrored(before))).toEqual({
    code: 'MIRROR_DIFFERS',
    message: `The mirror at ${file} differs from the record at line ${line}. Keep both, and find out why before going on.`,
  })
  expect(readFileSync(file, 'utf8')).toBe(before)
})

test('a mirror that cannot be made is refused', async () => {
  writeFileSync(folder, 'a file where the folder should be')
  expect((await refused(() => new Mirror(folder, record))).code).toBe('MIRROR_FAILED')
})

test('a mirror whose medium fails is said, and catches up', () => {
  const mirror = new Mirror(folder, [])
  mirror.close()
  rmSync(folder, { recursive: true })
  mirror.append(record.slice(0, 1))
  expect(mirror.trouble?.code).toBe('MIRROR_FAILED')
  mkdirSync(folder)
  mirror.append(record.slice(1))
  expect({ text: readFileSync(file, 'utf8'), trouble: mirror.trouble }).toEqual({
    text: record.join(''),
    trouble: null,
  })
  mirror.close()
})
