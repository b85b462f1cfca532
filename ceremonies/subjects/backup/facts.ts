import { z } from 'zod'
import type { Hex } from '../../base/crypto.ts'
import type { CheckValue } from '../../devices/check-value.ts'
import { SECRETS } from '../../devices/index.ts'
import { Scheme, usualScheme } from '../../devices/scheme.ts'
import { fact } from '../../kernel/fact.ts'
import { backTo } from '../../kernel/state.ts'
import { deviceLost } from '../../kernel/facts/devices.ts'
import type { Event, State } from '../../kernel/model.ts'
import { count, list } from '../../kernel/shapes.ts'
import { Slice } from '../../kernel/slice.ts'
import { check, digest, hex, set } from '../fields.ts'
import { tokensFound } from '../tokens/facts.ts'

/** A share on its custodian's card. */
export interface ShareOnCard {
  readonly index: number
  /** By its name in the inventory. */
  readonly card: string
  /** The same bytes as a file of the record. */
  readonly artifact: string
  /** True once the card has opened it again. */
  readonly proved: boolean
}

/** A card that was given up with its share, which goes onto another card (`instead`), or onto paper, or stays on paper alone. */
export interface GivenUp {
  readonly index: number
  readonly holder: string
  readonly card: string
  readonly instead: string | null
  readonly paper: boolean
}

/** A share on a printed sheet. */
export interface ShareOnSheet {
  readonly index: number
  /** True once it was read back from a picture of the sheet. */
  readonly proved: boolean
}

/** A set of shares, whatever key it brings back. */
export interface ShareSet {
  readonly set: string
  readonly check: CheckValue
  /** True while the secrets process holds the shares: as made, or enough of them as typed. */
  readonly held: boolean
  /** How it is split; the usual one until it is. */
  readonly scheme: Scheme
  /** The number by which people and shares tell sets apart; null until it is split. */
  readonly identifier: number | null
  readonly threshold: number
  readonly shares: number
  /** On paper: shown to its custodian, and typed back. */
  readonly shown: readonly number[]
  readonly proved: readonly number[]
  readonly onCards: readonly ShareOnCard[]
  readonly onSheets: readonly ShareOnSheet[]
  /** True once every quorum of the shares as typed back gave the same key. */
  readonly whole: boolean
}

/** The backup key, which enters a token, and its set of shares. */
export interface Backup extends ShareSet {
  readonly token: string
  readonly id: Hex
  readonly where: 'token' | 'shares' | 'destroyed'
}

/** The key for envelopes, which is in the secrets process and in no token, and its set of shares. */
export interface EnvelopeKey extends ShareSet {
  readonly destroyed: boolean
}

/** A ceremony has at most one set of shares: one of the two is null. */
interface Custody {
  readonly key: Backup | null
  readonly envelopeKey: EnvelopeKey | null
  /** Set identities that are taken: the register's, and this ceremony's own. */
  readonly identifiers: readonly number[]
  /** Cards that broke before their shares were proved. */
  readonly givenUp: readonly GivenUp[]
}

export const backup = new Slice<Custody>('backup', { key: null, envelopeKey: null, identifiers: [], givenUp: [] })

/** The kinds of step at which a set of shares begins. */
export const BEGINNING = 'backup-key'
export const ENVELOPE_BEGINNING = 'envelope-key'

/** A set that nothing has been done with yet; its key is in the secrets process. */
export const freshSet = {
  held: true,
  scheme: usualScheme,
  identifier: null,
  threshold: 0,
  shares: 0,
  shown: [],
  proved: [],
  onCards: [],
  onSheets: [],
  whole: false,
} as const

/** The set of shares of this ceremony; null before there is one. */
export function sharesOf(state: State): ShareSet | null {
  const { key, envelopeKey } = backup.of(state)
  return key ?? envelopeKey
}

/** How its key is split. */
export function schemeOf(state: State): Scheme {
  return sharesOf(state)?.scheme ?? usualScheme
}

