import type { Envelope } from '../../ceremonies/kernel/command.ts'

/** What the engine says when an act begins, for whatever asks an act alone. */
export const envelope: Envelope = {
  by: 'engine',
  method: null,
  at: '2026-11-21T10:00:00.000Z',
  monotonic: 0,
  random: '0123456789abcdef'.repeat(4),
  seq: 7,
  head: '00'.repeat(32),
  command: { type: 'begin', step: 'any', note: null },
}
