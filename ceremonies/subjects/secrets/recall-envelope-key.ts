import { z } from 'zod'
import { defineStep } from '../../kernel/step.ts'
import { backup } from '../backup/facts.ts'
import { lastTryFields } from '../cards/last-try.ts'
import { giveAll, givers, giversForm, giversIn } from '../backup/givers.ts'
import { nothing, set } from '../fields.ts'
import { mustBeQuorum } from '../keys/keys.ts'
import { nothingLeft } from '../leftovers.ts'
import { envelopeKeyOf, RECALL } from './envelopes.ts'
import { envelopeKeyRecalled } from './facts.ts'

/** The key was lost with the secrets process: enough custodians give their shares, and it is there again. */
export const recallEnvelopeKey = defineStep({
  name: RECALL,
  inserted: true,
  fields: nothing,
  basis: 'seen',
  form: (step, state, person) => {
    const { envelopeKey } = backup.of(state)
    return person === step.performs && envelopeKey?.held === false
      ? [...giversForm(state, envelopeKey), ...lastTryFields(step, state, person)]
      : []
  },
  act: {
    request: z.strictObject({ set, ...givers }),
    result: z.strictObject({ shares: z.array(z.int()) }),
    secrets: true,
    cards: true,
    prepare: (step, state) => {
      const { set: of, held } = envelopeKeyOf(state)
      return { set: of, ...(held ? { custodians: [], typing: [] } : giversIn(state, step)) }
    },
    perform: async (_step, request, performing) => {
      await giveAll(performing, request)
      return { shares: [...(await performing.devices.secrets().recall(envelopeKeyOf(performing.state).check))] }
    },
    conclude: (_step, { set: of }, { shares }, state) => {
      mustBeQuorum(envelopeKeyOf(state), shares)
      return [envelopeKeyRecalled({ set: of, shares })]
    },
    ...nothingLeft,
    discard: async (_step, { custodians }, { devices }) => {
      // Shares given for this attempt would be refused as typed twice by the next.
      if (custodians.length > 0) await devices.secrets().wipe()
      return { destroyed: 0 }
    },
  },
})
