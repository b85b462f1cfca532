import { z } from 'zod'
import { list } from '../../kernel/shapes.ts'
import { defineStep } from '../../kernel/step.ts'
import { backup } from '../backup/facts.ts'
import { typeAll, typistsField, typistsIn } from '../backup/reload.ts'
import { nothing, part, set } from '../fields.ts'
import { mustBeQuorum } from '../keys/keys.ts'
import { nothingLeft } from '../leftovers.ts'
import { envelopeKeyOf, RECALL } from './envelopes.ts'
import { envelopeKeyRecalled } from './facts.ts'

/** The key was lost with the secrets process: enough custodians type their shares, and it is there again. */
export const recallEnvelopeKey = defineStep({
  name: RECALL,
  inserted: true,
  fields: nothing,
  basis: 'seen',
  form: (step, state, person) => {
    const { envelopeKey } = backup.of(state)
    return person === step.performs && envelopeKey?.held === false ? [typistsField(state, envelopeKey)] : []
  },
  act: {
    request: z.strictObject({ set, custodians: list(part) }),
    result: z.strictObject({ shares: z.array(z.int()) }),
    secrets: true,
    prepare: (step, state) => {
      const { set: of, held } = envelopeKeyOf(state)
      return { set: of, custodians: held ? [] : typistsIn(state, step) }
    },
    perform: async (_step, { custodians }, performing) => {
      await typeAll(performing, custodians)
      return { shares: [...(await performing.devices.secrets().recall(envelopeKeyOf(performing.state).check))] }
    },
    conclude: (_step, { set: of }, { shares }, state) => {
      mustBeQuorum(envelopeKeyOf(state), shares)
      return [envelopeKeyRecalled({ set: of, shares })]
    },
    ...nothingLeft,
    discard: async (_step, { custodians }, { devices }) => {
      // Shares typed for this attempt would be refused as typed twice by the next.
      if (custodians.length > 0) await devices.secrets().wipe()
      return { destroyed: 0 }
    },
  },
})
