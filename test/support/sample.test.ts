import { expect, test } from 'vitest'
import { chance, sample } from './sample.ts'

const items = Array.from({ length: 20 }, (_, at) => ({ at, kind: at < 18 ? 'many' : at === 18 ? 'few' : 'one' }))
const taken = (seed: number) =>
  sample(items, { of: 6, kind: ({ kind }) => kind, next: chance(seed), whole: false }).map(({ at }) => at)

test('one of each so many is taken, at least one of each kind, in their order', () => {
  for (let seed = 0; seed < 50; seed++)
    expect(taken(seed).map((at) => (at < 18 ? Math.floor(at / 6) : at))).toEqual([0, 1, 2, 18, 19])
})

test('the same seed takes the same, and over many seeds everything is taken', () => {
  expect(taken(7)).toEqual(taken(7))
  const ever = new Set(Array.from({ length: 100 }, (_, seed) => taken(seed)).flat())
  expect([...ever].sort((a, b) => a - b)).toEqual(items.map(({ at }) => at))
})

test('a full run takes all', () => {
  expect(sample(items, { of: 6, whole: true })).toEqual(items)
})
