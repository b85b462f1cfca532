/** A challenge that only the decryption key of one card opens: how a card shows that it has that key, with no share at stake. */
import { Buffer } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { pointOfSpki, spkiOfPoint } from '../../ceremonies/devices/ec-point.ts'
import { sameBytes } from '../../ceremonies/shares/constant-time.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import { open, type Sealed, seal } from './hpke/index.ts'

/** Bytes of the challenge. */
const LENGTH = 32
const aad = new Uint8Array(0)

interface Pending extends Sealed {
  readonly card: Hex
  readonly info: Uint8Array
  readonly expected: Uint8Array
}

export class CardChallenge {
  #pending: Pending | null = null

  /** Seals a fresh one to that key (DER) and returns the sender's one-time key in DER; the one before counts no more. Throws HPKE_RECIPIENT. */
  make({ ceremony, card }: { readonly ceremony: string; readonly card: Hex }): Hex {
    this.forget()
    const curve = pointOfSpki(card)?.curve
    if (!curve) throw refuse('HPKE_RECIPIENT')
    const expected = randomBytes(LENGTH)
    const info = Buffer.from(`strongroom/card-challenge/v1\n${ceremony}\n`)
    const sealed = seal({ recipient: card, info, aad, plaintext: expected })
    const peer = spkiOfPoint(curve, sealed.enc)
    if (peer === null) throw refuse('HPKE_ENC')
    this.#pending = { ...sealed, card, info, expected }
    return peer
  }

  /** What the card agrees on must open it; once. Throws CARD_CHALLENGE_NONE and what opening throws. */
  answer(agreed: Uint8Array): void {
    const pending = this.#pending
    this.#pending = null
    if (pending === null) throw refuse('CARD_CHALLENGE_NONE')
    const { card, enc, ciphertext, info, expected } = pending
    const opened = open({ recipient: card, enc, agreed, info, aad, ciphertext })
    const isSo = sameBytes(opened, expected)
    wipe(opened, expected)
    if (!isSo) throw refuse('HPKE_NOT_OPENED')
  }

  forget(): void {
    if (this.#pending) wipe(this.#pending.expected)
    this.#pending = null
  }
}
