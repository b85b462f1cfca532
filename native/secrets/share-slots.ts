/** Places on the page for the words of a backup key's shares: sixteen of 33 words. */
import { wipe } from '../../ceremonies/shares/memory.ts'
import { decodeShare, type Share } from '../../ceremonies/shares/mnemonic.ts'
import type { Words } from '../../ceremonies/shares/words.ts'
import type { SecretPage } from './memory.ts'

/** The words of a share of 32 bytes (SLIP-0039). */
export const shareWords = 33
const most = 16

export interface ShareSlots {
  /** The numbers (from 1) of the shares that are here, in order. */
  held(): readonly number[]
  /** The words on the page itself; only `put` and `clear` change them. */
  words(index: number): Words
  put(index: number, words: Words): void
  /** Runs `work` on shares decoded for it, and zeroes them after. */
  using<T>(indices: readonly number[], work: (shares: readonly Share[]) => T): T
  clear(): void
}

export function shareSlots(page: SecretPage): ShareSlots {
  const places = page.numbers(most * shareWords)
  const held = new Set<number>()
  const words = (index: number): Words => places.subarray((index - 1) * shareWords, index * shareWords)
  return {
    held: () => [...held].sort((a, b) => a - b),
    words,
    put: (index, given) => {
      words(index).set(given)
      held.add(index)
    },
    using: (indices, work) => {
      const shares = indices.map((index) => decodeShare(words(index), index))
      try {
        return work(shares)
      } finally {
        wipe(...shares.map(({ value }) => value))
      }
    },
    clear: () => {
      wipe(places)
      held.clear()
    },
  }
}
