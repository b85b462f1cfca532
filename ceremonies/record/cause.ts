import type { Problem } from './problem.ts'
import type { RefusalCode } from '../base/refusal.ts'

/** Where facts are not what they were: the first such place is the cause, and of two on one fact the earlier of these. */
const places: readonly string[] = ['LINE_MALFORMED', 'BODY_DIFFERS', 'LEAF_DIFFERS'] satisfies readonly RefusalCode[]

/** Said where no fact is named. */
const wide: readonly string[] = ['ACT_DAMAGED', 'FILE_MISSING'] satisfies readonly RefusalCode[]

/** What follows from nearly every other fault. */
const consequences: readonly string[] = [
  'ROOT_DIFFERS',
  'DAMAGE_NOT_LOCALISED',
  'LEAVES_DIFFER',
  'INNER_CHECKPOINT_DIFFERS',
  'SEQUENCE_WRONG',
  'HEAD_DIFFERS',
  'BATCH_TIME_DIFFERS',
  'MANIFEST_DIFFERS',
] satisfies readonly RefusalCode[]

/** The same problems, the cause first. */
export function causeFirst(problems: readonly Problem[]): readonly Problem[] {
  const cause = causeOf(problems)
  return cause === null ? problems : [cause, ...problems.filter((problem) => problem !== cause)]
}

/** Of everything that is wrong with a record the one thing to be told first, from which most of the rest follows; null if nothing is. */
export function causeOf(problems: readonly Problem[]): Problem | null {
  const placed = problems
    .filter(({ code, fact }) => fact !== null && places.includes(code))
    .sort((a, b) => (a.fact ?? 0) - (b.fact ?? 0) || places.indexOf(a.code) - places.indexOf(b.code))
  const [first = null] = [
    ...placed,
    ...problems.filter(({ code }) => wide.includes(code)),
    ...problems.filter(({ code }) => !consequences.includes(code)),
    ...problems,
  ]
  return first
}
