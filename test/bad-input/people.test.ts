import { expect, test } from 'vitest'
import { type Answer, type Field, checkAnswers } from '../../ceremonies/kernel/answers.ts'
import { wordList } from '../../ceremonies/base/mnemonic/word-list.ts'
import { Authenticators } from '../../main/engine/authenticators.ts'
import { refused } from '../support/refused.ts'

/** A field of each kind, as a step asks for it. */
const fields: Readonly<Record<string, Field>> = {
  text: { name: 'text', label: 'Room', type: 'text' },
  choice: { name: 'choice', label: 'Identified by', type: 'choice', options: ['Passport', 'Licence'] },
  boolean: { name: 'boolean', label: 'All agree', type: 'boolean' },
  integer: { name: 'integer', label: 'Exceptions', type: 'integer', max: 7 },
  time: { name: 'time', label: 'What it shows', type: 'time' },
  digest: { name: 'digest', label: 'Fingerprint', type: 'digest' },
  people: { name: 'people', label: 'Who', type: 'people', options: ['witness-1', 'witness-2'], max: 2 },
}
const share = wordList.slice(40, 73)

const answers: readonly (readonly [input: string, field: string, answer: Answer, reason: string])[] = [
  ['a number as text', 'text', 5, 'must be text'],
  ['a choice that is not offered', 'choice', 'Library card', 'must be one of Passport, Licence'],
  ['a choice in other letters', 'choice', 'passport', 'must be one of Passport, Licence'],
  ['yes in words', 'boolean', 'yes', 'must be yes or no'],
  ['a number below zero', 'integer', -1, 'must be a whole number up to 7'],
  ['a number above the greatest', 'integer', 8, 'must be a whole number up to 7'],
  ['half a number', 'integer', 1.5, 'must be a whole number up to 7'],
  ['a number in words', 'integer', '3', 'must be a whole number up to 7'],
  ['a day that there is not', 'time', '2026-02-30T10:00:00Z', 'must be a UTC time such as 2026-11-21T10:00:00Z'],
  ['a time of another zone', 'time', '2026-11-21T10:00:00+01:00', 'must be a UTC time such as 2026-11-21T10:00:00Z'],
  ['a time of day alone', 'time', '10:00', 'must be a UTC time such as 2026-11-21T10:00:00Z'],
  ['half a digest', 'digest', 'ab'.repeat(16), 'must be 64 lower-case hexadecimal digits, or none'],
  ['a digest in capitals', 'digest', 'AB'.repeat(32), 'must be 64 lower-case hexadecimal digits, or none'],
  ['one person twice', 'people', ['witness-1', 'witness-1'], 'must name 2 different people'],
  ['one person too few', 'people', ['witness-1'], 'must name 2 different people'],
  ['a stranger', 'people', ['witness-1', 'auditor'], 'must be among witness-1, witness-2'],
]

test.each(answers)('%s is refused as an answer', async (_input, name, answer, reason) => {
  const field = fields[name]
  expect(field && (await refused(() => checkAnswers('room', [field], { [name]: answer })))).toEqual({
    code: 'ANSWER_INVALID',
    message: `In step room, field ${name} ${reason}.`,
  })
})

const unseen = (character: string, place: number) =>
  `In the text for text, character ${place} is ${character}, which cannot be seen or read aloud. Remove it.`

