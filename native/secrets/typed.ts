/** Words as a custodian types them. */
import { Buffer } from 'node:buffer'
import { refuse } from '../../ceremonies/refusal.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import { firstDifference, type Words, wordsFrom } from '../../ceremonies/shares/words.ts'
import { shareWords } from './share-slots.ts'

/** Runs `work` on the words of a text, and zeroes text and words after; `share` names it in refusals of `wordsFrom`. */
export function withTyped<T>(text: string, share: number, work: (words: Words) => T): T {
  // Not from Buffer's pool, which other strings share.
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  bytes.write(text)
  try {
    const words = wordsFrom(bytes, share)
    try {
      return work(words)
    } finally {
      wipe(words)
    }
  } finally {
    wipe(bytes)
  }
}

/** Throws SHARE_COUNT_WRONG, or SHARE_WORD_WRONG with the place of the first word that is not the one handed out. */
export function mustBeAsMade(typed: Words, made: Words, share: number): void {
  if (typed.length !== shareWords) throw refuse('SHARE_COUNT_WRONG', { share, count: typed.length, needed: shareWords })
  const place = firstDifference(typed, made)
  if (place > 0) throw refuse('SHARE_WORD_WRONG', { share, place })
}
