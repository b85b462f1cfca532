import { z } from 'zod'
import type { Hex } from '../../base/crypto.ts'
import { Scheme } from '../../devices/scheme.ts'
import { fact } from '../../kernel/fact.ts'
import type { Event, State } from '../../kernel/model.ts'
import { count, list } from '../../kernel/shapes.ts'
import { Slice } from '../../kernel/slice.ts'
import { backup } from '../backup/facts.ts'
import {
  algorithm,
  artifact,
  check,
  device,
  digest,
  entry,
  hex,
  keyCheck,
  label,
  purpose,
  secretAlgorithm,
  set,
} from '../fields.ts'

/** The key in an archive: a key pair, known by its public key, or a secret key, known by its check value. */
export const archivedKey = z.union([
  z.strictObject({ algorithm, spki: hex }).readonly(),
  z.strictObject({ algorithm: secretAlgorithm, purpose, keyCheck }).readonly(),
])
export type ArchivedKey = z.infer<typeof archivedKey>

/** A set of shares that was made before, whose key opens an archive. */
export const earlierSet = z
  .strictObject({ set, scheme: Scheme, identifier: count, threshold: count, shares: count, check })
  .readonly()
export type EarlierSet = z.infer<typeof earlierSet>

/** A card that keeps a share of an earlier set. `onPaper`: its custodian has that share on a sheet too. */
export const earlierCard = z
  .strictObject({ share: count, applet: z.enum(['piv', 'openpgp']), serial: z.string(), onPaper: z.boolean() })
  .readonly()
export type EarlierCard = z.infer<typeof earlierCard>

/** An archive that is to be opened: a file, the key in it, and the set whose key opens it. */
const archiveShape = {
  label,
  artifact,
  /** Of the file. */
  sha256: digest,
  length: count,
  key: archivedKey,
  set: earlierSet,
  /** The ceremony that made it. */
  ceremony: z.string(),
} as const
export type Archive = Readonly<z.infer<z.ZodObject<typeof archiveShape>>>

/** The backup key of the earlier set in a token, as a session object. */
export interface Recovered {
  readonly token: string
  readonly id: Hex
  readonly where: 'token' | 'gone' | 'destroyed'
  /** What the token held before the key came in. */
  readonly before: readonly z.infer<typeof entry>[]
}

/** The record of an earlier ceremony, as far as it was brought in. */
export interface Accepted {
  readonly ceremony: string
  /** Digest of its last note, from paper; none in a rehearsal alone. */
  readonly note: string
  /** Labels of all keys that its set brings back. */
  readonly keys: readonly string[]
  /** The cards that keep shares of its set. */
  readonly cards: readonly EarlierCard[]
}

interface Recovery {
  /** Null before one is accepted. */
  readonly record: Accepted | null
  /** By the label of the key. */
  readonly archives: Readonly<Record<string, Archive>>
  /** The set of them all; null before the first. */
  readonly set: EarlierSet | null
  readonly key: Recovered | null
}

export const recovery = new Slice<Recovery>('recovery', { record: null, archives: {}, set: null, key: null })

function keyChanged(state: State, change: Partial<Recovered>): State {
  const { key } = recovery.of(state)
  return key ? recovery.with(state, { key: { ...key, ...change } }) : state
}

/**
 * The record of an earlier ceremony was verified: its set is the valid one for these keys until another one is put in force.
 * `note`: digest of its last note, as people read it from paper; none in a rehearsal alone. `size`: its facts.
 */
export const recordAccepted = fact({
  type: 'record.accepted',
  level: 'restricted',
  shape: {
    ceremony: z.string(),
    note: z.union([digest, z.literal('none')]),
    size: count,
    set: earlierSet,
    keys: list(label),
    cards: list(earlierCard),
  },
  evolve: (state, { ceremony, note, keys, cards, set: { identifier } }) => {
    const { identifiers } = backup.of(state)
    const known = backup.with(state, { identifiers: [...identifiers, identifier] })
    return recovery.with(known, { record: { ceremony, note, keys, cards } })
  },
})

/** The file is the archive that its record says: what people read of it agrees with what was found. */
export const archiveAccepted = fact({
  type: 'archive.accepted',
  level: 'restricted',
  shape: archiveShape,
  evolve: (state, { type: _type, ...accepted }) => {
    const archives = { ...recovery.of(state).archives, [accepted.label]: accepted }
    return recovery.with(state, { archives, set: accepted.set })
  },
})

/** Enough shares were typed, and the backup key of that set is in a token. */
export const backupKeyRecovered = fact({
  type: 'backup-key.recovered',
  level: 'restricted',
  shape: { token: device, id: hex, set, check, shares: list(count), before: list(entry.readonly()) },
  evolve: (state, { token, id, before }) => recovery.with(state, { key: { token, id, where: 'token', before } }),
})

/** A session object: it went with the session. */
export const recoveredKeyGone = fact({
  type: 'recovered-backup-key.gone',
  level: 'restricted',
  weight: 'nothing',
  shape: { set },
  evolve: (state) => keyChanged(state, { where: 'gone' }),
})

/** It is destroyed, and the token holds what it held before, as often as is said. */
export const recoveredKeyDestroyed = fact({
  type: 'recovered-backup-key.destroyed',
  level: 'public',
  shape: { token: device, id: hex, set, check, objects: count },
  evolve: (state) => keyChanged(state, { where: 'destroyed' }),
})

const recovered = {
  label,
  /** Where the archive was opened. */
  token: device,
  /** What the restored key may do beyond its template, because the token ignores that: none in a real ceremony. */
  departures: list(z.string()),
} as const

/** The archive was opened in a token, and the key in it signed a challenge that software checked; `beside`: the original signed it too. */
export const keyRecovered = fact({
  type: 'key.recovered',
  level: 'public',
  shape: {
    ...recovered,
    spki: hex,
    challenge: hex,
    signature: hex,
    beside: z.strictObject({ token: device, signature: hex }).readonly().nullable(),
  },
})

/** The same of a secret key: the token computed the check value on record; `beside`: the original's token computed it too. */
export const secretKeyRecovered = fact({
  type: 'secret-key.recovered',
  level: 'public',
  shape: { ...recovered, keyCheck, beside: z.strictObject({ token: device, keyCheck }).readonly().nullable() },
})

/** What goes with the session of that token. */
export function goneWith(state: State, token: string | null): readonly Event[] {
  const { key, set: of } = recovery.of(state)
  return key?.where === 'token' && of !== null && key.token === token ? [recoveredKeyGone({ set: of.set })] : []
}
