import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import { count, list } from '../../kernel/shapes.ts'
import { Slice } from '../../kernel/slice.ts'
import { device, hex, label, set } from '../fields.ts'
import { type Key, keys, type SecretKey } from '../keys/slice.ts'
import { archivedKey } from '../recovery/facts.ts'

interface Change {
  /** The set that was put in force in place of the earlier one; null before that. */
  readonly inForce: string | null
  readonly retired: boolean
}

export const change = new Slice<Change>('change', { inForce: null, retired: false })

/** An archive of the set `from` was opened in the token, for no longer than it took to wrap its key under the new backup key. */
export const archiveRewrapped = fact({
  type: 'archive.rewrapped',
  level: 'public',
  shape: {
    label,
    token: device,
    /** CKA_ID of the session object, which is destroyed. */
    id: hex,
    key: archivedKey,
    from: set,
    /** What that object could do beyond its template, because the token ignores that: nothing in a real ceremony. */
    departures: list(z.string()),
  },
  evolve: (state, { label: name, token, id, key }) => {
    const own = { token, label: name, id, extractable: false, status: 'made', blob: null } as const
    const known: Key | SecretKey = { ...own, ...key }
    return keys.with(state, { rewrapped: { ...keys.of(state).rewrapped, [name]: known } })
  },
})

/**
 * From here on the new set is the valid one for these keys, and the earlier one is not. `threshold`: so many shares of the earlier
 * one still recover them with any copy of its archives that survives.
 */
export const setInForce = fact({
  type: 'set.in-force',
  level: 'public',
  shape: { set, over: set, ceremony: z.string(), threshold: count, keys: list(label) },
  evolve: (state, { set: of }) => change.with(state, { inForce: of }),
})

/** What witnesses saw destroyed of the earlier set: its sheets by number, its cards, and the copies of its archives. */
export const setRetired = fact({
  type: 'set.retired',
  level: 'restricted',
  shape: {
    set,
    ceremony: z.string(),
    threshold: count,
    destroyed: list(count),
    left: list(count),
    /** The cards that keep shares of it: whether each was erased or destroyed. */
    cards: list(z.strictObject({ share: count, serial: z.string(), destroyed: z.boolean() }).readonly()),
    /** True if every copy of its archives that is known was destroyed. */
    archives: z.boolean(),
    /** Which media those were on, as was said. */
    media: z.string(),
    how: z.string(),
    step: z.string(),
  },
  evolve: (state) => change.with(state, { retired: true }),
})
