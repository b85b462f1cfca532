/** What the register can be asked: pure questions over rows, whoever keeps them. */
import { rewrappedInto } from './rewrapped-into.ts'
import { type Standing, standingsIn } from './changes.ts'
import { keyStatuses, type FactPlace, type Placed, type Row, type RowOf, type Rows } from './row.ts'

/** `closing`: the last fact is on record, but it is not signed yet, or its record key still exists. */
export type Phase = 'unfinished' | 'closing' | 'sealed' | 'aborted'

/** One ceremony as the register knows it. */
export interface RegisteredCeremony extends Omit<RowOf<'ceremony'>, 'kind'> {
  readonly phase: Phase
}

/** Whose note a digest is; `last`: true if that ceremony signed nothing after it. */
export interface Followed {
  readonly ceremony: string
  readonly last: boolean
}

/** Every ceremony by its folder. */
export function ceremoniesIn(rows: Rows): ReadonlyMap<string, RegisteredCeremony> {
  const phase = phasesIn(rows)
  return new Map(
    rows
      .of('ceremony')
      .map(({ ceremony, row: { kind: _, ...told } }) => [ceremony, { ...told, phase: phase(ceremony) }]),
  )
}

/** Every set identifier that a record names: no new set may have one of them. */
export function identifiersIn(rows: Rows): readonly number[] {
  const all = [...rows.of('set'), ...rows.of('known-identifier')]
  return [...new Set(all.map(({ row }) => row.identifier))].sort((a, b) => a - b)
}

/**
 * Every set of shares, and how it stands: `waiting` is one that was made to take the place of another and has not; `superseded` one
 * whose place another took, `retired` one that was destroyed afterwards, in whatever ceremony. `onCards`: its shares that cards keep.
 */
export function setsIn(rows: Rows) {
  const statuses = lastOf(rows.of('set-status'), ({ set }) => set)
  const later = succeededIn(rows)
  return rows.of('set').map((placed) => {
    const { set } = placed.row
    return {
      ...told(placed),
      status: later(placed, set, statuses(placed, set)?.status ?? 'made'),
      onCards: onCardsIn(rows, placed),
    }
  })
}

type SetStatus = RowOf<'set-status'>['status'] | 'made' | 'waiting' | Standing

/** Sets are told apart over all records: what becomes of one stands in the record of the ceremony that changes custodians. */
function succeededIn(rows: Rows): (place: FactPlace, set: string, status: SetStatus) => SetStatus {
  const standing = standingsIn(rows)
  return ({ ceremony }, set, status) => {
    if (status === 'voided') return status
    const changed = standing(ceremony, set)
    return changed ?? (status === 'proved' && isWaiting(rows, ceremony, set) ? 'waiting' : status)
  }
}

function isWaiting(rows: Rows, ceremony: string, set: string): boolean {
  const archived = rows.of('key-set', { ceremony }).map(({ row }) => row)
  const rewrapped = rows.of('key-rewrapped', { ceremony }).map(({ row }) => row.label)
  return rewrappedInto(archived, rewrapped).has(set)
}

/** Which shares of that set are on which cards of their ceremony. */
function onCardsIn(rows: Rows, placed: Placed<RowOf<'set'>>) {
  const cards = rows.of('card')
  const isTakenOff = ({ ceremony, row: { set, share, card } }: Placed<RowOf<'share-on-card'>>) =>
    rows.of('share-off-card', { ceremony, key: set }).some(({ row }) => row.share === share && row.card === card)
  return rows
    .of('share-on-card')
    .filter((one) => isOf(one, placed) && one.row.set === placed.row.set && !isTakenOff(one))
    .map(({ row: { share, card, holder } }) => ({
      share,
      card,
      holder,
      serial: cards.find((one) => isOf(one, placed) && one.row.card === card)?.row.serial ?? null,
    }))
}

