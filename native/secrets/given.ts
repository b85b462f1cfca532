/** A share as its custodian gives it, typed or from a card; and the same for a card to keep. */
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { CardShare } from '../../ceremonies/devices/card-share.ts'
import type { GivenShare } from '../../ceremonies/devices/secrets.ts'
import type { CommittedSet } from '../../ceremonies/shares/commitment.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import { bytesFrom, type Words, wordsOf } from '../../ceremonies/shares/words.ts'
import type { Recipient } from '../sealed-box.ts'
import { openFromCard, sealForCard } from './card-share.ts'
import { headerOfOurs, withTyped } from './typed.ts'

/** What is sealed is each word's place in the list, so that its length tells nothing. What the share says of itself goes with it. */
export function shareForCard(words: Words, names: CommittedSet, card: Hex): CardShare {
  const { identifier, memberIndex, memberThreshold: threshold } = headerOfOurs(words, 1)
  const bytes = bytesFrom(words)
  try {
    return sealForCard({ ...names, identifier, index: memberIndex + 1, threshold, scheme: 'SLIP-0039' }, card, bytes)
  } finally {
    wipe(bytes)
  }
}

/**
 * Runs `work` on the words of a share, and zeroes whatever was opened for it; `share` names it in refusals. Throws what `withTyped`
 * does of words, and what `openFromCard` does and CARD_SHARE_NAMED of a card's.
 */
export function withGiven<T>(given: GivenShare, transport: Recipient, share: number, work: (words: Words) => T): T {
  if (!('agreed' in given)) return withTyped(transport.open(given), share, work)
  const bytes = openFromCard(given.share, transport.open(given.agreed))
  const words = wordsOf(bytes)
  wipe(bytes)
  if (words === null) throw refuse('CARD_SHARE_NAMED', { index: given.share.index })
  try {
    mustBeAsNamed(words, given.share)
    return work(words)
  } finally {
    wipe(words)
  }
}

/** Whoever knows the card's public key can seal something else to it, and call it what it is not. */
function mustBeAsNamed(words: Words, { scheme, identifier, index, threshold }: CardShare): void {
  const header = headerOfOurs(words, index)
  const isSo =
    scheme === 'SLIP-0039' &&
    header.identifier === identifier &&
    header.memberIndex + 1 === index &&
    header.memberThreshold === threshold
  if (!isSo) throw refuse('CARD_SHARE_NAMED', { index })
}
