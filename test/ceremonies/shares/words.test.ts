import { utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { looksLikeMnemonic } from '../../../ceremonies/base/mnemonic/looks-like.ts'
import { wordList } from '../../../ceremonies/base/mnemonic/word-list.ts'
import { textFrom, wordsFrom } from '../../../ceremonies/shares/words.ts'
import { mnemonicOf, refused, shareOf, split } from './helpers.ts'

const indices = fc.uint16Array({ min: 0, max: 1023, minLength: 1, maxLength: 110 })
const ascii = (bytes: Uint8Array) => Buffer.from(bytes).toString('ascii')

describe('words', () => {
  test('are written in full with one space between, and read back', () => {
    fc.assert(
      fc.property(indices, (words) => {
        const text = [...words].map((word) => wordList[word]).join(' ')
        expect(ascii(textFrom(words))).toBe(text)
        expect(wordsFrom(utf8ToBytes(text), 1)).toEqual(words)
      }),
    )
  })

  test('are read as four letters, in capitals, and with any white space', () => {
    const style = fc.constantFrom(
      (word: string) => word,
      (word: string) => word.slice(0, 4),
      (word: string) => word.toUpperCase(),
      (word: string) => word.slice(0, 4).toUpperCase(),
    )
    const space = fc.constantFrom(' ', '\t', '  ', '\r\n')
    fc.assert(
      fc.property(indices, fc.array(fc.tuple(style, space), { minLength: 110, maxLength: 110 }), (words, styles) => {
        const typed = [...words].map(
          (word, at) => (styles[at]?.[0](wordList[word] ?? '') ?? '') + (styles[at]?.[1] ?? ' '),
        )
        const text = ` ${typed.join('')}`
        fc.pre(text.length <= 1024)
        expect(wordsFrom(utf8ToBytes(text), 1)).toEqual(words)
      }),
    )
  })

  test('that the list lacks are refused by place, never by themselves', () => {
    for (const wrong of [
      'aca',
      'acadx',
      'academi',
      'academics',
      'academicacademic',
      'zzzz',
      'acid1',
      'ac/d',
      'ächt',
      '0000',
    ]) {
      expect(() => wordsFrom(utf8ToBytes(`acid acne ${wrong} zzzz acid`), 4)).toThrow(
        refused('SHARE_WORD_UNKNOWN', { share: 4, place: 3 }),
      )
    }
  })

  test('are told apart from anything else: a random text is read only if every word is in the list', () => {
    const known = new Set(wordList.flatMap((word) => [word, word.slice(0, 4)]))
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'i', ' ', 'n', 'q', 'r', 't'),
      minLength: 1,
      maxLength: 60,
    })
    const mixed = fc.array(fc.oneof(letters, fc.constantFrom(...wordList)), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(mixed, (parts) => {
        const typed = parts
          .join(' ')
          .split(' ')
          .filter((word) => word !== '')
        fc.pre(typed.length > 0 && typed.length <= 110)
        const firstWrong = typed.findIndex((word) => !known.has(word))
        const read = () => wordsFrom(utf8ToBytes(typed.join(' ')), 1)
        if (firstWrong < 0) expect(read()).toHaveLength(typed.length)
        else expect(read).toThrow(refused('SHARE_WORD_UNKNOWN', { share: 1, place: firstWrong + 1 }))
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['', 'SHARE_EMPTY', { share: 1 }],
    [' \r\n\t', 'SHARE_EMPTY', { share: 1 }],
    ['a'.repeat(1025), 'SHARE_TOO_LONG', { share: 1 }],
    ['acid '.repeat(111), 'SHARE_TOO_LONG', { share: 1 }],
  ])('%j is no share', (text, code, parameters) => {
    expect(() => wordsFrom(utf8ToBytes(text), 1)).toThrow(refused(code, parameters))
  })

  test('are the published list', () => {
    const published = readFileSync(new URL('../../fixtures/slip39-vectors.json', import.meta.url), 'utf8')
    const used = [...published.matchAll(/"((?:[a-z]+ ){19,}[a-z]+)"/g)].flatMap(([, words]) => words?.split(' ') ?? [])
    expect({ size: new Set(wordList).size, stems: new Set(wordList.map((word) => word.slice(0, 4))).size }).toEqual({
      size: 1024,
      stems: 1024,
    })
    expect(used.filter((word) => !wordList.includes(word))).toEqual([])
  })
})

describe('a mnemonic', () => {
  const mnemonic = mnemonicOf(split()[0] ?? expect.unreachable()).split(' ')

  test('with one word changed, or two neighbours swapped, is refused for its checksum', () => {
    fc.assert(
      fc.property(fc.nat(mnemonic.length - 1), fc.constantFrom(...wordList), (place, other) => {
        fc.pre(mnemonic[place] !== other)
        const changed = mnemonic.with(place, other).join(' ')
        expect(() => shareOf(changed)).toThrow(refused('SHARE_CHECKSUM_WRONG', { share: 1 }))
      }),
    )
    for (let place = 1; place < mnemonic.length; place++) {
      const [left = '', right = ''] = [mnemonic[place - 1], mnemonic[place]]
      if (left === right) continue
      const swapped = mnemonic
        .with(place - 1, right)
        .with(place, left)
        .join(' ')
      expect(() => shareOf(swapped)).toThrow(refused('SHARE_CHECKSUM_WRONG'))
    }
  })

  test('with words left out is refused for its length or its checksum', () => {
    const left = (count: number) => () => shareOf(mnemonic.slice(0, count).join(' '))
    expect(left(19)).toThrow(refused('SHARE_TOO_SHORT', { share: 1, count: 19 }))
    expect(left(31)).toThrow(refused('SHARE_CHECKSUM_WRONG'))
    expect(left(32)).toThrow(refused('SHARE_LENGTH_WRONG', { share: 1, count: 32 }))
  })

  test('is noticed in a text that would be recorded', () => {
    const numbered = mnemonic.map((word, at) => `${String(at + 1)}. ${word.slice(0, 4)}\n`).join('')
    expect([mnemonic.join(' '), `note: ${mnemonic.slice(5, 13).join(', ')}`, numbered].map(looksLikeMnemonic)).toEqual([
      true,
      true,
      true,
    ])
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...wordList), fc.boolean(), fc.boolean()), { minLength: 8, maxLength: 12 }),
        fc.stringMatching(/^[ ,.;:0-9-]{1,4}$/),
        fc.constantFrom('', 'On the sheet: ', '7) ', 'Größe: '),
        (chosen, between, before) => {
          const typed = chosen.map(([word, isShort, isUpper]) => {
            const letters = isShort ? word.slice(0, 4) : word
            return isUpper ? letters.toUpperCase() : letters
          })
          expect(looksLikeMnemonic(before + typed.join(between))).toBe(true)
          // A word more than is looked for, and none fewer.
          expect(looksLikeMnemonic(before + typed.slice(0, 7).join(between))).toBe(false)
        },
      ),
    )
    expect(looksLikeMnemonic('The seal of the bag was unbroken and its number agreed with the register.')).toBe(false)
  })
})
