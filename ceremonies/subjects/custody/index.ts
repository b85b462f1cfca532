import type { Command } from '../../kernel/command.ts'
import type { Event, State, Subject } from '../../kernel/model.ts'
import { custodyChecks } from './check.ts'
import { custodyKnown, custodyPlanned, thingKept } from './facts.ts'
import { keepShare } from './keep-share.ts'
import { custodyPlan, safesOf, titlesIn } from './plan.ts'
import { custodyRows } from './rows.ts'

/** The plan goes on record, and what the register knows: from here on rules may go by it. */
function opened({ script, plan: { parts } }: State, { registered = [] }: OpenCommand): readonly Event[] {
  const plan = custodyPlan.of(script)
  const things = registered.flatMap((row) => {
    if (row.kind !== 'kept') return []
    const { kind: _kind, sealedBy: _sealedBy, ...thing } = row
    return [thing]
  })
  return [
    ...(plan === null
      ? []
      : [
          custodyPlanned({
            safes: [...safesOf(plan)],
            titles: titlesIn(plan, parts),
            days: plan['checked-every-days'],
          }),
        ]),
    ...(things.length === 0 ? [] : [custodyKnown({ things })]),
  ]
}
type OpenCommand = Extract<Command, { readonly type: 'open' }>

/** Where shares and media are kept, and who can get at them. */
export const custodySubject = {
  name: 'custody',
  facts: [custodyPlanned, custodyKnown, thingKept],
  kinds: [keepShare],
  checks: custodyChecks,
  script: [custodyPlan],
  rows: custodyRows,
  onOpening: opened,
} as const satisfies Subject
