/** Words as a custodian types them. */
import { refuse } from '../../ceremonies/base/refusal.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import { decodeShare, type ShareHeader } from '../../ceremonies/shares/mnemonic.ts'
import { firstDifference, type Words, wordsFrom } from '../../ceremonies/shares/words.ts'
import { shareWords } from './share-slots.ts'

/** Runs `work` on the words of a text, and zeroes text and words after; `share` names it in refusals of `wordsFrom`. */
export function withTyped<T>(text: Uint8Array, share: number, work: (words: Words) => T): T {
  try {
    const words = wordsFrom(text, share)
    try {
      return work(words)
    } finally {
      wipe(words)
    }
  } finally {
    wipe(text)
  }
}

/** Throws SHARE_COUNT_WRONG, or SHARE_WORD_WRONG with the place of the first word that is not the one handed out. */
export function mustBeAsMade(typed: Words, made: Words, share: number): void {
  if (typed.length !== shareWords) throw refuse('SHARE_COUNT_WRONG', { share, count: typed.length, needed: shareWords })
  const place = firstDifference(typed, made)
  if (place > 0) throw refuse('SHARE_WORD_WRONG', { share, place })
}

/** What a share says of itself, if it is of a set as we make them: a single group, flag and exponent 0, 32 bytes. Throws SHARE_FOREIGN. */
export function headerOfOurs(words: Words, share: number): ShareHeader {
  const { value, ...header } = decodeShare(words, share)
  wipe(value)
  const ours = header.groupCount === 1 && !header.extendable && header.iterationExponent === 0
  if (!ours || words.length !== shareWords) throw refuse('SHARE_FOREIGN', { share })
  return header
}
