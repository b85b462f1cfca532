import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { ShareCommitment } from '../devices/secrets.ts'
import { refuse } from '../base/refusal.ts'
import { joined, wipe } from './memory.ts'
import { bytesFrom, type Words } from './words.ts'

export interface CommittedSet {
  readonly ceremony: string
  readonly set: string
}

/**
 * `SHA-256(0x03 ‖ salt ‖ ceremony ‖ set ‖ share bytes)`, the commitment to share `index` (from 1):
 *
 * - salt: 32 fresh bytes;
 * - ceremony, set: one byte with the length, then that many bytes of printable ASCII (1 to 255);
 * - share bytes: each word's place in the SLIP-0039 list (0 to 1023) as two bytes, big-endian, in the order of the words; of
 *   shamirs-secret-sharing the envelope (docs/SHAMIR.md).
 *
 * Throws COMMITMENT_NAME_WRONG if a name is not such ASCII.
 */
export function commit(
  index: number,
  salt: Uint8Array,
  { ceremony, set }: CommittedSet,
  words: Words,
): ShareCommitment {
  const shareBytes = bytesFrom(words)
  const committed = joined(Uint8Array.of(3), salt, named(ceremony), named(set), shareBytes)
  const digest = bytesToHex(sha256(committed))
  wipe(shareBytes, committed)
  return { index, salt: bytesToHex(salt), digest }
}

/** One byte with the length, then the name. Throws COMMITMENT_NAME_WRONG. */
export function named(name: string): Uint8Array {
  if (!/^[\x20-\x7e]{1,255}$/.test(name)) throw refuse('COMMITMENT_NAME_WRONG')
  return joined(Uint8Array.of(name.length), utf8ToBytes(name))
}
