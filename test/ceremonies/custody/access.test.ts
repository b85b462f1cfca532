import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Custody, Element, Keeping, Safe } from '../../../ceremonies/custody/access.ts'
import { coalitionsOf } from '../../../ceremonies/custody/coalitions.ts'
import { lossesOf } from '../../../ceremonies/custody/losses.ts'
import { refused } from '../../support/refused.ts'
import { bruteCoalitions, bruteLosses } from './brute-force.ts'

const safe = (id: string, site: string, region: string | null, opens: readonly string[], together = 1): Safe => ({
  id,
  site,
  region,
  opens,
  together,
})
const inSafe = (of: Safe, pin: string | null = null): Keeping => ({ safe: of, holder: null, pin })
const held = (holder: string, pin: string | null = null): Keeping => ({ safe: null, holder, pin })
const nowhere: Keeping = { safe: null, holder: null, pin: null }

const spelt = (sets: readonly (readonly Element[])[]): readonly string[] =>
  sets.map((set) => set.map(({ kind, id }) => `${kind} ${id}`).join(' + '))
const compared = (sets: readonly (readonly Element[])[]): readonly string[] =>
  sets
    .map((set) =>
      set
        .map(({ kind, id }) => `${kind} ${id}`)
        .toSorted()
        .join(' + '),
    )
    .toSorted()

describe('who could bring the key back', () => {
  const a = safe('a', 'north', null, ['ann', 'ben'], 2)
  const b = safe('b', 'south', null, ['carl'])

  test('is every smallest group of people and safes', () => {
    const custody: Custody = { threshold: 2, shares: [inSafe(a), inSafe(b, 'dora'), held('ann')], copies: [] }
    expect(spelt(coalitionsOf(custody))).toEqual([
      'person ann + person ben + safe a',
      'person ann + person dora + person carl + safe b',
    ])
  })

  test('is nobody where too few shares can be found', () => {
    expect(coalitionsOf({ threshold: 2, shares: [inSafe(b), nowhere], copies: [] })).toEqual([])
  })

  test('is refused where there is more than anybody reads', async () => {
    const people = Array.from({ length: 16 }, (_, i) => `p${i}`)
    const shares = people.map((_, i) => inSafe(safe(`s${i}`, 'x', null, people, 8)))
    expect(await refused(() => coalitionsOf({ threshold: 8, shares, copies: [] }))).toEqual({
      code: 'CUSTODY_TOO_MANY',
      message:
        'There are more than 100000 groups of people and places to look through. Have fewer people open each safe, or keep several shares in one.',
    })
  })
})

describe('what the key does not survive', () => {
  test('is said by the largest thing that happens at once, and by its parts together', () => {
    const custody: Custody = {
      threshold: 2,
      shares: [
        inSafe(safe('a', 'tower', 'north', ['ann'])),
        inSafe(safe('b', 'tower', 'north', ['ben'])),
        inSafe(safe('c', 'mill', 'south', ['carl']), 'carl'),
      ],
      copies: [held('dora'), inSafe(safe('c', 'mill', 'south', ['carl']))],
    }
    expect(spelt(lossesOf(custody))).toEqual([
      'site tower',
      'person carl + safe a',
      'person carl + safe b',
      'person dora + safe c',
      'safe a + safe b',
      'safe a + safe c',
      'safe b + safe c',
    ])
  })

  test('is nothing more where it is gone already', () => {
    expect(lossesOf({ threshold: 2, shares: [held('ann'), nowhere], copies: [] })).toEqual([[]])
  })
})

const person = fc.constantFrom('ann', 'ben', 'carl', 'dora')
const anySafe = (id: string, site: string, region: string | null): fc.Arbitrary<Safe> =>
  fc
    .uniqueArray(person, { minLength: 1, maxLength: 3 })
    .chain((opens) =>
      fc.integer({ min: 1, max: opens.length }).map((together) => safe(id, site, region, opens, together)),
    )
const safes = fc.tuple(
  anySafe('s1', 'tower', 'north'),
  anySafe('s2', 'tower', 'north'),
  anySafe('s3', 'mill', 'north'),
  anySafe('s4', 'dock', null),
)
const anyCustody: fc.Arbitrary<Custody> = safes.chain((all) => {
  const pin = fc.option(person, { freq: 3 })
  const keeping = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...all), pin).map(([one, of]) => inSafe(one, of)) },
    { weight: 2, arbitrary: fc.tuple(person, pin).map(([one, of]) => held(one, of)) },
    { weight: 1, arbitrary: fc.constant(nowhere) },
  )
  return fc
    .tuple(fc.array(keeping, { minLength: 2, maxLength: 7 }), fc.array(keeping, { maxLength: 3 }), fc.nat())
    .map(([shares, copies, any]) => ({ threshold: 2 + (any % (shares.length - 1)), shares, copies }))
})

describe('whatever is kept wherever', () => {
  test('the coalitions are those that counting finds', () => {
    fc.assert(
      fc.property(anyCustody, (custody) => {
        expect(compared(coalitionsOf(custody))).toEqual(compared(bruteCoalitions(custody)))
      }),
      { numRuns: 400 },
    )
  })

  test('the losses are those that counting finds', () => {
    fc.assert(
      fc.property(anyCustody, (custody) => {
        expect(compared(lossesOf(custody))).toEqual(compared(bruteLosses(custody)))
      }),
      { numRuns: 400 },
    )
  })
})
