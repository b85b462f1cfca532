import type { Event, State } from './model.ts'
import type { Vouched, Weight } from './review.ts'

/** The state after an event. Pure. Throws a TypeError for a fact that these rules do not know. */
export function evolve(state: State, event: Event): State {
  const kind = state.rules.facts.get(event.type)
  if (kind === undefined) throw new TypeError(`These rules know no fact ${event.type}.`)
  let after = kind.evolve(state, event)
  for (const { react } of state.rules.subjects) if (react) after = react(after, event)
  const vouched = heavier(after.vouched, kind.weight)
  return vouched === after.vouched ? after : { ...after, vouched }
}

/** The state after a whole batch. */
export function evolveAll(state: State, events: readonly Event[]): State {
  return events.reduce(evolve, state)
}

const weights: readonly Weight[] = ['nothing', 'words', 'step']

function heavier(vouched: Vouched, weight: Weight): Vouched {
  return weights.indexOf(weight) > weights.indexOf(vouched.behind) ? { ...vouched, behind: weight } : vouched
}
