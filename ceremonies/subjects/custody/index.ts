import type { Subject } from '../../kernel/model.ts'
import { custodyChecks } from './check.ts'
import { custodyPlan } from './plan.ts'
import { thingLists } from './things.ts'

/** What is kept, where shares and media are, and who can get at them. */
export const custodySubject = {
  name: 'custody',
  facts: [],
  kinds: [],
  checks: custodyChecks,
  script: [custodyPlan],
  inventory: thingLists,
} as const satisfies Subject
