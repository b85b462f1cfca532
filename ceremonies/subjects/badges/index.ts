import type { Subject } from '../../kernel/model.ts'
import { badgeAgain, forgetBadge } from './again.ts'
import { badgeChecks } from './check.ts'
import { checkBadge } from './check-badge.ts'
import { badgeChecked, badges, badgeShown } from './facts.ts'
import { knownByBadge } from './member.ts'
import { badgeProof } from './proof.ts'

/** Who somebody is, by the badge of their organisation. */
export const badgeSubject = {
  name: 'badges',
  facts: [badgeChecked, badgeShown],
  kinds: [checkBadge],
  checks: badgeChecks,
  script: [knownByBadge],
  proof: badgeProof,
  react: forgetBadge,
  inBetween: badgeAgain,
  // Only what is so is said: other cards may be played while no badge is.
  shows: (state) => (badges.of(state).software ? { softwareCard: true } : {}),
} as const satisfies Subject
