import { z } from 'zod'
import type { Token } from '../device.ts'
import { againstCertificate, mustBeExpected } from '../policy/hardware.ts'
import { refuse } from '../refusal.ts'
import { recorded } from '../texts/en/recorded.ts'
import { defineStep, type SecretAsk } from './define.ts'
import { device, part } from './fields.ts'

const holders = z.array(part).min(1).max(2)
const Result = z.strictObject({
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
  fields: z.strictObject({ token: device, 'so-pin': holders, 'user-pin': holders }),
  basis: 'seen',
  act: {
    result: Result,
    device: (step) => step.fields.token,
    gather: (step) => [
      ...pinOf('new-so-pin', step.fields['so-pin'], step.fields.token),
      ...pinOf('new-user-pin', step.fields['user-pin'], step.fields.token),
    ],
    request: (step, state) => {
      const hsm = state.script.inventory.hsms[step.fields.token]
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
      const hsm = state.script.inventory.hsms[step.fields.token]
      if (!result.initialised || result.label !== label) throw refuse('TOKEN_NOT_COMMISSIONED', { label })
      const against = hsm ? againstCertificate(step.fields.token, hsm, result) : null
      if (hsm && state.mode === 'real') {
        mustBeExpected(hsm, result)
        if (against) throw against
      }
      const certificate = hsm?.certificate
      return [
        {
          type: 'token.noted',
          name: step.fields.token,
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
        },
      ]
    },
    look: (_step, { token: name }, { devices }) => readBack(devices.token(name)),
    // An initialised token may be adopted once it has been read back; otherwise nothing has happened to it.
    choices: (finding) => (Result.safeParse(finding).data?.initialised === true ? ['adopt', 'discard'] : ['discard']),
    // It may be the token of another day: it is this ceremony's only if the PIN of today opens it and nothing is in it.
    adopt: async (step, { token: name }, { devices, ask }) => {
      const token = devices.token(name)
      const userPin: string[] = []
      for (const half of pinOf('user-pin', step.fields['user-pin'], name)) userPin.push(await ask(half, null))
      await token.login(userPin.join(''))
      const count = (await token.objects()).length
      if (count > 0) throw refuse('TOKEN_NOT_EMPTY', { count })
      return readBack(token)
    },
    discard: () => Promise.resolve({ destroyed: 0, note: recorded.nextAttempt }),
  },
})

function pinOf(purpose: SecretAsk['purpose'], people: readonly string[], token: string): readonly SecretAsk[] {
  return people.map((person, i) => ({
    person,
    purpose,
    half: people.length === 1 ? null : i === 0 ? 1 : 2,
    device: token,
    share: null,
  }))
}

async function readBack(token: Token): Promise<z.infer<typeof Result>> {
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
