import type { CheckedStep } from '../../kernel/check/checked-step.ts'
import type { Check, ScriptCourse } from '../../kernel/model.ts'
import type { Found } from '../../kernel/found.ts'
import { stepsAfter, placeOf, stepsBefore, stepsOfKind, textOf } from '../../kernel/check/course.ts'

export const secretChecks: readonly Check[] = [
  {
    id: 'ENVELOPE-2',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'close-envelope')
        .filter((step) => !stepsAfter(course, step, 'open-envelope').some(sameFile(step)))
        .map((step) => ({ ...placeOf(step, 'kind'), say: { artifact: textOf(step, 'artifact') } })),
  },
  {
    id: 'ENVELOPE-4',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'envelope-key')
        .filter((step) => stepsAfter(course, step, 'destroy-envelope-key').length === 0)
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'ENVELOPE-5',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'split', 'close-envelope', 'open-envelope')
        .filter((step) => stepsBefore(course, step, 'destroy-envelope-key').length > 0)
        .map((step) => placeOf(step, 'kind')),
  },
  { id: 'ENVELOPE-7', severity: 'error', find: secondSet },
  {
    id: 'ENVELOPE-8',
    severity: 'warning',
    find: (course) =>
      stepsOfKind(course, 'break')
        .filter(
          (step) =>
            stepsBefore(course, step, 'envelope-key').length > 0 &&
            stepsBefore(course, step, 'destroy-envelope-key').length === 0,
        )
        .map((step) => placeOf(step, 'kind')),
  },
]

const sameFile = (step: CheckedStep) => (other: CheckedStep) => textOf(other, 'artifact') === textOf(step, 'artifact')

/** The secrets process holds one key, and a ceremony hands out one set of shares. */
function secondSet(course: ScriptCourse): readonly Found[] {
  const [, second] = stepsOfKind(course, 'backup-key', 'envelope-key')
  const one = stepsOfKind(course, 'envelope-key').length > 0
  return second && one ? [placeOf(second, 'kind')] : []
}
