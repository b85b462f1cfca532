import { utf8ToBytes } from '@noble/hashes/utils.js'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../ceremonies/base/refusal.ts'
import { decodeShare } from '../../../ceremonies/shares/mnemonic.ts'
import { combineShares } from '../../../ceremonies/shares/sets.ts'
import { wordsFrom } from '../../../ceremonies/shares/words.ts'

/** trezor/python-shamir-mnemonic vectors.json (MIT): name, mnemonics, secret in hex or nothing, BIP-32 key. */
const vectors = JSON.parse(readFileSync(new URL('../../fixtures/slip39-vectors.json', import.meta.url), 'utf8')) as [
  string,
  string[],
  string,
  string,
][]

const refused: Record<string, string> = {
  'Mnemonic with invalid checksum': 'SHARE_CHECKSUM_WRONG',
  'Mnemonic with invalid padding': 'SHARE_PADDING_WRONG',
  'Basic sharing 2-of-3': 'SHARES_FEW',
  'Mnemonics with different identifiers': 'SHARES_IDENTIFIER_DIFFERS',
  'Mnemonics with different iteration exponents': 'SHARES_EXPONENT_DIFFERS',
  'Mnemonics with mismatching group thresholds': 'SHARES_GROUP_THRESHOLD_DIFFERS',
  'Mnemonics with mismatching group counts': 'SHARES_GROUP_COUNT_DIFFERS',
  'Mnemonics with greater group threshold than group counts': 'SHARE_GROUPS_IMPOSSIBLE',
  'Mnemonics with duplicate member indices': 'SHARE_REPEATED',
  'Mnemonics with mismatching member thresholds': 'SHARES_MEMBER_THRESHOLD_DIFFERS',
  'Mnemonics giving an invalid digest': 'SHARES_DIGEST_WRONG',
  'Insufficient number of groups': 'SHARES_GROUPS_FEW',
  'Threshold number of groups, but insufficient number of members in one group': 'SHARES_FEW',
  'Mnemonic with insufficient length': 'SHARE_TOO_SHORT',
  'Mnemonic with invalid master secret length': 'SHARE_LENGTH_WRONG',
}

describe('the 45 vectors of SLIP-0039', () => {
  test('are 45', () => expect(vectors).toHaveLength(45))

  test.each(vectors)('%s', (name, mnemonics, secret) => {
    const expected = secret || refused[name.replace(/^\d+\. /, '').replace(/ \(.*$/, '')]
    expect(outcome(mnemonics)).toBe(expected)
  })
})

const outcome = (mnemonics: readonly string[]) => {
  try {
    const shares = mnemonics.map((mnemonic, at) => decodeShare(wordsFrom(utf8ToBytes(mnemonic), at + 1), at + 1))
    return Buffer.from(combineShares(shares, utf8ToBytes('TREZOR'))).toString('hex')
  } catch (error) {
    return error instanceof Refusal ? error.code : error
  }
}
