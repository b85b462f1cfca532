import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type SoftwareCard, softwareCard } from '../../native/softcard/card.ts'
import { CardState } from '../../native/softcard/memory.ts'
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
