/** The device that speaks for somebody, and what it signs. */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Hex } from '../base/crypto.ts'
import type { CardIdentity } from '../devices/card.ts'

export interface Voice {
  /** As the inventory calls it. */
  readonly device: string
  readonly identity: CardIdentity
}

/**
 * The bytes that a device signs for a word: `body` is the commitment to the fact of the command, `seq` its place, `head` the tree's
 * root before it (docs/RECORD.md, `word.signed`).
 */
export function signedStatement(of: {
  readonly ceremony: string
  readonly seq: number
  readonly head: Hex
  readonly body: Hex
}): Uint8Array {
  return utf8ToBytes(`strongroom/word/v1\n${of.ceremony}\n${of.seq}\n${of.head}\n${of.body}\n`)
}
