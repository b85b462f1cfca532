import type { Check } from '../../kernel/model.ts'
import { placeOf, stepsAfter, stepsOfKind, textOf } from '../../kernel/check/course.ts'
import { sameKey } from '../keys/check.ts'

export const recoveryChecks: readonly Check[] = [
  {
    id: 'RECOVERY-4',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'recover-backup-key')
        .filter((step) => {
          const after = stepsAfter(course, step, 'destroy-recovered')
          return !after.some((other) => textOf(other, 'token') === textOf(step, 'token'))
        })
        .map((step) => ({ ...placeOf(step, 'kind'), say: { token: textOf(step, 'token') } })),
  },
  {
    id: 'RECOVERY-5',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'recover-backup-key')
        .filter((step) => !course.parts.some(({ role }) => role === textOf(step, 'custodians')))
        .map((step) => ({ ...placeOf(step, 'custodians'), say: { role: textOf(step, 'custodians') } })),
  },
  {
    id: 'RECOVERY-6',
    severity: 'warning',
    find: (course) =>
      stepsOfKind(course, 'accept-archive')
        .filter((step) => !stepsAfter(course, step, 'recover-key').some(sameKey(step)))
        .map((step) => ({ ...placeOf(step, 'kind'), say: { key: textOf(step, 'key') } })),
  },
  {
    id: 'RECOVERY-7',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'recover-backup-key')
        .slice(1)
        .map((step) => placeOf(step, 'kind')),
  },
]
