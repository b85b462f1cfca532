import type { Subject } from '../../kernel/model.ts'
import { custodyChecks } from './check.ts'
import { custodyPlan } from './plan.ts'

/** Where shares and media are kept, and who can get at them. */
export const custodySubject = {
  name: 'custody',
  facts: [],
  kinds: [],
  checks: custodyChecks,
  script: [custodyPlan],
} as const satisfies Subject
