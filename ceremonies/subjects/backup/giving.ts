/** The steps of a script by which shares are given and proved: for each custodian in turn, or for one share that they name. */
import { numberOf } from '../../kernel/check/course.ts'
import type { CheckedStep } from '../../kernel/check/checked-step.ts'
import type { ScriptCourse } from '../../kernel/model.ts'
import { substitute } from '../../kernel/parameters.ts'
import { ownFields } from '../../kernel/script.ts'

/** Each way of giving a share, and how it is proved. */
export const ways = {
  'hand-over': 'prove-share',
  'put-share-on-card': 'prove-card-share',
  'print-share': 'scan-share',
} as const
type Way = keyof typeof ways

export const givingKinds: readonly Way[] = ['hand-over', 'put-share-on-card', 'print-share']
export const aboutShares: readonly string[] = [...givingKinds, ...Object.values(ways)]

/** A step, or one repetition of it, with what it is about. */
export interface Turn {
  readonly step: CheckedStep
  readonly person: string
  /** 0 where nothing says which. */
  readonly share: number
  /** Empty where the step has none. */
  readonly card: string
}

export const isForEach = ({ step }: CheckedStep): boolean => step['for-each'] !== undefined && step.performs === 'each'

/** Every repetition of the steps of these kinds, in order. */
export function turnsOf({ steps, bound }: ScriptCourse, ...kinds: readonly string[]): readonly Turn[] {
  return steps
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((step) =>
      step.turns.map((part, at): Turn => {
        const number = part === null ? {} : { each: part.title, turn: at + 1 }
        const { card } = Object(substitute(ownFields(step.step), { ...bound, ...number })) as {
          readonly card?: unknown
        }
        return {
          step,
          person: part !== null && step.step.performs === 'each' ? part.id : step.step.performs,
          share: numberOf(step, 'share') || (part === null ? 0 : at + 1),
          card: typeof card === 'string' ? card : '',
        }
      }),
    )
}

/** True if that step comes before the other. */
export function isBefore({ steps }: ScriptCourse, one: Turn, other: Turn): boolean {
  return steps.indexOf(one.step) < steps.indexOf(other.step)
}
