/** A share as its custodian gives it, typed or from a card; and the same for a card to keep. */
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { CardShare } from '../../ceremonies/devices/card-share.ts'
import type { Scheme } from '../../ceremonies/devices/scheme.ts'
import type { GivenShare } from '../../ceremonies/devices/secrets.ts'
import type { CommittedSet } from '../../ceremonies/shares/commitment.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import { bytesFrom, type Words } from '../../ceremonies/shares/words.ts'
import type { Recipient } from '../sealed-box.ts'
import { openFromCard, sealForCard } from './card-share.ts'
import { forms } from './forms.ts'
import { withTyped } from './typed.ts'

/**
 * What is sealed is each word's place in the list, so that its length tells nothing, or the envelope of a share of
 * shamirs-secret-sharing. What the share says of itself goes with it.
 */
export function shareForCard(words: Words, scheme: Scheme, { ceremony, set }: CommittedSet, card: Hex): CardShare {
  const names = { ceremony, set, scheme, ...forms[scheme].namesOf(words, 1) }
  const bytes = bytesFrom(words)
  try {
    return sealForCard(names, card, bytes)
  } finally {
    wipe(bytes)
  }
}

/**
 * Runs `work` on the words of a share of that scheme, and zeroes whatever was opened for it; `share` names it in refusals. Throws what
 * `withTyped` does of words, and what `openFromCard` does and CARD_SHARE_NAMED of a card's.
 */
export function withGiven<T>(
  given: GivenShare,
  scheme: Scheme,
  transport: Recipient,
  share: number,
  work: (words: Words) => T,
): T {
  if (!('agreed' in given)) return withTyped(transport.open(given), scheme, share, work)
  const { index } = given.share
  const bytes = openFromCard(given.share, transport.open(given.agreed))
  const words = forms[scheme].ofBytes(bytes)
  wipe(bytes)
  if (words === null) throw refuse('CARD_SHARE_NAMED', { index })
  try {
    mustBeAsNamed(words, scheme, given.share)
    return work(words)
  } finally {
    wipe(words)
  }
}

/** Whoever knows the card's public key can seal something else to it, and call it what it is not. */
function mustBeAsNamed(words: Words, wanted: Scheme, { scheme, identifier, index, threshold }: CardShare): void {
  const names = forms[wanted].namesOf(words, index)
  const isSo =
    scheme === wanted && names.identifier === identifier && names.index === index && names.threshold === threshold
  if (!isSo) throw refuse('CARD_SHARE_NAMED', { index })
}
