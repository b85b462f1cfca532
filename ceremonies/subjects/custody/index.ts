import type { Command } from '../../kernel/command.ts'
import type { Event, State, Subject } from '../../kernel/model.ts'
import { custodyChecks } from './check.ts'
import { callSet } from './call-set.ts'
import {
  cardInspected,
  custody,
  custodyKnown,
  custodyPlanned,
  setCalled,
  shareInspected,
  shareReread,
  thingKept,
  thingLost,
} from './facts.ts'
import { cardFirst, inspectCard } from './inspect-card.ts'
import { custodyProof } from './proof.ts'
import { inspectShare } from './inspect-share.ts'
import { keepShare } from './keep-share.ts'
import { placedPlan, safeIn, titlesIn } from './placed.ts'
import { custodyPlan } from './plan.ts'
import { rereadFirst, rereadShare } from './reread-share.ts'
import { returnShare } from './return-share.ts'
import { custodyRows } from './rows.ts'
import { thingLists } from './things.ts'

/** The plan goes on record, and what the register knows: from here on rules may go by it. */
function opened({ script, plan: { parts } }: State, { registered = [] }: OpenCommand): readonly Event[] {
  const plan = placedPlan(script, parts)
  const things = registered.flatMap((row) => {
    if (row.kind !== 'kept') return []
    const { kind: _kind, sealedBy: _sealedBy, ...thing } = row
    return [thing]
  })
  const sets = registered.flatMap((row) => {
    if (row.kind !== 'set') return []
    const { kind: _kind, ...known } = row
    return [known]
  })
  return [
    ...(plan === null
      ? []
      : [
          custodyPlanned({
            safes: plan.safes.map(safeIn),
            titles: titlesIn(plan, parts),
            days: plan['checked-every-days'],
          }),
        ]),
    ...(things.length === 0 ? [] : [custodyKnown({ things, sets })]),
  ]
}
type OpenCommand = Extract<Command, { readonly type: 'open' }>

/** What is kept, where shares and media are, and who can get at them. */
export const custodySubject = {
  name: 'custody',
  facts: [custodyPlanned, custodyKnown, setCalled, shareInspected, cardInspected, shareReread, thingKept, thingLost],
  kinds: [keepShare, callSet, inspectShare, inspectCard, rereadShare, returnShare],
  checks: custodyChecks,
  script: [custodyPlan],
  inventory: thingLists,
  proof: custodyProof,
  rows: custodyRows,
  onOpening: opened,
  shows: (state) => ({ softwareCard: custody.of(state).cards.some(({ software }) => software) }),
  inBetween: (state, step) => rereadFirst(state, step) ?? cardFirst(state, step),
} as const satisfies Subject
