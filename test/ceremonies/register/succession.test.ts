/** Which set the register takes for valid, at each moment of a change of custodians. */
import { describe, expect, test } from 'vitest'
import { setsIn, type Rows } from '../../../ceremonies/register/ask.ts'
import { keptSetsIn, whereaboutsIn } from '../../../ceremonies/register/custody.ts'
import type { Placed, Row } from '../../../ceremonies/register/row.ts'
import { validSetsIn } from '../../../ceremonies/register/succession.ts'

const rowsOf = (...ceremonies: readonly (readonly Row[])[]): Rows => {
  const placed = ceremonies.flatMap((rows, c): readonly Placed[] =>
    rows.map((row, seq) => ({ ceremony: `c${c + 1}`, seq, at: `2026-0${c + 1}-01T00:00:0${seq % 10}.000Z`, row })),
  )
  return {
    of: (kind, which) =>
      placed.flatMap((one) => {
        const isAsked = one.row.kind === kind && (which?.ceremony ?? one.ceremony) === one.ceremony
        return isAsked ? [one as Placed<Extract<Row, { kind: typeof kind }>>] : []
      }),
  }
}

const kept = (set: string, mark: number): Row => ({
  ...{ kind: 'kept', what: 'share', set, mark: String(mark), title: '', bag: `${set}-${mark}` },
  ...{ safe: null, holder: `holder-${mark}`, pin: null, sealedBy: 'witness' },
})
const setOf = (set: string, identifier: number): readonly Row[] => [
  { kind: 'set', identifier, set, threshold: 2, shares: 3 },
  { kind: 'set-status', set, status: 'proved' },
  kept(set, 1),
  kept(set, 2),
  kept(set, 3),
  { kind: 'key', label: 'root', token: 't', id: '01', algorithm: 'EC-P256', spki: 'ab' },
  { kind: 'key-status', label: 'root', status: 'archived' },
  { kind: 'key-set', label: 'root', set },
]
const proved: Row = { kind: 'key-status', label: 'root', status: 'restored' }
const first = [...setOf('old', 7), proved]
const changing: readonly Row[] = [{ kind: 'earlier-set', set: 'old', of: 'c1' }, ...setOf('new', 8)]
const inForce: Row = { kind: 'set-in-force', set: 'new', over: 'old' }
const retired = (...destroyed: readonly number[]): Row => ({
  kind: 'set-retired',
  set: 'old',
  destroyed,
  left: [1, 2, 3].filter((share) => !destroyed.includes(share)),
  archives: true,
})

describe('the valid set of a key', () => {
  const moments: readonly [string, readonly Row[], string, readonly string[]][] = [
    ['before the change', [], 'old', ['proved']],
    ['while the new set is made', changing, 'old', ['proved', 'waiting']],
    ['when all is proved, or the ceremony was aborted then', [...changing, proved], 'old', ['proved', 'waiting']],
    ['once the new set is in force', [...changing, proved, inForce], 'new', ['superseded', 'in-force']],
    ['when the old one is destroyed', [...changing, proved, inForce, retired(1, 2, 3)], 'new', ['retired', 'in-force']],
  ]
  test.each(moments)('%s', (_moment, second, valid, statuses) => {
    const rows = second.length === 0 ? rowsOf(first) : rowsOf(first, second)
    expect(validSetsIn(rows).map(({ label, set }) => [label, set])).toEqual([['root', valid]])
    expect(setsIn(rows).map(({ status }) => status)).toEqual(statuses)
  })
})

describe('custody after a change', () => {
  test('has both sets as long as both recover, and says which is not valid', () => {
    const rows = rowsOf(first, [...changing, proved, inForce])
    expect(keptSetsIn(rows).map(({ set, valid, keys }) => [set, valid, keys])).toEqual([
      ['old', false, ['root']],
      ['new', true, ['root']],
    ])
  })

  test('has nothing of what was destroyed, and still counts sheets that were not', () => {
    const gone = rowsOf(first, [...changing, proved, inForce, retired(1, 2, 3)])
    expect(keptSetsIn(gone).map(({ set }) => set)).toEqual(['new'])
    expect(whereaboutsIn(gone).map(({ bag }) => bag)).toEqual(['new-1', 'new-2', 'new-3'])
    const left = rowsOf(first, [...changing, proved, inForce, retired(3)])
    const [old] = keptSetsIn(left)
    expect([old?.set, old?.valid, old?.custody.shares.map(({ holder }) => holder)]).toEqual([
      'old',
      false,
      ['holder-1', 'holder-2', null],
    ])
    const tooFew = rowsOf(first, [...changing, proved, inForce, retired(2, 3)])
    expect(keptSetsIn(tooFew).map(({ set }) => set)).toEqual(['new'])
  })
})
