/** The card at hand: found in its reader before it is known, and by serial number and key once it is. */
import { refuse } from '../../base/refusal.ts'
import type { CardDescription, CardIdentity, CardSeen } from '../../devices/card.ts'
import type { Performing } from '../../kernel/model.ts'
import { cards, type EnrolledCard } from './facts.ts'

export interface AtReader {
  readonly reader: string
  readonly software: boolean
  readonly description: CardDescription
}

/**
 * The one card that is not enrolled yet and has the application, in the reader that is named for it if one is. Throws the
 * trouble of readers, CARD_TO_ENROL_NONE, CARD_TO_ENROL_MANY, CARD_ENROLLED (it is enrolled as another) and CARD_SERIAL_NONE.
 */
export async function cardToEnrol(
  { devices, state }: Pick<Performing, 'devices' | 'state'>,
  name: string,
  applet: CardIdentity['applet'],
): Promise<AtReader> {
  const port = devices.cards()
  const { reader: named, software } = await port.place(name)
  const enrolled = Object.entries(cards.of(state).enrolled)
  const known = (seen: CardSeen) => enrolled.find(([, card]) => isOf(seen, card))?.[0]
  const able = (await port.look(named)).filter(({ applets }) => applets.some((one) => one.applet === applet))
  const fresh = able.filter((seen) => known(seen) === undefined)
  const [found, another] = fresh
  if (another) throw refuse('CARD_TO_ENROL_MANY', { count: fresh.length })
  if (!found) {
    const other = able.map(known).find((one) => one !== undefined)
    throw other === undefined ? refuse('CARD_TO_ENROL_NONE', { applet }) : refuse('CARD_ENROLLED', { card: other })
  }
  const description = await port.describe({ reader: found.reader, applet })
  if (description.serial === '') throw refuse('CARD_SERIAL_NONE')
  return { reader: found.reader, software, description }
}

/** By any of its applications: one card is one person's, whatever it can do. */
function isOf({ applets }: CardSeen, { applet, serial }: EnrolledCard): boolean {
  return applets.some((one) => one.applet === applet && one.serial === serial)
}
