import { bytesToHex } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { readOutside } from '../../../ceremonies/record/outside.ts'
import { wordsOf } from '../../../ceremonies/record/words.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { refused } from '../../support/refused.ts'

const digest = Uint8Array.from({ length: 32 }, (_, at) => 7 * at + 3)
const hex = bytesToHex(digest)
const words = wordsOf(digest)
const read = (text: string | Uint8Array) => readOutside(typeof text === 'string' ? Buffer.from(text) : text, nodeMeans)
const fault = (text: string | Uint8Array) => refused(() => read(text))
const numbered = words.map((word, at) => `${at + 1} ${word}`)

test.each([
  [
    'as printed, in four columns',
    numbered.map((entry, at) => `${entry.padEnd(16)}${at % 4 === 3 ? '\n' : ''}`).join(''),
  ],
  [
    'one a line, with points, in capitals',
    numbered.map((entry) => entry.replace(' ', '. ').toUpperCase()).join('\r\n'),
  ],
  ['without order, for the numbers say it', numbered.toReversed().join('\n')],
  ['without numbers', words.join('\t')],
])('words %s', (_, text) => {
  expect(read(text)).toEqual({ form: 'words', digest: hex })
})

test.each([
  ['in upper case', hex.toUpperCase()],
  ['in groups of four on lines', hex.replace(/.{4}/g, '$& ').replace(/.{20}/g, '$&\n')],
  ['with colons', hex.replace(/..(?=.)/g, '$&:')],
])('a digest %s', (_, text) => {
  expect(read(text)).toEqual({ form: 'digits', digest: hex })
})

test('words from the second place on, and one beyond the last', async () => {
  const shifted = [...numbered.slice(1), words[0]].join('\n')
  expect((await fault(shifted)).code).toBe('ANCHOR_MALFORMED')
})

test.each([
  ['nothing', '\n', 'it is empty'],
  [
    'a word misspelt',
    words.with(6, misspelt(6)).join(' '),
    `word 7 "${misspelt(6)}" is not in the list (did you mean "${words[6] ?? ''}"?)`,
  ],
  [
    'words of no list',
    words.with(0, 'xxxxxxxx').with(1, 'yyyyyyyy').with(2, 'zzzzzzzz').join(' '),
    'word 1 "xxxxxxxx" is not in the list, and 2 more are not',
  ],
  ['a word too few at the end', words.slice(0, 31).join(' '), '31 words; 32 are needed'],
  ['a numbered word too few', numbered.toSpliced(8, 1).join(' '), '31 words; 32 are needed, and none is numbered 9'],
  ['one word', 'revenge', '1 word; 32 are needed'],
  [
    'a word left out',
    words.toSpliced(10, 1).join(' '),
    `31 words; 32 are needed; word 11 "${words[11] ?? ''}" is in the list, but not for this place: words of two and of three syllables alternate, so one was left out, doubled or swapped here or before`,
  ],
  ['a place twice', `${words.join(' ')} 4 kiwi`, 'there are two words for place 4'],
  ['a number too large', `33 ${words.join(' ')}`, 'no word can be number 33'],
  ['a number alone', `${words.join(' ')} 33`, 'no word follows the number 33'],
  ['digits too few', hex.slice(2), '62 hexadecimal digits; 64 are needed'],
  ['a letter among digits', `${hex.slice(0, 63)}o`, '"o" on line 1 is not a hexadecimal digit'],
  ['a letter of another alphabet', `revenge\n\u212aiwi`, 'the character U+212A on line 2 is not ASCII'],
  ['bytes', Uint8Array.of(0xff, 0xfe, 0x41), 'it is not UTF-8 text; save it as plain text'],
  [
    'a note cut short',
    'strongroom/real/0123456789abcdefghjkmnpqrs\n23\n',
    'it looks like a checkpoint, but is not exactly one; use the file as it was signed, to the last newline',
  ],
])('%s is told by its place', async (_, text, why) => {
  expect(await fault(text)).toEqual({
    code: 'ANCHOR_MALFORMED',
    message: `What was given from outside is not a checkpoint, its digest or its 32 words: ${why}. Nothing was compared.`,
  })
})

/** A word without its last letter but one. */
function misspelt(at: number): string {
  return (words[at] ?? '').replace(/.(?=.$)/, '')
}
