/** Every quorum of a set's shares, combined by the library and compared. */
import { refuse } from '../../ceremonies/base/refusal.ts'
import { sameBytes } from '../../ceremonies/shares/constant-time.ts'
import type { MachineShare } from '../../ceremonies/shares/machine-share.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import { countQuorums, quorumsOf } from '../../ceremonies/shares/quorums.ts'
import { combineParts } from './library.ts'

/** Rests after so many, so that the process still answers. */
const atATime = 100

/**
 * The key that every quorum gives, which the caller zeroes. Throws QUORUM_DIFFERS with the numbers of the first shares that give
 * another or none, and then no quorum is combined after them: the library may have kept something.
 */
export async function keyOfEveryQuorum(
  shares: readonly MachineShare[],
  threshold: number,
  progress: (done: number, of: number) => void,
): Promise<{ key: Uint8Array; quorums: number }> {
  const of = countQuorums(shares.length, threshold)
  let key: Uint8Array | null = null
  let done = 0
  for (const quorum of quorumsOf(shares, threshold)) {
    const combined = combineParts(quorum.map(({ value }) => value))
    const right = combined !== null && (key === null || sameBytes(combined, key))
    if (right && key === null) key = combined
    else if (combined !== null) wipe(combined)
    if (!right) {
      if (key !== null) wipe(key)
      throw refuse('QUORUM_DIFFERS', { shares: quorum.map(({ index }) => index).join(', ') })
    }
    done += 1
    if (done % atATime !== 0 && done !== of) continue
    progress(done, of)
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (key === null) throw refuse('MACHINE_SHARES_COUNT', { given: shares.length, needed: threshold })
  return { key, quorums: done }
}
