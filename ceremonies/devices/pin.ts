import { type Refusal, refuse } from '../base/refusal.ts'

/** Characters that one person's part of a PIN has at least, be it half or whole. */
export const SHORTEST_PIN = 4

/** How long a PIN may be, in bytes. `most`: null where the token names no limit. */
export interface PinLength {
  readonly least: number
  readonly most: number | null
}

/**
 * What each of so many people may type, so that all of it together is a PIN that the token takes, whatever the others typed.
 * Nobody can type anything if `most` is less than `least`.
 */
export function partOfLength({ least, most }: PinLength, people: number): PinLength {
  return {
    least: Math.max(SHORTEST_PIN, Math.ceil(least / people)),
    most: most === null ? null : Math.floor(most / people),
  }
}

/**
 * Why a PIN, or one person's half of one, is not handed on, or null: PIN_SHORT, PIN_LONG, PIN_UNREADABLE or PIN_NOT_ASCII. PKCS#11 takes
 * bytes, and each tool encodes in its own way what is not ASCII: such a PIN may open the token here and nowhere else. The one
 * rule for page, terminal, file and engine; `length` is what the token says of it.
 */
export function flawOfPin(pin: string, length: PinLength | null = null): Refusal | null {
  const { least, most } = length ?? { least: SHORTEST_PIN, most: null }
  if (pin.includes('\ufffd') || !pin.isWellFormed()) return refuse('PIN_UNREADABLE')
  if (!/^[ -~]*$/.test(pin)) return refuse('PIN_NOT_ASCII')
  if (pin.length < least) return refuse('PIN_SHORT', { least })
  return most !== null && pin.length > most ? refuse('PIN_LONG', { most }) : null
}
