import type { Check } from '../../kernel/model.ts'
import { listOf, placeOf, stepsAfter, stepsBefore, stepsOfKind, textOf } from '../../kernel/check/course.ts'

export const changeChecks: readonly Check[] = [
  {
    id: 'CHANGE-1',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'put-in-force').flatMap((step) => {
        const before = (kind: string, field: string) => stepsBefore(course, step, kind).map((one) => textOf(one, field))
        const [proved, again] = [before('restore-proof', 'key'), before('rewrap', 'key')]
        const [found, archived] = [before('find-key', 'label'), before('archive', 'key')]
        const isBack = (key: string): boolean =>
          proved.includes(key) && (again.includes(key) || (found.includes(key) && archived.includes(key)))
        const keys = stepsBefore(course, step, 'accept-record').flatMap((one) => listOf(one, 'keys'))
        return keys
          .filter((key) => typeof key === 'string')
          .filter((key) => !isBack(key))
          .map((key) => ({ ...placeOf(step, 'kind'), say: { key } }))
      }),
  },
  {
    id: 'CHANGE-4',
    severity: 'warning',
    find: (course) =>
      stepsOfKind(course, 'put-in-force')
        .filter((step) => stepsAfter(course, step, 'retire-set').length === 0)
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'CHANGE-5',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'accept-record', 'put-in-force', 'retire-set')
        .filter((step, i, all) => all.findIndex(({ kind }) => kind === step.kind) < i)
        .map((step) => placeOf(step, 'kind')),
  },
]
