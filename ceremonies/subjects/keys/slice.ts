/** The keys of a ceremony, as its state holds them. */
import type { Algorithm, Purpose, SecretAlgorithm } from '../../devices/algorithm.ts'
import type { Hex } from '../../base/crypto.ts'
import type { KeyCheck } from '../../devices/check-value.ts'
import type { WrapMechanism } from '../../devices/hsm.ts'
import type { State } from '../../kernel/model.ts'
import { Slice } from '../../kernel/slice.ts'

/** A key pair that this ceremony made or found in a token. */
export interface Key {
  readonly token: string
  readonly label: string
  readonly id: Hex
  readonly algorithm: Algorithm
  readonly spki: Hex
  /** True until it is locked, if it is to be archived. */
  readonly extractable: boolean
  readonly status: 'made' | 'proved' | 'archived' | 'restored' | 'locked'
  readonly blob: Hex | null
  /** True if it was in the token before this ceremony. */
  readonly found?: true
}

/** A secret key that this ceremony made or found in a token. */
export interface SecretKey extends Omit<Key, 'algorithm' | 'spki'> {
  readonly algorithm: SecretAlgorithm
  readonly purpose: Purpose
  /** The one digest of it on record. */
  readonly keyCheck: KeyCheck
}

/** How a token wraps keys of one type, as tried before anything was made. */
export interface Probe {
  readonly token: string
  readonly algorithm: Algorithm | SecretAlgorithm
  readonly mechanism: WrapMechanism
  readonly exact: boolean
  readonly derLength: number
}

interface Keys {
  readonly byLabel: Readonly<Record<string, Key>>
  readonly secrets: Readonly<Record<string, SecretKey>>
  /** Keys that were wrapped anew out of their archives: known by their labels, and in no token as objects of their own. */
  readonly rewrapped: Readonly<Record<string, Key | SecretKey>>
  readonly probes: readonly Probe[]
}

export const keys = new Slice<Keys>('keys', { byLabel: {}, secrets: {}, rewrapped: {}, probes: [] })

/** The state with that change of the key of that label, wherever it is; unchanged if there is none. */
export function changed(
  state: State,
  label: string,
  change: Partial<Pick<Key, 'extractable' | 'status' | 'blob'>>,
): State {
  const { byLabel, secrets, rewrapped } = keys.of(state)
  // A label such as "constructor" is no key because objects have it.
  const own = <T>(of: Readonly<Record<string, T>>): T | undefined => (Object.hasOwn(of, label) ? of[label] : undefined)
  const key = own(byLabel)
  if (key) return keys.with(state, { byLabel: { ...byLabel, [label]: { ...key, ...change } } })
  const secret = own(secrets)
  if (secret) return keys.with(state, { secrets: { ...secrets, [label]: { ...secret, ...change } } })
  const again = own(rewrapped)
  return again ? keys.with(state, { rewrapped: { ...rewrapped, [label]: { ...again, ...change } } }) : state
}
