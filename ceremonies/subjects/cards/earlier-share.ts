/** A share that was put on a card before, on a card that somebody brings. */
import { hexToBytes } from '@noble/hashes/utils.js'
import { sha256Hex } from '../../base/digest.ts'
import { refuse } from '../../base/refusal.ts'
import type { CardShare } from '../../devices/card-share.ts'
import type { ShareOnRecord } from '../../devices/earlier.ts'
import type { Performing, State } from '../../kernel/model.ts'
import { type HeldCard, keptOn, cardShareIn } from './delivery.ts'
import { cards } from './facts.ts'

export interface EarlierShare {
  readonly held: HeldCard
  readonly share: CardShare
}

export interface Sought {
  /** The number of the set. */
  readonly identifier: number
  readonly index: number
  readonly holder: string
  /** What the record of its ceremony says of the set's cards. */
  readonly onRecord: readonly ShareOnRecord[]
}

/**
 * Finds the card of that share in a reader: by applet and serial number as they are on record, and its object by the digest there,
 * which covers ceremony, set, number and the key that the card must have. What a card says of itself counts for nothing, and no PIN
 * is sent before. Throws the trouble of readers, CARD_SHARE_CHANGED for the right card with another object, and CARD_SHARE_NOWHERE.
 */
export async function earlierShareOf(performing: Performing, sought: Sought): Promise<EarlierShare> {
  const { identifier, index, holder, onRecord } = sought
  const port = performing.devices.cards()
  for (const { applets } of await port.look(null))
    for (const { applet, serial } of applets) {
      const known = onRecord.filter((one) => one.share === index && one.applet === applet && one.serial === serial)
      if (known.length === 0) continue
      const data = await keptOn(performing, { applet, serial, key: null })
      const isKnown = data !== null && known.some(({ sha256 }) => sha256 === sha256Hex(hexToBytes(data)))
      const share = isKnown ? cardShareIn(data) : null
      if (share === null) throw refuse('CARD_SHARE_CHANGED', { card: serial })
      return {
        held: { card: nameOf(performing.state, { applet, serial }), holder, applet, serial, key: share.card },
        share,
      }
    }
  throw refuse('CARD_SHARE_NOWHERE', { share: index, identifier })
}

/** What the inventory calls it, if it was presented today; else its serial number. */
function nameOf(state: State, { applet, serial }: Pick<HeldCard, 'applet' | 'serial'>): string {
  const own = Object.entries(cards.of(state).enrolled).find(([, one]) => one.applet === applet && one.serial === serial)
  return own?.[0] ?? serial
}
