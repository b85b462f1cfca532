import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOfWords, wordsOf } from '../../../ceremonies/record/words.ts'
import { evenWords, oddWords } from '../../../ceremonies/record/words/pgp.ts'

// The example of the word list's authors: a fingerprint as it was read over the telephone.
test('a known fingerprint', () => {
  const fingerprint = Uint8Array.from(Buffer.from('E58294F2E9A227486E8B061B31CC528FD7FA3F19', 'hex'))
  const words =
    'topmost Istanbul Pluto vagabond treadmill Pacific brackish dictator goldfish Medusa ' +
    'afflict bravado chatter revolver Dupont midsummer stopwatch whimsical cowbell bottomless'
  expect(wordsOf(fingerprint).join(' ')).toBe(words)
})

test('words lead back to the digest, in any case', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 32 }), fc.boolean(), (digest, upper) => {
      const words = wordsOf(digest).map((word) => (upper ? word.toUpperCase() : word))
      expect(digestOfWords(words)).toBe(bytesToHex(digest))
    }),
  )
})

test('two words swapped, a word left out and an unknown word are noticed', () => {
  const words = wordsOf(Uint8Array.of(1, 2, 3, 4))
  expect(digestOfWords(words.toSpliced(0, 2, words[1] ?? '', words[0] ?? ''))).toBeNull()
  expect(digestOfWords(words.toSpliced(1, 1))).toBeNull()
  expect(digestOfWords(words.with(0, 'nowhere'))).toBeNull()
})

test('every word is there once, and docs/RECORD.md has the same lists', async () => {
  expect(new Set([...evenWords, ...oddWords].map((word) => word.toLowerCase())).size).toBe(512)
  const page = await readFile(join(import.meta.dirname, '../../../docs/RECORD.md'), 'utf8')
  const [, two = '', three = ''] = page.slice(page.indexOf('## Appendix')).split(/(?:Two|Three) syllables, .*:\n/)
  expect([two, three].map((list) => list.trim().split(/\s+/))).toEqual([evenWords, oddWords])
})
