import { z } from 'zod'
import type { Token } from '../../devices/hsm.ts'
import { againstCertificate, mustBeExpected } from './hardware.ts'
import { refuse } from '../../base/refusal.ts'
import type { Event, State } from '../../kernel/model.ts'
import { pinAsksOf } from '../../kernel/secret-ask.ts'
import { defineStep } from '../../kernel/step.ts'
import { tokenNoted } from './facts.ts'
import { device, part } from '../fields.ts'
import { token as inUse } from '../resources.ts'
import { hsmsOf } from './hsm.ts'

export const holders = z.array(part).min(1).max(2)
export const Result = z.strictObject({
  label: z.string(),
  serial: z.string(),
  manufacturer: z.string(),
  model: z.string(),
  firmware: z.string(),
  slot: z.strictObject({ description: z.string(), manufacturer: z.string(), hardware: z.boolean() }),
  module: z.strictObject({
    path: z.string(),
    sha256: z.string(),
    manufacturer: z.string(),
    description: z.string(),
    version: z.string(),
    cryptoki: z.string(),
  }),
  initialised: z.boolean(),
})

/** The token is initialised for this ceremony: empty before, its PINs chosen here and now, each by one person or by two. */
export const commission = defineStep({
  name: 'commission',
  reference: {
    is: 'The token of an HSM is initialised: whatever is on it is gone. Its PINs are chosen here, each by one person or, a half each, by two.',
    example: { token: 'root-hsm', 'so-pin': ['officer-1', 'officer-2'], 'user-pin': ['officer-1', 'officer-2'] },
  },
  makes: [{ resource: inUse, by: 'token' }],
  fields: z.strictObject({
    token: device,
    'so-pin': holders.describe('Who chooses the security officer’s PIN: one person, or two a half each.'),
    'user-pin': holders.describe('Who chooses the user’s PIN: one person, or two a half each.'),
  }),
  people: ['so-pin', 'user-pin'],
  basis: 'seen',
  irreversible: true,
  pins: ({ fields: { token, ...fields } }) => [
    { pin: 'so-pin', token, people: fields['so-pin'] },
    { pin: 'user-pin', token, people: fields['user-pin'] },
  ],
  act: {
    request: z.strictObject({ token: device, label: z.string() }),
    result: Result,
    device: (step) => step.fields.token,
    gather: (step) => [
      ...pinAsksOf('new-so-pin', step.fields['so-pin'], step.fields.token),
      ...pinAsksOf('new-user-pin', step.fields['user-pin'], step.fields.token),
    ],
    prepare: (step, state) => {
      const hsm = hsmsOf(state.script)[step.fields.token]
      if (!hsm) throw refuse('DEVICE_UNKNOWN', { device: step.fields.token })
      return { token: step.fields.token, label: hsm.label }
    },
    perform: async (step, { token: name, label }, { devices, secrets }) => {
      const token = devices.token(name)
      const halves = step.fields['so-pin'].length
      const userPin = secrets.slice(halves).join('')
      await token.initialise({ label, soPin: secrets.slice(0, halves).join(''), userPin })
      await token.login(userPin)
      return readBack(token)
    },
    conclude: (step, { label }, result, state) => {
      if (!result.initialised || result.label !== label) throw refuse('TOKEN_NOT_COMMISSIONED', { label })
      return [notedFact(step.fields.token, result, state)]
    },
    look: (_step, { token: name }, { devices }) => readBack(devices.token(name)),
    // An initialised token may be adopted once it has been read back; otherwise nothing has happened to it.
    choices: (finding) => (Result.safeParse(finding).data?.initialised === true ? ['adopt', 'discard'] : ['discard']),
    // It may be the token of another day: it is this ceremony's only if the PIN of today opens it and nothing is in it.
    adopt: async (step, { token: name }, { devices, ask }) => {
      const token = devices.token(name)
      // Seen without a PIN, or because somebody has logged in already, as when this was chosen before: no PIN is tried in vain.
      await mustBeEmpty(token)
      const userPin: string[] = []
      for (const half of pinAsksOf('user-pin', step.fields['user-pin'], name)) userPin.push(await ask(half, null))
      await token.login(userPin.join(''))
      await mustBeEmpty(token)
      return readBack(token)
    },
    discard: () => Promise.resolve({ destroyed: 0, nextAttempt: 'initialises-again' }),
  },
})

/** Throws TOKEN_NOT_EMPTY if the token shows any object. */
async function mustBeEmpty(token: Token): Promise<void> {
  const count = (await token.objects()).length
  if (count > 0) throw refuse('TOKEN_NOT_EMPTY', { count })
}

export async function readBack(token: Token): Promise<z.infer<typeof Result>> {
  const {
    token: { label, serial, manufacturer, model, firmwareVersion, initialised, userPin },
    slot,
    module,
  } = await token.describe()
  return {
    label,
    serial,
    manufacturer,
    model,
    firmware: firmwareVersion,
    slot: { description: slot.description, manufacturer: slot.manufacturer, hardware: slot.hardware },
    module: { ...module },
    initialised: initialised && userPin !== 'unset',
  }
}

/** What a token says of itself goes on record; in a real ceremony only if it is the one that the script expects. */
export function notedFact(name: string, result: z.infer<typeof Result>, state: State): Event {
  const hsm = hsmsOf(state.script)[name]
  const against = hsm ? againstCertificate(name, hsm, result) : null
  if (hsm && state.mode === 'real') {
    mustBeExpected(hsm, result)
    if (against) throw against
  }
  const certificate = hsm?.certificate
  return tokenNoted({
    name,
    label: result.label,
    serial: result.serial,
    model: result.model,
    firmware: result.firmware,
    module: result.module,
    hardware: result.slot.hardware,
    certified: certificate !== undefined && against === null,
    certificate:
      certificate && against === null
        ? `${certificate.scheme} ${certificate.level}, certificate ${certificate.number}`
        : null,
  })
}
