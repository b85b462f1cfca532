import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Parameter, bindParameters, fillNames, substitute } from '../../../../ceremonies/kernel/parameters.ts'
import { refused } from '../../../support/refused.ts'

const parameters: Readonly<Record<string, Parameter>> = {
  algorithm: { type: 'algorithm', title: 'Algorithm', default: 'EC-P384' },
  archive: { type: 'choice', title: 'Archive', of: ['wrapped', 'none'], default: 'wrapped' },
  shares: { type: 'integer', title: 'Shares', min: 2, max: 16, default: 5 },
  subject: { type: 'subject', title: 'Subject', default: 'CN=Example Root CA R1' },
  place: { type: 'text', title: 'Place', max: 20, default: 'Room 1' },
}

test('what is not set has its default', () => {
  expect(bindParameters(parameters, { shares: '3', archive: 'none' })).toEqual({
    algorithm: 'EC-P384',
    archive: 'none',
    shares: 3,
    subject: 'CN=Example Root CA R1',
    place: 'Room 1',
  })
})

describe('a setting is refused by name', () => {
  const invalid = (name: string, reason: string) => ({
    code: 'PARAMETER_INVALID',
    message: `The parameter ${name} ${reason}.`,
  })
  const count = invalid('shares', 'must be a whole number from 2 to 16')
  test.each([
    [
      'algorithm',
      'RSA-2048',
      invalid('algorithm', 'must be one of EC-P256, EC-P384, EC-P521, RSA-3072, RSA-4096, Ed25519'),
    ],
    ['archive', 'Wrapped', invalid('archive', 'must be one of wrapped, none')],
    ['shares', '1', count],
    ['shares', '17', count],
    ['shares', '3.5', count],
    ['shares', '0x3', count],
    ['shares', ' 3', count],
    ['shares', '', count],
    ['shares', '99999999999999999999', count],
    [
      'place',
      'a'.repeat(21),
      { code: 'TEXT_LONG', message: 'The text for place has 21 characters; at most 20 are allowed. Shorten it.' },
    ],
    [
      'place',
      'one\ntwo',
      {
        code: 'TEXT_CHARACTER',
        message: 'In the text for place, character 4 is U+000A, which cannot be seen or read aloud. Remove it.',
      },
    ],
    [
      'place',
      'a\u0308',
      {
        code: 'TEXT_NOT_NFC',
        message: 'The text for place is not in Unicode form NFC. Type it again, letter by letter.',
      },
    ],
    [
      'constructor',
      '1',
      {
        code: 'PARAMETER_UNKNOWN',
        message: 'The script has no parameter constructor; it has algorithm, archive, shares, subject, place.',
      },
    ],
  ])('%s=%s', async (name, value, expected) => {
    expect(await refused(() => bindParameters(parameters, { [name]: value }))).toEqual(expected)
  })

  test('a subject, with the reason', async () => {
    const { code, message } = await refused(() => bindParameters(parameters, { subject: 'O=Nobody' }))
    expect(code).toBe('PARAMETER_INVALID')
    expect(message).toMatch(/^The parameter subject .*CN/)
  })
})

describe('names are filled in', () => {
  const bound = { shares: 5, 'validity-years': 20, subject: 'CN=$shares {shares}' }
  test.each([
    ['$shares', 5],
    ['$validity-years', 20],
    ['{shares} of {validity-years}', '5 of 20'],
    // A value is never read for names in its turn.
    ['{subject}', 'CN=$shares {shares}'],
    ['$nobody', '$nobody'],
    ['{nobody} {constructor} {toString}', '{nobody} {constructor} {toString}'],
    ['$constructor', '$constructor'],
    ['costs $shares', 'costs $shares'],
    [true, true],
    [null, null],
    [{ a: ['$shares', { b: '{shares}' }] }, { a: [5, { b: '5' }] }],
  ])('in %j', (value, expected) => {
    expect(substitute(value, bound)).toEqual(expected)
  })

  test('and a text without names stays as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => fillNames(text.replaceAll('{', '('), bound) === text.replaceAll('{', '(')),
    )
  })
})
