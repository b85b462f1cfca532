import { constants, generateKeyPairSync, privateDecrypt, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { checkValue } from '../../../ceremonies/shares/check-value.ts'
import { encryptBlock } from '../../../native/secrets/aes.ts'
import { secretPage } from '../../../native/secrets/memory.ts'
import { Vault } from '../../../native/secrets/vault.ts'
import { seal } from '../../../native/sealed-box.ts'
import { refused, shareOf, mnemonicOf, random } from '../../ceremonies/shares/helpers.ts'
import { combineShares, splitIntoShares } from '../../../ceremonies/shares/sets.ts'
import { sealed, viewer, wordsIn } from '../../support/viewer.ts'
import { kwp } from './wrapping.ts'

const transport = generateKeyPairSync('rsa', { modulusLength: 2048 })
const wrapTo = transport.publicKey.export({ format: 'der', type: 'spki' }).toString('hex')
const opened = (wrapped: string) =>
  privateDecrypt(
    { key: transport.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    Buffer.from(wrapped, 'hex'),
  )
const reveal = (vault: Vault, index: number) => wordsIn(vault.reveal(index, viewer))
const prove = (vault: Vault, index: number, words: string) => vault.prove(index, sealed(words, vault.transportKey()))
const typeShare = (vault: Vault, words: string) => vault.typeShare(sealed(words, vault.transportKey()), 'SLIP-0039')
const names = { scheme: 'SLIP-0039', ceremony: 'c', set: 's', identifier: 7 } as const

const withKey = (vault = new Vault(secretPage())) => {
  const hsmRandom = seal(randomBytes(32), vault.transportKey())
  const { wrapped, check } = vault.makeBackupKey({ hsmRandom, wrapTo })
  return { vault, check, key: opened(wrapped) }
}

/** A split set whose words have all been shown. */
const withShares = (threshold = 2, shares = 3) => {
  const made = withKey()
  made.vault.split({ ...names, threshold, shares })
  const words = Array.from({ length: shares }, (_, at) => reveal(made.vault, at + 1))
  return { ...made, words }
}

const proved = (threshold = 2, shares = 3) => {
  const made = withShares(threshold, shares)
  for (const [at, words] of made.words.entries()) prove(made.vault, at + 1, words)
  return made
}

describe('the backup key', () => {
  test('leaves encrypted only, with its check value', () => {
    const { key, check } = withKey()
    expect([key.length, check]).toEqual([32, checkValue(encryptBlock, key, 'CMAC', 5)])
  })

  test('is another each time, with the same randomness from the token', () => {
    const keys = [1, 2].map(() => {
      const vault = new Vault(secretPage())
      const hsmRandom = seal(Buffer.alloc(32), vault.transportKey())
      return opened(vault.makeBackupKey({ hsmRandom, wrapTo }).wrapped).toString('hex')
    })
    expect(new Set(keys).size).toBe(2)
  })

  test('is made once, of 32 bytes, to an RSA key', () => {
    const { vault } = withKey()
    const hsmRandom = seal(randomBytes(32), vault.transportKey())
    expect(() => vault.makeBackupKey({ hsmRandom, wrapTo })).toThrow(refused('KEY_IN_SECRETS', {}))
    const fresh = new Vault(secretPage())
    const short = seal(randomBytes(31), fresh.transportKey())
    expect(() => fresh.makeBackupKey({ hsmRandom: short, wrapTo })).toThrow(
      refused('HSM_RANDOM_LENGTH', { length: 31 }),
    )
    expect(() => fresh.makeBackupKey({ hsmRandom, wrapTo })).toThrow(refused('SEALED_BOX_BROKEN', {}))
    for (const wrong of [
      '00',
      fresh.transportKey(),
      generateKeyPairSync('rsa', { modulusLength: 1024 })
        .publicKey.export({ format: 'der', type: 'spki' })
        .toString('hex'),
    ]) {
      expect(() => fresh.makeBackupKey({ hsmRandom, wrapTo: wrong })).toThrow(refused('WRAP_TO_WRONG', {}))
    }
  })
})

describe('shares', () => {
  test('give the key back, are committed to, and shown until another is, or one is proved', () => {
    const { vault, key } = withKey()
    const { commitments } = vault.split({ ...names, threshold: 2, shares: 3 })
    const words = [1, 2, 3].map((index) => reveal(vault, index))
    expect(commitments.map(({ index }) => index)).toEqual([1, 2, 3])
    expect(combineShares(words.slice(1).map(shareOf), new Uint8Array(0))).toEqual(new Uint8Array(key))
    expect(() => reveal(vault, 2)).toThrow(refused('SHARE_ALREADY_SHOWN', { share: 2 }))
    expect(reveal(vault, 3)).toBe(words[2])
    prove(vault, 1, words[0] ?? '')
    expect(() => reveal(vault, 3)).toThrow(refused('SHARE_ALREADY_SHOWN', { share: 3 }))
    expect(() => reveal(vault, 4)).toThrow(refused('SHARES_NOT_IN_SECRETS', { share: 4 }))
    expect(() => vault.split({ ...names, threshold: 2, shares: 3 })).toThrow(refused('SHARES_IN_SECRETS', {}))
  })

  test('are taken sealed to this process alone', () => {
    const { vault, words } = withShares()
    const elsewhere = sealed(words[0] ?? '', viewer)
    expect(() => vault.prove(1, elsewhere)).toThrow(refused('SEALED_BOX_BROKEN', {}))
    expect(() => new Vault(secretPage()).typeShare(elsewhere, 'SLIP-0039')).toThrow(refused('SEALED_BOX_BROKEN', {}))
  })

  test('need a key, a possible threshold and names that can be committed to', () => {
    const split = { ...names, threshold: 2, shares: 3 }
    expect(() => new Vault(secretPage()).split(split)).toThrow(refused('KEY_NOT_IN_SECRETS', {}))
    const { vault } = withKey()
    expect(() => vault.split({ ...split, shares: 17 })).toThrow(refused('SHARES_WRONG', { shares: 17 }))
    expect(() => vault.split({ ...split, set: '' })).toThrow(refused('COMMITMENT_NAME_WRONG', {}))
    expect(vault.split(split).commitments).toHaveLength(3)
  })

  test('are proved by the words typed back, in full or by four letters; the first wrong word is named by place', () => {
    const { vault, words } = withShares()
    const [first = ''] = words
    const wrong = first.split(' ')
    const other = wrong[20] === 'acid' ? 'acne' : 'acid'
    expect(() => prove(vault, 1, wrong.with(20, other).with(30, 'zzzz').join(' '))).toThrow(
      refused('SHARE_WORD_UNKNOWN', { share: 1, place: 31 }),
    )
    expect(() => prove(vault, 1, wrong.with(20, other).join(' '))).toThrow(
      refused('SHARE_WORD_WRONG', { share: 1, place: 21 }),
    )
    expect(() => prove(vault, 1, wrong.slice(1).join(' '))).toThrow(
      refused('SHARE_COUNT_WRONG', { share: 1, count: 32, needed: 33 }),
    )
    expect(() => prove(vault, 2, first)).toThrow(refused('SHARE_WORD_WRONG'))
    const short = wrong.map((word) => word.slice(0, 4).toUpperCase()).join('\n')
    expect(() => prove(vault, 1, short)).not.toThrow()
  })

  test('cannot be proved before they are shown, nor shown to a key that is none', () => {
    const { vault } = withKey()
    vault.split({ ...names, threshold: 2, shares: 2 })
    expect(() => vault.reveal(1, 'ab')).toThrow(refused('SEALED_BOX_RECIPIENT', {}))
    expect(() => prove(vault, 1, 'acid')).toThrow(refused('SHARES_NOT_SHOWN', { share: 1 }))
  })

  test('count as split when every quorum of what was typed has been combined', async () => {
    const { vault } = proved(3, 5)
    const progress: [number, number][] = []
    expect(await vault.proveQuorums((done, of) => progress.push([done, of]))).toBe(10)
    expect(progress).toEqual([[10, 10]])
    const missing = withShares()
    prove(missing.vault, 1, missing.words[0] ?? '')
    await expect(missing.vault.proveQuorums(() => undefined)).rejects.toThrow(
      refused('SHARES_NOT_PROVED', { share: 2 }),
    )
    await expect(withKey().vault.proveQuorums(() => undefined)).rejects.toThrow(
      refused('SHARES_NOT_IN_SECRETS', { share: 1 }),
    )
  })
})

describe('the restored key', () => {
  test('is the same, from a threshold of proved shares', () => {
    const { vault, key, check } = proved(2, 3)
    const { wrapped, shares } = vault.restore({ check, wrapTo })
    expect([opened(wrapped), shares]).toEqual([key, [1, 2]])
  })

  test('comes back in a new process from shares typed again', () => {
    const { key, check, words } = withShares(2, 3)
    const later = new Vault(secretPage())
    expect([typeShare(later, words[2] ?? ''), typeShare(later, words[0] ?? '')]).toEqual([1, 0])
    expect(() => typeShare(later, words[1] ?? '')).toThrow(refused('SHARES_MANY', { given: 3, needed: 2, group: 1 }))
    const { wrapped, shares } = later.restore({ check, wrapTo })
    expect([opened(wrapped), shares]).toEqual([key, [1, 3]])
  })

  test('is checked before any use: another set is refused and forgotten', () => {
    const { check, words } = withShares(2, 3)
    const other = withShares(2, 3)
    const later = new Vault(secretPage())
    typeShare(later, other.words[0] ?? '')
    typeShare(later, other.words[1] ?? '')
    expect(() => later.restore({ check, wrapTo })).toThrow(
      refused('CHECK_VALUE_DIFFERS', { method: 'CMAC', length: 5 }),
    )
    expect(() => later.openTwin({ blob: '00', spki: '00' })).toThrow(refused('KEY_NOT_IN_SECRETS', {}))
    // Two sets of one identity: only the digest tells that they were mixed.
    expect([typeShare(later, words[0] ?? ''), typeShare(later, other.words[1] ?? '')]).toEqual([1, 0])
    expect(() => later.restore({ check, wrapTo })).toThrow(refused('SHARES_DIGEST_WRONG', {}))
    expect([typeShare(later, words[0] ?? ''), typeShare(later, words[1] ?? '')]).toEqual([1, 0])
    expect(later.restore({ check, wrapTo }).shares).toEqual([1, 2])
  })

  test('needs a threshold of shares', () => {
    const { check, words, vault } = withShares(3, 3)
    const later = new Vault(secretPage())
    expect(() => later.restore({ check, wrapTo })).toThrow(refused('SHARES_NONE', {}))
    typeShare(later, words[0] ?? '')
    expect(() => later.restore({ check, wrapTo })).toThrow(refused('SHARES_FEW', { given: 1, needed: 3, group: 1 }))
    expect(() => typeShare(later, words[0] ?? '')).toThrow(refused('SHARE_TYPED_BEFORE', { share: 2, index: 1 }))
    expect(() => typeShare(vault, words[0] ?? '')).toThrow(refused('SHARES_IN_SECRETS', {}))
  })

  test('does not come from sets that are not ours, or mixed', () => {
    const { words } = withShares(2, 3)
    const later = new Vault(secretPage())
    typeShare(later, words[0] ?? '')
    const request = { passphrase: new Uint8Array(0), threshold: 2, shares: 2, random, identifier: 7 }
    const [, short] = splitIntoShares({ ...request, secret: random(16) }).map(mnemonicOf)
    const [, elsewhere] = splitIntoShares({ ...request, secret: random(32), identifier: 8 }).map(mnemonicOf)
    for (const foreign of [short, elsewhere]) {
      expect(() => typeShare(later, foreign ?? '')).toThrow(refused('SHARE_FOREIGN', { share: 2 }))
    }
  })
})

describe('a twin', () => {
  test.each([0, 1, 7])('with %i zero bytes after its DER opens', (zeros) => {
    const { vault, key } = withKey()
    const twin = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    const der = twin.privateKey.export({ format: 'der', type: 'pkcs8' })
    const spki = twin.publicKey.export({ format: 'der', type: 'spki' }).toString('hex')
    const blob = kwp(key, Buffer.concat([der, Buffer.alloc(zeros)])).toString('hex')
    expect(vault.openTwin({ blob, spki })).toEqual({ derLength: der.length, trailingZeros: zeros })
  })

  test('that is anything else does not', () => {
    const { vault, key } = withKey()
    const [twin, other] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }))
    if (!twin || !other) throw new Error('two keys')
    const der = twin.privateKey.export({ format: 'der', type: 'pkcs8' })
    const spki = twin.publicKey.export({ format: 'der', type: 'spki' }).toString('hex')
    const reasons: [Buffer, Buffer, string][] = [
      [key, Buffer.concat([der, Buffer.alloc(8)]), '8 bytes follow the key'],
      [key, Buffer.concat([der, Buffer.from([0, 1])]), 'the padding is not zero'],
      [key, der.subarray(0, -1), 'the key is cut short'],
      [key, Buffer.alloc(32), 'the key is cut short'],
      [key, Buffer.from([0x30, 0]), 'it holds no PrivateKeyInfo'],
      [key, other.privateKey.export({ format: 'der', type: 'pkcs8' }), 'it holds another key'],
      [randomBytes(32), der, 'its integrity check fails'],
    ]
    for (const [under, plain, reason] of reasons) {
      const blob = kwp(under, plain).toString('hex')
      expect(() => vault.openTwin({ blob, spki }), reason).toThrow(refused('TWIN_NOT_OPENED', { reason }))
    }
  })
})

test('after a wipe nothing is left on the page', () => {
  const page = secretPage()
  const { vault } = withKey(new Vault(page))
  vault.split({ ...names, threshold: 2, shares: 16 })
  vault.wipe()
  expect(() => vault.split({ ...names, threshold: 2, shares: 2 })).toThrow(refused('KEY_NOT_IN_SECRETS', {}))
  const rest = page.bytes(2)
  expect(new Uint8Array(rest.buffer)).toEqual(new Uint8Array(12288))
})
