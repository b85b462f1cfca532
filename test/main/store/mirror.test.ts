import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Mirror, mirrorProblem } from '../../../main/store/mirror.ts'
import { refused } from '../../support/refused.ts'
import { message } from '../../../ceremonies/base/message.ts'

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

/** A mirror that may be on the record's own medium: what follows is about its lines. */
function opened(lines: readonly string[] = record): Mirror {
  return new Mirror({ folder, beside: parent, mayShare: true }, () => lines)
}

/** The mirror's file after it was opened beside the whole record. */
function mirrored(before: string): string {
  mkdirSync(folder)
  writeFileSync(file, before)
  const mirror = opened()
  expect(readFileSync(file, 'utf8')).toBe(before)
  mirror.append([])
  mirror.close()
  return readFileSync(file, 'utf8')
}

test('a new mirror is made whole, for its owner alone, and follows', () => {
  const lines = record.slice(0, 2)
  const mirror = opened(lines)
  mirror.append([])
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
])('a mirror that is %s is brought up to date', (_how, before) => {
  expect(mirrored(before)).toBe(record.join(''))
})

test('a mirror torn in the middle of a letter is completed', () => {
  const lines = ['{"name":"Jürgen"}\n', '{"name":"Zoë"}\n']
  const whole = Buffer.from(lines.join(''))
  mkdirSync(folder)
  writeFileSync(file, whole.subarray(0, whole.indexOf('ü') + 1))
  const mirror = opened(lines)
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
    message: `The mirror at ${file} differs from the record at line ${line}. Keep both, and find out why before continuing.`,
  })
  expect(readFileSync(file, 'utf8')).toBe(before)
})

test('what it lacks when it is opened is told, and stays as it is until it is written to', () => {
  mkdirSync(folder)
  writeFileSync(file, `${record[0] ?? ''}{"se`)
  const mirror = opened()
  expect([mirror.missing, mirror.trouble, readFileSync(file, 'utf8')]).toEqual([2, null, `${record[0] ?? ''}{"se`])
  mirror.close()
})

test('a mirror that cannot be made is said, and nothing is thrown', () => {
  writeFileSync(folder, 'a file where the folder should be')
  const mirror = opened()
  mirror.append([])
  expect(mirror.trouble?.code).toBe('MIRROR_FAILED')
})

test('below /proc no folder can be made: it is said at once', () => {
  const mirror = new Mirror({ folder: '/proc/copy/deep', beside: parent, mayShare: true }, () => record)
  mirror.append([])
  expect(mirror.trouble).toMatchObject({
    code: 'MIRROR_FAILED',
    parameters: { path: '/proc/copy/deep/facts.jsonl', reason: { code: 'system.ENOENT' } },
  })
})

test('a mirror on the record’s own medium is refused unless somebody says that it may be, and no folder is made', () => {
  const mirror = new Mirror({ folder, beside: parent, mayShare: false }, () => record)
  expect([mirror.trouble?.code, mirror.shares, existsSync(folder)]).toEqual(['MIRROR_SAME_MEDIUM', true, false])
})

test('a mirror whose medium is taken away is said, and catches up with whatever is mounted there then', () => {
  const lines = record.slice(0, 1)
  const mirror = opened(lines)
  mirror.append([])
  // As after umount: the file that was opened is not the one at its path any more.
  renameSync(folder, join(parent, 'elsewhere'))
  lines.push(...record.slice(1, 2))
  mirror.append(record.slice(1, 2))
  expect(mirror.trouble?.code).toBe('MIRROR_FAILED')
  lines.push(...record.slice(2))
  mirror.append(record.slice(2))
  expect({ text: readFileSync(file, 'utf8'), trouble: mirror.trouble }).toEqual({
    text: record.join(''),
    trouble: null,
  })
  mirror.close()
})

test('another file put in its place is noticed', () => {
  const mirror = opened(record.slice(0, 1))
  mirror.append([])
  rmSync(file)
  writeFileSync(file, '')
  mirror.append(record.slice(1))
  expect(mirror.trouble?.parameters).toEqual({ path: file, reason: message('system.ESTALE') })
})

test('a folder is tried before there is a record, and nothing is left there', () => {
  expect(mirrorProblem(parent, folder, 'administrator')).toBeNull()
  expect(existsSync(folder)).toBe(false)
})

test('before there is a record: one medium, a folder that cannot be made, another ceremony’s mirror', () => {
  const codeOf = (at: string, who: string | null = 'administrator') => mirrorProblem(parent, at, who)?.code
  expect(codeOf(folder, null)).toBe('MIRROR_SAME_MEDIUM')
  expect(codeOf('/proc/nothing/here')).toBe('MIRROR_FAILED')
  mkdirSync(folder)
  writeFileSync(file, record.join(''))
  expect(codeOf(folder)).toBe('MIRROR_DIFFERS')
  expect(readFileSync(file, 'utf8')).toBe(record.join(''))
})
