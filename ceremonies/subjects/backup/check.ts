import type { Check, CheckedStep } from '../../kernel/model.ts'
import type { Found } from '../../kernel/found.ts'
import { after, at, before, numberOf, ofKind, textOf } from '../../kernel/check/course.ts'
import { apart } from '../../kernel/check/people.ts'
import { ofArchivedKeys } from '../keys/check.ts'
import { holders } from '../tokens/check.ts'

const usingBackup: readonly string[] = ['split', 'archive', 'restore-proof', 'make-unextractable']

export const backupChecks: readonly Check[] = [
  {
    id: 'SHARE-2',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'hand-over')
        .filter((step) => after(course, step, 'prove-share').length === 0)
        .map((step) => at(step, 'kind')),
  },
  {
    id: 'SHARE-3',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'split')
        .filter((step) => after(course, step, 'prove-set').length === 0)
        .map((step) => at(step, 'kind')),
  },
  {
    id: 'SHARE-5',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'hand-over', 'prove-share')
        .filter(({ step }) => step['for-each'] === undefined || step.performs !== 'each')
        .map((step) => at(step, 'kind')),
  },
  {
    id: 'SHARE-6',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'hand-over', 'prove-share').flatMap((step): Found[] => {
        const split = before(course, step, 'split')[0]
        const custodians = step.turns.length
        if (!split || step.step['for-each'] === undefined || custodians === numberOf(split, 'shares')) return []
        return [{ ...at(step, 'for-each'), say: { people: custodians, shares: numberOf(split, 'shares') } }]
      }),
  },
  {
    id: 'SHARE-7',
    severity: 'error',
    find: (course) => splits(ofKind(course, 'split'), ({ threshold, shares: made }) => threshold > made),
  },
  {
    id: 'SHARE-8',
    severity: 'warning',
    find: (course) => splits(ofKind(course, 'split'), ({ threshold, shares: made }) => threshold === made && made > 0),
  },
  {
    id: 'SHARE-9',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'prove-share').flatMap((step): Found[] => {
        const other = before(course, step, 'hand-over')[0]?.step['for-each']
        const role = step.step['for-each']
        return role === undefined || other === undefined || other === role
          ? []
          : [{ ...at(step, 'for-each'), say: { role, other } }]
      }),
  },
  {
    id: 'SHARE-10',
    severity: 'warning',
    find: (course) => {
      const others = holders(course).flatMap(({ people }) => people)
      return ofKind(course, 'hand-over').flatMap((step): Found[] => {
        const turn = step.turns.find((part) => part !== null)
        const other = turn && others.find((holder) => !apart(course.script, turn, holder))
        return turn && other ? [{ ...at(step, 'for-each'), say: { role: turn.role, other: other.role } }] : []
      })
    },
  },
  {
    id: 'BACKUP-1',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'backup-key')
        .filter((step) => after(course, step, 'destroy-backup-key').length === 0)
        .map((step) => at(step, 'kind')),
  },
  {
    id: 'BACKUP-2',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'destroy-backup-key').flatMap((step): Found[] => {
        const locked = before(course, step, 'make-unextractable').map((one) => textOf(one, 'key'))
        const earlier = course.steps.slice(0, course.steps.indexOf(step))
        const open = ofArchivedKeys(course).find(
          (maker) => earlier.includes(maker) && !locked.includes(textOf(maker, 'label')),
        )
        return open ? [{ ...at(step, 'kind'), say: { key: textOf(open, 'label') } }] : []
      }),
  },
  {
    id: 'BACKUP-3',
    severity: 'error',
    find: (course) =>
      ofKind(course, ...usingBackup)
        .filter((step) => before(course, step, 'destroy-backup-key').length > 0)
        .map((step) => at(step, 'kind')),
  },
  {
    id: 'BACKUP-4',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'backup-key')
        .slice(1)
        .map((step) => at(step, 'kind')),
  },
  {
    id: 'BREAK-1',
    severity: 'warning',
    find: (course) =>
      ofKind(course, 'break')
        .filter(
          (step) =>
            before(course, step, 'backup-key').length > 0 && before(course, step, 'destroy-backup-key').length === 0,
        )
        .map((step) => at(step, 'kind')),
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
    .map(({ step, say }) => ({ ...at(step, 'threshold'), say }))
}
