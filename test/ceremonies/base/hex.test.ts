import { expect, test } from 'vitest'
import canonicalize from 'canonicalize'
import { canonical } from '../../../ceremonies/base/canonical.ts'
import { digestHex, isDigestHex } from '../../../ceremonies/base/hex.ts'

test('every byte in hex is as Node has it', () => {
  for (let first = 0; first < 256; first += 32) {
    const digest = Uint8Array.from({ length: 32 }, (_, place) => first + place)
    expect(digestHex(digest)).toBe(Buffer.from(digest).toString('hex'))
  }
})

test('a digest in hex is 64 digits of lower case, each of them', () => {
  const good = '0123456789abcdef'.repeat(4)
  expect(isDigestHex(good)).toBe(true)
  const beside = ['/', ':', '`', 'g', 'A', 'F', ' ', '\u0161'].flatMap((one) =>
    [0, 31, 63].map((place) => `${good.slice(0, place)}${one}${good.slice(place + 1)}`),
  )
  expect([...beside, '', good.slice(1), `${good}0`].filter(isDigestHex)).toEqual([])
})

test('few names and many are put in order alike, however they came', () => {
  for (const count of [2, 3, 31, 32, 33, 100]) {
    const names = Array.from({ length: count }, (_, place) => `n${(place * 7919) % 101}${place % 2 ? 'é' : ''}`)
    const value = Object.fromEntries(names.map((name, place) => [name, place]))
    expect(canonical(value)).toBe(canonicalize(value))
  }
})
