import { expect, test } from 'vitest'
import { labelOf, plain } from '../../../ceremonies/transcript/entries.ts'

test('what devices and findings call by names of their own is told in words', () => {
  expect(plain({ derLength: 66, trailingZeros: 0, heldByToken: true, spki: null })).toBe(
    'bytes of DER 66, trailing zero bytes 0, held by token yes, public key none',
  )
})

test('a name becomes a label, known or not', () => {
  expect(['coreLimit', 'user-pin', 'dice-rolls', 'ENV-3', 'sha256', 'constructor'].map(labelOf)).toEqual([
    'Limit of core dumps',
    'User’s PIN, a half each by',
    'Dice rolls',
    'Network (ENV-3)',
    'SHA-256',
    'Constructor',
  ])
})
