import type { CheckedStep } from '../../kernel/check/checked-step.ts'
import type { Check } from '../../kernel/model.ts'
import type { Found } from '../../kernel/found.ts'
import { stepsAfter, placeOf, stepsBefore, numberOf, stepsOfKind, textOf } from '../../kernel/check/course.ts'
import { apart } from '../../kernel/check/people.ts'
import { ofArchivedKeys } from '../keys/check.ts'
import { holders } from '../tokens/check.ts'

const usingBackup: readonly string[] = ['split', 'archive', 'restore-proof', 'make-unextractable']

export const backupChecks: readonly Check[] = [
  {
    id: 'SHARE-2',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'hand-over')
        .filter((step) => stepsAfter(course, step, 'prove-share').length === 0)
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'SHARE-3',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'split')
        .filter((step) => stepsAfter(course, step, 'prove-set').length === 0)
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'SHARE-5',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'hand-over', 'prove-share')
        .filter(({ step }) => step['for-each'] === undefined || step.performs !== 'each')
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'SHARE-6',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'hand-over', 'prove-share').flatMap((step): Found[] => {
        const split = stepsBefore(course, step, 'split')[0]
        const custodians = step.turns.length
        if (!split || step.step['for-each'] === undefined || custodians === numberOf(split, 'shares')) return []
        return [{ ...placeOf(step, 'for-each'), say: { people: custodians, shares: numberOf(split, 'shares') } }]
      }),
  },
  {
    id: 'SHARE-7',
    severity: 'error',
    find: (course) => splits(stepsOfKind(course, 'split'), ({ threshold, shares: made }) => threshold > made),
  },
  {
    id: 'SHARE-8',
    severity: 'warning',
    find: (course) =>
      splits(stepsOfKind(course, 'split'), ({ threshold, shares: made }) => threshold === made && made > 0),
  },
  {
    id: 'SHARE-9',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'prove-share').flatMap((step): Found[] => {
        const other = stepsBefore(course, step, 'hand-over')[0]?.step['for-each']
        const role = step.step['for-each']
        return role === undefined || other === undefined || other === role
          ? []
          : [{ ...placeOf(step, 'for-each'), say: { role, other } }]
      }),
  },
  {
    id: 'SHARE-10',
    severity: 'warning',
    find: (course) => {
      const others = holders(course).flatMap(({ people }) => people)
      return stepsOfKind(course, 'hand-over').flatMap((step): Found[] => {
        const turn = step.turns.find((part) => part !== null)
        const other = turn && others.find((holder) => !apart(course.script, turn, holder))
        return turn && other ? [{ ...placeOf(step, 'for-each'), say: { role: turn.role, other: other.role } }] : []
      })
    },
  },
  {
    id: 'BACKUP-1',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'backup-key')
        .filter((step) => stepsAfter(course, step, 'destroy-backup-key').length === 0)
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'BACKUP-2',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'destroy-backup-key').flatMap((step): Found[] => {
        const locked = stepsBefore(course, step, 'make-unextractable').map((one) => textOf(one, 'key'))
        const earlier = course.steps.slice(0, course.steps.indexOf(step))
        const open = ofArchivedKeys(course).find(
          (maker) => earlier.includes(maker) && !locked.includes(textOf(maker, 'label')),
        )
        return open ? [{ ...placeOf(step, 'kind'), say: { key: textOf(open, 'label') } }] : []
      }),
  },
  {
    id: 'BACKUP-3',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, ...usingBackup)
        .filter((step) => stepsBefore(course, step, 'destroy-backup-key').length > 0)
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'BACKUP-4',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'backup-key')
        .slice(1)
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'BREAK-1',
    severity: 'warning',
    find: (course) =>
      stepsOfKind(course, 'break')
        .filter(
          (step) =>
            stepsBefore(course, step, 'backup-key').length > 0 &&
            stepsBefore(course, step, 'destroy-backup-key').length === 0,
        )
        .map((step) => placeOf(step, 'kind')),
  },
]

interface Split {
  readonly threshold: number
  readonly shares: number
}

function splits(steps: readonly CheckedStep[], wrong: (split: Split) => boolean): readonly Found[] {
  return steps
    .map((step) => ({ step, say: { threshold: numberOf(step, 'threshold'), shares: numberOf(step, 'shares') } }))
    .filter(({ say }) => wrong(say))
    .map(({ step, say }) => ({ ...placeOf(step, 'threshold'), say }))
}
