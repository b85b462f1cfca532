/** `shares split`: a set for drills and for other software. A ceremony makes its sets in the secrets process. */
import { Buffer } from 'node:buffer'
import { randomFillSync, randomInt } from 'node:crypto'
import { room, wipe } from '../../ceremonies/shares/memory.ts'
import { encodeShare, type Share } from '../../ceremonies/shares/mnemonic.ts'
import { splitIntoShares } from '../../ceremonies/shares/sets.ts'
import { textFrom } from '../../ceremonies/shares/words.ts'
import { passphraseFrom, secretFrom } from './input.ts'

export interface SplitOptions {
  readonly threshold: number
  readonly shares: number
  /** A passphrase file as read, or null. */
  readonly passphrase: Uint8Array | null
}

/** One mnemonic a line for the secret given as hex; `input` is zeroed. Throws SECRET_NOT_HEX and what `splitIntoShares` does. */
export function splitToMnemonics(input: Uint8Array, { threshold, shares, passphrase }: SplitOptions): string {
  try {
    const secret = secretFrom(input)
    const request = { threshold, shares, passphrase: passphraseFrom(passphrase), identifier: randomInt(0x8000) }
    try {
      return splitIntoShares({ ...request, secret, random: (length) => randomFillSync(room(length)) })
        .map(mnemonicOf)
        .join('\n')
    } finally {
      wipe(secret)
    }
  } finally {
    wipe(input)
  }
}

/** The share's words as text; the share is zeroed. */
export function mnemonicOf(share: Share): string {
  const words = encodeShare(share)
  const text = textFrom(words)
  try {
    return Buffer.from(text.buffer).toString('latin1')
  } finally {
    wipe(words, text, share.value)
  }
}
