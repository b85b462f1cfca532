import { type Refusal, refuse } from './refusal.ts'

/** Characters that one person's part of a PIN has at least, be it half or whole. */
export const SHORTEST_PIN = 4

/**
 * Why a PIN, or one person's half of one, is not handed on, or null: PIN_SHORT, PIN_UNREADABLE or PIN_NOT_ASCII. PKCS#11 takes
 * bytes, and each tool encodes in its own way what is not ASCII: such a PIN may open the token here and nowhere else. The one
 * rule for page, terminal, file and engine; how long a whole PIN may be, the token says.
 */
export function flawOfPin(pin: string): Refusal | null {
  if (pin.includes('\ufffd') || !pin.isWellFormed()) return refuse('PIN_UNREADABLE')
  if (!/^[ -~]*$/.test(pin)) return refuse('PIN_NOT_ASCII')
  return pin.length < SHORTEST_PIN ? refuse('PIN_SHORT', { least: SHORTEST_PIN }) : null
}
