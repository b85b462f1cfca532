/** Shares of a set that was made before: they are typed, give their key to a token once, and are forgotten. */
import type { Hex } from '../../ceremonies/base/crypto.ts'
import type { CheckValue } from '../../ceremonies/devices/check-value.ts'
import type { EarlierSet } from '../../ceremonies/devices/secrets.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { mustMatchCheckValue } from '../../ceremonies/shares/check-value.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import { combineShares } from '../../ceremonies/shares/sets.ts'
import type { Words } from '../../ceremonies/shares/words.ts'
import { encryptBlock } from './aes.ts'
import { wrapFor, wrappingKeyOf } from './backup-key.ts'
import { forms } from './forms.ts'
import type { SecretPage } from './memory.ts'
import { noPassphrase } from './proving.ts'
import { type ShareSlots, shareSlots } from './share-slots.ts'
import { withTyped } from './typed.ts'

export interface EarlierShares {
  /** The shares that are here; only `type`, `recover` and `forget` change them. */
  readonly slots: Pick<ShareSlots, 'held' | 'scheme' | 'words'>
  /**
   * Takes one share, and returns how many are still missing. Throws SHARE_OTHER_SET for one of another set,
   * and what `prove` throws for words that are none.
   */
  type(words: Words, set: EarlierSet): number
  /** How many are here. */
  count(): number
  /**
   * Combines them, or takes the key that a process of its own combined (`combined`, which is zeroed); compares the check value, and
   * wraps the key to `wrapTo`; returns which shares they were. Key and shares are zeroed either way. Throws QUORUM_SHORT,
   * CHECK_VALUE_DIFFERS.
   */
  recover(request: {
    readonly set: EarlierSet
    readonly check: CheckValue
    readonly wrapTo: Hex
    readonly combined: Uint8Array | null
  }): { wrapped: Hex; shares: number[] }
  forget(): void
}

/**
 * Reads share `index` of that set, and keeps nothing; `text` is zeroed. Throws SHARE_OTHER_SET, SHARE_INDEX_OTHER, and what
 * `prove` throws for words that are none.
 */
export function readShare(text: Uint8Array, set: EarlierSet, index: number): void {
  withTyped(text, set.scheme, index, (words) => {
    const found = indexIn(set, words, index)
    if (found !== index) throw refuse('SHARE_INDEX_OTHER', { share: index, found })
  })
}

/** The number of a share of that set, from 1; throws SHARE_OTHER_SET or SHARE_FOREIGN, naming it as `share`. */
function indexIn({ scheme, identifier, threshold }: EarlierSet, words: Words, share: number): number {
  const names = forms[scheme].namesOf(words, share)
  if (names.identifier !== identifier || names.threshold !== threshold)
    throw refuse('SHARE_OTHER_SET', { share, identifier, found: names.identifier })
  return names.index
}

export function earlierShares(page: SecretPage): EarlierShares {
  const slots = shareSlots(page)
  return {
    slots,
    type: (words, set) => {
      const before = slots.held()
      const share = before.length + 1
      const index = indexIn(set, words, share)
      if (before.includes(index)) throw refuse('SHARE_TYPED_BEFORE', { share, index })
      if (before.length >= set.threshold) throw refuse('SHARES_MANY', { given: share, needed: set.threshold, group: 1 })
      slots.put(index, words, set.scheme)
      return set.threshold - share
    },
    count: () => slots.held().length,
    recover: ({ set: { threshold }, check, wrapTo, combined }) => {
      const to = wrappingKeyOf(wrapTo)
      const shares = [...slots.held()]
      if (shares.length < threshold) throw refuse('QUORUM_SHORT', { missing: threshold - shares.length })
      try {
        const secret = combined ?? slots.using(shares, (decoded) => combineShares(decoded, noPassphrase))
        try {
          mustMatchCheckValue(encryptBlock, secret, check)
          return { wrapped: wrapFor(to, secret), shares }
        } finally {
          wipe(secret)
        }
      } finally {
        slots.clear()
      }
    },
    forget: () => slots.clear(),
  }
}
