/** Cards whose keys are known to be no secret to whoever holds them for an hour. */
import { refuse } from '../../base/refusal.ts'
import type { CardDescription } from '../../devices/card.ts'
import type { State } from '../../kernel/model.ts'

/** EUCLEAK (NinjaLab, 2024; YSA-2024-03): ECDSA of Infineon's library gives the key away. Mended in YubiKeys' firmware 5.7. */
const mended = [5, 7] as const

/** Throws CARD_FIRMWARE_WEAK in a real ceremony. What tells no firmware of its token is no YubiKey, and not judged. */
export function mustBeSound({ token }: Pick<CardDescription, 'token'>, mode: State['mode']): void {
  if (mode === 'real' && token !== null && isWeak(token)) throw refuse('CARD_FIRMWARE_WEAK', { firmware: token })
}

function isWeak(firmware: string): boolean {
  const [major = 0, minor = 0] = firmware.split('.').map(Number)
  return major < mended[0] || (major === mended[0] && minor < mended[1])
}
