import { z } from 'zod'
import { recordKeyAlgorithm } from '../../devices/algorithm.ts'
import { isPublicKeyOf } from '../certificates/x509/algorithms.ts'
import { sha256Hex } from '../../base/digest.ts'
import { hexToBytes } from '@noble/hashes/utils.js'
import { mustBeAsAsked, signingKey } from '../keys/templates.ts'
import { challenge, signAndCheck } from '../keys/signing.ts'
import { refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import { evidence, recordKeyMade } from './facts.ts'
import { device, hex, template } from '../fields.ts'
import { destroyAll, pair, present } from '../leftovers.ts'
import { inToken, recordKey as recordKeyResource } from '../resources.ts'

/** The key that signs this ceremony's checkpoints, and nothing else; its fingerprint is written by hand at once. */
export const recordKey = defineStep({
  name: 'record-key',
  reference: {
    is: 'The HSM makes the key that signs this record and nothing else.',
    alsoMakes: 'Its fingerprint is copied by hand.',
    example: { token: 'root-hsm' },
  },
  needs: [inToken],
  makes: [{ resource: recordKeyResource }],
  fields: z.strictObject({ token: device }),
  basis: 'signed',
  algorithm: () => recordKeyAlgorithm,
  act: {
    request: z.strictObject({ token: device, id: hex, challenge: hex, label: z.string() }),
    result: z.strictObject({ spki: hex, privateKey: template, signature: hex }),
    token: (step) => step.fields.token,
    prepare: (step, state, { random }) => {
      const { recordKey: before } = evidence.of(state)
      if (before !== null) throw refuse('RECORD_KEY_EXISTS', { token: before.token })
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
      return [recordKeyMade({ token, id, spki, fingerprint: sha256Hex(hexToBytes(spki)) })]
    },
    look: (_step, { token, id }, { devices }) => present(devices.token(token), pair(id)),
    choices: () => ['discard'],
    discard: (_step, { token, id }, { devices }) => destroyAll(devices.token(token), pair(id)),
  },
})

function wanted({ id, label }: { readonly id: string; readonly label: string }) {
  return { algorithm: recordKeyAlgorithm, id, label, persistent: true, extractable: false } as const
}
