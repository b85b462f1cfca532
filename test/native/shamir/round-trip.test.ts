import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { combine, split } from 'shamirs-secret-sharing'
import { expect, test } from 'vitest'
import { combineParts, type Library, splitKey } from '../../../native/shamir/library.ts'
import { refused } from '../../support/refused.ts'

test('keys of every length come back from every way of dividing them, zeros too', () => {
  const lengths = fc.constantFrom(16, 24, 32)
  const some = lengths.chain((length) =>
    fc.oneof(fc.uint8Array({ minLength: length, maxLength: length }), fc.constant(new Uint8Array(length))),
  )
  const ways = fc
    .integer({ min: 2, max: 16 })
    .chain((shares) => fc.tuple(fc.integer({ min: 2, max: shares }), fc.constant(shares)))
  fc.assert(
    fc.property(some, ways, fc.infiniteStream(fc.nat(1000)), (secret, [threshold, shares], places) => {
      const parts = splitKey(secret, threshold, shares)
      const mixed = parts.map((part) => ({ part, place: places.next().value ?? 0 })).sort((a, b) => a.place - b.place)
      const quorum = mixed.slice(0, threshold).map(({ part }) => part)
      expect(combineParts(quorum)).toEqual(Uint8Array.from(secret))
      expect(elsewhere(quorum, secret.length)).toEqual(Buffer.from(secret))
    }),
    { numRuns: 25 },
  )
})

const key = randomBytes(32)

test.each<[string, Library['split']]>([
  ['chooses its randomness itself', (secret, { shares, threshold }) => split(secret, { shares, threshold })],
  [
    'draws, and does not use what it drew',
    (secret, { shares, threshold, random = randomBytes }) =>
      split(secret, { shares, threshold, random: (bytes) => Buffer.alloc(random(bytes).length) }),
  ],
  [
    'draws more than it must',
    (secret, { random = randomBytes, ...rest }) => split(secret, { ...rest, random: (bytes) => random(bytes + 1) }),
  ],
  [
    'gives a share that is wrong',
    (secret, asked) =>
      split(secret, asked).map((part, at) =>
        at === 3 ? part.map((byte, place) => byte ^ (place === 81 ? 1 : 0)) : part,
      ),
  ],
  ['gives a share too few', (secret, asked) => split(secret, asked).slice(1)],
  ['gives the same share to everybody', (secret, asked) => split(secret, asked).map((_, __, parts) => parts[0] ?? key)],
  ['gives shares of another secret', (_, asked) => split(randomBytes(32), asked)],
  [
    'fails',
    () => {
      throw new TypeError('an error of its own')
    },
  ],
])('a library that %s is refused', async (_, badly) => {
  expect(await refused(() => splitKey(key, 3, 5, { split: badly, combine }))).toMatchObject({
    code: 'MACHINE_SPLIT_WRONG',
  })
})

/** Lagrange at 0 in GF(2^8) modulo 0x11d, written again: the shares are what the scheme says they are. */
function elsewhere(parts: readonly Uint8Array[], keyLength: number): Buffer {
  const times = (a: number, b: number): number => {
    let [left, right, product] = [a, b, 0]
    for (; right > 0; right >>= 1) {
      if (right & 1) product ^= left
      left = left & 0x80 ? ((left << 1) ^ 0x11d) & 0xff : left << 1
    }
    return product
  }
  const inverse = (a: number) => Array.from({ length: 253 }).reduce<number>((power) => times(power, a), a)
  const weights = parts.map((own) =>
    parts.reduce(
      (weight, { 1: x = 0 }) => (x === own[1] ? weight : times(weight, times(x, inverse(x ^ (own[1] ?? 0))))),
      1,
    ),
  )
  const padded = Buffer.from(
    (parts[0] ?? [])
      .slice(2)
      .map((_, at) => parts.reduce((sum, part, which) => sum ^ times(part[at + 2] ?? 0, weights[which] ?? 0), 0)),
  )
  // Zeros, a one, and two bytes for each of the key from its last to its first, of which the former is zero.
  return Buffer.from(padded.subarray(padded.length - 2 * keyLength).filter((_, at) => at % 2 === 1)).reverse()
}
