/** What the register knows of cards goes on record when a ceremony opens whose steps ask for them. */
import type { Command } from '../../kernel/command.ts'
import type { Event, State } from '../../kernel/model.ts'
import { callSet } from '../custody/call-set.ts'
import { cardsKnown } from './facts.ts'
import { PRESENT } from './possession.ts'

type OpenCommand = Extract<Command, { readonly type: 'open' }>

/** The kinds of step that go by it. */
const aboutCards: readonly string[] = [PRESENT, callSet.name]

export function cardsOnRecord({ plan: { steps } }: State, { registered = [] }: OpenCommand): readonly Event[] {
  const known = registered.flatMap((row) => {
    if (row.kind !== 'known-card') return []
    const { kind: _kind, ...one } = row
    return [one]
  })
  const isAsked = steps.some(({ kind }) => aboutCards.includes(kind))
  return isAsked && known.length > 0 ? [cardsKnown({ cards: known })] : []
}
