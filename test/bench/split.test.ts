import { combine, split } from 'shamir-secret-sharing'
import { expect, test } from 'vitest'
import { benchSplit } from './split.ts'

test('the reference shares and combines as the bench takes it to', async () => {
  const secret = new Uint8Array(32).fill(7)
  const shares = await split(secret, 5, 3)
  expect([shares.length, await combine(shares.slice(2))]).toEqual([5, secret])
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
