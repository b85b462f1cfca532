/** Looks at laptop, tokens and printers before anybody is asked for a name. */
import { current } from '../ceremonies/index.ts'
import { Refusal, refused } from '../ceremonies/base/refusal.ts'
import type { Plan } from '../ceremonies/kernel/planned.ts'
import type { Script } from '../ceremonies/kernel/script.ts'
import { type Forewarning, type Surroundings, preflight } from '../ceremonies/subjects/preflight.ts'
import { openDevices } from './devices/index.ts'
import { examineLaptop } from './engine/environment.ts'
import { findToken } from './opening.ts'
import { listingsIn } from './register/list.ts'
import type { Register } from './register/register.ts'
import type { Setup } from './store/data-folder.ts'

export interface Intended {
  readonly script: Script
  readonly plan: Plan
  readonly mode: 'real' | 'rehearsal'
  /** True for tokens that are made for this rehearsal. */
  readonly throwAway: boolean
}

/** What stops that ceremony, or should be known before it begins. */
export function forewarnings(
  intended: Intended,
  found: Pick<Surroundings, 'tokens' | 'printers' | 'mirror' | 'earlier'>,
  register: Register,
): readonly Forewarning[] {
  return preflight(
    { rules: current, ...intended },
    { ...found, report: examineLaptop(), now: new Date().toISOString(), latest: latestIn(register) },
  )
}

/** Every token of the inventory, asked by processes of their own that end with the answer. */
export async function tokensOf(inventory: Setup['inventory']): Promise<Surroundings['tokens']> {
  const devices = openDevices({ inventory })
  const tokens: Surroundings['tokens'][number][] = []
  try {
    for (const device of Object.keys(inventory)) {
      try {
        tokens.push(await findToken(devices, device))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        tokens.push({ device, trouble: refused(error) })
      }
    }
    return tokens
  } finally {
    await devices.close()
  }
}

function latestIn(register: Register): string | null {
  return listingsIn(register)
    .map(({ last }) => last)
    .reduce<string | null>((latest, one) => (latest === null || one > latest ? one : latest), null)
}
