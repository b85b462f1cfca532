import { expect, test } from 'vitest'
import { benchSplit } from '../../../main/bench/split.ts'

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
