import { constants, generateKeyPairSync, privateDecrypt, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { checkValue } from '../../../ceremonies/shares/check-value.ts'
import { encodeShare } from '../../../ceremonies/shares/mnemonic.ts'
import { splitIntoShares } from '../../../ceremonies/shares/sets.ts'
import { textFrom } from '../../../ceremonies/shares/words.ts'
import { encryptBlock } from '../../../native/secrets/aes.ts'
import { type EarlierShares, earlierShares, readShare } from '../../../native/secrets/earlier.ts'
import { secretPage } from '../../../native/secrets/memory.ts'
import { withTyped } from '../../../native/secrets/typed.ts'
import { Vault } from '../../../native/secrets/vault.ts'
import { seal } from '../../../native/sealed-box.ts'
import { random, refused } from '../../ceremonies/shares/helpers.ts'
import { sealed } from '../../support/viewer.ts'

const transport = generateKeyPairSync('rsa', { modulusLength: 2048 })
const wrapTo = transport.publicKey.export({ format: 'der', type: 'spki' }).toString('hex')
const opened = (wrapped: string) =>
  privateDecrypt(
    { key: transport.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    Buffer.from(wrapped, 'hex'),
  )

/** A set of an earlier day: its key, and the words of each share. */
function earlier(identifier = 7, threshold = 2, shares = 3) {
  const secret = randomBytes(32)
  const made = splitIntoShares({ identifier, threshold, shares, secret, passphrase: new Uint8Array(0), random })
  const words = made.map((share) => new Uint8Array(textFrom(encodeShare(share))))
  return {
    secret,
    words,
    set: { scheme: 'SLIP-0039' as const, identifier, threshold },
    check: checkValue(encryptBlock, secret, 'CMAC', 5),
  }
}
const first = earlier()
const typeIn = (shares: EarlierShares, words: Uint8Array | undefined, set: typeof first.set) =>
  withTyped(new Uint8Array(words ?? []), set.scheme, 1, (typed) => shares.type(typed, set))

/** The shares of the first set as typed, by their places. */
function typed(...places: readonly number[]) {
  const shares = earlierShares(secretPage())
  const missing = places.map((place) => typeIn(shares, first.words[place], first.set))
  return { shares, missing }
}
const { set, check } = first

describe('the shares of an earlier set', () => {
  test('give its key, encrypted, once: then they are forgotten', () => {
    const { shares, missing } = typed(2, 0)
    const { wrapped, shares: used } = shares.recover({ set, check, wrapTo, combined: null })
    expect([missing, used, opened(wrapped)]).toEqual([[1, 0], [1, 3], first.secret])
    expect(() => shares.recover({ set, check, wrapTo, combined: null })).toThrow(
      refused('QUORUM_SHORT', { missing: 2 }),
    )
  })

  test('are told from those of another set, and of another threshold, before any is combined', () => {
    const { shares } = typed(0)
    const others = [
      [earlier(8), 8],
      [earlier(7, 3), 7],
    ] as const
    for (const [{ words }, found] of others)
      expect(() => typeIn(shares, words[1], set)).toThrow(
        refused('SHARE_OTHER_SET', { share: 2, identifier: 7, found }),
      )
  })

  test('are each typed once, and no more than are needed', () => {
    const { shares } = typed(0)
    expect(() => typeIn(shares, first.words[0], set)).toThrow(refused('SHARE_TYPED_BEFORE', { share: 2, index: 1 }))
    typeIn(shares, first.words[1], set)
    expect(() => typeIn(shares, first.words[2], set)).toThrow(refused('SHARES_MANY', { given: 3, needed: 2, group: 1 }))
  })

  test('of a set with the same number are found out by the check value, and forgotten', () => {
    const other = earlier()
    const shares = earlierShares(secretPage())
    for (const words of other.words.slice(0, 2)) typeIn(shares, words, set)
    expect(() => shares.recover({ set, check, wrapTo, combined: null })).toThrow(/CHECK_VALUE_DIFFERS/)
    expect(typeIn(shares, first.words[0], set)).toBe(1)
  })

  test('are read one at a time, and nothing of them stays', () => {
    const typedIn = new Uint8Array(first.words[1] ?? [])
    readShare(typedIn, set, 2)
    expect(typedIn.every((byte) => byte === 0)).toBe(true)
    expect(() => readShare(new Uint8Array(first.words[1] ?? []), set, 3)).toThrow(
      refused('SHARE_INDEX_OTHER', { share: 3, found: 2 }),
    )
    const other = earlier(8)
    expect(() => readShare(new Uint8Array(other.words[1] ?? []), set, 2)).toThrow(
      refused('SHARE_OTHER_SET', { share: 2, identifier: 7, found: 8 }),
    )
    const slip = new Uint8Array(first.words[1] ?? [])
    slip[0] = slip[0] === 0x61 ? 0x62 : 0x61
    expect(() => readShare(slip, set, 2)).toThrow(/SHARE_(WORD_UNKNOWN|CHECKSUM_WRONG)/)
    const vault = new Vault(secretPage())
    const sealedTo = (words: Uint8Array | undefined) =>
      sealed(Buffer.from(words ?? []).toString('ascii'), vault.transportKey())
    vault.readEarlierShare({ words: sealedTo(first.words[0]), set, index: 1 })
    expect(vault.typeEarlierShare({ given: sealedTo(first.words[0]), set })).toBe(1)
  })

  test('stand beside the key and the shares that are made today, which stay', () => {
    const vault = new Vault(secretPage())
    const made = vault.makeBackupKey({ hsmRandom: seal(randomBytes(32), vault.transportKey()), wrapTo })
    vault.split({ ceremony: 'c', set: 's', scheme: 'SLIP-0039', identifier: 9, threshold: 2, shares: 3 })
    for (const words of first.words.slice(0, 2))
      vault.typeEarlierShare({ given: sealed(Buffer.from(words).toString('ascii'), vault.transportKey()), set })
    const { wrapped } = vault.recoverEarlier({ set, check, wrapTo })
    expect(opened(wrapped)).toEqual(first.secret)
    const today = opened(made.wrapped)
    expect(made.check).toEqual(checkValue(encryptBlock, today, 'CMAC', 5))
    expect(today).not.toEqual(first.secret)
  })
})
