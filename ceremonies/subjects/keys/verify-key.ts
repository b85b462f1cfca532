import { z } from 'zod'
import { challenge, signAndCheck } from './signing.ts'
import { defineStep } from '../../kernel/step.ts'
import { hex, keyCheck, label } from '../fields.ts'
import { refuse } from '../../base/refusal.ts'
import { checkOf, mustMatchKeyCheck } from './check-value.ts'
import { keyProved, secretKeyProved } from './facts.ts'
import { anyKeyOf, keyRequest, keyRequested, objectOf, secretRequest, secretRequested } from './keys.ts'
import { redoOnly } from '../leftovers.ts'
import { ofKey } from '../resources.ts'

/**
 * A public key is proved: the private key in the token signs a challenge, and software checks the signature. Of a secret key
 * the token computes the check value once more, and it must be the one on record.
 */
export const verifyKey = defineStep({
  name: 'verify-key',
  reference: {
    is: 'The key signs a challenge in its token, and software checks the signature.',
    alsoMakes: 'A proved key.',
    example: { key: 'root' },
  },
  needs: [ofKey],
  fields: z.strictObject({ key: label }),
  basis: 'signed',
  act: {
    request: z.union([z.strictObject({ ...keyRequested, challenge: hex }), z.strictObject(secretRequested)]),
    result: z.union([z.strictObject({ signature: hex }), z.strictObject({ keyCheck })]),
    token: (step, state) => anyKeyOf(state, step.fields.key).token,
    prepare: (step, state, { random }) => {
      const key = anyKeyOf(state, step.fields.key)
      return 'spki' in key ? { ...keyRequest(key), challenge: random } : secretRequest(key)
    },
    perform: async (_step, request, { devices, crypto, state }) => {
      const key = objectOf(request)
      if (!('spki' in request)) return { keyCheck: { ...(await checkOf(devices.token(request.token), key, request)) } }
      const message = challenge('verify-key', state.ceremony, request.challenge)
      const { algorithm, spki } = request
      return {
        signature: await signAndCheck({ token: devices.token(request.token), key, algorithm, spki, message }, crypto),
      }
    },
    conclude: (step, request, result) => {
      const { label: name } = request
      if ('spki' in request && 'signature' in result)
        return [keyProved({ label: name, challenge: request.challenge, signature: result.signature })]
      if ('spki' in request || 'signature' in result) throw refuse('RESULT_INVALID', { step: step.id, member: '' })
      mustMatchKeyCheck(name, request.keyCheck, result.keyCheck)
      return [secretKeyProved({ label: name, keyCheck: result.keyCheck })]
    },
    ...redoOnly,
  },
})
