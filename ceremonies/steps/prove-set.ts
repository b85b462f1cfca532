import { z } from 'zod'
import { refuse } from '../refusal.ts'
import { countQuorums } from '../shares/quorums.ts'
import { defineStep } from './define.ts'
import { nothing } from './fields.ts'
import { nothingLeft } from './leftovers.ts'
import { setOf } from './split.ts'

/** Every quorum of the shares as typed back is combined and compared: only now does the split count as done. */
export const proveSet = defineStep({
  name: 'prove-set',
  fields: nothing,
  basis: 'said',
  act: {
    result: z.strictObject({ quorums: z.int().min(1) }),
    secrets: true,
    request: (_step, state) => {
      const { shares = 0, proved = [] } = state.backup ?? {}
      if (proved.length !== shares || shares === 0) throw refuse('SHARES_UNPROVED', { proved: proved.length, shares })
      return { set: setOf(state), quorums: countQuorums(shares, state.backup?.threshold ?? 0) }
    },
    perform: async (_step, _request, { devices, progress }) => ({
      quorums: await devices.secrets().proveQuorums(progress),
    }),
    conclude: (_step, { set, quorums }, result) => {
      if (result.quorums !== quorums) throw refuse('QUORUMS_MISSING', { expected: quorums, tried: result.quorums })
      return [{ type: 'set.proved', set, quorums }]
    },
    ...nothingLeft,
  },
})
