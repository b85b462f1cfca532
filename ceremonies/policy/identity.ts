/** A device is who it was: token, module and keys are compared with the record before anybody trusts what they do. */
import type { Hex } from '../crypto.ts'
import type { TokenDescription, TokenObject } from '../device.ts'
import { refuse } from '../refusal.ts'
import { type State, currentStep } from '../state.ts'

/** Throws MODULE_SWITCHED unless the module is the one that people accepted. */
export function mustBeAccepted({ accepted }: State, device: string, { module }: TokenDescription): void {
  const expected = accepted.modules[device]
  if (expected !== undefined && expected !== module.sha256)
    throw refuse('MODULE_SWITCHED', { device, expected, found: module.sha256 })
}

/**
 * Throws TOKEN_SWITCHED unless the token is the one that was commissioned; before that, the one that was found when the
 * ceremony opened.
 */
export function mustBeTheToken(state: State, device: string, { token }: TokenDescription): void {
  const expected = state.tokens[device] ?? asFound(state, device)
  if (expected === undefined) return
  const { label, serial } = token
  if ((expected.label === null || expected.label === label) && expected.serial === serial) return
  throw refuse('TOKEN_SWITCHED', {
    device,
    label,
    serial,
    expectedLabel: expected.label ?? label,
    expectedSerial: expected.serial,
  })
}

/**
 * The token as it was found, unless it has changed rightly since: while it is commissioned, or where it had no serial yet. One
 * that was blank has no label to compare.
 */
function asFound(state: State, device: string): { readonly label: string | null; readonly serial: string } | undefined {
  const found = state.found[device]
  const step = currentStep(state)
  const commissioning = step?.kind === 'commission' && step.fields['token'] === device && state.attempt !== null
  if (found === undefined || found.serial === '' || commissioning) return undefined
  return { label: found.initialised ? found.label : null, serial: found.serial }
}

interface Kept {
  readonly label: string
  readonly id: Hex
  readonly spki: Hex
}

/** The keys that the record says a token holds, its record key among them. */
export function keysIn(state: State, device: string): readonly Kept[] {
  const { recordKey, keys } = state
  const made = Object.values(keys).filter(({ token }) => token === device)
  return [...made, ...(recordKey?.token === device ? [{ ...recordKey, label: 'record key' }] : [])]
}

/**
 * Throws KEY_SWITCHED or KEY_ABSENT unless each of `keys` is there once, with the public key on record; its private half is
 * looked for too where the user is logged in. That it is the same one, only a signature shows.
 */
export function mustHold(
  device: string,
  keys: readonly Kept[],
  objects: readonly TokenObject[],
  loggedIn: boolean,
): void {
  for (const { label, id, spki } of keys) {
    const halves = objects.filter((object) => object.id === id)
    const [shown, another] = halves.filter((object) => object.class === 'public')
    const hidden = halves.filter((object) => object.class === 'private')
    if (!shown || (loggedIn && hidden.length === 0)) throw refuse('KEY_ABSENT', { device, label, id })
    if (another || shown.spki !== spki || hidden.length > 1) throw refuse('KEY_SWITCHED', { device, label, id })
  }
}
