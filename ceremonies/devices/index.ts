/** The device port: all that a step may ask, by class of device. */
import type { Cards } from './card.ts'
import type { Token } from './hsm.ts'
import type { Secrets } from './secrets.ts'
import type { Sheets } from './sheets.ts'

/** The name under which the loss of the secrets process is told; no token may have it. */
export const SECRETS = 'secrets'

/** The name under which the loss of the process for cards is told; likewise. */
export const CARDS = 'cards'

export interface Devices {
  /** The token that the inventory calls `name`; throws DEVICE_UNKNOWN. */
  token(name: string): Token
  /** The one secrets process of this ceremony, started at first use and gone after `wipe` or a crash. */
  secrets(): Secrets
  /** Every card in every reader; each call names the card that it is for. */
  cards(): Cards
  /** Shares on paper. */
  sheets(): Sheets
}
