import type { KindName } from '../steps/names.ts'
import { type Check, type CheckedStep, type Course, type Found, after, at, before, ofKind, textOf } from './course.ts'

const ofArchive: readonly KindName[] = [
  'probe-archive',
  'backup-key',
  'split',
  'hand-over',
  'prove-share',
  'prove-set',
  'archive',
  'restore-proof',
  'make-unextractable',
  'destroy-backup-key',
]

/** What a key must have behind it before a step of these kinds. */
const sequence = [
  { kind: 'restore-proof', needs: 'archive' },
  { kind: 'make-unextractable', needs: 'restore-proof' },
] as const

export const keys: readonly Check[] = [
  {
    id: 'KEY-1',
    severity: 'error',
    find: (course) =>
      course.steps
        .filter((step) => textOf(step, 'key') !== '' && makerOf(course, step) === undefined)
        .map((step) => ({ ...at(step, 'key'), say: { key: textOf(step, 'key') } })),
  },
  {
    id: 'KEY-2',
    severity: 'error',
    find: (course) => withoutAfter(course, ofArchivedKeys(course), 'archive'),
  },
  {
    id: 'KEY-3',
    severity: 'error',
    find: (course) => withoutAfter(course, ofKind(course, 'archive'), 'restore-proof'),
  },
  {
    id: 'KEY-4',
    severity: 'error',
    find: (course) => withoutAfter(course, ofKind(course, 'archive'), 'make-unextractable'),
  },
  {
    id: 'KEY-5',
    severity: 'error',
    find: (course) =>
      sequence.flatMap(({ kind, needs }) =>
        ofKind(course, kind)
          .filter((step) => makerOf(course, step) && !before(course, step, needs).some(sameKey(step)))
          .map((step) => ({ ...at(step, 'kind'), say: { key: textOf(step, 'key'), missing: needs } })),
      ),
  },
  {
    id: 'KEY-6',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'verify-key')
        .filter((step) => before(course, step, 'archive').some(sameKey(step)))
        .map((step) => ({ ...at(step, 'kind'), say: { key: textOf(step, 'key') } })),
  },
  {
    id: 'KEY-7',
    severity: 'error',
    find: (course) => (course.archived ? [] : ofKind(course, ...ofArchive).map((step) => at(step, 'kind'))),
  },
  {
    id: 'KEY-8',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'restore-proof').flatMap((step): Found[] => {
        const other = before(course, step, 'archive').find(sameKey(step))
        if (!other || textOf(other, 'artifact') === textOf(step, 'artifact')) return []
        const say = { artifact: textOf(step, 'artifact'), key: textOf(step, 'key'), other: textOf(other, 'artifact') }
        return [{ ...at(step, 'artifact'), say }]
      }),
  },
  {
    id: 'KEY-9',
    severity: 'error',
    find: (course) =>
      ofArchivedKeys(course)
        .filter((step) => after(course, step, 'prove-set').length > 0)
        .map((step) => at(step, 'kind')),
  },
  {
    id: 'KEY-10',
    severity: 'warning',
    find: (course) => withoutAfter(course, ofKind(course, 'generate'), 'verify-key'),
  },
  {
    id: 'KEY-11',
    severity: 'warning',
    find: (course) => withoutAfter(course, ofKind(course, 'generate'), 'certificate'),
  },
  {
    id: 'WRAP-1',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'archive').flatMap((step): Found[] => {
        const maker = makerOf(course, step)
        if (!maker) return []
        const [token, algorithm] = [textOf(maker, 'token'), textOf(maker, 'algorithm')]
        const probed = before(course, step, 'probe-archive').some(
          (probe) => textOf(probe, 'token') === token && textOf(probe, 'algorithm') === algorithm,
        )
        return probed ? [] : [{ ...at(step, 'kind'), say: { key: textOf(step, 'key'), token, algorithm } }]
      }),
  },
  {
    id: 'CERT-1',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'certificate')
        .filter((step) => course.archived && !before(course, step, 'make-unextractable').some(sameKey(step)))
        .map((step) => ({ ...at(step, 'kind'), say: { key: textOf(step, 'key') } })),
  },
  {
    id: 'CERT-2',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'certificate')
        .filter((step) => before(course, step, 'clock').length === 0)
        .map((step) => at(step, 'kind')),
  },
  {
    id: 'CERT-3',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'certificate')
        .filter(
          (step) =>
            before(course, step, 'backup-key').length > 0 && before(course, step, 'destroy-backup-key').length === 0,
        )
        .map((step) => at(step, 'kind')),
  },
  {
    id: 'TOKEN-1',
    severity: 'error',
    find: (course) =>
      course.steps.flatMap((step) => {
        const token = textOf(step, 'token')
        const known = before(course, step, 'commission').some((other) => textOf(other, 'token') === token)
        return token === '' || step.kind === 'commission' || known ? [] : [{ ...at(step, 'token'), say: { token } }]
      }),
  },
  {
    id: 'TOKEN-2',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'commission').flatMap((step) => {
        const token = textOf(step, 'token')
        const again = before(course, step, 'commission').some((other) => textOf(other, 'token') === token)
        return again ? [{ ...at(step, 'token'), say: { token } }] : []
      }),
  },
  { id: 'TOKEN-3', severity: 'error', find: elsewhere },
]

/** The step before that one which makes the key that it is about. */
function makerOf(course: Course, step: CheckedStep): CheckedStep | undefined {
  return before(course, step, 'generate').find((maker) => textOf(maker, 'label') === textOf(step, 'key'))
}

function ofArchivedKeys(course: Course): readonly CheckedStep[] {
  return course.archived ? ofKind(course, 'generate') : []
}

/** The key that a step makes or is about. */
function keyOf(step: CheckedStep): string {
  return textOf(step, step.kind === 'generate' ? 'label' : 'key')
}

const sameKey = (step: CheckedStep) => (other: CheckedStep) => keyOf(other) === keyOf(step)

/** Those steps which no step of that kind, about the same key, comes after. */
function withoutAfter(course: Course, steps: readonly CheckedStep[], kind: KindName): readonly Found[] {
  return steps
    .filter((step) => !after(course, step, kind).some(sameKey(step)))
    .map((step) => ({ ...at(step, 'kind'), say: { key: keyOf(step) } }))
}

/** The backup key is a session object of one token: what it wraps must be in the same. */
function* elsewhere(course: Course): Generator<Found> {
  for (const step of ofKind(course, 'destroy-backup-key', 'archive')) {
    const other = before(course, step, 'backup-key').map((one) => textOf(one, 'token'))[0]
    const maker = makerOf(course, step)
    const token = step.kind === 'archive' ? maker && textOf(maker, 'token') : textOf(step, 'token')
    if (other !== undefined && token !== undefined && token !== other)
      yield { ...at(step, 'kind'), say: { token, other } }
  }
}
