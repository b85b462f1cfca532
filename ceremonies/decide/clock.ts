import type { Envelope } from '../command.ts'
import type { Event } from '../event.ts'
import type { State } from '../state.ts'

/** A clock that is set right moves by little; more than this is told, and no date is taken from it. */
export const DRIFT_SECONDS = 60

/**
 * By how many seconds the laptop's clock has moved against its own steady one since two people agreed on it, forwards or
 * backwards. A restart or a sleep of the laptop shows as such a move too.
 */
export function clockMoved(
  clock: NonNullable<State['clock']>,
  { at, monotonic }: Pick<Envelope, 'at' | 'monotonic'>,
): number {
  const elapsed = monotonic - clock.monotonic
  // + 0: a rounded small negative is -0, which a record cannot hold.
  return Math.round((Date.parse(at) - Date.parse(clock.at) - elapsed) / 1000) + 0
}

/** The clock has jumped since it was last looked at: a finding, whatever the command. Nobody is stopped by it but who takes a date. */
export function clockNews(state: State, envelope: Envelope): readonly Event[] {
  if (!state.clock) return []
  const seconds = clockMoved(state.clock, envelope)
  return Math.abs(seconds - state.clockMoved) > DRIFT_SECONDS ? [{ type: 'clock.jumped', seconds }] : []
}
