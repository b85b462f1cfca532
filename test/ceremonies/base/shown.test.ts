import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shown, shownJson, shownLines } from '../../../ceremonies/base/shown.ts'

test.each([
  ['escape sequence', '\u001b[2K\u001b[1AVALID', '[U+001B][2K[U+001B][1AVALID'],
  ['C1 control', 'a\u009b2Jb', 'a[U+009B]2Jb'],
  ['carriage return and backspace', 'INVALID\r\bVALID', 'INVALID[U+000D U+0008]VALID'],
  ['right-to-left override', 'a\u202egpj.exe', 'a[U+202E]gpj.exe'],
  ['isolates and marks', '\u2066a\u2069\u200f\u061c', '[U+2066]a[U+2069 U+200F U+061C]'],
  ['zero width, soft hyphen, filler, tag', 'A\u200bn\u00adn\u3164a\u{e0041}', 'A[U+200B]n[U+00AD]n[U+3164]a[U+E0041]'],
  ['separators of lines', 'a\u2028b\u2029c\u0085d', 'a[U+2028]b[U+2029]c[U+0085]d'],
  ['lone surrogate, private use, noncharacter', '\ud800\ue000\uffff', '[U+D800 U+E000 U+FFFF]'],
  ['names of people', 'Zoë Müller, 李小龙, Ольга', 'Zoë Müller, 李小龙, Ольга'],
])('shows %s as what it is', (_, text, expected) => {
  expect(shown(text)).toBe(expected)
})

test('a value stays on its line, and a text keeps its own', () => {
  expect(shown('a\nVALID')).toBe('a[U+000A]VALID')
  expect(shownLines('a\nb\tc\r\n')).toBe('a\nb[U+0009]c[U+000D]\n')
})

const anyText = fc.string({ unit: 'binary' }).map((text) => `${text}\u001b\u009d\u202e\ud834`)

test('nothing that acts on a terminal is left, and showing twice changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = shown(text)
      expect(once).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
      expect(shown(once)).toBe(once)
    }),
  )
})

test('JSON is shown without such characters and keeps its value', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const json = shownJson({ text, list: [text] })
      expect(json).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
      expect(JSON.parse(json)).toEqual({ text, list: [text] })
    }),
  )
})
