import { z } from 'zod'
import { refuse } from '../refusal.ts'
import { defineStep } from './define.ts'
import { nothingLeft } from './leftovers.ts'
import { nothing } from './fields.ts'

const Finding = z.strictObject({ id: z.string(), finding: z.string(), refused: z.boolean() })

/** What the laptop runs, has and is connected to. A finding that a real ceremony refuses is a recorded fact in a rehearsal. */
export const environment = defineStep({
  name: 'environment',
  fields: nothing,
  basis: 'said',
  act: {
    result: z.strictObject({ report: z.record(z.string(), z.json()), findings: z.array(Finding) }),
    request: () => ({}),
    perform: async (_step, _request, { environment: examine }) => {
      const { report, findings } = await examine()
      return { report, findings: [...findings] }
    },
    conclude: (_step, _request, { report, findings }, state) => {
      const refused = state.mode === 'real' ? findings.find((one) => one.refused) : undefined
      if (refused) throw refuse('ENVIRONMENT_REFUSED', { id: refused.id, finding: refused.finding })
      return [{ type: 'environment.found', findings, report: report as never }]
    },
    ...nothingLeft,
  },
})
