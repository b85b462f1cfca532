import { describe, expect, test } from 'vitest'
import { hasGlyph, withoutGlyph as warnedOf } from '../../../ceremonies/base/unicode/glyphs.ts'
import { printableCharacters, withoutGlyph } from './coverage.ts'

const all = printableCharacters()
const covered = all.filter(hasGlyph)

describe('the list of characters that can be printed is what the fonts have', () => {
  test('each one on it can be set in every style', () => {
    expect([...withoutGlyph(covered)]).toEqual([])
    expect(covered.length).toBeGreaterThan(3000)
  })

  // Marks stand on the character before them, so that only letters are asked for one by one.
  test('no letter that is not on it can', () => {
    const some = all
      .filter((character) => /\p{L}/u.test(character) && !hasGlyph(character))
      .filter((_, i) => i % 97 === 0)
    expect([...withoutGlyph(some)].toSorted()).toEqual(some.toSorted())
    expect(some.length).toBeGreaterThan(1000)
  })
})

test('names each character that has none once, after composition', () => {
  expect(warnedOf('Schlu\u0308ssel тест Ελλάς 漢 字 漢\nก')).toEqual(['漢', '字', 'ก'])
  expect(warnedOf('a\u202e\ud800\u00ad')).toEqual(['\u202e', '\ud800', '\u00ad'])
})
