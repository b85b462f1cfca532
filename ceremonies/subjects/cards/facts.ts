import { z } from 'zod'
import type { Hex } from '../../base/crypto.ts'
import type { CardIdentity } from '../../devices/card.ts'
import { curves } from '../../devices/ec-point.ts'
import { KnownCard } from '../../custody/shapes.ts'
import { applets } from '../../devices/readers.ts'
import { fact } from '../../kernel/fact.ts'
import type { State } from '../../kernel/model.ts'
import { list } from '../../kernel/shapes.ts'
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
  /** In which ceremony it was enrolled, and as which card: what it says itself until it keeps a share. */
  readonly mark: { readonly ceremony: string; readonly card: string }
}

interface Cards {
  /** By the name that the inventory gives each. */
  readonly enrolled: Readonly<Record<string, EnrolledCard>>
  /** What the register knew when this ceremony opened. */
  readonly known: readonly KnownCard[]
}

export const cards = new Slice<Cards>('cards', { enrolled: {}, known: [] })

/** The cards of earlier ceremonies, as the register tells of them: from here on rules may go by it. */
export const cardsKnown = fact({
  type: 'cards.known',
  level: 'restricted',
  shape: { cards: list(KnownCard.readonly()) },
  evolve: (state, { cards: known }) => cards.with(state, { known }),
})

type Becoming = Omit<EnrolledCard, 'mark'> & { readonly card: string }

function withCard(state: State, becoming: Becoming, mark: EnrolledCard['mark']): State {
  const { card, holder, applet, serial, software, decryption, signature } = becoming
  const one: EnrolledCard = { holder, applet, serial, software, decryption, signature, mark }
  return cards.with(state, { enrolled: { ...cards.of(state).enrolled, [card]: one } })
}

/** What is seen of a card that becomes its holder's. */
const seen = {
  card: z.string(),
  holder: z.string(),
  applet: z.enum(applets),
  serial: z.string(),
  /** Of the application, and of the whole token; null where the card does not tell. */
  firmware: z.string().nullable(),
  token: z.string().nullable(),
  /** True if a program plays it. */
  software: z.boolean(),
  decryption: hex,
  signature: hex,
  /** True if its maker's certificates for the keys lead to one that the script pins. */
  attested: z.boolean(),
} as const

/** A card is its holder's, with keys that were made on it. */
export const cardEnrolled = fact({
  type: 'card.enrolled',
  level: 'public',
  shape: {
    ...seen,
    curve: z.enum(curves),
    /** The file with the certificates by which its maker vouches for the keys; null if there are none. */
    attestation: z.string().nullable(),
  },
  evolve: (state, event) => withCard(state, event, { ceremony: state.ceremony, card: event.card }),
})

/**
 * A card that an earlier ceremony enrolled showed both keys that the register knows it by. `proof`: its signature over `challenge`
 * (docs/RECORD.md). `enrolled`: by which ceremony, as which card and by which part.
 */
export const cardPresented = fact({
  type: 'card.presented',
  level: 'public',
  shape: {
    ...seen,
    challenge: hex,
    proof: hex,
    enrolled: z.strictObject({ ceremony: z.string(), card: z.string(), holder: z.string() }).readonly(),
  },
  evolve: (state, event) => withCard(state, event, { ceremony: event.enrolled.ceremony, card: event.enrolled.card }),
})
