import { utf8ToBytes } from '@noble/hashes/utils.js'
import { refuse } from '../base/refusal.ts'
import { read } from './constant-time.ts'
import { room, room16, wipe } from './memory.ts'
import type { Words } from './words.ts'

/** What a mnemonic says of itself; no secret. */
export interface ShareHeader {
  /** 15 bits that all shares of a set have in common. */
  readonly identifier: number
  readonly extendable: boolean
  /** PBKDF2 runs 2500 · 2^exponent times a round. */
  readonly iterationExponent: number
  /** From 0, as are member indices; people count shares from 1. */
  readonly groupIndex: number
  readonly groupThreshold: number
  readonly groupCount: number
  readonly memberIndex: number
  readonly memberThreshold: number
}

/** One share of SLIP-0039; the holder zeroes `value`. */
export interface Share extends ShareHeader {
  readonly value: Uint8Array
}

const headerWords = 4
const checksumWords = 3
const minimumWords = 20

/** How many words a share of a secret of that many bytes has. */
export function wordCount(bytes: number): number {
  return headerWords + Math.ceil((bytes * 8) / 10) + checksumWords
}

/** SLIP-0039, "Format of the share mnemonic": header, padding of zeros, value, checksum, ten bits a word. */
export function encodeShare(share: Share): Words {
  const words = room16(wordCount(share.value.length))
  const { identifier, iterationExponent, groupIndex, memberIndex } = share
  const first = (identifier << 5) | (Number(share.extendable) << 4) | iterationExponent
  const group = (groupIndex << 16) | ((share.groupThreshold - 1) << 12) | ((share.groupCount - 1) << 8)
  const second = group | (memberIndex << 4) | (share.memberThreshold - 1)
  words.set([first >>> 10, first & 1023, second >>> 10, second & 1023])
  packValue(share.value, words.subarray(headerWords, -checksumWords))
  const checksum = rs1024(share.extendable, words) ^ 1
  words.set([(checksum >>> 20) & 1023, (checksum >>> 10) & 1023, checksum & 1023], words.length - checksumWords)
  return words
}

/**
 * Reads a mnemonic; `share` names it in refusals: SHARE_TOO_SHORT, SHARE_LENGTH_WRONG, SHARE_CHECKSUM_WRONG,
 * SHARE_GROUPS_IMPOSSIBLE, SHARE_PADDING_WRONG.
 */
export function decodeShare(words: Words, share: number): Share {
  if (words.length < minimumWords) throw refuse('SHARE_TOO_SHORT', { share, count: words.length })
  const padding = ((words.length - headerWords - checksumWords) * 10) % 16
  if (padding > 8) throw refuse('SHARE_LENGTH_WRONG', { share, count: words.length })
  const header = headerOf(words)
  if (rs1024(header.extendable, words) !== 1) throw refuse('SHARE_CHECKSUM_WRONG', { share })
  if (header.groupThreshold > header.groupCount) throw refuse('SHARE_GROUPS_IMPOSSIBLE', { share })
  const packed = words.subarray(headerWords, -checksumWords)
  if (read(packed, 0) >>> (10 - padding) !== 0) throw refuse('SHARE_PADDING_WRONG', { share })
  return { ...header, value: unpackValue(packed, padding) }
}

function headerOf(words: Words): ShareHeader {
  const first = (read(words, 0) << 10) | read(words, 1)
  const second = (read(words, 2) << 10) | read(words, 3)
  return {
    identifier: first >>> 5,
    extendable: ((first >>> 4) & 1) === 1,
    iterationExponent: first & 15,
    groupIndex: second >>> 16,
    groupThreshold: ((second >>> 12) & 15) + 1,
    groupCount: ((second >>> 8) & 15) + 1,
    memberIndex: (second >>> 4) & 15,
    memberThreshold: (second & 15) + 1,
  }
}

/** Bytes to ten-bit words, with zero bits in front to fill the first. */
function packValue(value: Uint8Array, words: Words): void {
  let held = words.length * 10 - value.length * 8
  let bits = 0
  let at = 0
  for (const byte of value) {
    bits = (bits << 8) | byte
    held += 8
    if (held >= 10) {
      held -= 10
      words[at++] = bits >>> held
      bits &= (1 << held) - 1
    }
  }
}

function unpackValue(words: Words, padding: number): Uint8Array {
  const value = room((words.length * 10 - padding) / 8)
  let held = -padding
  let bits = 0
  let at = 0
  for (const word of words) {
    bits = (bits << 10) | word
    held += 10
    for (; held >= 8; bits &= (1 << held) - 1) {
      held -= 8
      value[at++] = bits >>> held
    }
  }
  return value
}

// SLIP-0039, "Checksum": the generator of the Reed-Solomon code over GF(1024).
const generator = [
  0xe0e040, 0x1c1c080, 0x3838100, 0x7070200, 0xe0e0009, 0x1c0c2412, 0x38086c24, 0x3090fc48, 0x21b1f890, 0x3f3f120,
]

function rs1024(extendable: boolean, words: Words): number {
  const label = utf8ToBytes(extendable ? 'shamir_extendable' : 'shamir')
  const symbols = room16(label.length + words.length)
  symbols.set(label)
  symbols.set(words, label.length)
  let checksum = 1
  for (const symbol of symbols) {
    const high = checksum >>> 20
    checksum = ((checksum & 0xfffff) << 10) ^ symbol
    for (let bit = 0; bit < generator.length; bit++) checksum ^= read(generator, bit) & -((high >>> bit) & 1)
  }
  wipe(symbols)
  return checksum
}
