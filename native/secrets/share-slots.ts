/** Places on the page for the shares of one set as people write them: sixteen, of either scheme. */
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { Scheme } from '../../ceremonies/devices/scheme.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import { decodeShare, type Share } from '../../ceremonies/shares/mnemonic.ts'
import type { Words } from '../../ceremonies/shares/words.ts'
import { forms } from './forms.ts'
import type { SecretPage } from './memory.ts'

const most = 16
const longest = Math.max(...Object.values(forms).map(({ length }) => length))

export interface ShareSlots {
  /** The numbers (from 1) of the shares that are here, in order. */
  held(): readonly number[]
  /** Of those that are here; null where there are none. */
  scheme(): Scheme | null
  /** The words on the page itself; only `put` and `clear` change them. */
  words(index: number): Words
  /** Throws SHARE_FOREIGN for one of another scheme than those that are here. */
  put(index: number, words: Words, scheme: Scheme): void
  /** Runs `work` on shares of SLIP-0039 decoded for it, and zeroes them after. */
  using<T>(indices: readonly number[], work: (shares: readonly Share[]) => T): T
  /** The same where `work` takes its time. */
  usingLong<T>(indices: readonly number[], work: (shares: readonly Share[]) => Promise<T>): Promise<T>
  clear(): void
}

export function shareSlots(page: SecretPage): ShareSlots {
  const places = page.numbers(most * longest)
  const held = new Set<number>()
  let scheme: Scheme | null = null
  const words = (index: number): Words => {
    const start = (index - 1) * longest
    return places.subarray(start, start + (scheme === null ? 0 : forms[scheme].length))
  }
  const decoded = (indices: readonly number[]) => indices.map((index) => decodeShare(words(index), index))
  return {
    held: () => [...held].sort((a, b) => a - b),
    scheme: () => scheme,
    words,
    put: (index, given, of) => {
      if (scheme !== null && scheme !== of) throw refuse('SHARE_FOREIGN', { share: index })
      scheme = of
      words(index).set(given)
      held.add(index)
    },
    using: (indices, work) => {
      const shares = decoded(indices)
      try {
        return work(shares)
      } finally {
        wipe(...shares.map(({ value }) => value))
      }
    },
    usingLong: async (indices, work) => {
      const shares = decoded(indices)
      try {
        return await work(shares)
      } finally {
        wipe(...shares.map(({ value }) => value))
      }
    },
    clear: () => {
      wipe(places)
      held.clear()
      scheme = null
    },
  }
}
