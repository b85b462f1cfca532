import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import { backup, ENVELOPE_BEGINNING, sharesOf } from '../backup/facts.ts'
import { check, device, hex } from '../fields.ts'
import { nothingLeft } from '../leftovers.ts'
import { envelopeKeyMade } from './facts.ts'
import { envelopeKey, inToken, keyToSplit, onRecord } from '../resources.ts'

/**
 * The key that opens the envelopes of this ceremony: HSM random xor OS random where the script names an HSM, else OS random. It
 * is in the secrets process and in its shares, and in no token.
 */
export const makeEnvelopeKey = defineStep({
  name: ENVELOPE_BEGINNING,
  reference: {
    is: 'The key that seals the envelope is made from randomness of the laptop and, where a token is named, of the HSM.',
    alsoNeeds: 'A token is needed only where one is named.',
    example: { token: 'root-hsm' },
  },
  needs: [inToken, onRecord],
  makes: [{ resource: envelopeKey }, { resource: keyToSplit }],
  fields: z.strictObject({ token: device.optional() }),
  basis: 'seen',
  act: {
    request: z.strictObject({ set: hex, token: device.nullable() }),
    result: z.strictObject({ check }),
    secrets: true,
    token: (step) => step.fields.token ?? [],
    prepare: (step, state, { random }) => {
      const { key } = backup.of(state)
      if (key !== null) throw refuse('BACKUP_KEY_EXISTS', { token: key.token })
      if (sharesOf(state) !== null) throw refuse('SET_EXISTS')
      return { set: random.slice(0, 32), token: step.fields.token ?? null }
    },
    perform: async (_step, { token }, { devices }) => {
      const secrets = devices.secrets()
      const hsmRandom =
        token === null ? null : await devices.token(token).sealedRandom(32, await secrets.transportKey())
      return { check: { ...(await secrets.makeEnvelopeKey({ hsmRandom })) } }
    },
    conclude: (_step, { set, token }, result) => [envelopeKeyMade({ set, token, check: result.check })],
    ...nothingLeft,
    discard: async (_step, _request, { devices }) => {
      await devices.secrets().wipe()
      return { destroyed: 0 }
    },
  },
})
