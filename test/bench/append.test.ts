import { expect, test } from 'vitest'
import { benchAppend } from './append.ts'

test('the bench gives rates of durable facts and their ratio', async () => {
  const result = await benchAppend(3, 20)
  expect(result).toEqual({
    name: 'append',
    ours: expect.any(Number),
    reference: expect.any(Number),
    unit: 'facts/s',
    ratio: result.ours / result.reference,
  })
  expect(Math.min(result.ours, result.reference)).toBeGreaterThan(0)
})
