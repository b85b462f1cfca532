import { z } from 'zod'
import { message } from '../../base/message.ts'
import { personReplaced } from '../../kernel/facts/opening.ts'
import { stepFinished } from '../../kernel/facts/steps.ts'
import type { Event, State } from '../../kernel/model.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import { Slice } from '../../kernel/slice.ts'
import { defineStep } from '../../kernel/step.ts'
import { part } from '../fields.ts'
import { askedOf, identity, rollCall } from './roll-call.ts'

interface Roll {
  readonly called: boolean
  /** Parts that somebody has taken since the roll call, and who has not been identified; `number`: which newcomer that is. */
  readonly uncalled: readonly { readonly person: string; readonly number: number }[]
  readonly newcomers: number
}

const roll = new Slice<Roll>('roll', { called: false, uncalled: [], newcomers: 0 })

/** Whoever takes a part after the roll call is identified, and appointed, as everybody was at it. */
export const newcomer = defineStep({
  name: 'newcomer',
  inserted: true,
  fields: z.strictObject({ part, identity }),
  basis: 'seen',
  form: (step, state, person) =>
    person === step.performs
      ? state.plan.parts
          .filter(({ id }) => id === step.fields.part)
          .flatMap((one) => askedOf(one, step.fields.identity))
      : [],
})

/** Who has been called, and who has not. */
export function callRoll(state: State, event: Event): State {
  const { called, uncalled, newcomers } = roll.of(state)
  if (personReplaced.is(event) && called) {
    const number = newcomers + 1
    const others = uncalled.filter(({ person }) => person !== event.person)
    return roll.with(state, { newcomers: number, uncalled: [...others, { person: event.person, number }] })
  }
  if (!stepFinished.is(event)) return state
  if (event.kind === rollCall.name) return roll.with(state, { called: true, uncalled: [] })
  return event.kind === newcomer.name ? roll.with(state, { uncalled: uncalled.slice(1) }) : state
}

/** The step at which the next newcomer is identified, by those who called the roll; null if there is none. */
export function callNewcomer(state: State, before: PlannedStep): PlannedStep | null {
  const [next] = roll.of(state).uncalled
  const call = state.plan.steps.find(({ kind }) => kind === rollCall.name)
  if (!next || !call || before.kind === newcomer.name) return null
  const { title } = state.plan.parts.find(({ id }) => id === next.person) ?? { title: next.person }
  return {
    ...call,
    id: `newcomer-${next.number}`,
    kind: newcomer.name,
    act: before.act,
    title: message('inserted.newcomer', { part: title }),
    say: null,
    minutes: 2,
    fields: { part: next.person, identity: call.fields['identity'] ?? [] },
    turn: null,
    when: null,
  }
}
