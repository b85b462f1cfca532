import { expect, test } from 'vitest'
import { shareLength } from '../../../ceremonies/shares/length.ts'
import { withLine } from '../../../main/terminal/typed-words.ts'

const five = ['academic', 'acid', 'acne', 'acquire', 'acrobat']
const whole = Array.from({ length: shareLength['SLIP-0039'] }, () => 'acid')

test.each([
  ['', 'academic', ['academic']],
  ['academic', 'acid acne', ['academic', 'acid', 'acne']],
  ['', '1 academic 2 acid', ['academic', 'acid']],
  ['', '1. academic   2) acid 3: ACNE', ['academic', 'acid', 'acne']],
  ['academic acid', '3 acne', ['academic', 'acid', 'acne']],
  ['academic acid', '1=acne', ['acne', 'acid']],
  ['academic acid', '1 acne', ['acne', 'acid']],
  ['academic acid', ':back', ['academic']],
  ['academic acid', ':again acne', ['acne']],
  // It is a word of the list like any other.
  ['academic acid', 'again', ['academic', 'acid', 'again']],
])('after %j, %j gives %j', (before, line, list) => {
  expect(withLine(before.split(' ').filter(Boolean), line, 'SLIP-0039')).toEqual({ list, wrong: null })
})

test('a share of a key has 33 words, and one past the last is refused at once', () => {
  expect(shareLength['SLIP-0039']).toBe(33)
  const wrong = 'A share has 33 words. What you typed after them was left out: look for a word that is there twice.'
  expect(withLine(whole, 'acne', 'SLIP-0039')).toEqual({ list: whole, wrong })
  expect(withLine(whole, '34 acne', 'SLIP-0039')).toEqual({ list: whole, wrong })
  expect(withLine(whole.slice(1), 'acid acne', 'SLIP-0039')).toEqual({ list: whole, wrong })
})

test('a number that leaves words out is refused', () => {
  expect(withLine(five, '7 acid', 'SLIP-0039')).toEqual({
    list: five,
    wrong: 'Word 7 cannot be typed yet: word 6 comes next. What you typed from there on was left out.',
  })
})
