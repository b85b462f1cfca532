import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { commit } from '../../../ceremonies/shares/commitment.ts'
import { encodeShare } from '../../../ceremonies/shares/mnemonic.ts'
import { wordList } from '../../../ceremonies/base/mnemonic/word-list.ts'
import { mnemonicOf, random, refused, split } from './helpers.ts'

/** The commitment from the words on a sheet, by another hand. */
const python = `
import hashlib, json, sys
given = json.load(sys.stdin)
name = lambda text: bytes([len(text)]) + text.encode('ascii')
share = b''.join(given['list'].index(word).to_bytes(2, 'big') for word in given['mnemonic'].split(' '))
whole = b'\\x03' + bytes.fromhex(given['salt']) + name(given['ceremony']) + name(given['set']) + share
print(hashlib.sha256(whole).hexdigest(), end='')
`

describe('a commitment', () => {
  const [share] = split()
  const words = encodeShare(share ?? expect.unreachable())
  const names = { ceremony: 'root-2026', set: 'backup-1' }

  test('is made of the words as Python makes it', () => {
    const salt = random(32)
    const made = commit(1, salt, names, words)
    const given = { salt: made.salt, ...names, mnemonic: mnemonicOf(share ?? expect.unreachable()), list: wordList }
    const digest = execFileSync('/usr/bin/python3', ['-c', python], { input: JSON.stringify(given), encoding: 'utf8' })
    expect(made).toEqual({ index: 1, salt: Buffer.from(salt).toString('hex'), digest })
  })

  test('tells apart where one name ends and the next begins', () => {
    const salt = random(32)
    const one = commit(1, salt, { ceremony: 'ab', set: 'c' }, words)
    const other = commit(1, salt, { ceremony: 'a', set: 'bc' }, words)
    expect(one.digest).not.toBe(other.digest)
  })

  test.each(['', 'ü', 'a\n', 'x'.repeat(256)])('takes no name such as %j', (ceremony) => {
    expect(() => commit(1, random(32), { ...names, ceremony }, words)).toThrow(refused('COMMITMENT_NAME_WRONG', {}))
  })
})
