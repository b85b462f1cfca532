import type { Check, CheckedStep, Course } from '../../kernel/model.ts'
import type { Found } from '../../kernel/found.ts'
import { after, at, before, ofKind, textOf } from '../../kernel/check/course.ts'

export const secretChecks: readonly Check[] = [
  {
    id: 'ENVELOPE-2',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'close-envelope')
        .filter((step) => !after(course, step, 'open-envelope').some(sameFile(step)))
        .map((step) => ({ ...at(step, 'kind'), say: { artifact: textOf(step, 'artifact') } })),
  },
  {
    id: 'ENVELOPE-4',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'envelope-key')
        .filter((step) => after(course, step, 'destroy-envelope-key').length === 0)
        .map((step) => at(step, 'kind')),
  },
  {
    id: 'ENVELOPE-5',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'split', 'close-envelope', 'open-envelope')
        .filter((step) => before(course, step, 'destroy-envelope-key').length > 0)
        .map((step) => at(step, 'kind')),
  },
  { id: 'ENVELOPE-7', severity: 'error', find: secondSet },
  {
    id: 'ENVELOPE-8',
    severity: 'warning',
    find: (course) =>
      ofKind(course, 'break')
        .filter(
          (step) =>
            before(course, step, 'envelope-key').length > 0 &&
            before(course, step, 'destroy-envelope-key').length === 0,
        )
        .map((step) => at(step, 'kind')),
  },
]

const sameFile = (step: CheckedStep) => (other: CheckedStep) => textOf(other, 'artifact') === textOf(step, 'artifact')

/** The secrets process holds one key, and a ceremony hands out one set of shares. */
function secondSet(course: Course): readonly Found[] {
  const [, second] = ofKind(course, 'backup-key', 'envelope-key')
  const one = ofKind(course, 'envelope-key').length > 0
  return second && one ? [at(second, 'kind')] : []
}
