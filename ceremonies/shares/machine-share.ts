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
  /** The number of the set, 0 to 32767, by which people and registers know it. */
  readonly identifier: number
  /** Six bytes, fresh for each set. */
  readonly set: Hex
  /** The share as the library made it; the holder zeroes it. */
  readonly value: Uint8Array
}

/** “srms”, the version of the layout, and the scheme: shamirs-secret-sharing 2. */
const lead = joined(utf8ToBytes('srms'), Uint8Array.of(1, 1))
const setLength = 6
const header = lead.length + 3 + 2 + setLength + 1
const checksumLength = 16

/** Bytes of the share of a key of that many (16, 24 or 32), as the library makes it: 08, its number, values padded to 128 bits. */
export const valueLength = (keyLength: number): number => 2 + 16 * Math.ceil((16 * keyLength + 1) / 128)

/** Bytes of such a share in its envelope: an even number. */
export const machineShareLength = (keyLength: number): number => header + valueLength(keyLength) + checksumLength

/** The caller zeroes the result. */
export function encodeMachineShare({ threshold, shares, index, identifier, set, value }: MachineShare): Uint8Array {
  const numbers = Uint8Array.of(threshold, shares, index, identifier >>> 8, identifier & 0xff)
  const body = joined(lead, numbers, hexToBytes(set), Uint8Array.of(value.length), value)
  try {
    return joined(body, checksum(body))
  } finally {
    wipe(body)
  }
}

/** `place` names it in refusals. Throws MACHINE_SHARE_DAMAGED. */
export function decodeMachineShare(bytes: Uint8Array, place: number): MachineShare {
  const end = bytes.length - checksumLength
  const body = bytes.subarray(0, Math.max(end, 0))
  const right = end > header && sameBytes(checksum(body), bytes.subarray(end))
  const [threshold = 0, shares = 0, index = 0, high = 0, low = 0] = body.subarray(lead.length)
  const identifier = (high << 8) | low
  const possible = threshold >= 2 && threshold <= shares && shares <= 16 && index >= 1 && index <= shares
  const sized = body[header - 1] === body.length - header
  if (!right || !sameBytes(body.subarray(0, lead.length), lead) || !possible || !sized || identifier > 0x7fff)
    throw refuse('MACHINE_SHARE_DAMAGED', { share: place })
  const set = bytesToHex(body.subarray(header - 1 - setLength, header - 1))
  return { threshold, shares, index, identifier, set, value: joined(body.subarray(header)) }
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
  const { threshold } = mustBeOfOneSet(given)
  if (given.length !== threshold) throw refuse('MACHINE_SHARES_COUNT', { given: given.length, needed: threshold })
}

/** The first of different shares of one set; throws SHARES_NONE, MACHINE_SHARE_FOREIGN or SHARE_REPEATED. */
export function mustBeOfOneSet(given: readonly MachineShare[]): MachineShare {
  const [first] = given
  if (!first) throw refuse('SHARES_NONE')
  const names = ({ threshold, shares, identifier, set, value }: MachineShare) =>
    [threshold, shares, identifier, set, value.length].join()
  const foreign = given.findIndex((share) => names(share) !== names(first))
  if (foreign >= 0) throw refuse('MACHINE_SHARE_FOREIGN', { share: foreign + 1 })
  given.forEach(({ index }, at) => {
    const before = given.findIndex((share) => share.index === index)
    if (before < at) throw refuse('SHARE_REPEATED', { index, share: at + 1, first: before + 1 })
  })
  return first
}
