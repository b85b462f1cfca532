import { z } from 'zod'
import { challenge, signAndCheck } from '../policy/signing.ts'
import { defineStep } from './define.ts'
import { hex, label } from './fields.ts'
import { keyOf, keyRequest } from './keys.ts'
import { redoOnly } from './leftovers.ts'

/** The public key is proved: the private key in the token signs a challenge, and software checks the signature. */
export const verifyKey = defineStep({
  name: 'verify-key',
  fields: z.strictObject({ key: label }),
  basis: 'signed',
  act: {
    result: z.strictObject({ signature: hex }),
    token: (step, state) => keyOf(state, step.fields.key).token,
    request: (step, state, { random }) => ({ ...keyRequest(keyOf(state, step.fields.key)), challenge: random }),
    perform: async (_step, request, { devices, crypto, state }) => {
      const key = { class: 'private', id: request.id } as const
      const message = challenge('verify-key', state.ceremony, request.challenge)
      const { algorithm, spki } = request
      return {
        signature: await signAndCheck({ token: devices.token(request.token), key, algorithm, spki, message }, crypto),
      }
    },
    conclude: (_step, request, { signature }) => [
      { type: 'key.proved', label: request.label, challenge: request.challenge, signature },
    ],
    ...redoOnly,
  },
})
