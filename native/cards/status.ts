/** What a card says no with: each status a refusal (ISO/IEC 7816-4, 5.6; SP 800-73-5 part 2, 3; OpenPGP 3.4, 7.1). */
import type { Buffer } from 'node:buffer'
import { type Refusal, type RefusalCode, refuse } from '../../ceremonies/base/refusal.ts'
import { type Answer, type Command, done } from './apdu.ts'

const codes: ReadonlyMap<number, RefusalCode> = new Map<number, RefusalCode>([
  [0x6285, 'CARD_TERMINATED'],
  [0x6581, 'CARD_MEMORY_FAILED'],
  [0x6600, 'CARD_TOUCH_MISSING'],
  [0x6700, 'CARD_DATA_REFUSED'],
  [0x6881, 'CARD_COMMAND_UNKNOWN'],
  [0x6882, 'CARD_COMMAND_UNKNOWN'],
  [0x6884, 'CARD_COMMAND_UNKNOWN'],
  [0x6982, 'CARD_NOT_ALLOWED'],
  [0x6983, 'CARD_NOT_ALLOWED'],
  [0x6985, 'CARD_CONDITIONS'],
  [0x6a80, 'CARD_DATA_REFUSED'],
  [0x6a81, 'CARD_COMMAND_UNKNOWN'],
  [0x6a82, 'CARD_NOTHING_THERE'],
  [0x6a84, 'CARD_FULL'],
  [0x6a86, 'CARD_COMMAND_UNKNOWN'],
  [0x6a88, 'CARD_NOTHING_THERE'],
  [0x6b00, 'CARD_COMMAND_UNKNOWN'],
  [0x6d00, 'CARD_COMMAND_UNKNOWN'],
  [0x6e00, 'CARD_COMMAND_UNKNOWN'],
])

/** Says the command by its number and never what was sent with it. */
export function refusalOfStatus(status: number, { ins }: Command): Refusal {
  return refuse(codes.get(status) ?? 'CARD_STATUS', {
    command: ins.toString(16).padStart(2, '0'),
    status: status.toString(16).padStart(4, '0'),
  })
}

/** What the card answered; throws the refusal of any other status. */
export function must({ status, data }: Answer, command: Command): Buffer {
  if (status !== done) throw refusalOfStatus(status, command)
  return data
}

/** True where a card has no such command, object, key or reference. */
export function isAbsent(status: number): boolean {
  return ['CARD_COMMAND_UNKNOWN', 'CARD_NOTHING_THERE'].includes(codes.get(status) ?? '')
}

/** Tries that a refused PIN leaves; null if the status is about something else (OpenPGP cards may say 6982 of a wrong one). */
export function triesIn(status: number): number | null {
  if (status >> 4 === 0x63c) return status & 0x0f
  return status === 0x6983 ? 0 : null
}
