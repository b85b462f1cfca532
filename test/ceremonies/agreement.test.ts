import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { planDigest } from '../../ceremonies/agreement.ts'

const agreement = {
  script: 'ab'.repeat(32),
  mode: 'real',
  settings: { years: '10' },
  names: { witness: 'Bea', administrator: 'Ädä' },
  follows: 'none',
  brought: { witness: '4711' },
} as const

test('the digest is SHA-256 of the canonical form, under a name of its own', () => {
  const spelt = `{"brought":{"witness":"4711"},"follows":"none","mode":"real","names":{"administrator":"Ädä","witness":"Bea"},"script":"${'ab'.repeat(32)}","settings":{"years":"10"},"strongroom":"plan/1"}`
  expect(planDigest(agreement)).toBe(createHash('sha256').update(spelt).digest('hex'))
})

test('text that no fact may hold has no digest', () => {
  expect(() => planDigest({ ...agreement, follows: 'e\u0301' })).toThrow('normalization form C')
})
