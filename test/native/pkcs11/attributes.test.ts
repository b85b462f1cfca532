import { expect, test } from 'vitest'
import { attributeValue } from '../../../native/pkcs11/attributes.ts'

test.each([
  ['not NFC', Buffer.from('fu\u0308r'), 'f\u00fcr'],
  ['not UTF-8', Buffer.from([0x61, 0xff, 0x62]), 'a\ufffdb'],
  ['with a code point that is not assigned', Buffer.from('a\u0378b'), 'a\ufffdb'],
])('a label %s can stand in a fact', (_how, raw, label) => {
  expect(attributeValue('CKA_LABEL', raw)).toBe(label)
})

test('a number or a boolean of the wrong size is no value', () => {
  expect([
    attributeValue('CKA_SIGN', Buffer.alloc(0)),
    attributeValue('CKA_SIGN', Buffer.from([1])),
    attributeValue('CKA_CLASS', Buffer.alloc(4)),
    // CK_UNAVAILABLE_INFORMATION
    attributeValue('CKA_CLASS', Buffer.alloc(8, 0xff)),
  ]).toEqual([null, true, null, null])
})
