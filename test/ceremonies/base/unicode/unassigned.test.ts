import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { recordable, unassigned, unicodeVersion } from '../../../../ceremonies/base/unicode/unassigned.ts'

/** Another implementation says what is not assigned: in that version exactly, in a later one at most what is here. */
const others = `
import unicodedata
print(unicodedata.unidata_version, *(point for point in range(0x110000) if unicodedata.category(chr(point)) == "Cn"))
`

test('the table is what another implementation of that version has, and every later one has less', () => {
  const said = execFileSync('/usr/bin/python3', ['-c', others], { encoding: 'utf8', maxBuffer: 2 ** 26 }).trim()
  const [version = '', ...points] = said.split(' ')
  const ours = new Set<number>()
  for (let point = 0; point < 0x110000; point++) if (unassigned.test(String.fromCodePoint(point))) ours.add(point)
  const theirs = new Set(points.map(Number))
  expect([...theirs].filter((point) => !ours.has(point))).toEqual([])
  expect(theirs.size === ours.size).toBe(version === unicodeVersion)
  expect([...ours].filter((point) => /\P{Cn}/u.test(String.fromCodePoint(point))).length).toBeGreaterThan(10_000)
})

test.each([
  ['a letter of Unicode 15', 'a\u{1e4d0}b', 'a\ufffdb'],
  ['a sign of Unicode 14', 'a\u{1fae0}b', 'a\u{1fae0}b'],
  ['a noncharacter', 'a\ufdd0b', 'a\ufffdb'],
  ['a lone surrogate', 'a\udc00', 'a\ufffd'],
  ['what is not composed', 'u\u0308', 'ü'],
])('%s from a device is made recordable', (_what, text, expected) => {
  expect(recordable(text)).toBe(expected)
})
