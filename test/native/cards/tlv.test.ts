import { expect, test } from 'vitest'
import { tagged, tlv } from '../../../native/cards/tlv.ts'
import { refused } from '../../support/refused.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

test.each([
  [0x53, 0x00, '5300'],
  [0x5c, 0x7f, '5c7f'],
  [0x81, 0x80, '818180'],
  [0x5fc109, 0xff, '5fc10981ff'],
  [0x7f49, 0x100, '7f49820100'],
  [0x53, 0xffff, '5382ffff'],
])('tag %i with %i bytes is written and found again', (tag, length, head) => {
  const value = Buffer.alloc(length, 0xa5)
  const written = tlv(tag, value)
  expect(written.toString('hex', 0, head.length / 2)).toBe(head)
  expect(tagged(written, tag)).toEqual(value)
})

test('a path leads into what is nested, and what is not there is null', () => {
  const bytes = tlv(0x7c, tlv(0x80), tlv(0x82, hex('0102')))
  expect(tagged(bytes, 0x7c, 0x82)).toEqual(hex('0102'))
  expect(tagged(bytes, 0x7c, 0x81)).toBeNull()
  expect(tagged(bytes, 0x53, 0x82)).toBeNull()
})

test.each(['53', '5381', '538200', '530201', '5380', '538300000101', '5f', '5fc1', '5fffffff0100', '53010053'])(
  '%s is not well-formed',
  async (bytes) => {
    expect(await refused(Promise.resolve().then(() => tagged(hex(bytes), 0x53)))).toMatchObject({
      code: 'CARD_ANSWER_MALFORMED',
    })
  },
)
