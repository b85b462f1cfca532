/** The smartcards that ceremonies enrolled: whose each is, what it keeps, and how it was found last. */
import type { KnownCard } from '../custody/shapes.ts'
import { setsIn } from './ask.ts'
import type { Placed, RowOf, Rows } from './row.ts'

type Seen = Placed<RowOf<'card-seen'>>

export interface RegisteredCard extends KnownCard {
  readonly mode: RowOf<'ceremony'>['mode']
  /** The last word on it, and when that was said; null where nobody has looked since it was enrolled. */
  readonly seen: { readonly found: RowOf<'card-seen'>['found']; readonly at: string } | null
}

/** Sets whose shares count no more: a card may get another in their place. */
const over: readonly string[] = ['voided', 'retired']

/** Every card by its last enrolment. */
export function cardsIn(rows: Rows): readonly RegisteredCard[] {
  const named = namedIn(rows)
  const enrolled = rows.of('card').toSorted(byTime)
  const last = enrolled.filter((one, i) => !enrolled.slice(i + 1).some((later) => isSame(later.row, one.row)))
  return last.map((placed) => {
    const { ceremony: folder, at, row } = placed
    const [opened] = rows.of('ceremony', { ceremony: folder })
    const seen = rows
      .of('card-seen')
      .filter((one) => one.at >= at && isNamed(named(one), row))
      .toSorted(byTime)
      .at(-1)
    const { kind: _kind, ...card } = row
    return {
      ...card,
      ceremony: opened?.row.ceremony ?? folder,
      mode: opened?.row.mode ?? 'real',
      seen: seen ? { found: seen.row.found, at: seen.at } : null,
      lost: seen !== undefined && isLost(seen),
      shares: sharesOn(rows, row, named),
    }
  })
}

/** What a ceremony of that mode is told of them when it opens. */
export function knownCardsIn(rows: Rows, mode: RegisteredCard['mode']) {
  return cardsIn(rows)
    .filter((card) => card.mode === mode)
    .map(({ mode: _mode, seen: _seen, ...card }) => ({ kind: 'known-card' as const, ...card }))
}

function isLost({ row: { found } }: Seen): boolean {
  return found !== 'presented' && found !== 'answered' && found !== 'blocked'
}

interface Identity {
  readonly applet: KnownCard['applet']
  readonly serial: string
}

function isSame(a: Identity, b: Identity): boolean {
  return a.applet === b.applet && a.serial === b.serial
}

function isNamed(named: Identity | null, card: Identity): boolean {
  return named !== null && isSame(named, card)
}

/** Which card a name means in the ceremony of that row; null where that does not say. */
function namedIn(rows: Rows) {
  return ({ ceremony, row }: Placed<RowOf<'card-seen' | 'share-on-card'>>): Identity | null => {
    if (row.kind === 'card-seen' && row.applet !== null && row.serial !== null)
      return { applet: row.applet, serial: row.serial }
    const own = rows.of('card', { ceremony }).find((one) => one.row.card === row.card)?.row
    if (own) return own
    const brought = rows
      .of('card-seen', { ceremony })
      .find((one) => one.row.card === row.card && one.row.serial !== null)
    const { applet = null, serial = null } = brought?.row ?? {}
    return applet === null || serial === null ? null : { applet, serial }
  }
}

/** What it keeps: the last share that was put onto it. */
function sharesOn(rows: Rows, card: Identity, named: ReturnType<typeof namedIn>): KnownCard['shares'] {
  const put = rows
    .of('share-on-card')
    .filter((one) => isNamed(named(one), card) && !isTakenOff(rows, one))
    .toSorted(byTime)
    .at(-1)
  const set = put && setsIn(rows).find((one) => one.set === put.row.set)
  if (!put || !set) return []
  const { share, sha256 } = put.row
  const onPaper = rows.of('share-on-paper', { key: set.set }).some(({ row }) => row.share === share)
  return [{ set: set.set, identifier: set.identifier, share, sha256, valid: !over.includes(set.status), onPaper }]
}

/** Its card was given up, in the ceremony that put it there. */
export function isTakenOff(
  rows: Rows,
  { ceremony, row: { set, share, card } }: Placed<RowOf<'share-on-card'>>,
): boolean {
  const off = rows.of('share-off-card', { ceremony, key: set })
  return off.some(({ row }) => row.share === share && row.card === card)
}

function byTime(a: { readonly at: string }, b: { readonly at: string }): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0
}
