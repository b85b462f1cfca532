import type { CheckedStep } from '../../kernel/check/checked-step.ts'
import type { Check, ScriptCourse } from '../../kernel/model.ts'
import type { Found } from '../../kernel/found.ts'
import { codePoint } from '../../base/code-point.ts'
import type { Message } from '../../base/message.ts'
import { Refusal, refused } from '../../base/refusal.ts'
import { placeOf, stepsBefore, numberOf, stepsOfKind, textOf } from '../../kernel/check/course.ts'
import { ofArchivedKeys, sameKey } from '../keys/check.ts'
import { isCountry } from './x509/countries.ts'
import {
  type AttributeType,
  type DistinguishedName,
  parseSubject,
  readSubject,
  rehearsalSubject,
} from '../../base/distinguished-name.ts'

// CA/B Baseline Requirements 7.1.2.1: a root is valid for at least 2922 days.
const LEAST_YEARS = 8

/** As CA/B Baseline Requirements 7.1.4.2 list them, and so in the certificate; what is not listed may stand anywhere. */
const encodedOrder: readonly AttributeType[] = ['C', 'ST', 'L', 'O', 'OU', 'CN']

/** What root programmes and readers of a certificate object to in a subject that is well formed. */
export const certificateChecks: readonly Check[] = [
  {
    id: 'CERT-1',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'certificate')
        .filter((step) => ofArchivedKeys(course).some(sameKey(step)))
        .filter((step) => !stepsBefore(course, step, 'make-unextractable').some(sameKey(step)))
        .map((step) => ({ ...placeOf(step, 'kind'), say: { key: textOf(step, 'key') } })),
  },
  {
    id: 'CERT-2',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'certificate')
        .filter((step) => stepsBefore(course, step, 'clock').length === 0)
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'CERT-3',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'certificate')
        .filter(
          (step) =>
            stepsBefore(course, step, 'backup-key').length > 0 &&
            stepsBefore(course, step, 'destroy-backup-key').length === 0,
        )
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'POLICY-3',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'certificate').flatMap((step): Found[] => {
        const reason = wrongSubject(textOf(step, 'subject'))
        return reason === null || step.problems.length > 0 ? [] : [{ ...placeOf(step, 'subject'), say: { reason } }]
      }),
  },
  {
    id: 'POLICY-4',
    severity: 'warning',
    find: (course) =>
      stepsOfKind(course, 'certificate')
        .filter((step) => typeof step.fields['path-length'] === 'number')
        .map((step) => placeOf(step, 'path-length')),
  },
  {
    id: 'POLICY-5',
    severity: 'warning',
    find: (course) =>
      stepsOfKind(course, 'certificate')
        .map((step) => ({ step, years: numberOf(step, 'years') }))
        .filter(({ years }) => years > 0 && years < LEAST_YEARS)
        .map(({ step, years }) => ({ ...placeOf(step, 'years'), say: { years } })),
  },
  { id: 'SUBJECT-1', severity: 'warning', find: (course) => subjects(course, (parts) => lacks(parts, 'C')) },
  { id: 'SUBJECT-2', severity: 'warning', find: (course) => subjects(course, (parts) => lacks(parts, 'O')) },
  {
    id: 'SUBJECT-3',
    severity: 'warning',
    find: (course) => subjects(course, (parts) => (lacks(parts, 'OU') ? null : {})),
  },
  {
    id: 'SUBJECT-4',
    severity: 'warning',
    find: (course) => subjects(course, (parts) => (countryOf(parts) === 'UK' ? {} : null)),
  },
  {
    id: 'SUBJECT-5',
    severity: 'warning',
    find: (course) =>
      subjects(course, (parts) => {
        const country = countryOf(parts)
        return country === undefined || country === 'UK' || isCountry(country) ? null : { country }
      }),
  },
  { id: 'SUBJECT-6', severity: 'warning', find: (course) => subjects(course, inOtherOrder) },
  { id: 'SUBJECT-7', severity: 'warning', find: (course) => subjects(course, inMixedScripts) },
]

type Say = Required<Found>['say']

/** Where each certificate's subject is written, if there is something to say of it. */
function subjects(course: ScriptCourse, say: (subject: DistinguishedName) => Say | null): readonly Found[] {
  return stepsOfKind(course, 'certificate').flatMap((step): Found[] => {
    // What is no subject at all, POLICY-3 refuses.
    const parts = readSubject(textOf(step, 'subject'))
    const said = parts && say(parts)
    return said ? [{ ...subjectPlaceOf(course, step), say: said }] : []
  })
}

/** The parameter that the subject comes from, or the step that has it. */
function subjectPlaceOf({ script }: ScriptCourse, step: CheckedStep): Omit<Found, 'say'> {
  const raw = step.step['subject']
  const name = typeof raw === 'string' && raw.startsWith('$') ? raw.slice(1) : ''
  return Object.hasOwn(script.parameters, name)
    ? { path: ['parameters', name, 'default'], step: step.id, parameter: name }
    : placeOf(step, 'subject')
}

function lacks(subject: DistinguishedName, type: AttributeType): Say | null {
  return subject.some((part) => part.type === type) ? null : {}
}

function countryOf(subject: DistinguishedName): string | undefined {
  return subject.find(({ type }) => type === 'C')?.value
}

/** RFC 4514 2.1: the certificate begins with what stands last in the text. */
function inOtherOrder(subject: DistinguishedName): Say | null {
  const encoded = subject.toReversed().map(({ type }) => type)
  const places = encoded.map((type) => encodedOrder.indexOf(type)).filter((place) => place >= 0)
  if (places.every((place, i) => i === 0 || place >= (places[i - 1] ?? 0))) return null
  return {
    encoded: encoded.join(', '),
    asked: encoded.toSorted((a, b) => placeIn(a) - placeIn(b)).join(', '),
  }
}

function placeIn(type: AttributeType): number {
  const place = encodedOrder.indexOf(type)
  return place < 0 ? encodedOrder.indexOf('O') : place
}

const scripts = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Georgian',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Bengali',
  'Thai',
  'Cherokee',
  'Han',
  'Hiragana',
  'Katakana',
  'Bopomofo',
  'Hangul',
].map((name) => ({ name, letter: new RegExp(`\\p{scx=${name}}`, 'u') }))

/** UTS #39 5.2, highly restrictive: what Japanese, Chinese and Korean are written with, beside Latin letters. */
const together = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
]

/** The first part whose letters are of scripts that are not written together, with a letter of each. */
function inMixedScripts(subject: DistinguishedName): Say | null {
  for (const { type, value } of subject) {
    const letters = new Map<string, string>()
    for (const letter of value.match(/\p{L}/gu) ?? []) {
      const names = scripts.filter((script) => script.letter.test(letter)).map(({ name }) => name)
      // A letter that several scripts use says nothing against any of them.
      if (names.length < 2 && !letters.has(names[0] ?? '')) letters.set(names[0] ?? '', letter)
    }
    const found = [...letters.keys()]
    if (found.length > 1 && !together.some((set) => found.every((name) => set.includes(name))))
      return { type, letters: [...letters.values()].map((letter) => `${letter} ${codePoint(letter)}`).join(', ') }
  }
  return null
}

/** What a rehearsal, whose subject is longer, or the certificate itself would refuse; null if nothing. */
function wrongSubject(subject: string): Message | null {
  try {
    rehearsalSubject(parseSubject(subject))
    return null
  } catch (error) {
    if (error instanceof Refusal) return refused(error)
    throw error
  }
}
