/** Who is known by a device of their own: what it signs is their word, and a personal code is not enough. */
import { refuse } from '../base/refusal.ts'
import type { Envelope } from './command.ts'
import type { State } from './model.ts'
import { takesSignature } from './takes-signature.ts'
import type { Voice } from './voice.ts'

/** What speaks for that part now; null where a personal code is enough, as once nothing can be added to the record. */
export function voiceOf(state: State, part: string): Voice | null {
  if (state.phase === 'sealed' || state.phase === 'aborted' || state.byCode.includes(part)) return null
  for (const { voice } of state.rules.subjects) {
    const known = voice?.(state, part) ?? null
    if (known !== null) return known
  }
  return null
}

/** Throws NOT_ENROLLED where this is not how that person is known, WORD_UNSIGNED where their device must sign it. */
export function mustBeTheirWord(state: State, { by, method, command, signed }: Envelope): void {
  const enrolled = state.enrolled[by]
  const voice = voiceOf(state, by)
  const isSigned = method === 'smartcard' || signed !== undefined
  const isKnown = isSigned
    ? method === 'smartcard' && voice !== null && signed?.device === voice.device
    : enrolled === method
  if (enrolled === undefined || !isKnown) throw refuse('NOT_ENROLLED', { person: by })
  if (!isSigned && voice !== null && takesSignature(state, command.type))
    throw refuse('WORD_UNSIGNED', { person: by, device: voice.device })
}
