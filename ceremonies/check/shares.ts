import type { KindName } from '../steps/names.ts'
import { type Check, type CheckedStep, type Found, after, at, before, numberOf, ofKind } from './course.ts'
import { textOf } from './course.ts'
import { apart, holders } from './people.ts'

/** What must have been done before a step of these kinds. */
const sequence: readonly (readonly [KindName, KindName])[] = [
  ['split', 'backup-key'],
  ['hand-over', 'split'],
  ['prove-share', 'hand-over'],
  ['prove-set', 'prove-share'],
  ['destroy-backup-key', 'backup-key'],
]
const usingBackup: readonly KindName[] = ['split', 'archive', 'restore-proof', 'make-unextractable']

export const shares: readonly Check[] = [
  {
    id: 'SHARE-1',
    severity: 'error',
    find: (course) =>
      sequence.flatMap(([kind, missing]) =>
        ofKind(course, kind)
          .filter((step) => before(course, step, missing).length === 0)
          .map((step) => ({ ...at(step, 'kind'), say: { missing } })),
      ),
  },
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
    id: 'SHARE-4',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'archive')
        .filter((step) => before(course, step, 'prove-set').length === 0)
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
        const open = before(course, step, 'generate').find((maker) => !locked.includes(textOf(maker, 'label')))
        return open && course.archived ? [{ ...at(step, 'kind'), say: { key: textOf(open, 'label') } }] : []
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
