import { refused, refuse } from '../../ceremonies/base/refusal.ts'
import type { Script } from '../../ceremonies/kernel/script.ts'
import type { TokenDescription } from '../../ceremonies/devices/hsm.ts'
import { hsmsOf } from '../../ceremonies/subjects/tokens/hsm.ts'
import type { Surroundings } from '../../ceremonies/subjects/preflight.ts'
import type { Draft, House } from '../../preload/views.ts'

type Chosen = Draft['tokens'][string]

/** What tokens say of themselves, by their place. */
export type Described = ReadonlyMap<string, TokenDescription>

export function placeOf({ module, label, serial }: Chosen): string {
  return JSON.stringify([module, label, serial])
}

/**
 * The token chosen for each HSM, or before people have chosen the only one that can be meant. What a token holds is told when the
 * ceremony opens.
 */
export function tokensAhead(
  script: Script,
  { mode, tokens: chosen }: Pick<Draft, 'mode' | 'tokens'>,
  present: House['tokens'],
  described: Described,
): Surroundings['tokens'] {
  const isThrowAway = mode === 'rehearsal' && Object.keys(chosen).length === 0
  if (present === null || isThrowAway) return []
  return Object.entries(hsmsOf(script)).flatMap(([device, { label, serial = 'any' }]): Surroundings['tokens'] => {
    const token = chosen[device]
    const meant = token ? [token] : present.filter((one) => one.label === '' || one.label === label)
    if (meant.length === 0) return [{ device, trouble: refused(refuse('TOKEN_ABSENT', { device, label, serial })) }]
    const [only] = meant
    const description = only && meant.length === 1 ? described.get(placeOf(only)) : undefined
    return description ? [{ device, description, objects: [] }] : []
  })
}
