import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import type { Envelope } from '../../kernel/command.ts'
import type { Event, State } from '../../kernel/model.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import { clockJumped, room } from './facts.ts'

/** A clock that is set right moves by little; more than this is told, and no date is taken from it. */
export const DRIFT_SECONDS = 60

interface Agreed {
  readonly at: string
  readonly monotonic: number
}

/**
 * By how many seconds the laptop's clock has moved against its own steady one since two people agreed on it, forwards or
 * backwards. A restart or a sleep of the laptop shows as such a move too.
 */
export function clockMoved(clock: Agreed, { at, monotonic }: Pick<Envelope, 'at' | 'monotonic'>): number {
  const elapsed = monotonic - clock.monotonic
  // + 0: a rounded small negative is -0, which a record cannot hold.
  return Math.round((Date.parse(at) - Date.parse(clock.at) - elapsed) / 1000) + 0
}

/** This moment, as bound by the clocks that two people read. Throws CLOCK_UNKNOWN or CLOCK_DRIFTED. */
export function timeAgreed(state: State, envelope: Pick<Envelope, 'at' | 'monotonic'>): string {
  const { clock } = room.of(state)
  if (!clock) throw refuse('CLOCK_UNKNOWN')
  const seconds = Math.abs(clockMoved(clock, envelope))
  if (seconds > DRIFT_SECONDS) throw refuse('CLOCK_DRIFTED', { seconds })
  return envelope.at
}

/** The clock has jumped since it was last looked at: a finding, whatever the command. Nobody is stopped by it but who takes a date. */
export function clockNews(state: State, envelope: Envelope): readonly Event[] {
  const { clock, clockMoved: before } = room.of(state)
  if (!clock) return []
  const seconds = clockMoved(clock, envelope)
  return Math.abs(seconds - before) > DRIFT_SECONDS ? [clockJumped({ seconds })] : []
}

/**
 * After a restart or a sleep of the laptop its clocks no longer agree with what two people read, so the same two read them
 * again before a date is taken from them. The clock that never jumps starts anew with the machine.
 */
export function readClocksAgain({ plan }: State, before: PlannedStep, code: string): PlannedStep | null {
  const clock = plan.steps.find((step) => step.kind === 'clock')
  if (!clock || (code !== 'CLOCK_DRIFTED' && code !== 'CLOCK_UNKNOWN')) return null
  const title = message('inserted.clock')
  return { ...clock, id: `clock-before-${before.id}`, act: before.act, title, when: null }
}
