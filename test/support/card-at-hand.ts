/** A software card without a reader: what the drivers ask of it, what goes wrong, and what it keeps. */
import type { CardCall, CardReply, CardRequest } from '../../ceremonies/devices/card.ts'
import { type RefusalCode, refuse } from '../../ceremonies/base/refusal.ts'
import { operations } from '../../native/cards/operations.ts'
import { softwareCard } from '../../native/softcard/card.ts'
import type { CardState } from '../../native/softcard/memory.ts'
import { type CardFault, faultyCard } from './card-fault.ts'

/** Another answer than the card's, or null for the card's own. */
export type Instead = (apdu: Buffer, nth: number) => Buffer | null

export interface CardAtHand {
  readonly state: CardState
  /** Every APDU since it was put in, in hex. */
  readonly heard: readonly string[]
  /** The same bytes, as the link was handed them. */
  readonly handed: readonly Buffer[]
  /** One call of the port, after which the card is reset. */
  readonly ask: <M extends CardCall>(method: M, request: CardRequest<M>) => Promise<CardReply<M>>
}

const ends = { pull: 'CARD_REMOVED', silence: 'CARD_SILENT' } as const satisfies Record<string, RefusalCode>

export function cardAtHand(
  state: CardState,
  {
    fault = null,
    instead = () => null,
    mangle = (answer) => answer,
  }: {
    readonly fault?: CardFault | null
    readonly instead?: Instead
    /** What becomes of the card's own answer. */
    readonly mangle?: (answer: Buffer, nth: number) => Buffer
  } = {},
): CardAtHand {
  const card = softwareCard({ state, keep: () => undefined })
  const answer = faultyCard(card, fault)
  const heard: string[] = []
  const handed: Buffer[] = []
  const transmit = (apdu: Buffer): Promise<Buffer> => {
    heard.push(apdu.toString('hex'))
    handed.push(apdu)
    const other = instead(apdu, heard.length)
    if (other) return Promise.resolve(other)
    const { bytes, after } = answer(apdu)
    return after === 'answer'
      ? Promise.resolve(mangle(bytes, heard.length))
      : Promise.reject(refuse(ends[after], { reader: 'at hand', seconds: 1 }))
  }
  return {
    state,
    heard,
    handed,
    ask: async (method, request) => {
      try {
        return await operations[method]({ transmit }, request)
      } finally {
        card.reset()
      }
    },
  }
}

export const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'ascii'))

/** A secret as it crosses; the last try is not for it unless that is said. */
export const pinOf = (text: string, evenLast = false) => ({ value: ascii(text), evenLast })

export const factoryKey = (bytes = 24): Uint8Array => Uint8Array.from({ length: bytes }, (_, at) => (at % 8) + 1)

/** What opens a card as it is sold. */
export const factoryUnlock = () => ({
  pin: pinOf('123456'),
  admin: pinOf('12345678'),
  managementKey: { algorithm: null, value: factoryKey() },
})

export const nothing = { pin: null, admin: null, managementKey: null } as const

/** Where the cards of `freshCard` are. */
export const places = {
  piv: { reader: null, card: { applet: 'piv', serial: '7654321', key: null } },
  openpgp: { reader: null, card: { applet: 'openpgp', serial: 'fffe0074cbb1', key: null } },
} as const
