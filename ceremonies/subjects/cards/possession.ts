/** That a card is the one on record: it has both of its keys, and whoever put it in has its PIN. */
import { bytesToHex } from '@noble/hashes/utils.js'
import { sha256, sha384 } from '@noble/hashes/sha2.js'
import type { Hex } from '../../base/crypto.ts'
import { refuse } from '../../base/refusal.ts'
import { pointOfSpki } from '../../devices/ec-point.ts'
import type { Performing } from '../../kernel/model.ts'
import { isSigned } from '../keys/proof.ts'
import { challenge } from '../keys/signing.ts'
import { atOf, type HeldCard, type HolderPin, withPin } from './delivery.ts'

export const PRESENT = 'present-card'

export interface Shown {
  /** Over a challenge of this ceremony, by the card's signature key; ECDSA in DER. */
  readonly signature: Hex
}

/**
 * The card opens a fresh challenge with its decryption key, never a share, and signs `random` with its signature key (DER). Throws
 * CARD_OTHER where it lacks one of them, CARD_SIGNATURE_WRONG, and the refusals of readers, cards, PINs and HPKE.
 */
export function showsBothKeys(
  performing: Performing,
  held: HeldCard,
  { signing, random }: { readonly signing: Hex; readonly random: Hex },
): Promise<Shown> {
  const { devices, crypto, state } = performing
  return withPin(performing, held, async (pin) => {
    await opensChallenge(performing, held, pin)
    const message = challenge(PRESENT, state.ceremony, random)
    const hash = pointOfSpki(signing)?.curve === 'P-384' ? sha384 : sha256
    const at = { ...atOf(held), card: { ...atOf(held).card, key: { use: 'signature' as const, spki: signing } } }
    const asked = { at, use: 'signature' as const, digest: bytesToHex(hash(message)), pin: pin() }
    const { signature } = await devices.cards().sign(asked)
    if (!isSigned(signing, message, signature, crypto)) throw refuse('CARD_SIGNATURE_WRONG')
    return { signature }
  })
}

/** The decryption key alone: the card agrees with a one-time key of the secrets process, which opens what it had sealed. */
export async function opensChallenge(performing: Performing, held: HeldCard, pin: HolderPin): Promise<void> {
  const { devices, state } = performing
  const secrets = devices.secrets()
  const recipient = await secrets.transportKey()
  const peer = await secrets.challengeCard({ ceremony: state.ceremony, card: held.key })
  const { secret } = await devices.cards().agree({ at: atOf(held), peer, recipient, pin: pin() })
  await secrets.answerFromCard(secret)
}
