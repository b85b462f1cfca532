/** What people are told before a ceremony begins, because the records of earlier ones say otherwise. Nothing of it is a refusal. */
import { type Message, message } from '../base/message.ts'
import { ceremoniesIn, followedBy } from './ask.ts'
import { type Listed, type Placed, type RowOf, type Rows, tokenKey } from './row.ts'

/** A token as it was found before anybody touched it. */
export interface FoundToken {
  readonly name: string
  readonly label: string
  readonly serial: string
  readonly initialised: boolean
  /** What somebody who is not logged in can see. */
  readonly objects: readonly Listed[]
}

/** Where a token differs from what the last seal says of it; nothing of one that no seal names. */
export function tokenRemarks(
  rows: Rows,
  { name, label, serial, initialised, objects }: FoundToken,
): readonly Message[] {
  const seal = initialised ? lastSeal(rows, { label, serial }) : null
  if (seal === null) return []
  const { ceremony, at } = seal
  const known = { device: name, label, serial, ceremony, at }
  const more = without(objects, seal.objects)
  // Private objects may be there and not be seen.
  const less = without(seal.remaining.filter(isSeen), objects)
  return [
    ...(more.length === 0 ? [] : [message('register.objectsMore', { ...known, objects: more.map(spoken) })]),
    ...(less.length === 0 ? [] : [message('register.objectsLess', { ...known, objects: less.map(spoken) })]),
  ]
}

/** True if a seal says what this token held. */
export function isSealed(rows: Rows, token: Pick<FoundToken, 'label' | 'serial'>): boolean {
  return lastSeal(rows, token) !== null
}

/** What the register says of the ceremony that a real one is said to follow. Rehearsals are no ceremonies to follow. */
export function followsRemarks(
  rows: Rows,
  { mode, follows }: { readonly mode: 'real' | 'rehearsal'; readonly follows: string },
): readonly Message[] {
  if (mode !== 'real') return []
  const known = [...ceremoniesIn(rows)].filter(([, { mode: was, phase }]) => was === 'real' && phase !== 'unfinished')
  if (follows === 'none')
    return known.length === 0 ? [] : [message('register.followsNone', { count: known.length, last: lastOpened(known) })]
  const before = followedBy(rows, follows)
  if (before === null) return [message('register.followsUnknown')]
  const { ceremony, last } = before
  const others = known.filter(([, other]) => other.follows === follows).map(([id]) => id)
  return [
    ...(last ? [] : [message('register.followsEarlier', { ceremony })]),
    ...(others.length === 0 ? [] : [message('register.followsTaken', { ceremony, others })]),
  ]
}

interface Seal {
  readonly ceremony: string
  readonly at: string
  /** What the token held when the record was sealed. */
  readonly objects: readonly Listed[]
  /** The same without the record key, which is destroyed after the seal. */
  readonly remaining: readonly Listed[]
}

function lastSeal(rows: Rows, token: Pick<FoundToken, 'label' | 'serial'>): Seal | null {
  const seals = rows.of('token', { key: tokenKey(token) }).flatMap(({ ceremony, row: { name } }) => {
    const [seal] = rows.of('objects', { key: name, ceremony })
    return seal ? [seal] : []
  })
  const [first, ...others] = seals
  if (!first) return null
  return leftIn(
    rows,
    others.reduce((last, one) => (one.at >= last.at ? one : last), first),
  )
}

function leftIn(rows: Rows, { ceremony, at, row: { objects } }: Placed<RowOf<'objects'>>): Seal {
  const keys = new Set(rows.of('record-key', { ceremony }).map(({ row }) => row.id))
  const destroyed = new Set(rows.of('record-key-destroyed', { ceremony }).map(({ row }) => row.id))
  const remaining = objects.filter(({ id }) => !keys.has(id))
  return { ceremony, at, objects: objects.filter(({ id }) => !destroyed.has(id)), remaining }
}

/** What a token shows to somebody who is not logged in, as this program makes it. */
function isSeen({ class: type }: Listed): boolean {
  return type === 'public' || type === 'certificate'
}

/** Those of a list that another one does not have, as often as they stand there. */
function without(list: readonly Listed[], others: readonly Listed[]): readonly Listed[] {
  const left = others.map(spelt)
  return list.filter((one) => {
    const place = left.indexOf(spelt(one))
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}

function spelt({ class: type, id, label }: Listed): string {
  return JSON.stringify([type, id, label])
}

function spoken({ class: type, id, label }: Listed): Message {
  return message('register.object', { type, id, label })
}

function lastOpened(known: readonly (readonly [string, { readonly opened: string }])[]): string {
  return known.map(([id, { opened }]) => [opened, id] as const).sort()[known.length - 1]?.[1] ?? ''
}
