import { type Problem, problem } from './problem.ts'
import type { Verdict } from './verify.ts'

/** What a record turned out to be, in one word. */
export type Outcome =
  /** It was sealed and nothing in it is wrong. */
  | 'valid'
  /** The same of a ceremony that its people broke off: the record is whole, what it was held for did not happen. */
  | 'aborted'
  /** Nothing on docs/RECORD.md is violated, but the rules by which it was decided are not known to this program. */
  | 'rules-unknown'
  /** Nothing is wrong with it, but it is not what the reader required. */
  | 'not-as-required'
  | 'invalid'

/** What a reader may require beyond validity; otherwise it is only remarked that it is not so. */
const requirements = {
  /** The last checkpoint was brought from outside. */
  anchored: { met: ({ anchored }: Verdict) => anchored, code: 'ANCHORED_REQUIRED' },
  /** Every decision was made again. */
  replayed: { met: ({ replayed }: Verdict) => replayed, code: 'REPLAYED_REQUIRED' },
  /** It was no rehearsal. */
  real: { met: ({ rehearsal }: Verdict) => !rehearsal, code: 'REAL_REQUIRED' },
  /** Every token has a recorded certificate. */
  hardware: { met: ({ softwareToken }: Verdict) => !softwareToken, code: 'HARDWARE_REQUIRED' },
} as const
export type Requirement = keyof typeof requirements
export const isRequirement = (name: string): name is Requirement => Object.hasOwn(requirements, name)
export const requirementNames = Object.keys(requirements).join(', ')

/** True if the record may be relied on as far as it goes: `valid`, or `aborted`. */
export function isSound({ outcome }: Pick<Verdict, 'outcome'>): boolean {
  return outcome === 'valid' || outcome === 'aborted'
}

/** The verdict with what was required of it: what is not met becomes a problem. One that is invalid stays as it is. */
export function requiring(verdict: Verdict, required: readonly Requirement[]): Verdict {
  const unmet: readonly Problem[] = [...new Set(required)].flatMap((name) => {
    const { met, code } = requirements[name]
    return met(verdict) ? [] : [problem(code)]
  })
  if (verdict.outcome === 'invalid' || unmet.length === 0) return verdict
  return { ...verdict, outcome: 'not-as-required', problems: unmet }
}