/** How far each key pair has come: what was done with it is not taken back by a later proof. */
export function keysIn(rows: Rows) {
  return withStatus(rows, rows.of('key'))
}

/** The same of secret keys. */
export function secretKeysIn(rows: Rows) {
  return withStatus(rows, rows.of('secret-key'))
}

function withStatus<R extends RowOf<'key' | 'secret-key'>>(rows: Rows, keys: readonly Placed<R>[]) {
  const statuses = rows.of('key-status')
  return keys.map((placed) => {
    const reached = statuses
      .filter((one) => isOf(one, placed) && one.row.label === placed.row.label)
      .map(({ row }) => keyStatuses.indexOf(row.status))
    return { ...told(placed), status: keyStatuses[Math.max(0, ...reached)] ?? 'made' }
  })
}

export function backupKeysIn(rows: Rows) {
  const places = lastOf(rows.of('backup-key-place'), ({ set }) => set)
  return rows.of('backup-key').map((placed) => ({
    ...told(placed),
    where: places(placed, placed.row.set)?.where ?? ('token' as const),
  }))
}

/** Every key of envelopes, and whether it still stands in a secrets process: only shares bring it back. */
export function envelopeKeysIn(rows: Rows) {
  const destroyed = lastOf(rows.of('envelope-key-destroyed'), ({ set }) => set)
  return rows.of('envelope-key').map((placed) => ({
    ...told(placed),
    where: destroyed(placed, placed.row.set) ? ('destroyed' as const) : ('memory' as const),
  }))
}

/** Every envelope, and whether it was opened again in its ceremony. */
export function envelopesIn(rows: Rows) {
  const opened = lastOf(rows.of('envelope-opened'), ({ artifact }) => artifact)
  return rows.of('envelope').map((placed) => ({
    ...told(placed),
    opened: opened(placed, placed.row.artifact) !== undefined,
  }))
}

/** Every token that a ceremony noted, and what it held at the seal; null if that has not come. */
export function tokensIn(rows: Rows) {
  const objects = rows.of('objects')
  return rows.of('token').map((placed) => ({
    ...told(placed),
    objects: objects.find((one) => isOf(one, placed) && one.row.name === placed.row.name)?.row.objects ?? null,
  }))
}

function phasesIn(rows: Rows): (ceremony: string) => Phase {
  const ended = new Map(rows.of('ended').map(({ ceremony, row }) => [ceremony, row.how]))
  const keyed = new Set(rows.of('record-key').map(({ ceremony }) => ceremony))
  const closed = new Set(rows.of('record-key-destroyed').map(({ ceremony }) => ceremony))
  return (ceremony) => {
    const how = ended.get(ceremony)
    if (how === undefined) return 'unfinished'
    return keyed.has(ceremony) && !closed.has(ceremony) ? 'closing' : how
  }
}

/** The ceremony that one with this `follows` comes after; null if none here has such a note. */
export function followedBy(rows: Rows, digest: string): Followed | null {
  const [found] = rows.of('note', { key: digest })
  if (!found) return null
  const { ceremony } = found
  const sizes = rows.of('note', { ceremony }).map(({ row }) => row.size)
  return { ceremony, last: found.row.size === Math.max(...sizes) }
}

/** True if one row comes after the other in the same record. */
function isOf(later: FactPlace, earlier: FactPlace): boolean {
  return later.ceremony === earlier.ceremony && later.seq >= earlier.seq
}

/** The last row that says something of one thing in the ceremony of another row, and after it. */
function lastOf<R extends Row>(
  all: readonly Placed<R>[],
  keyOf: (row: R) => string,
): (place: FactPlace, key: string) => R | undefined {
  return (place, key) => all.findLast((one) => isOf(one, place) && keyOf(one.row) === key)?.row
}

function told<R extends Row>({ ceremony, at, row }: Placed<R>) {
  const { kind: _, ...rest } = row
  return { ceremony, at, ...rest }
}
