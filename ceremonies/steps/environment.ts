import { z } from 'zod'
import type { JsonObject } from '../json.ts'
import { findingsOf, unexamined } from '../policy/environment.ts'
import { canonical } from '../record/canonical.ts'
import { refuse } from '../refusal.ts'
import { recorded } from '../texts/en/recorded.ts'
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
    conclude: (step, _request, { report, findings }, state) => {
      if (canonical(findings) !== canonical(findingsOf(report)))
        throw refuse('RESULT_INVALID', { step: step.id, reason: recorded.findingsDiffer })
      if (state.mode === 'real') mustBeFit(report)
      return [{ type: 'environment.found', findings, report: report as never }]
    },
    ...nothingLeft,
  },
})

/** Throws ENVIRONMENT_REFUSED. */
function mustBeFit(report: JsonObject): void {
  const [id] = unexamined(report)
  if (id !== undefined) throw refuse('ENVIRONMENT_REFUSED', { id, finding: recorded.environment.unexamined })
  const refused = findingsOf(report).find((one) => one.refused)
  if (refused) throw refuse('ENVIRONMENT_REFUSED', { id: refused.id, finding: refused.finding })
}
