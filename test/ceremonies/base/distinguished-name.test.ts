import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSubject, rehearsalSubject, renderSubject } from '../../../ceremonies/base/distinguished-name.ts'
import { subjects } from '../subjects/certificates/subjects.ts'
import type { Parameters } from '../../../ceremonies/base/message.ts'
import { Refusal, type RefusalCode, refuse } from '../../../ceremonies/base/refusal.ts'
import { inEnglish } from '../../support/english.ts'

const known = 'CN, O, OU, L, ST, C, organizationIdentifier'

function refusal(run: () => unknown): { code: RefusalCode; parameters: Parameters } | null {
  try {
    run()
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { code: error.code, parameters: error.parameters }
  }
}

describe('parseSubject', () => {
  test('keeps the order of the text and unescapes values', () => {
    expect(parseSubject(String.raw`CN=Example \"Root\" CA\, R1,OU=a\+b,OU=\#1 = \C3\A9,O=Grün 漢字 ©,C=DE`)).toEqual([
      { type: 'CN', value: 'Example "Root" CA, R1' },
      { type: 'OU', value: 'a+b' },
      { type: 'OU', value: '#1 = é' },
      { type: 'O', value: 'Grün 漢字 ©' },
      { type: 'C', value: 'DE' },
    ])
  })

  test.each<[string, RefusalCode, Parameters]>([
    ['', 'SUBJECT_EMPTY', {}],
    ['Example Root', 'SUBJECT_SYNTAX', { column: 1 }],
    ['CN=Root,', 'SUBJECT_SYNTAX', { column: 9 }],
    ['CN=Root,,C=DE', 'SUBJECT_SYNTAX', { column: 9 }],
    ['CN=Root, C=DE', 'SUBJECT_TYPE_UNKNOWN', { type: ' C', column: 9, known }],
    ['cn=Root', 'SUBJECT_TYPE_UNKNOWN', { type: 'cn', column: 1, known }],
    ['CN=Root,constructor=x', 'SUBJECT_TYPE_UNKNOWN', { type: 'constructor', column: 9, known }],
    ['2.5.4.3=Root', 'SUBJECT_TYPE_UNKNOWN', { type: '2.5.4.3', column: 1, known }],
    [`${'X'.repeat(10_000)}=1`, 'SUBJECT_TYPE_UNKNOWN', { type: 'X'.repeat(32), column: 1, known }],
    ['CN=A,CN=B', 'SUBJECT_TYPE_TWICE', { type: 'CN', column: 6 }],
    ['CN=A,C=DE,C=FR', 'SUBJECT_TYPE_TWICE', { type: 'C', column: 11 }],
    [`CN=A${',OU=x'.repeat(16)}`, 'SUBJECT_TOO_MANY', { count: 17, limit: 16 }],
    ['O=Example,C=DE', 'SUBJECT_NAME_MISSING', {}],
    ['CN="Root"', 'SUBJECT_UNESCAPED', { character: '"', column: 4 }],
    ['CN=Root;C=DE', 'SUBJECT_UNESCAPED', { character: ';', column: 8 }],
    ['CN=#0c0141', 'SUBJECT_UNESCAPED', { character: '#', column: 4 }],
    ['CN=Root+O=Example', 'SUBJECT_MULTIVALUED', { column: 8 }],
    ['CN=Root\\', 'SUBJECT_ESCAPE_WRONG', { column: 8 }],
    ['CN=Root\\x', 'SUBJECT_ESCAPE_WRONG', { column: 8 }],
    ['CN=Root\\C3', 'SUBJECT_ESCAPE_WRONG', { column: 8 }],
    ['CN=Root\\C3\\28', 'SUBJECT_ESCAPE_WRONG', { column: 8 }],
    ['CN=', 'SUBJECT_VALUE_EMPTY', { type: 'CN', column: 4 }],
    ['CN=Root,O=,C=DE', 'SUBJECT_VALUE_EMPTY', { type: 'O', column: 11 }],
    [`CN=${'a'.repeat(65)}`, 'SUBJECT_VALUE_TOO_LONG', { type: 'CN', length: 65, limit: 64, column: 4 }],
    [`CN=${'a'.repeat(10_000)}`, 'SUBJECT_VALUE_TOO_LONG', { type: 'CN', length: 10_000, limit: 64, column: 4 }],
    ['CN=Root 🔑', 'SUBJECT_CHARACTER', { type: 'CN', character: 'U+1F511', column: 4 }],
    ['CN=Root ❤', 'SUBJECT_CHARACTER', { type: 'CN', character: 'U+2764', column: 4 }],
    ['CN=Root\\0A', 'SUBJECT_CHARACTER', { type: 'CN', character: 'U+000A', column: 4 }],
    ['CN=Root\u202eAC', 'SUBJECT_CHARACTER', { type: 'CN', character: 'U+202E', column: 4 }],
    ['CN=Ro\u200bot', 'SUBJECT_CHARACTER', { type: 'CN', character: 'U+200B', column: 4 }],
    ['CN=Ro\u00a0ot', 'SUBJECT_CHARACTER', { type: 'CN', character: 'U+00A0', column: 4 }],
    ['CN=Ro\ud800ot', 'SUBJECT_CHARACTER', { type: 'CN', character: 'U+D800', column: 4 }],
    ['CN= Root', 'SUBJECT_SPACE', { type: 'CN', column: 4 }],
    ['CN=Root\\ ', 'SUBJECT_SPACE', { type: 'CN', column: 4 }],
    ['CN=Gru\u0308n', 'SUBJECT_NOT_NFC', { type: 'CN', column: 4 }],
    ['CN=Root,C=D', 'SUBJECT_COUNTRY_WRONG', { column: 11 }],
    ['CN=Root,C=de', 'SUBJECT_COUNTRY_WRONG', { column: 11 }],
    ['CN=Root,C=DEU', 'SUBJECT_VALUE_TOO_LONG', { type: 'C', length: 3, limit: 2, column: 11 }],
  ])('refuses %j as %s', (text, code, parameters) => {
    expect(refusal(() => parseSubject(text))).toEqual({ code, parameters })
  })

  test('says what to do', () => {
    expect(inEnglish(refuse('SUBJECT_UNESCAPED', refusal(() => parseSubject('CN="Root"'))?.parameters))).toBe(
      String.raw`The subject has " at character 4, where RFC 4514 wants a backslash before it; write \".`,
    )
  })
})

