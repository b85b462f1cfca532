/**
 * A share of the scheme `shamirs-secret-sharing` in an envelope of ours, because its own shares say nothing of their set, and it tells
 * neither wrong, foreign, truncated, repeated nor too few of them. The layout stands in docs/SHAMIR.md.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Hex } from '../base/crypto.ts'
import { refuse } from '../base/refusal.ts'
import { sameBytes } from './constant-time.ts'
import { joined, wipe } from './memory.ts'

export interface MachineShare {
  readonly threshold: number
  readonly shares: number
  /** From 1. */
  readonly index: number
  /** Eight bytes, fresh for each set. */
  readonly set: Hex
  /** The share as the library made it; the holder zeroes it. */
  readonly value: Uint8Array
}

/** “srms”, the version of the layout, and the scheme: shamirs-secret-sharing 2. */
const lead = joined(utf8ToBytes('srms'), Uint8Array.of(1, 1))
const setLength = 8
const header = lead.length + 3 + setLength + 2
const checksumLength = 16

/** The caller zeroes the result. */
export function encodeMachineShare({ threshold, shares, index, set, value }: MachineShare): Uint8Array {
  const numbers = Uint8Array.of(threshold, shares, index)
  const body = joined(lead, numbers, hexToBytes(set), Uint8Array.of(value.length >>> 8, value.length & 0xff), value)
  try {
    return joined(body, checksum(body))
  } finally {
    wipe(body)
  }
}

/** `place` among those given, from 1. Throws MACHINE_SHARE_DAMAGED. */
export function decodeMachineShare(bytes: Uint8Array, place: number): MachineShare {
  const end = bytes.length - checksumLength
  const body = bytes.subarray(0, Math.max(end, 0))
  const right = end > header && sameBytes(checksum(body), bytes.subarray(end))
  const [threshold = 0, shares = 0, index = 0] = body.subarray(lead.length, lead.length + 3)
  const length = ((body[header - 2] ?? 0) << 8) | (body[header - 1] ?? 0)
  const possible = threshold >= 2 && threshold <= shares && shares <= 16 && index >= 1 && index <= shares
  if (!right || !sameBytes(body.subarray(0, lead.length), lead) || !possible || length !== body.length - header)
    throw refuse('MACHINE_SHARE_DAMAGED', { share: place })
  const set = bytesToHex(body.subarray(lead.length + 3, header - 2))
  return { threshold, shares, index, set, value: joined(body.subarray(header)) }
}

/** Of a share against accidents; whoever means harm can make it anew, and fails at the check value of the key. */
function checksum(body: Uint8Array): Uint8Array {
  return sha256(body).subarray(0, checksumLength)
}

/**
 * Throws SHARES_NONE, MACHINE_SHARE_FOREIGN, SHARE_REPEATED or MACHINE_SHARES_COUNT unless these are different shares of one set, as
 * many as it needs and no more. Shares are named by their place, from 1.
 */
export function mustBeMachineQuorum(given: readonly MachineShare[]): void {
  const [first] = given
  if (!first) throw refuse('SHARES_NONE')
  const names = ({ threshold, shares, set, value }: MachineShare) => [threshold, shares, set, value.length].join()
  const foreign = given.findIndex((share) => names(share) !== names(first))
  if (foreign >= 0) throw refuse('MACHINE_SHARE_FOREIGN', { share: foreign + 1 })
  given.forEach(({ index }, at) => {
    const before = given.findIndex((share) => share.index === index)
    if (before < at) throw refuse('SHARE_REPEATED', { index, share: at + 1, first: before + 1 })
  })
  if (given.length !== first.threshold)
    throw refuse('MACHINE_SHARES_COUNT', { given: given.length, needed: first.threshold })
}
