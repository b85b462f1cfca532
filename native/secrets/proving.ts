/** Every quorum of shares as typed back, combined and compared. */
import { combineShares } from '../../ceremonies/shares/sets.ts'
import { countQuorums, proveEveryQuorum } from '../../ceremonies/shares/quorums.ts'
import type { ShareSlots } from './share-slots.ts'

/** Rests after so many quorums, so that the process still answers. */
const quorumsAtATime = 500
export const noPassphrase = new Uint8Array(0)

/**
 * Of SLIP-0039, before its passphrase: each must give `encrypted`. Returns how many there were, and the secret of the first, which the
 * caller zeroes. Throws QUORUM_DIFFERS.
 */
export function everyQuorum(
  typed: ShareSlots,
  { threshold, encrypted }: { readonly threshold: number; readonly encrypted: Uint8Array },
  progress: (done: number, of: number) => void,
): Promise<{ done: number; secret: Uint8Array }> {
  return typed.usingLong(typed.held(), async (shares) => {
    const of = countQuorums(shares.length, threshold)
    const quorums = proveEveryQuorum(shares, threshold, encrypted)
    let done = 0
    while (!quorums.next().done) {
      done += 1
      if (done % quorumsAtATime !== 0 && done !== of) continue
      progress(done, of)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return { done, secret: combineShares(shares.slice(0, threshold), noPassphrase) }
  })
}
