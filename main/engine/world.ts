import type { JsonObject } from '../../ceremonies/base/json.ts'
import type { BadgeAuthorities } from '../../ceremonies/devices/badges.ts'
import type { EarlierRecord } from '../../ceremonies/devices/earlier.ts'
import type { Devices } from '../../ceremonies/devices/index.ts'
import type { CommandOf } from '../../ceremonies/kernel/command.ts'

/** What the engine is given of the world. */
export interface World {
  readonly devices: Devices
  environment(): Promise<JsonObject>
  readonly application: CommandOf<'open'>['application']
  /** A folder on a second medium for a copy of the facts; null for none. */
  readonly mirror: string | null
  /** The record of an earlier ceremony, for scripts that need one; none unless said otherwise. */
  readonly earlier?: EarlierRecord
  /** PINs of cards that an earlier ceremony of this rehearsal enrolled, by purpose, person and card: shown to whoever is asked. */
  readonly pins?: ReadonlyMap<string, string>
  /** What the organisation publishes of its badges, for scripts that check them; none unless said otherwise. */
  readonly badges?: BadgeAuthorities
  /** True if every token is gone with this rehearsal: nothing is lost where it locks. */
  readonly throwAway?: boolean
  /** The part that says that the mirror may be on the record's own medium; nobody unless said otherwise. */
  readonly sameMedium?: string | null
  /** Milliseconds of a clock that never jumps while the machine runs; the machine's own unless said otherwise. */
  readonly monotonic?: () => number
}
