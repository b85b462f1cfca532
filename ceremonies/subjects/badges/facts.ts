import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import { Slice } from '../../kernel/slice.ts'
import { digest, hex } from '../fields.ts'
import { badgeNames } from './name.ts'

interface Badges {
  /** Parts whose badge was checked; whoever takes such a part over has not shown one. */
  readonly checked: readonly string[]
  /** How often a badge was checked for each part. */
  readonly times: Readonly<Record<string, number>>
  /** True if a program played one. */
  readonly software: boolean
}

export const badges = new Slice<Badges>('badges', { checked: [], times: {}, software: false })

/** Somebody's badge was checked: what anybody may know of it. */
export const badgeChecked = fact({
  type: 'badge.checked',
  level: 'public',
  shape: {
    person: z.string(),
    /** True if a program plays it. */
    software: z.boolean(),
    /** SHA-256 of the anchor that it leads to. */
    anchor: digest,
    /** The moment at which all of it held, as `YYYY-MM-DDThh:mm:ssZ`. */
    at: z.string(),
  },
  evolve: (state, { person, software }) => {
    const { checked, times, software: before } = badges.of(state)
    return badges.with(state, {
      checked: [...checked.filter((one) => one !== person), person],
      times: { ...times, [person]: (times[person] ?? 0) + 1 },
      software: before || software,
    })
  },
})

/** What it showed: it follows `badge.checked`, and has a name in it. */
export const badgeShown = fact({
  type: 'badge.shown',
  level: 'confidential',
  shape: {
    person: z.string(),
    /** As the roll has it, and as the badge does. */
    name: z.string(),
    shown: z.string(),
    by: z.enum(badgeNames),
    /** Of the card. */
    serial: z.string(),
    issuer: z.string(),
    certificate: z.strictObject({ serial: hex, sha256: digest, until: z.string() }).readonly(),
    /** The moments from which and until which the list counts by which the badge is not revoked. */
    list: z.strictObject({ from: z.string(), until: z.string() }).readonly(),
    challenge: hex,
    signature: hex,
    /** Files of the record: certificates from the badge's to the anchor, and the list for each but the last. */
    certificates: z.string(),
    crls: z.string(),
  },
})
