/** The rules of a custody plan, held to what was said today and to the people who are here. */
import type { KeptThing } from '../../custody/shapes.ts'
import { type Custody, canTake } from '../../custody/access.ts'
import { crowdsIn, takenBy } from '../../custody/rules.ts'
import { refuse } from '../../base/refusal.ts'
import { samePerson } from '../../kernel/cast.ts'
import type { State } from '../../kernel/model.ts'
import { sizeIn } from './call-set.ts'
import { custody as slice } from './facts.ts'
import { type PlacedPlan, placedPlan, recordedCustody, titlesIn } from './placed.ts'

/**
 * A share may go there if by it no site or region holds more than may be lost, nobody gets at as many as bring the key back,
 * and nobody who knows where everything is gets at it. Shares of which nothing was said yet are where the plan has them.
 * Throws CUSTODY_CROWDED, CUSTODY_REACHED or CUSTODY_KNOWN.
 */
export function mustKeepRules(state: State, thing: KeptThing): void {
  const size = sizeIn(state.plan)
  const plan = placedPlan(state.script, state.plan.parts)
  if (size === null || plan === null) return
  const custody = recordedCustody(plan, size, [...slice.of(state).kept, thing], 'planned')
  const titles = titlesIn(plan, state.plan.parts)
  const place = custody.shares[Number(thing.mark) - 1]
  if (place === undefined) return
  const crowd = crowdsIn(custody).find(({ kind, id }) => place.safe?.[kind] === id)
  if (crowd) {
    const { kind, id, there, spare } = crowd
    throw refuse('CUSTODY_CROWDED', { kind, place: titles[`${kind} ${id}`] ?? id, there, spare })
  }
  for (const parts of peopleOf(state, plan).filter((one) => canTake(place, one))) {
    mustNotReach(
      custody,
      plan,
      parts,
      [...parts].map((id) => titles[`person ${id}`] ?? id),
    )
  }
}

function mustNotReach(
  custody: Custody,
  { knows }: PlacedPlan,
  parts: ReadonlySet<string>,
  people: readonly string[],
): void {
  const taken = takenBy(custody, parts)
  if (taken >= custody.threshold) throw refuse('CUSTODY_REACHED', { people, taken, threshold: custody.threshold })
  if (knows.some((one) => parts.has(one))) throw refuse('CUSTODY_KNOWN', { people })
}

/** Everybody, each with all parts that are theirs. */
function peopleOf({ names, plan: { parts } }: State, { keepers }: PlacedPlan): readonly ReadonlySet<string>[] {
  const theirs = parts.map(
    ({ id }) => new Set(parts.filter((one) => samePerson(names, id, one.id)).map((one) => one.id)),
  )
  return [...theirs, ...Object.keys(keepers).map((id) => new Set([id]))]
}
