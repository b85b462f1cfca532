/** Where everything is, as the records say together: who could bring a key back tonight, and what is overdue. */
import type { Custody, Keeping, Safe, Titles } from '../custody/access.ts'
import { type KeptThing, isSameThing } from '../custody/shapes.ts'
import { keysIn, secretKeysIn, setsIn } from './ask.ts'
import type { Placed, RowOf, Rows } from './row.ts'
import { destroyedIn } from './succession.ts'

const DAY = 86_400_000

export interface Whereabouts extends KeptThing {
  readonly ceremony: string
  /** When that was said, and by which step's witnesses seen. */
  readonly at: string
  readonly sealedBy: string | null
  /** When it must have been looked at again. */
  readonly due: string
  readonly place: Keeping
  readonly titles: Titles
}

/** A set of shares that was not voided and still recovers what it brings back, be it valid or not. */
export interface KeptSet {
  readonly ceremony: string
  readonly set: string
  readonly identifier: number
  /** False for one whose place another took, or that never took its place. */
  readonly valid: boolean
  /** Labels of keys that are archived under its key. */
  readonly keys: readonly string[]
  readonly custody: Custody
  readonly titles: Titles
}

/** What real ceremonies keep, as rows: the last word on each thing, and the sets that shares are of. */
export function keptIn(rows: Rows): readonly RowOf<'kept' | 'set'>[] {
  const real = new Set(rows.of('ceremony').flatMap(({ ceremony, row }) => (row.mode === 'real' ? [ceremony] : [])))
  const kept = lastWords(rows).flatMap(({ ceremony, row }) => (real.has(ceremony) ? [row] : []))
  const isKept = (set: string): boolean => kept.some((thing) => thing.what === 'share' && thing.set === set)
  return [...kept, ...rows.of('set').flatMap(({ row }) => (isKept(row.set) ? [row] : []))]
}

/** Where each thing is by the last word on it. */
export function whereaboutsIn(rows: Rows): readonly Whereabouts[] {
  return lastWords(rows).map(({ ceremony, at, row: { kind: _, ...thing } }) => {
    const [plan] = rows.of('custody-plan', { ceremony })
    const { safes = [], titles = {}, days = 0 } = plan?.row ?? {}
    const due = new Date(Date.parse(at) + days * DAY).toISOString()
    return { ...thing, ceremony, at, due, titles, place: placeOf(thing, safes) }
  })
}

/** Every set whose shares are kept somewhere on record, with the custody of each of its shares. */
export function keptSetsIn(rows: Rows): readonly KeptSet[] {
  const all = whereaboutsIn(rows)
  const keys = [...keysIn(rows), ...secretKeysIn(rows)]
  return setsIn(rows).flatMap(({ ceremony, set, identifier, threshold, shares: made, status }) => {
    const kept = all.filter((thing) => thing.what === 'share' && thing.set === set)
    if (status === 'voided' || kept.length === 0) return []
    if (status === 'retired' && kept.length < threshold) return []
    const shares = Array.from({ length: made }, (_, i): Keeping => {
      const found = kept.find(({ mark }) => mark === String(i + 1))
      return found?.place ?? { safe: null, holder: null, pin: null }
    })
    return [
      {
        ceremony,
        set,
        identifier,
        valid: status !== 'waiting' && status !== 'superseded' && status !== 'retired',
        keys: keys.filter((key) => key.ceremony === ceremony && isArchived(key.status)).map(({ label }) => label),
        custody: { threshold, shares, copies: [] },
        titles: Object.fromEntries(kept.flatMap(({ titles }) => Object.entries(titles))),
      },
    ]
  })
}

function isArchived(status: string): boolean {
  return status === 'archived' || status === 'restored' || status === 'locked'
}

function placeOf({ safe: id, holder, pin }: KeptThing, safes: readonly Safe[]): Keeping {
  return { safe: safes.find((safe) => safe.id === id) ?? null, holder, pin }
}

/** Of nothing that was destroyed before witnesses. */
function lastWords(rows: Rows): readonly Placed<RowOf<'kept'>>[] {
  const destroyed = destroyedIn(rows)
  const sets = new Map(rows.of('set').map(({ row }) => [String(row.identifier), row.set] as const))
  // A ceremony that did not know the set, such as one on another laptop, calls it by its number.
  const named = <R extends RowOf<'kept'>>(row: R): R => ({ ...row, set: sets.get(row.set ?? '') ?? row.set })
  const all = rows
    .of('kept')
    .map((one) => ({ ...one, row: named(one.row) }))
    .filter(({ row: { what, set, mark } }) => what !== 'share' || !destroyed(set ?? '').includes(Number(mark)))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
  return all.filter((one, i) => !all.slice(i + 1).some(({ row }) => isSameThing(row, one.row)))
}
