import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isJsonObject, type Json } from '../../../ceremonies/base/json.ts'
import { canonical, deepest, parseCanonical } from '../../../ceremonies/base/canonical.ts'
import { recordable } from '../../../ceremonies/base/unicode/unassigned.ts'
import { refused } from '../../support/refused.ts'

const text = fc.string({ unit: 'grapheme' }).map(recordable)
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    text,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', '1', '10', '9', 'é')), tie('value')),
  ),
})).value

test('agrees with the npm package canonicalize, and reads back what it wrote', () => {
  fc.assert(
    fc.property(json, (value) => {
      const spelling = canonical(value)
      expect(spelling).toBe(canonicalize(value))
      expect(parseCanonical(spelling)).toEqual({ value })
    }),
    { numRuns: 1000 },
  )
})

test('the example of RFC 8785 3.2.3: names sorted by UTF-16 code units', () => {
  const value = { '€': 1, '\r': 2, '1': 4, '😀': 5, '\u0080': 6, ö: 7 }
  // The RFC's seventh name, a Hebrew presentation form, is not NFC.
  expect(() => canonical({ ...value, '\ufb33': 3 })).toThrow('NOT_CANONICAL')
  expect(canonical(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5}')
})

test.each([
  ['a float', 1.5, 'safe integer'],
  ['beyond 2^53', 2 ** 53, 'safe integer'],
  ['negative zero', -0, 'safe integer'],
  ['not a number', Number.NaN, 'safe integer'],
  ['infinity', Number.POSITIVE_INFINITY, 'safe integer'],
  ['a lone high surrogate', '\ud800', 'lone surrogate'],
  ['a lone low surrogate', 'a\udc00', 'lone surrogate'],
  ['decomposed text', 'e\u0301', 'normalization form C'],
  ['a decomposed name', { 'e\u0301': 1 }, 'normalization form C'],
  ['undefined', { a: undefined }, 'type undefined'],
  ['a hole in a list', Object.assign([1, 2, 3], { length: 4 }), 'type undefined'],
  ['a bigint', 1n, 'type bigint'],
  ['a function', () => 1, 'type function'],
  ['a date', new Date(0), 'class'],
  ['a map', new Map(), 'class'],
  ['bytes', new Uint8Array(1), 'class'],
  ['nesting too deep', JSON.parse('['.repeat(deepest + 1) + ']'.repeat(deepest + 1)), `deeper than ${deepest}`],
])('refuses %s', async (_, value, what) => {
  const { code, message } = await refused(() => canonical(value as Json))
  expect([code, message]).toEqual(['NOT_CANONICAL', expect.stringContaining(what)])
})

test('the deepest nesting is admitted', () => {
  const spelling = '['.repeat(deepest) + ']'.repeat(deepest)
  expect(canonical(parseCanonical(spelling)?.value ?? null)).toBe(spelling)
})

test.each([
  ['white space', '{"a": 1}'],
  ['white space around', ' {}'],
  ['a byte order mark', '\ufeff{}'],
  ['names out of order', '{"b":1,"a":2}'],
  ['a repeated name', '{"a":1,"a":1}'],
  ['an exponent', '{"a":1e0}'],
  ['a fraction', '{"a":1.0}'],
  ['a float', '{"a":1.5}'],
  ['negative zero', '{"a":-0}'],
  ['an unsafe integer', '{"a":9007199254740993}'],
  ['a needless escape', '{"a":"\\u0041"}'],
  ['an escaped slash', '{"a":"\\/"}'],
  ['an upper-case escape', '{"a":"\\u001F"}'],
  ['a long escape for newline', '{"a":"\\u000a"}'],
  ['an escaped surrogate', '{"a":"\\ud800"}'],
  ['an escaped pair', '{"a":"\\ud83d\\ude00"}'],
  ['decomposed text', '{"a":"e\u0301"}'],
  ['numeric names in number order', '{"9":1,"10":1}'],
  ['two values', '{}{}'],
  ['nothing', ''],
  ['nesting beyond the stack', '['.repeat(100_000) + ']'.repeat(100_000)],
])('does not read %s', (_, spelling) => {
  expect(parseCanonical(spelling)).toBeNull()
})

test('numeric names in text order are canonical', () => {
  expect(parseCanonical('{"10":1,"9":1,"a":"\\\\ud"}')).toEqual({ value: { 9: 1, 10: 1, a: '\\ud' } })
})

test('every character that is not asked about is assigned and its own NFC, beside any other of them too', () => {
  const unasked = [...range(0x00, 0xff), ...range(0x2010, 0x2027)].map((code) => String.fromCharCode(code))
  for (const one of unasked) expect(/\P{Cn}/u.test(one)).toBe(true)
  for (const one of unasked) for (const two of unasked) expect((one + two).normalize('NFC')).toBe(one + two)
})

test.each([
  ['what JSON has', { a: [1, 'two', { three: null }], b: true }, true],
  ['undefined', { a: undefined }, false],
  ['undefined in a list', { a: [undefined] }, false],
  ['a bigint', { a: 1n }, false],
  ['a number that is none', { a: Number.NaN }, false],
  ['a function', { a: () => 1 }, false],
  ['a list', [1], false],
  ['null', null, false],
])('%s is told apart from other values', (_, value, expected) => {
  expect(isJsonObject(value)).toBe(expected)
})

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (__, at) => from + at)
}
