import { refuse } from '../base/refusal.ts'
import { sameBytes } from './constant-time.ts'
import { wipe } from './memory.ts'
import type { Share } from './mnemonic.ts'
import { pointsOf } from './sets.ts'
import { recoverSecret } from './sharing.ts'

/** How many quorums of `threshold` there are among `shares`: the binomial coefficient. */
export function countQuorums(shares: number, threshold: number): number {
  let count = 1
  for (let taken = 1; taken <= threshold; taken++) count = (count * (shares - threshold + taken)) / taken
  return count
}

/**
 * Combines every quorum of one group's shares to the encrypted master secret and compares it with `encrypted`; yields after
 * each, so that the caller can report and rest. Throws QUORUM_DIFFERS with the numbers of the shares.
 */
export function* proveEveryQuorum(shares: readonly Share[], threshold: number, encrypted: Uint8Array): Generator<void> {
  for (const quorum of quorumsOf(shares, threshold)) {
    mustRecover(quorum, threshold, encrypted)
    yield
  }
}

function mustRecover(quorum: readonly Share[], threshold: number, encrypted: Uint8Array): void {
  const combined = recoverSecret(pointsOf(quorum), threshold)
  const right = sameBytes(combined, encrypted)
  wipe(combined)
  if (right) return
  throw refuse('QUORUM_DIFFERS', { shares: quorum.map((share) => share.memberIndex + 1).join(', ') })
}

/** Every choice of `size` from a list, in the list's order. */
export function* quorumsOf<Item>(list: readonly Item[], size: number): Generator<Item[]> {
  if (size === 0) yield []
  for (let at = 0; size > 0 && at + size <= list.length; at++) {
    for (const rest of quorumsOf(list.slice(at + 1), size - 1)) yield [...list.slice(at, at + 1), ...rest]
  }
}
