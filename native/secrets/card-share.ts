/** A share into the envelope that a card opens, and out of it again. */
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { CardShare, type CardShareNames, longestShare, suiteOf } from '../../ceremonies/devices/card-share.ts'
import { pointOfSpki } from '../../ceremonies/devices/ec-point.ts'
import { infoOf } from '../../ceremonies/shares/card-share.ts'
import { open, seal } from './hpke/index.ts'

/** What is bound stands in HPKE's info. */
const aad = new Uint8Array(0)

/**
 * Seals a share (1 to 512 bytes, as its scheme has it) to the public key of a card, in DER; the caller zeroes it. Throws
 * HPKE_RECIPIENT and CARD_SHARE_LENGTH.
 */
export function sealForCard(names: CardShareNames, card: Hex, share: Uint8Array): CardShare {
  const curve = pointOfSpki(card)?.curve
  if (!curve) throw refuse('HPKE_RECIPIENT')
  if (share.length === 0 || share.length > longestShare)
    throw refuse('CARD_SHARE_LENGTH', { bytes: share.length, most: longestShare })
  const sealed = seal({ recipient: card, info: infoOf(names), aad, plaintext: share })
  return CardShare.parse({ ...names, suite: suiteOf[curve], card, ...sealed })
}

/**
 * Opens a share with what the card and its sender agree on, which is zeroed; the caller zeroes the result. Throws HPKE_RECIPIENT,
 * HPKE_ENC, HPKE_AGREED, HPKE_NOT_OPENED.
 */
export function openFromCard({ suite: _, card, enc, ciphertext, ...names }: CardShare, agreed: Uint8Array): Uint8Array {
  return open({ recipient: card, enc, agreed, info: infoOf(names), aad, ciphertext })
}
