import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Algorithm } from '../algorithm.ts'
import { parseSubject, rehearsalSubject } from '../certificate/subject.ts'
import { Refusal } from '../refusal.ts'
import { type Check, type Course, type Found, at, numberOf, ofKind, textOf } from './course.ts'

// PKCS#11 v3.0 CK_TOKEN_INFO: the label is 32 bytes, padded with blanks.
const LABEL_BYTES = 32
// CA/B Baseline Requirements 7.1.2.1: a root is valid for at least 2922 days.
const LEAST_YEARS = 8

export const policy: readonly Check[] = [
  {
    id: 'POLICY-1',
    severity: 'warning',
    find: (course) => (course.archived ? edwards(course) : []),
  },
  { id: 'POLICY-2', severity: 'warning', find: edwards },
  {
    id: 'POLICY-7',
    severity: 'warning',
    find: (course) => generated(course, 'EC-P521'),
  },
  {
    id: 'POLICY-3',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'certificate').flatMap((step): Found[] => {
        const reason = wrongSubject(textOf(step, 'subject'))
        return reason === null || step.problems.length > 0 ? [] : [{ ...at(step, 'subject'), say: { reason } }]
      }),
  },
  {
    id: 'POLICY-4',
    severity: 'warning',
    find: (course) =>
      ofKind(course, 'certificate')
        .filter((step) => typeof step.fields['path-length'] === 'number')
        .map((step) => at(step, 'path-length')),
  },
  {
    id: 'POLICY-5',
    severity: 'warning',
    find: (course) =>
      ofKind(course, 'certificate')
        .map((step) => ({ step, years: numberOf(step, 'years') }))
        .filter(({ years }) => years > 0 && years < LEAST_YEARS)
        .map(({ step, years }) => ({ ...at(step, 'years'), say: { years } })),
  },
  {
    id: 'POLICY-6',
    severity: 'error',
    find: ({ script }) =>
      Object.entries(script.inventory.hsms)
        .filter(([, { label }]) => utf8ToBytes(label).length > LABEL_BYTES)
        .map(([name, { label }]) => ({ path: ['inventory', 'hsms', name, 'label'], say: { label } })),
  },
]

function edwards(course: Course): readonly Found[] {
  return generated(course, 'Ed25519')
}

function generated(course: Course, algorithm: Algorithm): readonly Found[] {
  return ofKind(course, 'generate')
    .filter((step) => textOf(step, 'algorithm') === algorithm)
    .map((step) => ({ ...at(step, 'algorithm'), say: { algorithm } }))
}

/** What a rehearsal, whose subject is longer, or the certificate itself would refuse; null if nothing. */
function wrongSubject(subject: string): string | null {
  try {
    rehearsalSubject(parseSubject(subject))
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}
