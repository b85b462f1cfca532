/** Whoever takes over the part of somebody who has shown a badge shows one too. */
import { message } from '../../base/message.ts'
import { personReplaced } from '../../kernel/facts/opening.ts'
import type { Event, State } from '../../kernel/model.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import { Slice } from '../../kernel/slice.ts'
import { newcomer } from '../room/newcomer.ts'
import { checkBadge } from './check-badge.ts'
import { badgeChecked, badges } from './facts.ts'

interface Uncalled {
  /** Parts that somebody has taken since their badge was checked; `number`: which one that is. */
  readonly waiting: readonly { readonly person: string; readonly number: number }[]
  readonly count: number
}

const uncalled = new Slice<Uncalled>('badges-again', { waiting: [], count: 0 })

export function forgetBadge(state: State, event: Event): State {
  const { waiting, count } = uncalled.of(state)
  if (badgeChecked.is(event))
    return uncalled.with(state, { count, waiting: waiting.filter(({ person }) => person !== event.person) })
  if (!personReplaced.is(event)) return state
  const { person } = event
  const known = badges.of(state)
  if (!known.checked.includes(person)) return state
  const forgotten = badges.with(state, { ...known, checked: known.checked.filter((one) => one !== person) })
  return uncalled.with(forgotten, { count: count + 1, waiting: [...waiting, { person, number: count + 1 }] })
}

/** The step at which the next of them shows a badge; null if there is none. */
export function badgeAgain(state: State, before: PlannedStep): PlannedStep | null {
  const [next] = uncalled.of(state).waiting
  const step = state.plan.steps.find(({ kind, performs }) => kind === checkBadge.name && performs === next?.person)
  if (!next || !step || before.kind === checkBadge.name || before.kind === newcomer.name) return null
  const { title } = state.plan.parts.find(({ id }) => id === next.person) ?? { title: next.person }
  const own = { id: `badge-again-${next.number}`, act: before.act, title: message('inserted.badge', { part: title }) }
  return { ...step, ...own, say: null, turn: null, when: null }
}
