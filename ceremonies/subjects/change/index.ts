import type { Subject } from '../../kernel/model.ts'
import { changeChecks } from './check.ts'
import { archiveRewrapped, setInForce, setRetired } from './facts.ts'
import { changeProof } from './proof.ts'
import { putInForce } from './put-in-force.ts'
import { retireSet } from './retire-set.ts'
import { rewrap } from './rewrap.ts'
import { changeRows } from './rows.ts'

/** Custodians change: keys are wrapped anew for another set of shares, which then takes the place of the earlier one. */
export const changeSubject = {
  name: 'change',
  facts: [archiveRewrapped, setInForce, setRetired],
  kinds: [rewrap, putInForce, retireSet],
  checks: changeChecks,
  proof: changeProof,
  rows: changeRows,
} as const satisfies Subject
