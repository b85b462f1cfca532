import * as sharing from 'shamir-secret-sharing'
import { expect, test } from 'vitest'
import { benchSplit, type Reference } from '../../../main/bench/split.ts'

test('the reference shares and combines as the bench takes it to', async () => {
  const reference: Reference = sharing
  const secret = new Uint8Array(32).fill(7)
  const shares = await reference.split(secret, 5, 3)
  expect([shares.length, await reference.combine(shares.slice(2))]).toEqual([5, secret])
})

test('the bench gives rates and their ratio', async () => {
  const result = await benchSplit(5)
  expect(result).toEqual({
    name: 'split',
    ours: expect.any(Number),
    reference: expect.any(Number),
    unit: 'split and combine 3 of 5 a second',
    ratio: result.ours / result.reference,
  })
  expect(Math.min(result.ours, result.reference)).toBeGreaterThan(0)
})