describe('renderSubject', () => {
  test('is the inverse of parseSubject', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        const text = renderSubject(subject)
        expect(parseSubject(text)).toEqual(subject)
        expect(renderSubject(parseSubject(text))).toBe(text)
      }),
    )
  })

  test('parsing never ends in anything but a subject or a refusal', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((tail) => `CN=${tail}`),
        ),
        (text) => {
          const answer = refusal(() => parseSubject(text))
          expect(answer === null || answer.code.startsWith('SUBJECT_')).toBe(true)
        },
      ),
    )
  })
})

describe('rehearsalSubject', () => {
  test('marks the common name, once, and leaves the rest', () => {
    const subject = parseSubject('OU=Roots,CN=Root R1,C=DE')
    const marked = parseSubject('OU=Roots,CN=REHEARSAL Root R1,C=DE')
    expect([rehearsalSubject(subject), rehearsalSubject(marked)]).toEqual([marked, marked])
  })

  test('cuts nothing off', () => {
    expect(renderSubject(rehearsalSubject(parseSubject(`CN=${'a'.repeat(54)}`)))).toBe(`CN=REHEARSAL ${'a'.repeat(54)}`)
    expect(refusal(() => rehearsalSubject(parseSubject(`CN=${'a'.repeat(55)}`)))).toEqual({
      code: 'SUBJECT_REHEARSAL_TOO_LONG',
      parameters: { length: 65, limit: 64 },
    })
  })
})
