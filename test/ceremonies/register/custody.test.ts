import { describe, expect, test } from 'vitest'
import { coalitionsOf } from '../../../ceremonies/custody/coalitions.ts'
import { keptIn, keptSetsIn, whereaboutsIn } from '../../../ceremonies/register/custody.ts'
import type { Rows, Placed, Row } from '../../../ceremonies/register/row.ts'
import { bruteCoalitions } from '../custody/brute-force.ts'

const safe = (id: string, site: string, ...opens: readonly string[]) => ({ id, site, region: null, opens, together: 1 })
const ceremony = (mode: 'real' | 'rehearsal'): Row => ({
  kind: 'ceremony',
  ceremony: 'c',
  mode,
  title: 'C',
  script: 'ab'.repeat(32),
  rules: '1',
  opened: '2026-01-01T00:00:00.000Z',
  follows: null,
})
const share = (mark: number, bag: string, more: Partial<Extract<Row, { kind: 'kept' }>> = {}): Row => ({
  kind: 'kept',
  what: 'share',
  set: 's',
  mark: String(mark),
  title: '',
  bag,
  safe: `safe-${mark}`,
  holder: null,
  pin: null,
  sealedBy: 'witness',
  ...more,
})
const plan: Row = {
  kind: 'custody-plan',
  safes: [
    safe('safe-1', 'a', 'custodian-1'),
    safe('safe-2', 'b', 'custodian-2', 'keeper'),
    safe('safe-3', 'a', 'keeper'),
  ],
  titles: { 'safe safe-1': 'Safe 1' },
  days: 10,
}
const made: readonly Row[] = [
  ceremony('real'),
  plan,
  { kind: 'set', scheme: 'SLIP-0039', identifier: 7, set: 's', threshold: 2, shares: 3 },
  { kind: 'key', label: 'root', token: 't', id: '01', algorithm: 'EC-P256', spki: 'ab' },
  { kind: 'key-status', label: 'root', status: 'locked' },
]

function rowsOf(...ceremonies: readonly (readonly Row[])[]): Rows {
  const placed = ceremonies.flatMap((rows, c): readonly Placed[] =>
    rows.map((row, seq) => ({
      ceremony: `c${c}`,
      seq,
      at: new Date(Date.UTC(2026, c, 1, 0, 0, seq)).toISOString(),
      row,
    })),
  )
  return {
    of: (kind, which) =>
      placed.flatMap((one) => {
        const isAsked = one.row.kind === kind && (which?.ceremony ?? one.ceremony) === one.ceremony
        return isAsked ? [one as Placed<Extract<Row, { kind: typeof kind }>>] : []
      }),
  }
}

describe('the register’s custody', () => {
  const first = [...made, share(1, 'b1'), share(2, 'b2'), share(3, 'b3')]

  test('knows of each set who could bring its keys back, as counting does', () => {
    const [set, ...others] = keptSetsIn(rowsOf(first))
    expect(others).toEqual([])
    expect(set).toMatchObject({ set: 's', identifier: 7, keys: ['root'], titles: { 'safe safe-1': 'Safe 1' } })
    const sets = coalitionsOf(set?.custody ?? { threshold: 9, shares: [], copies: [] })
    expect(sets).toHaveLength(bruteCoalitions(set?.custody ?? { threshold: 9, shares: [], copies: [] }).length)
    expect(sets[0]?.map(({ id }) => id)).toEqual(['keeper', 'safe-2', 'safe-3'])
  })

  test('goes by the last word on each thing, and says by when it is to be looked at', () => {
    const moved = [ceremony('real'), plan, share(3, 'b9', { safe: null, holder: 'custodian-3' })]
    const all = whereaboutsIn(rowsOf(first, moved))
    expect(all.map(({ mark, bag }) => [mark, bag])).toEqual([
      ['1', 'b1'],
      ['2', 'b2'],
      ['3', 'b9'],
    ])
    expect(all[2]).toMatchObject({
      at: '2026-02-01T00:00:02.000Z',
      due: '2026-02-11T00:00:02.000Z',
      place: { safe: null, holder: 'custodian-3' },
    })
    expect(keptSetsIn(rowsOf(first, moved))[0]?.custody.shares[2]).toEqual({
      safe: null,
      holder: 'custodian-3',
      pin: null,
    })
  })

  test('says nothing of a set that is void, and of a rehearsal nothing to a real ceremony', () => {
    expect(keptSetsIn(rowsOf([...first, { kind: 'set-status', set: 's', status: 'voided' }]))).toEqual([])
    expect(keptIn(rowsOf(first)).map((row) => (row.kind === 'kept' ? row.bag : row.identifier))).toEqual([
      'b1',
      'b2',
      'b3',
      7,
    ])
    expect(keptIn(rowsOf([ceremony('rehearsal'), ...first.slice(1)]))).toEqual([])
  })

  test('goes by a roll-call, also by one that knew the set by its number alone', () => {
    const lost = share(3, 'b3', { set: '7', safe: null, sealedBy: null })
    const seen = share(2, 'b2', { set: '7', sealedBy: null })
    const all = whereaboutsIn(rowsOf(first, [ceremony('real'), plan, seen, lost]))
    expect(all.map(({ set, mark, at }) => [set, mark, at.slice(0, 7)])).toEqual([
      ['s', '1', '2026-01'],
      ['s', '2', '2026-02'],
      ['s', '3', '2026-02'],
    ])
    const [set] = keptSetsIn(rowsOf(first, [ceremony('real'), plan, seen, lost]))
    expect(set?.custody.shares[2]).toEqual({ safe: null, holder: null, pin: null })
    expect(coalitionsOf(set?.custody ?? { threshold: 9, shares: [], copies: [] })).toHaveLength(2)
  })

  test('a share that is nowhere on record is nobody’s', () => {
    const [set] = keptSetsIn(rowsOf([...made, share(1, 'b1')]))
    expect(set?.custody.shares.slice(1)).toEqual([
      { safe: null, holder: null, pin: null },
      { safe: null, holder: null, pin: null },
    ])
  })
})
