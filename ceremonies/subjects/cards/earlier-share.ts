/** A share of a set that was made in another ceremony, on a card that somebody brings. */
import { refuse } from '../../base/refusal.ts'
import type { CardShare } from '../../devices/card-share.ts'
import type { EarlierSet } from '../../devices/secrets.ts'
import type { Performing } from '../../kernel/model.ts'
import { type HeldCard, keptOn, shareIn } from './delivery.ts'

export interface EarlierShare {
  readonly held: HeldCard
  readonly share: CardShare
}

/**
 * Looks at every card in a reader for that share. Which key the card must have is what the share was sealed to, and that is looked at
 * before a PIN is sent. Throws the trouble of readers, and CARD_SHARE_NOWHERE.
 */
export async function earlierShareOf(
  performing: Performing,
  { set, identifier, threshold }: EarlierSet & { readonly set: string },
  index: number,
  holder: string,
): Promise<EarlierShare> {
  const port = performing.devices.cards()
  for (const { applets } of await port.look(null))
    for (const { applet, serial } of applets) {
      if (serial === '') continue
      const data = await keptOn(performing, { applet, serial, key: null })
      const share = data === null ? null : shareIn(data)
      const isIt =
        share?.set === set && share.identifier === identifier && share.threshold === threshold && share.index === index
      if (isIt) return { held: { card: serial, holder, applet, serial, key: share.card }, share }
    }
  throw refuse('CARD_SHARE_NOWHERE', { share: index, identifier })
}
