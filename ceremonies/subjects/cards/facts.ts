import { z } from 'zod'
import type { Hex } from '../../base/crypto.ts'
import type { CardIdentity } from '../../devices/card.ts'
import { curves } from '../../devices/ec-point.ts'
import { applets } from '../../devices/readers.ts'
import { fact } from '../../kernel/fact.ts'
import { Slice } from '../../kernel/slice.ts'
import { hex } from '../fields.ts'

/** A card as it was enrolled: whose it is, and by what it is known again. */
export interface EnrolledCard {
  readonly holder: string
  readonly applet: CardIdentity['applet']
  readonly serial: string
  readonly software: boolean
  /** Public keys in DER. */
  readonly decryption: Hex
  readonly signature: Hex
}

interface Cards {
  /** By the name that the inventory gives each. */
  readonly enrolled: Readonly<Record<string, EnrolledCard>>
}

export const cards = new Slice<Cards>('cards', { enrolled: {} })

/** A card is its holder's, with keys that were made on it. */
export const cardEnrolled = fact({
  type: 'card.enrolled',
  level: 'public',
  shape: {
    card: z.string(),
    holder: z.string(),
    applet: z.enum(applets),
    serial: z.string(),
    /** Of the application, and of the whole token; null where the card does not tell. */
    firmware: z.string().nullable(),
    token: z.string().nullable(),
    /** True if a program plays it. */
    software: z.boolean(),
    curve: z.enum(curves),
    decryption: hex,
    signature: hex,
    /** The file with the certificates by which its maker vouches for the keys; null if there are none. */
    attestation: z.string().nullable(),
    /** True if they lead to a certificate that the script pins. */
    attested: z.boolean(),
  },
  evolve: (state, { card, holder, applet, serial, software, decryption, signature }) => {
    const { enrolled } = cards.of(state)
    return cards.with(state, {
      enrolled: { ...enrolled, [card]: { holder, applet, serial, software, decryption, signature } },
    })
  },
})
