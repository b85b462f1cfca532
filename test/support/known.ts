/** A state as tests speak of it: what each subject knows stands beside what the kernel does. */
import type { Envelope } from '../../ceremonies/kernel/command.ts'
import { evolveAll as evolveKnown } from '../../ceremonies/kernel/evolve.ts'
import { eventFact } from '../../ceremonies/kernel/replay.ts'
import type { State } from '../../ceremonies/kernel/model.ts'
import { eventOf, isEvent } from '../../ceremonies/index.ts'
import { backup } from '../../ceremonies/subjects/backup/facts.ts'
import { certificates } from '../../ceremonies/subjects/certificates/facts.ts'
import { evidence } from '../../ceremonies/subjects/evidence/facts.ts'
import type { Event } from '../../ceremonies/subjects/index.ts'
import { keys } from '../../ceremonies/subjects/keys/slice.ts'
import { room } from '../../ceremonies/subjects/room/facts.ts'
import { tokens } from '../../ceremonies/subjects/tokens/facts.ts'

/** What the subjects know, flat. */
export function knownOf(state: State) {
  const { key, identifiers } = backup.of(state)
  const { byLabel, probes } = keys.of(state)
  const { noted, found } = tokens.of(state)
  const made = certificates.of(state).made
  return {
    backup: key,
    identifiers,
    keys: byLabel,
    probes,
    tokens: noted,
    found,
    certificate: made.at(-1) ?? null,
    ...evidence.of(state),
    ...room.of(state),
  }
}
export type Known = ReturnType<typeof knownOf>

/** The state with some of what kernel and subjects know changed. */
export function changed(state: State, change: Partial<State> & Partial<Known>): State {
  const { backup: key, identifiers, keys: byLabel, probes, tokens: noted, found, certificate, ...more } = change
  const { recordKey, checkpoint, clock, clockMoved, ...kernel } = more
  let now: State = { ...state, ...kernel }
  now = backup.with(now, given({ key, identifiers }))
  now = keys.with(now, given({ byLabel, probes }))
  now = tokens.with(now, given({ noted, found }))
  now = evidence.with(now, given({ recordKey, checkpoint }))
  now = room.with(now, given({ clock, clockMoved }))
  return certificate === undefined ? now : certificates.with(now, { made: certificate === null ? [] : [certificate] })
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function given<T extends object>(members: T): Given<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>
}

/** What the state's rules decide. */
export function decide(state: State, envelope: Envelope): readonly Event[] {
  return state.rules.decide(state, envelope).map((event) => {
    if (!isEvent(event)) throw new Error(`no subject knows ${event.type}`)
    return event
  })
}

/** The state after events that a test has written down: each is parsed by its kind. */
export function evolveAll(state: State, events: readonly Event[]): State {
  return evolveKnown(
    state,
    events.map((event) => {
      const read = eventOf({ type: event.type, fact: eventFact(event) })
      if (read === null) throw new Error(`no subject knows ${event.type}`)
      return read
    }),
  )
}

export const evolve = (state: State, event: Event): State => evolveAll(state, [event])