test.each([
  [
    'of 2,001 characters',
    'x'.repeat(2001),
    'TEXT_LONG',
    'The text for text has 2001 characters; at most 2000 are allowed. Shorten it.',
  ],
  ['with an escape sequence', '\u001b[2J', 'TEXT_CHARACTER', unseen('U+001B', 1)],
  ['with a NUL', 'a\0b', 'TEXT_CHARACTER', unseen('U+0000', 2)],
  ['with a lone surrogate', 'a\ud800', 'TEXT_CHARACTER', unseen('U+D800', 2)],
  ['with a zero-width space', 'é𝄞\u200b', 'TEXT_CHARACTER', unseen('U+200B', 3)],
  [
    'that is not NFC',
    'u\u0308',
    'TEXT_NOT_NFC',
    'The text for text is not in Unicode form NFC. Type it again, letter by letter.',
  ],
  ['that begins with a space', ' a', 'TEXT_EDGE', 'The text for text begins or ends with a space. Remove it.'],
  ['of spaces', '  ', 'TEXT_MISSING', 'The text for text is empty. Fill it in.'],
  [
    'with a letter of a newer Unicode',
    'a\u{1fae8}',
    'TEXT_NEWER',
    'In the text for text, character 2 is U+1FAE8, which Unicode 14.0.0 does not have: not everybody could verify the record. Write it differently.',
  ],
])('text %s is refused as an answer', async (_input, text, code, message) => {
  const field: Field = { name: 'text', label: 'Room', type: 'text' }
  expect(await refused(() => checkAnswers('room', [field], { text }))).toEqual({ code, message })
})

const secret = {
  code: 'TEXT_SECRET',
  message:
    'The text for text looks like the words of a share. Everything entered here is recorded, so nothing was kept; type no secret.',
}

test.each([
  ['a share', share.join(' ')],
  ['a share in capitals and commas', share.join(', ').toUpperCase()],
  ['a share in prefixes', share.map((word) => word.slice(0, 4)).join('-')],
  [
    'a share in wide letters',
    share.join(' ').replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  ],
  ['a share with numbers', share.map((word, i) => `${i + 1}. ${word}`).join('\n')],
  ['eight words of a share in a sentence', `I wrote ${share.slice(5, 13).join(' ')} on it`],
])('%s in an answer is refused, and the refusal says nothing of it', async (_input, text) => {
  const field: Field = { name: 'text', label: 'Room', type: 'text' }
  expect(await refused(() => checkAnswers('room', [field], { text }))).toEqual(secret)
})

test('a field that the step lacks, and one that nobody filled in', async () => {
  const field: Field = { name: 'text', label: 'Room', type: 'text' }
  expect([
    await refused(() => checkAnswers('room', [field], { text: 'x', pin: '1234' })),
    await refused(() => checkAnswers('room', [field], {})),
    await refused(() => checkAnswers('room', [field], { text: '' })),
  ]).toEqual([
    { code: 'ANSWER_UNKNOWN', message: 'Step room has no field pin; it has text.' },
    { code: 'ANSWER_MISSING', message: 'Step room needs an answer in field text.' },
    { code: 'ANSWER_MISSING', message: 'Step room needs an answer in field text.' },
  ])
})

const guessed =
  'Anybody could guess this code: it repeats one character, or its characters count up or down. Choose another one.'

test.each([
  ['empty', '', 'CODE_TOO_SHORT', 'A personal code needs at least 6 characters.'],
  ['of five characters', '12345', 'CODE_TOO_SHORT', 'A personal code needs at least 6 characters.'],
  ['of one character', '111111', 'CODE_GUESSED', guessed],
  ['that counts up', '123456', 'CODE_GUESSED', guessed],
  [
    'that another person has',
    'prüfer-7',
    'CODE_UNFIT',
    'This code cannot be used. Choose another one that nobody could guess.',
  ],
  [
    'that another person has, composed otherwise',
    'pru\u0308fer-7',
    'CODE_UNFIT',
    'This code cannot be used. Choose another one that nobody could guess.',
  ],
])('a personal code %s is not enrolled', async (_input, code, expected, message) => {
  const authenticators = new Authenticators(
    () => 0,
    () => undefined,
  )
  await authenticators.enrol('witness-1', { method: 'code', code: 'prüfer-7' })
  expect(await refused(() => authenticators.enrol('witness-2', { method: 'code', code }))).toEqual({
    code: expected,
    message,
  })
  expect(await refused(() => authenticators.recognise('witness-2', { method: 'code', code: 'anything' }))).toEqual({
    code: 'CODE_WRONG',
    message: 'That is not the personal code of witness-2.',
  })
})
