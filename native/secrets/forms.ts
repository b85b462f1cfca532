/** How shares of each scheme are written: words of SLIP-0039, or blocks of our envelope around a share of shamirs-secret-sharing. */
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { Scheme } from '../../ceremonies/devices/scheme.ts'
import { blocksFrom, textOfBlocks } from '../../ceremonies/shares/blocks.ts'
import { shareLength } from '../../ceremonies/shares/length.ts'
import { decodeMachineShare } from '../../ceremonies/shares/machine-share.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import { decodeShare } from '../../ceremonies/shares/mnemonic.ts'
import { bytesFrom, numbersOf, textFrom, type Words, wordsFrom, wordsOf } from '../../ceremonies/shares/words.ts'

/** What a share says of itself; no secret. `index`: from 1. */
export interface ShareNames {
  readonly identifier: number
  readonly index: number
  readonly threshold: number
}

export interface ShareForm {
  /** How many words, or blocks, a share of a key of 32 bytes has. */
  readonly length: number
  /** Throws a code for what was typed wrongly; `share` names it. The caller zeroes the result. */
  readonly read: (text: Uint8Array, share: number) => Words
  readonly write: (words: Words) => Uint8Array
  /** Of as many bytes as `bytesFrom` gives; null for bytes that are none. The caller zeroes both. */
  readonly ofBytes: (bytes: Uint8Array) => Words | null
  /** Of a set as we make them. Throws SHARE_FOREIGN, and a code for what is no share. */
  readonly namesOf: (words: Words, share: number) => ShareNames
  /** For another number of words, and for one that is not as it was handed out. */
  readonly refusals: {
    readonly length: 'SHARE_COUNT_WRONG' | 'MACHINE_SHARE_BLOCKS'
    readonly differs: 'SHARE_WORD_WRONG' | 'MACHINE_SHARE_BLOCK_WRONG'
  }
}

export const forms: Readonly<Record<Scheme, ShareForm>> = {
  'SLIP-0039': {
    length: shareLength['SLIP-0039'],
    read: wordsFrom,
    write: textFrom,
    ofBytes: wordsOf,
    namesOf: (words, share) => {
      const { value, ...header } = decodeShare(words, share)
      wipe(value)
      const ours = header.groupCount === 1 && !header.extendable && header.iterationExponent === 0
      if (!ours || words.length !== shareLength['SLIP-0039']) throw refuse('SHARE_FOREIGN', { share })
      return { identifier: header.identifier, index: header.memberIndex + 1, threshold: header.memberThreshold }
    },
    refusals: { length: 'SHARE_COUNT_WRONG', differs: 'SHARE_WORD_WRONG' },
  },
  'shamirs-secret-sharing': {
    length: shareLength['shamirs-secret-sharing'],
    read: blocksFrom,
    write: textOfBlocks,
    ofBytes: numbersOf,
    namesOf: (words, share) => {
      const bytes = bytesFrom(words)
      try {
        const { value, identifier, index, threshold } = decodeMachineShare(bytes, share)
        wipe(value)
        if (words.length !== shareLength['shamirs-secret-sharing']) throw refuse('SHARE_FOREIGN', { share })
        return { identifier, index, threshold }
      } finally {
        wipe(bytes)
      }
    },
    refusals: { length: 'MACHINE_SHARE_BLOCKS', differs: 'MACHINE_SHARE_BLOCK_WRONG' },
  },
}
