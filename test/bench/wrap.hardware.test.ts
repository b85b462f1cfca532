import { expect, test } from 'vitest'
import { benchWrap } from './wrap.ts'

test('bench wrap: both loops ran on the same token, and the ratio is of their rates', async () => {
  const bench = await benchWrap(500)
  expect(bench).toEqual({
    name: 'wrap',
    ours: expect.any(Number),
    reference: expect.any(Number),
    unit: 'keys/s',
    ratio: bench.ours / bench.reference,
  })
  expect(Math.min(bench.ours, bench.reference)).toBeGreaterThan(100)
})
