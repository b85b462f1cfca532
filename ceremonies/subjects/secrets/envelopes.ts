import { refuse } from '../../base/refusal.ts'
import { message } from '../../base/message.ts'
import type { EnvelopeNames } from '../../devices/envelope.ts'
import type { Presence, State } from '../../kernel/model.ts'
import { backup, type EnvelopeKey } from '../backup/facts.ts'
import { beforeStep } from '../backup/presence.ts'
import { type ClosedEnvelope, envelopes } from './facts.ts'

/** The kind of step that brings the key for envelopes back into the secrets process. */
export const RECALL = 'recall-envelope-key'

/** The secrets process has the key and enough shares as typed; without a key the act itself refuses. */
export const envelopeKeyHeld: Presence = {
  here: (state) => backup.of(state).envelopeKey?.held ?? true,
  bringBack: (state, before) => beforeStep(state, before, RECALL, message('inserted.recall-envelope-key')),
}

/** The key for envelopes; throws NO_ENVELOPE_KEY. */
export function envelopeKeyOf(state: State): EnvelopeKey {
  const { envelopeKey } = backup.of(state)
  if (envelopeKey === null || envelopeKey.destroyed) throw refuse('NO_ENVELOPE_KEY')
  return envelopeKey
}

/** The same, once every share of it is proved; throws ENVELOPE_TOO_EARLY. */
export function provedKeyOf(state: State): EnvelopeKey & { readonly identifier: number } {
  const { identifier, ...key } = envelopeKeyOf(state)
  if (!key.whole || identifier === null) throw refuse('ENVELOPE_TOO_EARLY')
  return { identifier, ...key }
}

/** The envelope in that file; throws ENVELOPE_UNKNOWN. */
export function envelopeIn(state: State, artifact: string): ClosedEnvelope {
  const found = envelopes.of(state).closed.find((one) => one.artifact === artifact)
  if (!found) throw refuse('ENVELOPE_UNKNOWN', { artifact })
  return found
}

/** What an envelope with that label says of itself. */
export function namesOf(state: State, label: string): EnvelopeNames {
  const { set, identifier, check, threshold } = provedKeyOf(state)
  return { ceremony: state.ceremony, set, identifier, threshold, label, check: { ...check } }
}
