/** A device is who it was: token, module and keys are compared with the record before anybody trusts what they do. */
import type { Hex } from '../../base/crypto.ts'
import type { TokenDescription, TokenObject } from '../../devices/hsm.ts'
import { refuse } from '../../base/refusal.ts'
import type { State } from '../../kernel/model.ts'
import { currentStep } from '../../kernel/state.ts'
import { evidence } from '../evidence/facts.ts'
import { keys } from '../keys/slice.ts'
import { tokens } from './facts.ts'

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
  const expected = tokens.of(state).noted[device] ?? asFound(state, device)
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
  const found = tokens.of(state).found[device]
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
  const { recordKey } = evidence.of(state)
  const made = Object.values(keys.of(state).byLabel).filter(({ token }) => token === device)
  return [...made, ...(recordKey?.token === device ? [{ ...recordKey, label: 'record key' }] : [])]
}

/** Throws KEY_ABSENT or KEY_SWITCHED unless each secret key on record is there once. That it is the same one, only its check value shows. */
export function mustHoldSecrets(state: State, device: string, objects: readonly TokenObject[]): void {
  for (const { label, id, token } of Object.values(keys.of(state).secrets)) {
    if (token !== device) continue
    const [found, another] = objects.filter((object) => object.class === 'secret' && object.id === id)
    if (!found) throw refuse('KEY_ABSENT', { device, label, id })
    if (another) throw refuse('KEY_SWITCHED', { device, label, id })
  }
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
