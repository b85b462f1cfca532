import { type Problem, problem } from './problem.ts'
import type { Hex } from '../base/crypto.ts'
import type { Level } from './levels.ts'

/** What a record turned out to be, in one word. */
export type Outcome =
  /** It was sealed, nothing in it is wrong, and it is the record whose last checkpoint was brought from outside. */
  | 'valid'
  /** Nothing in it is wrong, but nothing from outside says that it is the record which people saw: anybody can make one. */
  | 'consistent'
  /** One of those two, of a ceremony that its people broke off: what it was held for did not happen. */
  | 'aborted'
  /** Nothing on docs/RECORD.md is violated, but the rules by which it was decided are not known to this program. */
  | 'rules-unknown'
  /** Nothing is wrong with it, but it is not what the reader required. */
  | 'not-as-required'
  | 'invalid'

/** What can be said of a bundle from its own files and a checkpoint from outside. */
export interface Verdict {
  readonly outcome: Outcome
  /** True if nothing on docs/RECORD.md is violated, whoever's rules decided and whatever was required. */
  readonly valid: boolean
  /** True if the record is the one whose checkpoint was brought from outside; otherwise it is only consistent in itself. */
  readonly anchored: boolean
  /** True if all decisions were made again and compared; false with facts withheld or rules unknown here. */
  readonly replayed: boolean
  /** True unless the record says that it is of a real ceremony. */
  readonly rehearsal: boolean
  /** True unless every token used has a recorded certificate. */
  readonly softwareToken: boolean
  /** True if a program played a card that was used. */
  readonly softwareCard: boolean
  /** Over all facts; null if one cannot be read. */
  readonly root: Hex | null
  /** SHA-256 of the checkpoint's text as 32 words; none if the checkpoint cannot be read. */
  readonly words: readonly string[]
  readonly size: number
  readonly problems: readonly Problem[]
  /** What a reader should know of a valid bundle too: aborted, no backup, not anchored, facts withheld, rules unknown. */
  readonly remarks: readonly Problem[]
  readonly ceremony: string | null
  /** The highest level disclosed. */
  readonly level: Level
}

/** What a reader may require beyond validity; otherwise it is only remarked that it is not so. */
const requirements = {
  /** The last checkpoint was brought from outside. */
  anchored: { met: ({ anchored }: Verdict) => anchored, code: 'ANCHORED_REQUIRED' },
  /** Every decision was made again. */
  replayed: { met: ({ replayed }: Verdict) => replayed, code: 'REPLAYED_REQUIRED' },
  /** It was no rehearsal. */
  real: { met: ({ rehearsal }: Verdict) => !rehearsal, code: 'REAL_REQUIRED' },
  /** Every token has a recorded certificate, and no card was played. */
  hardware: {
    met: ({ softwareToken, softwareCard }: Verdict) => !softwareToken && !softwareCard,
    code: 'HARDWARE_REQUIRED',
  },
} as const
export type Requirement = keyof typeof requirements
export const isRequirement = (name: string): name is Requirement => Object.hasOwn(requirements, name)
export const requirementNames = Object.keys(requirements).join(', ')

/** True if nothing speaks against the record, as far as it could be judged: `valid`, `consistent` or `aborted`. */
export function isSound({ outcome }: Pick<Verdict, 'outcome'>): boolean {
  return outcome === 'valid' || outcome === 'consistent' || outcome === 'aborted'
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
