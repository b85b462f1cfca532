import { utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import Slip39 from 'slip39'
import { describe, expect, test } from 'vitest'
import { encodeShare } from '../../../ceremonies/shares/mnemonic.ts'
import { countQuorums, proveEveryQuorum } from '../../../ceremonies/shares/quorums.ts'
import { combineEncrypted, combineShares } from '../../../ceremonies/shares/sets.ts'
import { mnemonicOf, random, refused, shareOf, split } from './helpers.ts'

const none = new Uint8Array(0)

/** A secret, k of n, a passphrase, and which k of the shares come together. */
const drills = fc
  .record({
    secret: fc
      .integer({ min: 8, max: 16 })
      .chain((half) => fc.uint8Array({ minLength: half * 2, maxLength: half * 2 })),
    passphrase: fc.string({ unit: 'grapheme-ascii', maxLength: 20 }).map((text) => utf8ToBytes(text)),
    identifier: fc.integer({ min: 0, max: 0x7fff }),
    shares: fc.integer({ min: 2, max: 16 }),
  })
  .chain((drill) => fc.record({ ...constant(drill), threshold: fc.integer({ min: 2, max: drill.shares }) }))
  .chain((drill) =>
    fc.record({ ...constant(drill), order: fc.shuffledSubarray(places(drill.shares), { minLength: drill.threshold }) }),
  )

const constant = <T extends object>(drill: T) =>
  Object.fromEntries(Object.entries(drill).map(([name, value]) => [name, fc.constant(value)])) as {
    [K in keyof T]: fc.Arbitrary<T[K]>
  }
const places = (count: number) => Array.from({ length: count }, (_, place) => place)

describe('a set of shares', () => {
  test('any threshold of them, in any order, gives the secret back', () => {
    fc.assert(
      fc.property(drills, ({ order, ...drill }) => {
        const made = split(drill)
        const chosen = order.slice(0, drill.threshold).map((place) => shareOf(mnemonicOf(made[place] ?? fail())))
        expect(combineShares(chosen, drill.passphrase)).toEqual(drill.secret)
      }),
      { numRuns: 40 },
    )
  })

  test('fewer give a refusal, and none of them the secret', () => {
    const made = split({ threshold: 3, shares: 5 })
    expect(() => combineShares(made.slice(0, 2), none)).toThrow(
      refused('SHARES_FEW', { given: 2, needed: 3, group: 1 }),
    )
    expect(() => combineShares(made.slice(0, 4), none)).toThrow(
      refused('SHARES_MANY', { given: 4, needed: 3, group: 1 }),
    )
    expect(() => combineShares([], none)).toThrow(refused('SHARES_NONE', {}))
  })

  test('a share twice, or one of another set, is refused with its place', () => {
    const [one, two, three] = split() as [never, never, never]
    const stranger = split({ identifier: 54 })[2] ?? fail()
    expect(() => combineShares([one, two, one], none)).toThrow(
      refused('SHARE_REPEATED', { index: 1, share: 3, first: 1 }),
    )
    expect(() => combineShares([one, two, stranger], none)).toThrow(
      refused('SHARES_IDENTIFIER_DIFFERS', { share: 3, first: 1 }),
    )
    const sameIdentity = split()[2] ?? fail()
    expect(() => combineShares([one, two, sameIdentity], none)).toThrow(refused('SHARES_DIGEST_WRONG', {}))
    expect(combineEncrypted([one, two, three])).toHaveLength(32)
  })

  test('a wrong passphrase decodes to another secret, which only a check value tells', () => {
    const secret = random(32)
    const made = split({ secret, passphrase: utf8ToBytes('right') }).slice(0, 3)
    expect(combineShares(made, utf8ToBytes('right'))).toEqual(secret)
    expect(combineShares(made, utf8ToBytes('wrong'))).not.toEqual(secret)
  })

  test.each([
    [{ secret: new Uint8Array(14) }, 'SECRET_LENGTH_WRONG', { length: 14 }],
    [{ secret: new Uint8Array(130) }, 'SECRET_LENGTH_WRONG', { length: 130 }],
    [{ secret: new Uint8Array(33) }, 'SECRET_LENGTH_WRONG', { length: 33 }],
    [{ passphrase: utf8ToBytes('schön') }, 'PASSPHRASE_NOT_PRINTABLE', {}],
    [{ passphrase: utf8ToBytes('newline\n') }, 'PASSPHRASE_NOT_PRINTABLE', {}],
    [{ identifier: 0x8000 }, 'IDENTIFIER_WRONG', { identifier: 0x8000 }],
    [{ identifier: -1 }, 'IDENTIFIER_WRONG', { identifier: -1 }],
    [{ shares: 17 }, 'SHARES_WRONG', { shares: 17 }],
    [{ shares: 1, threshold: 1 }, 'SHARES_WRONG', { shares: 1 }],
    [{ threshold: 1 }, 'THRESHOLD_WRONG', { threshold: 1, shares: 5 }],
    [{ threshold: 6 }, 'THRESHOLD_WRONG', { threshold: 6, shares: 5 }],
    [{ threshold: 2.5 }, 'THRESHOLD_WRONG', { threshold: 2.5, shares: 5 }],
  ])('cannot be made of %o', (request, code, parameters) => {
    expect(() => split(request)).toThrow(refused(code, parameters))
  })
})

describe('npm slip39', () => {
  test('combines what we split', () => {
    for (const threshold of [2, 3, 5]) {
      const secret = random(32)
      const made = split({ secret, threshold, passphrase: utf8ToBytes('a drill') }).map(mnemonicOf)
      expect(Slip39.recoverSecret(made.slice(-threshold), 'a drill')).toEqual([...secret])
    }
  })

  test('splits what we combine, with groups, exponents and both flags', () => {
    for (const [iterationExponent, extendableBackupFlag] of [
      [0, 0],
      [1, 1],
      [2, 0],
      [0, 1],
    ] as const) {
      const secret = random(16)
      const groups = [
        [2, 3],
        [3, 5],
        [1, 1],
      ] as [number, number][]
      const options = { passphrase: 'TREZOR', threshold: 2, groups, iterationExponent, extendableBackupFlag }
      const set = Slip39.fromArray([...secret], options)
      const chosen = ['r/1/4', 'r/0/2', 'r/1/0', 'r/0/0', 'r/1/2'].flatMap((path) => set.fromPath(path).mnemonics)
      expect(combineShares(chosen.map(shareOf), utf8ToBytes('TREZOR'))).toEqual(secret)
    }
  })
})

describe('every quorum', () => {
  test('of 8 of 16 is combined, 12,870 of them', () => {
    const made = split({ threshold: 8, shares: 16 })
    const encrypted = combineEncrypted(made.slice(3, 11))
    expect(countQuorums(16, 8)).toBe(12_870)
    expect([...proveEveryQuorum(made, 8, encrypted)]).toHaveLength(12_870)
  })

  test('is named where it differs', () => {
    const made = split({ threshold: 2, shares: 4 })
    const encrypted = combineEncrypted(made.slice(0, 2))
    const foreign = split({ threshold: 2, shares: 4 })[3] ?? fail()
    const mixed = [...made.slice(0, 3), foreign]
    expect(() => [...proveEveryQuorum(mixed, 2, encrypted)]).toThrow(refused('SHARES_DIGEST_WRONG', {}))
    const others = combineEncrypted(split({ threshold: 2, shares: 4 }).slice(0, 2))
    expect(() => [...proveEveryQuorum(made, 2, others)]).toThrow(refused('QUORUM_DIFFERS', { shares: '1, 2' }))
  })

  test('is as many as the binomial coefficient says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 16 }), (a, b) => {
        const [threshold, shares] = [Math.min(a, b), Math.max(a, b)]
        const pascal = (n: number, k: number): number =>
          k === 0 || k === n ? 1 : pascal(n - 1, k - 1) + pascal(n - 1, k)
        expect(countQuorums(shares, threshold)).toBe(pascal(shares, threshold))
      }),
    )
  })

  test('is drawn from shares whose words differ', () => {
    const words = split({ shares: 16 }).map((share) => encodeShare(share).join(' '))
    expect(new Set(words).size).toBe(16)
  })
})

const fail = (): never => expect.unreachable('the share is there')
