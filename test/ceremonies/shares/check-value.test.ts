import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkValue, cmac, mustMatchCheckValue } from '../../../ceremonies/shares/check-value.ts'
import { encryptBlock } from '../../../native/secrets/aes.ts'
import { random, refused } from './helpers.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const unhex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))

// RFC 4493 section 4.
const key = unhex('2b7e151628aed2a6abf7158809cf4f3c')
const message = unhex(
  '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710',
)

describe('CMAC', () => {
  test.each([
    [0, 'bb1d6929e95937287fa37d129b756746'],
    [16, '070a16b46b4d4144f79bdd9dd04a287c'],
    [40, 'dfa66747de9ae63030ca32611497c827'],
    [64, '51f0bebf7e3b9d92fc49741779363cfe'],
  ])('of %i bytes is as RFC 4493 says', (length, tag) => {
    expect(hex(cmac(encryptBlock, key, message.subarray(0, length)))).toBe(tag)
  })

  test('agrees with OpenSSL for keys and messages of every length', () => {
    const keys = fc.constantFrom(16, 24, 32).chain((length) => fc.uint8Array({ minLength: length, maxLength: length }))
    fc.assert(
      fc.property(keys, fc.uint8Array({ maxLength: 50 }), (any, data) => {
        expect(hex(cmac(encryptBlock, any, data))).toBe(opensslCmac(any, data))
      }),
      { numRuns: 25 },
    )
  })
})

describe('a check value', () => {
  test('is what OpenSSL makes of a zero block', () => {
    const any = random(32)
    const zeroBlock = new Uint8Array(16)
    const ecb = execFileSync('openssl', ['enc', '-aes-256-ecb', '-nopad', '-K', hex(any)], { input: zeroBlock })
    expect([checkValue(encryptBlock, any, 'ECB', 3), checkValue(encryptBlock, any, 'CMAC', 5)]).toEqual([
      { method: 'ECB', length: 3, value: ecb.toString('hex', 0, 3) },
      { method: 'CMAC', length: 5, value: opensslCmac(any, zeroBlock).slice(0, 10) },
    ])
  })

  test('lets its own key pass and no other', () => {
    const any = random(32)
    const check = checkValue(encryptBlock, any, 'CMAC', 5)
    expect(() => mustMatchCheckValue(encryptBlock, any, check)).not.toThrow()
    for (const wrong of [
      { ...check, method: 'ECB' as const },
      { ...check, length: 4 },
      { ...check, value: '0000000000' },
    ]) {
      expect(() => mustMatchCheckValue(encryptBlock, any, wrong)).toThrow(refused('CHECK_VALUE_DIFFERS'))
    }
    expect(() => mustMatchCheckValue(encryptBlock, random(32), check)).toThrow(
      refused('CHECK_VALUE_DIFFERS', { method: 'CMAC', length: 5 }),
    )
  })
})

/** Test keys only: a real key never stands in an argument. */
const opensslCmac = (any: Uint8Array, data: Uint8Array): string =>
  execFileSync(
    'openssl',
    ['mac', '-cipher', `aes-${String(any.length * 8)}-cbc`, '-macopt', `hexkey:${hex(any)}`, 'CMAC'],
    { input: data, encoding: 'utf8' },
  )
    .trim()
    .toLowerCase()
