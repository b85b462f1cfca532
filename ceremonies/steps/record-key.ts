import { z } from 'zod'
import { recordKeyAlgorithm } from '../algorithm.ts'
import { isPublicKeyOf } from '../certificate/algorithms.ts'
import { sha256Hex } from '../digest.ts'
import { hexToBytes } from '@noble/hashes/utils.js'
import { mustBeAsAsked, signingKey } from '../policy/templates.ts'
import { challenge, signAndCheck } from '../policy/signing.ts'
import { refuse } from '../refusal.ts'
import { defineStep } from './define.ts'
import { device, hex, template } from './fields.ts'
import { destroyAll, pair, present } from './leftovers.ts'

/** The key that signs this ceremony's checkpoints, and nothing else; its fingerprint is written by hand at once. */
export const recordKey = defineStep({
  name: 'record-key',
  fields: z.strictObject({ token: device }),
  basis: 'signed',
  act: {
    result: z.strictObject({ spki: hex, privateKey: template, signature: hex }),
    token: (step) => step.fields.token,
    request: (step, state, { random }) => {
      if (state.recordKey !== null) throw refuse('RECORD_KEY_EXISTS', { token: state.recordKey.token })
      return {
        token: step.fields.token,
        id: random.slice(0, 32),
        challenge: random.slice(32),
        label: `strongroom record ${state.ceremony}`,
      }
    },
    perform: async (_step, request, { devices, crypto, state }) => {
      const token = devices.token(request.token)
      const made = await token.generateKeyPair(signingKey(wanted(request)))
      const message = challenge('record-key', state.ceremony, request.challenge)
      const key = { class: 'private', id: request.id } as const
      const signature = await signAndCheck(
        { token, key, algorithm: recordKeyAlgorithm, spki: made.spki, message },
        crypto,
      )
      return { spki: made.spki, privateKey: { ...made.privateKey }, signature }
    },
    conclude: (_step, request, { spki, privateKey }) => {
      mustBeAsAsked(request.label, signingKey(wanted(request)).privateKey, privateKey)
      const { label, token, id } = request
      if (!isPublicKeyOf(recordKeyAlgorithm, spki))
        throw refuse('PUBLIC_KEY_WRONG', { label, algorithm: recordKeyAlgorithm })
      return [
        {
          type: 'record-key.made',
          token,
          id,
          spki,
          fingerprint: sha256Hex(hexToBytes(spki)),
        },
      ]
    },
    look: (_step, { token, id }, { devices }) => present(devices.token(token), pair(id)),
    choices: () => ['discard'],
    discard: (_step, { token, id }, { devices }) => destroyAll(devices.token(token), pair(id)),
  },
})

function wanted({ id, label }: { readonly id: string; readonly label: string }) {
  return { algorithm: recordKeyAlgorithm, id, label, persistent: true, extractable: false } as const
}
