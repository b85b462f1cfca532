import { z } from 'zod'
import type { State } from '../../kernel/model.ts'
import { fact } from '../../kernel/fact.ts'
import { count, list } from '../../kernel/shapes.ts'
import { Slice } from '../../kernel/slice.ts'
import { backup, envelopeKeyChanged, freshSet } from '../backup/facts.ts'
import { artifact, check, device, digest, label, set } from '../fields.ts'

/** A secret in an envelope. */
export interface ClosedEnvelope {
  readonly artifact: string
  readonly label: string
  /** Of the file. */
  readonly sha256: string
  readonly secret: z.infer<typeof source>
  /** What the secret committed to; empty until that is on record. */
  readonly commitment: string
  readonly opened: boolean
}

interface Envelopes {
  /** In the order in which they were closed. */
  readonly closed: readonly ClosedEnvelope[]
}

/** Where a secret comes from: made in the secrets process, where nobody sees it, or typed by one person alone. */
export const source = z.enum(['made', 'typed'])

export const envelopes = new Slice<Envelopes>('secrets', { closed: [] })

function changed(state: State, file: string, change: Partial<ClosedEnvelope>): State {
  const closed = envelopes.of(state).closed.map((one) => (one.artifact === file ? { ...one, ...change } : one))
  return envelopes.with(state, { closed })
}

export const envelopeKeyMade = fact({
  type: 'envelope-key.made',
  level: 'restricted',
  /** `token`: whose randomness is in the key; null where it is the laptop's alone. */
  shape: { set, check, token: device.nullable() },
  evolve: (state, { set: of, check: value }) =>
    backup.with(state, { envelopeKey: { set: of, check: value, destroyed: false, ...freshSet } }),
})

export const envelopeKeyRecalled = fact({
  type: 'envelope-key.recalled',
  level: 'restricted',
  shape: { set, shares: list(count) },
  evolve: (state) => envelopeKeyChanged(state, { held: true }),
})

export const envelopeKeyDestroyed = fact({
  type: 'envelope-key.destroyed',
  level: 'public',
  shape: { set, check },
  evolve: (state) => envelopeKeyChanged(state, { destroyed: true, held: false }),
})

export const envelopeClosed = fact({
  type: 'envelope.closed',
  level: 'restricted',
  /** `check`: of the key that opens it. */
  shape: { artifact, label, secret: source, sha256: digest, set, check },
  evolve: (state, { artifact: file, label: name, secret, sha256 }) => {
    const one = { artifact: file, label: name, secret, sha256, commitment: '', opened: false }
    return envelopes.with(state, { closed: [...envelopes.of(state).closed, one] })
  },
})

/** How long the secret is, and what it committed to: SHA-256 with a salt that only the envelope holds. */
export const envelopeCommitted = fact({
  type: 'envelope.committed',
  level: 'confidential',
  shape: { artifact, length: count, commitment: digest },
  evolve: (state, { artifact: file, commitment }) => changed(state, file, { commitment }),
})

export const envelopeOpened = fact({
  type: 'envelope.opened',
  level: 'restricted',
  shape: { artifact, set, shares: list(count) },
  evolve: (state, { artifact: file }) => changed(state, file, { opened: true }),
})
