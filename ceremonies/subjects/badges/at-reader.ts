/** The badge at hand: in which reader it is, what it shows, and its holder's PIN. */
import type { Hex } from '../../base/crypto.ts'
import { Refusal, type RefusalCode, refuse } from '../../base/refusal.ts'
import type { BadgePlace, CardDescription, CardIdentity, CardSeen } from '../../devices/card.ts'
import type { Performing, State } from '../../kernel/model.ts'
import { cards } from '../cards/facts.ts'
import { pinBytes } from '../cards/pins.ts'

const TRIES = 5

/** What makers set: the PIN of a badge that a program plays. */
const REHEARSED = '123456'

/** What is mended by typing the PIN again. */
const mendable: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['CARD_PIN_WRONG', 'CARD_PIN_LENGTH', 'PIN_NOT_ASCII'])

export interface BadgeSeen {
  readonly reader: string
  /** The authority of a rehearsal, if a program plays the badge; null if it is a real one. */
  readonly played: BadgePlace['authority']
  readonly card: CardIdentity
  /** In DER. */
  readonly certificate: Hex
}

/**
 * The one PIV card in the readers that is none of the ceremony's own. Throws the trouble of readers, BADGE_NOWHERE, BADGE_MANY,
 * CARD_SERIAL_NONE and BADGE_NONE (it has no certificate for authentication, or no key for it).
 */
export async function badgeAtHand(
  { devices, state }: Pick<Performing, 'devices' | 'state'>,
  person: string,
): Promise<BadgeSeen> {
  const port = devices.cards()
  const { reader: named, authority: played } = await port.badge(person, state.names[person] ?? '')
  const able = (await port.look(named)).filter((seen) => isBadge(seen, state))
  const [found, another] = able
  if (another) throw refuse('BADGE_MANY', { count: able.length })
  if (!found) throw refuse('BADGE_NOWHERE')
  const { reader } = found
  const { serial, keys } = await describedAt(port, reader)
  if (serial === '') throw refuse('CARD_SERIAL_NONE')
  const spki = keys.find(({ use }) => use === 'authentication')?.spki ?? null
  if (spki === null) throw refuse('BADGE_NONE')
  const card: CardIdentity = { applet: 'piv', serial, key: { use: 'authentication', spki } }
  const { certificate } = await port.certificate({ at: { reader, card }, use: 'authentication' })
  if (certificate === null) throw refuse('BADGE_NONE')
  return { reader, played, card, certificate }
}

/** A PIV card that nobody enrolled in this ceremony. */
function isBadge({ applets }: CardSeen, state: Pick<State, 'slices'>): boolean {
  const own = Object.values(cards.of(state).enrolled)
  const isOwn = own.some(({ applet, serial }) => applets.some((one) => one.applet === applet && one.serial === serial))
  return !isOwn && applets.some(({ applet }) => applet === 'piv')
}

type Port = ReturnType<Performing['devices']['cards']>

function describedAt(port: Port, reader: string): Promise<CardDescription> {
  return port.describe({ reader, applet: 'piv' })
}

/** The badge's signature; its holder alone types the PIN. Throws what another try does not mend, and CARD_PIN_TRIES_EXHAUSTED. */
export async function signedByBadge(
  performing: Performing,
  person: string,
  { reader, played, card }: BadgeSeen,
  digest: Hex,
): Promise<Hex> {
  const port = performing.devices.cards()
  let complaint: Refusal | null = null
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const { left } = (await describedAt(port, reader)).pin
    const told = { left, rehearsalPin: played ? REHEARSED : null }
    const asked = { person, purpose: 'badge-pin', half: null, device: null, share: null } as const
    const pin = await performing.ask(asked, complaint, told)
    try {
      const at = { reader, card }
      return (await port.sign({ at, use: 'authentication', digest, pin: pinBytes(pin) })).signature
    } catch (error) {
      if (!(error instanceof Refusal) || !mendable.has(error.code)) throw error
      complaint = error
    }
  }
  throw refuse('CARD_PIN_TRIES_EXHAUSTED', { person })
}
