import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flawOf, strangeness } from '../../../../ceremonies/base/unicode/plain.ts'
import { recordable } from '../../../../ceremonies/base/unicode/unassigned.ts'
import { unseenTexts } from '../../../support/texts.ts'

test.each(unseenTexts)('%s is refused wherever it stands', (_what, character) => {
  const code = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? ''}`
  for (const [text, place] of [
    [`${character}ab`, 1],
    [`a${character}b`, 2],
    [`é𝄞${character}`, 3],
  ] as const) {
    const { code: why, parameters } = flawOf(text, { field: 'x', most: 20 }) ?? {}
    expect([why, parameters]).toEqual(['TEXT_CHARACTER', { field: 'x', what: 'x', character: code, place }])
  }
})

test.each([
  'Zoë Müller-Łukasiewicz',
  'O’Brien',
  '山田 太郎',
  'نرگس محمدی',
  'สมชาย ใจดี',
  'שרה כהן',
  'अनन्या शर्मा',
  '3 1 4 1 5 9 2 6',
  'Seal № 12–B, “intact” (±0.5 °C)',
])('%s is a plain text', (text) => {
  expect(flawOf(text, { field: 'x', most: 200 })).toBeNull()
})

test('what is a plain text can be recorded as it is, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), (text) => {
      if (strangeness(text) === null) expect(recordable(text)).toBe(text)
    }),
    { numRuns: 5000 },
  )
})

test('lines are for texts of several lines alone', () => {
  expect(flawOf('one\ntwo', { field: 'x', most: 20, lines: true })).toBeNull()
  expect(flawOf('one\ntwo', { field: 'x', most: 20 })?.parameters).toEqual({
    field: 'x',
    what: 'x',
    character: 'U+000A',
    place: 4,
  })
})
