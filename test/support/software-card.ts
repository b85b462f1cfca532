import { Buffer } from 'node:buffer'
import { isPin } from '../../native/softcard/pins.ts'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type SoftwareCard, softwareCard } from '../../native/softcard/card.ts'
import { CardState, type Pin } from '../../native/softcard/memory.ts'
import { freshOpenPgp } from '../../native/softcard/openpgp.ts'
import { freshPiv } from '../../native/softcard/piv.ts'

export interface FreshCard {
  readonly applets?: CardState['applets']
  readonly serial?: number
  readonly firmware?: string
  readonly management?: CardState['piv']['managementKey']['algorithm']
}

/** A card as its maker sells it. */
export function freshCard(options: FreshCard = {}): CardState {
  const { applets = ['piv', 'openpgp'], serial = 7654321, firmware = '5.7.4', management = 'AES-192' } = options
  return { applets, serial, piv: freshPiv(firmware, management), openPgp: freshOpenPgp() }
}

/** The card whose memory is in `file`, a fresh one if there is none. */
export function cardIn(file: string): SoftwareCard {
  const state = existsSync(file) ? CardState.parse(JSON.parse(readFileSync(file, 'utf8'))) : freshCard()
  const keep = () => writeFileSync(file, JSON.stringify(state))
  keep()
  return softwareCard({ state, keep })
}

/** True if that is the PIN as people type it: PIV fills it up to eight bytes (SP 800-73-5 part 2, 2.4.3). */
export function holds(pin: Pin, text: string): boolean {
  const typed = Buffer.from(text, 'latin1')
  const filled = Buffer.alloc(8, 0xff)
  filled.set(typed.subarray(0, 8))
  return isPin(pin, typed) || isPin(pin, filled)
}
