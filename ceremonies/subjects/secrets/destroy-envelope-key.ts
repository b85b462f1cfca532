import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import { nothing, set } from '../fields.ts'
import { nothingLeft } from '../leftovers.ts'
import { envelopeKeyOf } from './envelopes.ts'
import { envelopeKeyDestroyed, envelopes } from './facts.ts'
import { envelopeKey } from '../resources.ts'

/** The secrets process ends; from here on the key exists in the custodians' shares alone. */
export const destroyEnvelopeKey = defineStep({
  name: 'destroy-envelope-key',
  reference: {
    is: "The envelope key is destroyed in the laptop. From here on it exists in the custodians' shares alone.",
    alsoNeeds: 'An envelope that was opened again.',
    example: {},
  },
  needs: [{ resource: envelopeKey, check: 'ENVELOPE-6' }],
  fields: nothing,
  basis: 'seen',
  irreversible: true,
  act: {
    request: z.strictObject({ set }),
    result: z.strictObject({ wiped: z.literal(true) }),
    secrets: true,
    prepare: (_step, state) => {
      const { closed } = envelopes.of(state)
      if (closed.length === 0) throw refuse('NO_ENVELOPE')
      const unopened = closed.find(({ opened }) => !opened)
      if (unopened) throw refuse('ENVELOPE_UNOPENED', { artifact: unopened.artifact })
      return { set: envelopeKeyOf(state).set }
    },
    perform: async (_step, _request, { devices }) => {
      await devices.secrets().wipe()
      return { wiped: true as const }
    },
    conclude: (_step, { set: of }, _result, state) => [
      envelopeKeyDestroyed({ set: of, check: envelopeKeyOf(state).check }),
    ],
    ...nothingLeft,
  },
})
