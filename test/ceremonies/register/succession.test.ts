/** Which set the register takes for valid, at each moment of a change of custodians. */
import { describe, expect, test } from 'vitest'
import { setsIn } from '../../../ceremonies/register/ask.ts'
import { keptSetsIn, whereaboutsIn } from '../../../ceremonies/register/custody.ts'
import type { Placed, Row, Rows } from '../../../ceremonies/register/row.ts'
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
  { kind: 'set', scheme: 'SLIP-0039', identifier, set, threshold: 2, shares: 3 },
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
const changing: readonly Row[] = [{ kind: 'key-rewrapped', label: 'root', from: 'old' }, ...setOf('new', 8)]
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

const opened = (mode: 'real' | 'rehearsal'): Row => ({
  ...{
    kind: 'ceremony',
    ceremony: '',
    mode,
    title: '',
    script: 'ab'.repeat(32),
    rules: '1',
    opened: '',
    follows: null,
  },
})
const put = (set: string, over: string): Row => ({ kind: 'set-in-force', set, over })
const changeTo = (set: string, over: string, identifier: number): readonly Row[] => [
  { kind: 'key-rewrapped', label: 'root', from: over },
  ...setOf(set, identifier),
  proved,
  put(set, over),
]
const told = (...ceremonies: readonly (readonly Row[])[]) => {
  const rows = rowsOf(...ceremonies)
  return {
    sets: Object.fromEntries(setsIn(rows).map(({ set, status }) => [set, status])),
    valid: validSetsIn(rows).map(({ set }) => set),
  }
}

describe('over several changes', () => {
  test('what a rehearsal changes or destroys is nothing of a real set, and its own set takes no real place', () => {
    const rehearsed = [opened('rehearsal'), ...changeTo('played', 'old', 8), retired(1, 2, 3)]
    const real = [opened('real'), ...first]
    expect(told(real, rehearsed)).toEqual({ sets: { old: 'proved', played: 'waiting' }, valid: ['old'] })
    expect(whereaboutsIn(rowsOf(real, rehearsed)).filter(({ set }) => set === 'old')).toHaveLength(3)
    // A rehearsal over the set of a rehearsal is a change like any other.
    expect(told([opened('rehearsal'), ...first], rehearsed).sets).toEqual({ old: 'retired', played: 'in-force' })
    // Nor do they meet over a set that another laptop made.
    const [elsewhere, later] = [changeTo('new', 'unknown', 9), changeTo('played', 'unknown', 8)]
    const both = told([opened('real'), ...elsewhere], [opened('rehearsal'), ...later])
    expect(both.sets).toEqual({ new: 'in-force', played: 'in-force' })
  })

  test('in a chain of two the last set alone is valid', () => {
    expect(told(first, changeTo('new', 'old', 8), changeTo('newer', 'new', 9))).toEqual({
      sets: { old: 'superseded', new: 'superseded', newer: 'in-force' },
      valid: ['newer'],
    })
  })

  test('of two over one set the last is valid, and no key has two', () => {
    const [second, third] = [changeTo('new', 'old', 8), changeTo('newer', 'old', 9)]
    expect(told(first, second, third)).toEqual({
      sets: { old: 'superseded', new: 'superseded', newer: 'in-force' },
      valid: ['newer'],
    })
    // By the time of the change, in whatever order the folders are.
    const rows = rowsOf(first, second, third)
    const turned: Rows = { of: (kind, which) => rows.of(kind, which).toReversed() }
    expect(validSetsIn(turned).map(({ set }) => set)).toEqual(['newer'])
  })

  test('a ceremony that accepted a record and archived a key anew has a set that waits for nothing', () => {
    expect(told(first, [...setOf('new', 8), proved])).toEqual({
      sets: { old: 'proved', new: 'proved' },
      valid: ['old', 'new'],
    })
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
