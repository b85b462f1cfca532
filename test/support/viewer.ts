/** Whoever reads and types the words of shares in tests: opens what is shown, and seals what is typed. */
import type { Hex } from '../../ceremonies/base/crypto.ts'
import type { SealedBox } from '../../ceremonies/devices/sealed-box.ts'
import { Recipient, sealText } from '../../native/sealed-box.ts'

const recipient = new Recipient()

/** X25519 SPKI. */
export const viewer: Hex = recipient.spki

export function wordsIn(box: SealedBox): string {
  return recipient.openText(box)
}

export function sealed(words: string, to: Hex): SealedBox {
  return sealText(words, to)
}
