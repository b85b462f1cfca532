/** The port over the record of an earlier ceremony, brought in by file: a step asks for what it says, and for its archives. */
import type { Hex } from '../base/crypto.ts'
import type { Json } from '../base/json.ts'
import type { CardIdentity } from './card.ts'

/** A share that a record says to be on a card, by which that card is known again. */
export interface ShareOnRecord {
  readonly share: number
  readonly applet: CardIdentity['applet']
  readonly serial: string
  /** Of the card's object: ceremony, set, number and the card's key are in it. */
  readonly sha256: Hex
}

export interface EarlierRecord {
  /**
   * What the record says of itself, once it has been verified. `note`: digest of its last note, from paper; null where nobody has
   * one. Throws EARLIER_NOT_GIVEN or EARLIER_INVALID, and what reading it throws.
   */
  read(note: string | null): Promise<Json>
  /** The shares of that set that it says to be on cards, once it has been verified as by `read`; throws what that throws. */
  cards(note: string | null, set: string): Promise<readonly ShareOnRecord[]>
  /**
   * One of its artifacts, as it was when the record was verified; in a process that has not verified it, as it is now. Throws
   * EARLIER_NOT_GIVEN or EARLIER_FILE_MISSING.
   */
  file(artifact: string): Promise<Uint8Array>
}
