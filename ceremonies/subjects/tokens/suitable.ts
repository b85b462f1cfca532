/** What can be known of a token before the ceremony opens: refused then, and not after something was done to it. */
import { z } from 'zod'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { TokenDescription, TokenObject } from '../../devices/hsm.ts'
import type { PlannedStep, Plan } from '../../kernel/planned.ts'
import type { Rules } from '../../kernel/model.ts'
import { kindOf } from '../../kernel/rules.ts'
import { refuse } from '../../base/refusal.ts'
import type { Script } from '../../kernel/script.ts'
import { againstCertificate, mustBeExpected } from './hardware.ts'
import { signMechanismOf } from '../keys/signing.ts'
import { purpose, secretAlgorithm } from '../fields.ts'
import { mustOpenArchives } from '../recovery/suits.ts'
import { generateSecret } from '../keys/generate-secret.ts'
import { generationOf, secretKey } from '../keys/templates.ts'
import { hsmsOf } from './hsm.ts'

export interface FoundToken {
  readonly device: string
  readonly description: TokenDescription
  /** What somebody who is not logged in can see. */
  readonly objects: readonly Pick<TokenObject, 'class' | 'id' | 'label'>[]
}

export interface Suiting {
  readonly rules: Rules
  readonly script: Script
  readonly plan: Plan
  readonly mode: 'real' | 'rehearsal'
  /** True for tokens made for this rehearsal: they have neither serial nor model of the script's. */
  readonly throwAway: boolean
}

/** Throws what stands between these tokens and the plan, the first of it. Reads only what was found; nothing is done. */
export function mustSuit(suiting: Suiting, found: readonly FoundToken[]): void {
  for (const one of found) mustSuitOne(suiting, one)
  // Throw-away tokens are each in a folder of their own, behind one module.
  if (suiting.throwAway) return
  for (const [at, { device, description }] of found.entries()) {
    const other = found.slice(0, at).find((before) => isSame(before.description, description))
    if (other) throw refuse('TOKEN_CHOSEN_TWICE', { device, other: other.device })
  }
}

function mustSuitOne(
  { rules, script, plan, mode, throwAway }: Suiting,
  { device, description, objects }: FoundToken,
): void {
  const hsm = hsmsOf(script)[device]
  if (!hsm) throw refuse('DEVICE_UNKNOWN', { device })
  const { token, module, slot } = description
  const said = {
    module,
    slot,
    manufacturer: token.manufacturer,
    model: token.model,
    firmware: token.firmwareVersion,
    serial: token.serial,
  }
  if (!throwAway) mustBeExpected(hsm, said)
  const against = mode === 'real' ? againstCertificate(device, hsm, said) : null
  if (against) throw against
  const steps = plan.steps.filter((step) => step.fields['token'] === device)
  if (steps.some(({ kind }) => kind === 'commission')) mustBeInitialisable(device, hsm.label, { description, objects })
  else if (!token.initialised) throw refuse('TOKEN_NOT_INITIALISED', { device, label: hsm.label })
  for (const step of steps) {
    mustHaveMechanisms(device, mechanismsFor(rules, step), description)
    mustOpenArchives(device, step, description)
  }
}

/** Commissioning begins with an empty token whose PINs can be set from here. */
function mustBeInitialisable(
  device: string,
  label: string,
  { description, objects }: Omit<FoundToken, 'device'>,
): void {
  if (description.token.protectedAuthenticationPath) throw refuse('KEYPAD_INITIALISE', { device })
  if (utf8ToBytes(label).length > 32) throw refuse('TOKEN_LABEL_LONG', { device, label })
  if (objects.length > 0) throw refuse('TOKEN_NOT_EMPTY', { device, count: objects.length })
  if (description.token.soPin === 'locked') throw refuse('PIN_LOCKED', { device, role: 'security officer' })
}

/** What a step that makes a key needs of its token. How a token wraps is for `probe-archive` to find out. */
function mechanismsFor(rules: Rules, step: PlannedStep): readonly string[] {
  const wanted = kindOf(rules, step.kind).algorithm(step)
  if (wanted !== null) return [generationOf(wanted), signMechanismOf(wanted)]
  const secret = step.kind === generateSecret.name ? Secret.safeParse(step.fields).data : undefined
  if (secret === undefined) return []
  const { mechanism, check } = secretKey(
    { ...secret, id: '', label: '', persistent: true, extractable: false },
    'CKM_AES_KEY_WRAP_KWP',
  )
  return secret.purpose === 'wrap' ? [mechanism] : [mechanism, check]
}

const Secret = z.object({ algorithm: secretAlgorithm, purpose })

/** A token that lists nothing before it is initialised has said nothing. */
function mustHaveMechanisms(device: string, wanted: readonly string[], { mechanisms }: TokenDescription): void {
  if (mechanisms.length === 0) return
  const missing = wanted.find((name) => !mechanisms.some((mechanism) => mechanism.name === name))
  if (missing !== undefined) throw refuse('MECHANISM_MISSING', { device, mechanism: missing })
}

/** Two tokens of one module that nobody has initialised may be told apart by nothing: then they are two free slots. */
function isSame(a: TokenDescription, b: TokenDescription): boolean {
  if (!a.token.initialised && !b.token.initialised && a.token.serial === '') return false
  return a.module.path === b.module.path && a.token.serial === b.token.serial && a.token.label === b.token.label
}
