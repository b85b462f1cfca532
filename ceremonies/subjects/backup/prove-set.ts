import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { countQuorums } from '../../shares/quorums.ts'
import { defineStep } from '../../kernel/step.ts'
import { count } from '../../kernel/shapes.ts'
import { provedIn, setProved, sharesOf } from './facts.ts'
import { nothing, set } from '../fields.ts'
import { nothingLeft } from '../leftovers.ts'
import { setOf } from './split.ts'
import { provedSet, provedShare } from '../resources.ts'

/** Every quorum of the shares as typed back is combined and compared: only now does the split count as done. */
export const proveSet = defineStep({
  name: 'prove-set',
  reference: {
    is: 'Every quorum of the shares as typed is combined and compared.',
    alsoNeeds: 'Every share of the set has been proved.',
    example: {},
  },
  needs: [{ resource: provedShare, check: 'SHARE-1' }],
  makes: [{ resource: provedSet }],
  fields: nothing,
  basis: 'said',
  act: {
    request: z.strictObject({ set, quorums: count }),
    result: z.strictObject({ quorums: z.int().min(1) }),
    secrets: true,
    prepare: (_step, state) => {
      const { shares, threshold } = sharesOf(state) ?? { shares: 0, threshold: 0 }
      const proved = provedIn(sharesOf(state)).length
      if (proved !== shares || shares === 0) throw refuse('SHARES_UNPROVED', { proved, shares })
      return { set: setOf(state), quorums: countQuorums(shares, threshold) }
    },
    perform: async (_step, _request, { devices, progress }) => ({
      quorums: await devices.secrets().proveQuorums(progress),
    }),
    conclude: (_step, { set: of, quorums }, result) => {
      if (result.quorums !== quorums) throw refuse('QUORUMS_MISSING', { expected: quorums, tried: result.quorums })
      return [setProved({ set: of, quorums })]
    },
    ...nothingLeft,
  },
})