/** The shares that were given, and proved in each way in which they were. */
export function provedIn(shares: ShareSet | null): readonly number[] {
  const { proved = [], shown = [], onCards = [], onSheets = [] } = shares ?? {}
  const kept = [...onCards, ...onSheets]
  return [...new Set([...proved, ...kept.map(({ index }) => index)])].filter(
    (index) =>
      (proved.includes(index) || !shown.includes(index)) && kept.every((one) => one.index !== index || one.proved),
  )
}

/** The kind of step at which that set began. */
export function beginningOf(state: State): string {
  return backup.of(state).envelopeKey === null ? BEGINNING : ENVELOPE_BEGINNING
}

function keyChanged(state: State, change: Partial<Backup>): State {
  const { key } = backup.of(state)
  return key ? backup.with(state, { key: { ...key, ...change } }) : state
}

export function envelopeKeyChanged(state: State, change: Partial<EnvelopeKey>): State {
  const { envelopeKey } = backup.of(state)
  return envelopeKey ? backup.with(state, { envelopeKey: { ...envelopeKey, ...change } }) : state
}

export function setChanged(state: State, change: Partial<ShareSet>): State {
  return envelopeKeyChanged(keyChanged(state, change), change)
}

/** What facts of others mean for the set of shares. */
export function react(state: State, event: Event): State {
  if (tokensFound.is(event)) return backup.with(state, { identifiers: event.identifiers })
  return deviceLost.is(event) && event.device === SECRETS ? setChanged(state, { held: false }) : state
}

export const backupKeyMade = fact({
  type: 'backup-key.made',
  level: 'restricted',
  shape: { token: z.string(), id: hex, set, check },
  evolve: (state, { token, id, set: of, check: value }) =>
    backup.with(state, {
      key: {
        token,
        id,
        set: of,
        check: value,
        where: 'token',
        ...freshSet,
      },
    }),
})

export const backupKeyReloaded = fact({
  type: 'backup-key.reloaded',
  level: 'restricted',
  shape: { token: z.string(), id: hex, set, shares: list(count) },
  evolve: (state, { id }) => keyChanged(state, { id, where: 'token', held: true }),
})

/** A session object: it went with the session. */
export const backupKeyGone = fact({
  type: 'backup-key.gone',
  level: 'restricted',
  weight: 'nothing',
  shape: { set },
  evolve: (state) => keyChanged(state, { where: 'shares' }),
})

export const backupKeyDestroyed = fact({
  type: 'backup-key.destroyed',
  level: 'public',
  shape: { token: z.string(), id: hex, set, check },
  evolve: (state) => keyChanged(state, { where: 'destroyed', held: false }),
})

export const setMade = fact({
  type: 'set.made',
  level: 'restricted',
  shape: { set, scheme: Scheme, identifier: count, threshold: count, shares: count },
  evolve: (state, { scheme, threshold, shares, identifier }) => {
    const { identifiers } = backup.of(state)
    return backup.with(setChanged(state, { scheme, identifier, threshold, shares }), {
      identifiers: [...identifiers, identifier],
    })
  },
})

export const setCommitted = fact({
  type: 'set.committed',
  level: 'confidential',
  shape: { set, commitments: list(z.strictObject({ index: count, salt: hex, digest }).readonly()) },
})

export const setProved = fact({
  type: 'set.proved',
  level: 'restricted',
  shape: { set, quorums: count },
  evolve: (state) => setChanged(state, { whole: true }),
})

export const setVoided = fact({
  type: 'set.voided',
  level: 'restricted',
  shape: { set, statement: z.string() },
  evolve: (state) => backTo(backup.with(state, { key: null, envelopeKey: null, givenUp: [] }), beginningOf(state)),
})

export const shareShown = fact({
  type: 'share.shown',
  level: 'restricted',
  shape: { set, index: count, to: z.string() },
  evolve: (state, { index }) => setChanged(state, { shown: [...(sharesOf(state)?.shown ?? []), index] }),
})

export const shareProved = fact({
  type: 'share.proved',
  level: 'restricted',
  shape: { set, index: count, by: z.string() },
  evolve: (state, { index }) =>
    setChanged(state, { proved: [...new Set([...(sharesOf(state)?.proved ?? []), index])] }),
})
