import type { CheckedStep } from '../../kernel/check/checked-step.ts'
import type { Check, ScriptCourse } from '../../kernel/model.ts'
import type { Found } from '../../kernel/found.ts'
import { stepsAfter, placeOf, stepsBefore, numberOf, stepsOfKind, textOf } from '../../kernel/check/course.ts'
import { apart } from '../../kernel/check/people.ts'
import { ofArchivedKeys } from '../keys/check.ts'
import { holders } from '../tokens/check.ts'
import { aboutShares, givingKinds, isBefore, isForEach, turnsOf, ways } from './giving.ts'

const usingBackup: readonly string[] = ['split', 'archive', 'rewrap', 'restore-proof', 'make-unextractable']

export const backupChecks: readonly Check[] = [
  {
    id: 'SHARE-2',
    severity: 'error',
    find: (course) => unproved(course, 'hand-over').map((step) => placeOf(step, 'kind')),
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
      stepsOfKind(course, ...aboutShares)
        .filter((step) => !saysWhich(step))
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'SHARE-6',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, ...aboutShares).flatMap((step): Found[] => {
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
      stepsOfKind(course, ...Object.values(ways)).flatMap((step): Found[] => {
        const other = givingKinds.flatMap((way) => stepsBefore(course, step, way))[0]?.step['for-each']
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
      return stepsOfKind(course, ...givingKinds).flatMap((step): Found[] => {
        const [turn] = isForEach(step) ? step.turns : course.parts.filter(({ id }) => id === step.step.performs)
        const other = turn && others.find((holder) => !apart(course.script, turn, holder))
        const place = placeOf(step, isForEach(step) ? 'for-each' : 'performs')
        return turn && other ? [{ ...place, say: { role: turn.role, other: other.role } }] : []
      })
    },
  },
  {
    id: 'SHARE-11',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'split').flatMap((step): Found[] => {
        const given = turnsOf(course, ...givingKinds).filter((turn) => !isForEach(turn.step))
        const of = Array.from({ length: numberOf(step, 'shares') }, (_, at) => at + 1)
        const lacking = of.filter((share) => !turnsOf(course, ...givingKinds).some((turn) => turn.share === share))
        return given.length === 0 ? [] : lacking.map((share) => ({ ...placeOf(step, 'shares'), say: { share } }))
      }),
  },
  {
    id: 'SHARE-12',
    severity: 'error',
    find: (course) => unproved(course, 'put-share-on-card').map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'SHARE-15',
    severity: 'error',
    find: (course) => unproved(course, 'print-share').map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'SHARE-13',
    severity: 'error',
    find: (course) => {
      const given = turnsOf(course, ...aboutShares).filter(({ step, share }) => share > 0 && saysWhich(step))
      return given.flatMap(({ step, share, person }): Found[] => {
        const others = [given.find((one) => one.share === share), given.find((one) => one.person === person)]
        const other = others.find((one) => one?.share !== share || one.person !== person)
        // Where both are for each custodian, SHARE-9 says it once.
        if (!other || (isForEach(step) && isForEach(other.step))) return []
        return [{ ...placeOf(step, 'performs'), say: { share, person, other: other.step.id } }]
      })
    },
  },
  {
    id: 'SHARE-14',
    severity: 'error',
    find: (course) => {
      const [made] = stepsOfKind(course, 'split')
      const shares = made ? numberOf(made, 'shares') : 0
      return stepsOfKind(course, ...aboutShares)
        .filter((step) => made !== undefined && numberOf(step, 'share') > shares)
        .map((step) => ({ ...placeOf(step, 'share'), say: { share: numberOf(step, 'share'), shares } }))
    },
  },
  {
    id: 'SCHEME-1',
    severity: 'warning',
    find: (course) =>
      stepsOfKind(course, 'split')
        .filter((step) => textOf(step, 'scheme') === 'shamirs-secret-sharing')
        .map((step) => placeOf(step, 'scheme')),
  },
  {
    id: 'SCHEME-2',
    severity: 'error',
    find: (course) => {
      const inBlocks = stepsOfKind(course, 'split').some((step) => textOf(step, 'scheme') === 'shamirs-secret-sharing')
      return inBlocks ? stepsOfKind(course, 'print-share').map((step) => placeOf(step, 'kind')) : []
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

/** A step is for each custodian in turn, or names its share. */
function saysWhich(step: CheckedStep): boolean {
  const names = numberOf(step, 'share') > 0
  return isForEach(step) ? !names : names && step.step['for-each'] === undefined
}

/** Steps that give a share in that way which no later step proves. */
function unproved(course: ScriptCourse, way: keyof typeof ways): readonly CheckedStep[] {
  const proofs = turnsOf(course, ways[way])
  const open = turnsOf(course, way).filter(
    (turn) => !proofs.some((proof) => proof.share === turn.share && isBefore(course, turn, proof)),
  )
  return [...new Set(open.map(({ step }) => step))]
}

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
