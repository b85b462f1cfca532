import { expect, test } from 'vitest'
import { labelOf } from '../../../ceremonies/transcript/entries.ts'
import { inEnglish } from '../../support/english.ts'

test('what devices and findings call by names of their own is told in words', () => {
  expect(inEnglish({ data: { derLength: 66, trailingZeros: 0, heldByToken: true, spki: null } })).toBe(
    'bytes of DER 66, trailing zero bytes 0, held by token yes, public key none',
  )
})

test('a name becomes a label, known or not', () => {
  const names = ['coreLimit', 'user-pin', 'dice-rolls', 'LAPTOP-3', 'sha256', 'constructor']
  expect(names.map((name) => inEnglish(labelOf(name)))).toEqual([
    'Core dump limit',
    'User’s PIN, a half each by',
    'Dice rolls',
    'Network (LAPTOP-3)',
    'SHA-256',
    'Constructor',
  ])
})
