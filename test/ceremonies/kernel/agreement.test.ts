import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Agreement, planDigest } from '../../../ceremonies/kernel/agreement.ts'

const agreement = {
  script: 'ab'.repeat(32),
  mode: 'real',
  settings: { years: '10' },
  language: 'de',
  names: { witness: 'Bea', administrator: 'Ädä' },
  follows: 'none',
  brought: { witness: '4711' },
  tokens: { hsm: { label: 'root', serial: '17', module: 'cd'.repeat(32) } },
  mirror: '/media/second',
  sameMedium: 'witness',
} as const

test('the digest is SHA-256 of the canonical form, under a name of its own', () => {
  const spelt = `{"brought":{"witness":"4711"},"follows":"none","language":"de","mirror":"/media/second","mode":"real","names":{"administrator":"Ädä","witness":"Bea"},"sameMedium":"witness","script":"${'ab'.repeat(32)}","settings":{"years":"10"},"strongroom":"plan/1","tokens":{"hsm":{"label":"root","module":"${'cd'.repeat(32)}","serial":"17"}}}`
  expect(planDigest(agreement)).toBe(createHash('sha256').update(spelt).digest('hex'))
})

test.each<[what: string, change: Partial<Agreement>]>([
  ['another token', { tokens: { hsm: { ...agreement.tokens.hsm, serial: '18' } } }],
  ['another module', { tokens: { hsm: { ...agreement.tokens.hsm, module: 'ce'.repeat(32) } } }],
  ['another place for the copy', { mirror: '/media/other' }],
  ['no copy', { mirror: null }],
  ['another language', { language: 'en' }],
  ['nobody who says that one medium is enough', { sameMedium: null }],
])('%s is another plan', (_what, change) => {
  expect(planDigest({ ...agreement, ...change })).not.toBe(planDigest(agreement))
})

test('text that no fact may hold has no digest', () => {
  expect(() => planDigest({ ...agreement, follows: 'e\u0301' })).toThrow('NOT_CANONICAL')
})
