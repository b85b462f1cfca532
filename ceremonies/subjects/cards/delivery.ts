/** A share on a card: written, read back and opened, by whoever holds the card. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { Hex } from '../../base/crypto.ts'
import { sha256Hex } from '../../base/digest.ts'
import { Refusal, type RefusalCode, refuse } from '../../base/refusal.ts'
import type { CardIdentity, CardPin, CardRequest } from '../../devices/card.ts'
import type { CardShare } from '../../devices/card-share.ts'
import type { OpenedByCard } from '../../devices/secrets.ts'
import type { Performing, State } from '../../kernel/model.ts'
import { cardShareFile, readCardShare, senderKeyOf } from '../../shares/card-share.ts'
import { marked, SHARE_OBJECT, unlocking } from './enrolment.ts'
import { cards } from './facts.ts'
import { mayUseLast } from './last-try.ts'
import { pinBytes } from './pins.ts'

const TRIES = 5

/** What is mended by typing the PIN again. */
const mendable: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['CARD_PIN_WRONG', 'CARD_PIN_LENGTH', 'PIN_NOT_ASCII'])

/** A card that is on record, and who holds it. */
export interface HeldCard {
  /** What the inventory calls it. */
  readonly card: string
  readonly holder: string
  readonly applet: CardIdentity['applet']
  readonly serial: string
  /** Its decryption key in DER. */
  readonly key: Hex
}

/** The card, if it is that person's; throws CARD_NOT_ENROLLED or CARD_NOT_YOURS. */
export function heldBy(state: State, name: string, person: string): HeldCard {
  const { enrolled } = cards.of(state)
  const known = Object.hasOwn(enrolled, name) ? enrolled[name] : undefined
  if (!known) throw refuse('CARD_NOT_ENROLLED', { card: name })
  const { holder, applet, serial, decryption: key } = known
  if (holder !== person) throw refuse('CARD_NOT_YOURS', { card: name, holder, person })
  return { card: name, holder, applet, serial, key }
}

type At = CardRequest<'agree'>['at']
const nothing = { pin: null, admin: null, managementKey: null } as const

/** `key`: null for a card that is not known yet. */
type Named = Pick<HeldCard, 'applet' | 'serial'> & { readonly key: Hex | null }

/** By serial number and decryption key, in whichever reader. */
export function atOf({ applet, serial, key }: Named): At {
  return { reader: null, card: { applet, serial, key: key === null ? null : { use: 'decryption', spki: key } } }
}

/** What the card keeps where shares are kept, by whoever holds it; null where there is nothing. Asks for no PIN. */
export async function keptOn({ devices }: Pick<Performing, 'devices'>, held: Named): Promise<Hex | null> {
  const { data } = await devices.cards().readObject({ at: atOf(held), object: SHARE_OBJECT, unlock: nothing })
  return data
}

/**
 * Writes the share, reads it back, has the card open it and the secrets process compare it. Throws what stands in the way, and then
 * nothing of it counts: CARD_OBJECT_TAKEN, CARD_OBJECT_DIFFERS, CARD_FULL and the refusals of cards, PINs and HPKE.
 */
export async function deliver(performing: Performing, held: HeldCard, share: CardShare): Promise<void> {
  const port = performing.devices.cards()
  const data = bytesToHex(cardShareFile(share))
  mustBeFree(await keptOn(performing, held), performing.state, held)
  await withPin(performing, held, async (pin) => {
    const unlock = { ...unlocking(held.applet, '', null), pin: pin() }
    await port.writeObject({ at: atOf(held), object: SHARE_OBJECT, data, unlock })
    if ((await keptOn(performing, held)) !== data) throw refuse('CARD_OBJECT_DIFFERS')
    await performing.devices.secrets().prove(share.index, await opened(performing, held, share, pin))
  })
}

/** The share, given by the card with its holder's PIN. */
export async function givenBy<T>(
  performing: Performing,
  held: HeldCard,
  share: CardShare,
  take: (given: OpenedByCard) => Promise<T>,
): Promise<T> {
  return withPin(performing, held, async (pin) => take(await opened(performing, held, share, pin)))
}

/** What the card agrees on leaves its process for the secrets process alone. */
async function opened(performing: Performing, held: HeldCard, share: CardShare, pin: HolderPin): Promise<OpenedByCard> {
  const { devices } = performing
  const recipient = await devices.secrets().transportKey()
  const asked = { at: atOf(held), peer: senderKeyOf(share), recipient, pin: pin() }
  return { share, agreed: (await devices.cards().agree(asked)).secret }
}

/** The PIN that was typed, in bytes of its own for each call. */
export type HolderPin = () => CardPin

/** Asks the holder alone, with the tries that are left beside it. Throws what another try does not mend, and CARD_PIN_TRIES_EXHAUSTED. */
export async function withPin<T>(
  performing: Performing,
  held: HeldCard,
  use: (pin: HolderPin) => Promise<T>,
): Promise<T> {
  const { holder: person, card: device } = held
  let complaint: Refusal | null = null
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const left = await triesLeft(performing, held)
    const pin = await performing.ask(
      { person, purpose: 'card-pin', half: null, device, share: null, scheme: null },
      complaint,
      {
        left,
      },
    )
    try {
      return await use(() => pinBytes(pin, mayUseLast(performing.state, device)))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'CARD_PIN_LAST_TRY') throw refuse(error.code, { ...error.parameters, card: device })
      if (!mendable.has(error.code)) throw error
      complaint = error
    }
  }
  throw refuse('CARD_PIN_TRIES_EXHAUSTED', { person })
}

/** Throws the trouble of readers, and CARD_NOWHERE. */
async function triesLeft({ devices }: Performing, { card, applet, serial }: HeldCard): Promise<number | null> {
  const port = devices.cards()
  const seen = await port.look((await port.place(card)).reader)
  const here = seen.find(({ applets }) => applets.some((one) => one.applet === applet && one.serial === serial))
  if (!here) throw refuse('CARD_NOWHERE', { applet, serial })
  return (await port.describe({ reader: here.reader, applet })).pin.left
}

/**
 * Written over is what this ceremony has written to that card itself (its mark, or a share of an attempt that was cut off), the mark of
 * its enrolment in an earlier one, and a share of a set that counts no more, as the register says. Throws CARD_OBJECT_TAKEN.
 */
function mustBeFree(data: Hex | null, state: State, { card, applet, serial }: HeldCard): void {
  const { enrolled, known } = cards.of(state)
  const mark = enrolled[card]?.mark ?? { ceremony: state.ceremony, card }
  if (data === null || data === bytesToHex(marked(mark)) || cardShareIn(data)?.ceremony === state.ceremony) return
  const kept = known.find((one) => one.applet === applet && one.serial === serial)?.shares ?? []
  const sha256 = sha256Hex(hexToBytes(data))
  if (!kept.some((one) => one.sha256 === sha256 && !one.valid)) throw refuse('CARD_OBJECT_TAKEN', { card })
}

/** The share in an object of a card; null if it is none. */
export function cardShareIn(data: Hex): CardShare | null {
  try {
    return readCardShare(hexToBytes(data))
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
