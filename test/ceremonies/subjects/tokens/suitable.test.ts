import { current } from '../../../../ceremonies/index.ts'
import { expect, test } from 'vitest'
import type { TokenDescription } from '../../../../ceremonies/devices/hsm.ts'
import { type FoundToken, mustSuit } from '../../../../ceremonies/subjects/tokens/suitable.ts'
import { Refusal } from '../../../../ceremonies/base/refusal.ts'
import { described } from '../../../support/described.ts'
import { unopened } from '../../day.ts'
import { type Hsm, hsmsOf } from '../../../../ceremonies/subjects/tokens/hsm.ts'

const { script, plan } = unopened()
const [device = ''] = Object.keys(hsmsOf(script))
const mechanisms = ['CKM_EC_KEY_PAIR_GEN', 'CKM_ECDSA'].map((name) => ({
  ...{ type: 0, name, flags: 0, minKeySize: 0, maxKeySize: 0 },
}))
interface Change {
  readonly hsm?: Partial<Hsm>
  readonly token?: Partial<TokenDescription['token']>
  readonly mechanisms?: TokenDescription['mechanisms']
  readonly objects?: FoundToken['objects']
  readonly mode?: 'real' | 'rehearsal'
  readonly throwAway?: boolean
  readonly twice?: boolean
}

/** The code that stands between the token and the plan; null if none does. */
function against({ hsm = {}, token = {}, objects = [], mode = 'real', throwAway = false, twice, ...rest }: Change) {
  const hsms = { [device]: { title: 'Root HSM', label: 'medium', ...hsm }, other: { title: 'Other', label: 'medium' } }
  const inventory = { ...script.inventory, hsms }
  const one: FoundToken = {
    device,
    description: { ...described(token), mechanisms, ...rest },
    objects,
  }
  try {
    const found = twice ? [one, { ...one, device: 'other' }] : [one]
    mustSuit({ rules: current, script: { ...script, inventory }, plan, mode, throwAway }, found)
    return null
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

const certificate = { scheme: 'FIPS 140-3' as const, level: 'Level 3', number: '1' }
const key = { class: 'public', id: '01', label: 'x' } as const

test.each<[string, Change, string | null]>([
  ['an empty one', {}, null],
  ['another serial', { hsm: { serial: '4712' } }, 'TOKEN_SERIAL_DIFFERS'],
  ['another serial, on a throw-away token', { hsm: { serial: '4712' }, mode: 'rehearsal', throwAway: true }, null],
  ['another model', { hsm: { model: 'Vault 2000' } }, 'TOKEN_MODEL_DIFFERS'],
  ['other firmware', { hsm: { firmware: '8.0' } }, 'TOKEN_FIRMWARE_DIFFERS'],
  ['the certified one', { hsm: { certificate, model: 'Vault 3000', firmware: '7.0' } }, null],
  [
    'software that is claimed to be certified',
    { hsm: { certificate, model: 'SoftHSM v2', firmware: '7.0' }, token: { model: 'SoftHSM v2' } },
    'CERTIFICATE_OF_SOFTWARE',
  ],
  ['one that holds something', { token: { initialised: true, label: 'medium' }, objects: [key] }, 'TOKEN_NOT_EMPTY'],
  ['one with a keypad of its own', { token: { protectedAuthenticationPath: true } }, 'KEYPAD_INITIALISE'],
  ['a label of too many bytes', { hsm: { label: 'ü'.repeat(20) } }, 'TOKEN_LABEL_LONG'],
  ['one whose SO PIN is locked', { token: { soPin: 'locked' } }, 'PIN_LOCKED'],
  ['one that cannot sign so', { mechanisms: mechanisms.slice(0, 1) }, 'MECHANISM_MISSING'],
  ['one that lists nothing yet', { mechanisms: [] }, null],
  ['the same one for two', { twice: true }, 'TOKEN_CHOSEN_TWICE'],
])('before a ceremony opens on a token: %s', (_what, change, code) => {
  // The second HSM of these scripts takes part in no step, so it would have to be there already.
  expect(against(change.twice ? { ...change, token: { initialised: true, label: 'medium' } } : change)).toBe(code)
})
