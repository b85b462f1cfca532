import type { CommandOf, Envelope } from '../command.ts'
import { refuse } from '../../base/refusal.ts'
import { mirrorKept, mirrorLost, mirrorRestored } from '../facts/devices.ts'
import type { Event, State } from '../model.ts'

type Said<T extends 'mirror-kept' | 'mirror-lost'> = Envelope<CommandOf<T>>

/** A copy of the facts is kept on a second medium from here on; or on the record's own, because somebody says so by name. */
export function keepMirror(state: State, { command: { accepted } }: Said<'mirror-kept'>): readonly Event[] {
  if (accepted !== null && !state.plan.parts.some(({ id }) => id === accepted))
    throw refuse('PERSON_UNKNOWN', { person: accepted })
  return [mirrorKept({ accepted })]
}

/** The copy has fallen behind the record: no step goes on before people have decided how. */
export function loseMirror({ mirror }: State, { command: { code } }: Said<'mirror-lost'>): readonly Event[] {
  if (mirror !== 'whole') throw refuse('MIRROR_UNCHANGED')
  return [mirrorLost({ code })]
}

/** The copy has every fact again. */
export function restoreMirror({ mirror }: State): readonly Event[] {
  if (mirror !== 'lost' && mirror !== 'abandoned') throw refuse('MIRROR_UNCHANGED')
  return [mirrorRestored({})]
}

/** Throws MIRROR_LOST while the copy is behind and nobody has decided how to go on. */
export function mustBeMirrored({ mirror }: State): void {
  if (mirror === 'lost') throw refuse('MIRROR_LOST')
}
