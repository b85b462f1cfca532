import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CkError, ckErrorOf, refusalOf } from '../../../native/pkcs11/errors.ts'
import { inEnglish } from '../../support/english.ts'

const header = new URL('../../../node_modules/pkcs11js/includes/pkcs11/pkcs11t.h', import.meta.url)
const names = [...readFileSync(header, 'utf8').matchAll(/^#define (CKR_\w+) /gm)].map(([, name = '']) => name)
const context = { device: 'hsm', role: 'user', left: 'few', least: 4, most: 8, mechanism: 'CKM_ECDSA', label: 'root' }

describe('CKR_ codes', () => {
  test.each(names)('%s has a sentence without gaps', (name) => {
    expect(inEnglish(refusalOf(new CkError(name, 'C_Sign'), context))).not.toMatch(/[{}]/)
  })

  test('only those without a meaning of their own are told by name alone', () => {
    const plain = names.filter((name) => refusalOf(new CkError(name, 'C_Sign'), context).code === 'TOKEN_ERROR')
    // Of a one-time password token, which this is not about.
    expect(plain.filter((name) => /PIN|DEVICE|SESSION_(HANDLE|CLOSED)|WRAP/.test(name))).toEqual(['CKR_NEW_PIN_MODE'])
  })
})

test('an error is a CKR_ code if pkcs11js says one, whatever class it throws', () => {
  const known = (error: unknown) => ckErrorOf(error, 'C_Sign')?.ckr ?? null
  const withCode = Object.assign(new Error('CKR_VENDOR_DEFINED'), { code: 0x140 })
  expect([
    known(new Error('CKR_ATTRIBUTE_READ_ONLY:16')),
    known(Object.assign(new Error('CKR_PIN_INCORRECT'), { code: 160 })),
    known(new Error('CKR_VENDOR_DEFINED:2147483650')),
    known(new Error('CKR_VENDOR_DEFINED:27')),
    known(withCode),
    known(new TypeError('Argument 0 has wrong type')),
    known('CKR_OK:0'),
  ]).toEqual([
    'CKR_ATTRIBUTE_READ_ONLY',
    'CKR_PIN_INCORRECT',
    '0x80000002',
    'CKR_ACTION_PROHIBITED',
    'CKR_CURVE_NOT_SUPPORTED',
    null,
    null,
  ])
})
