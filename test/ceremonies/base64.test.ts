import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from '../../ceremonies/base64.ts'

test("agrees with Node's both ways", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = Buffer.from(bytes).toString('base64')
      expect([toBase64(bytes), fromBase64(text)]).toEqual([text, bytes])
    }),
  )
})

test.each(['A', 'AA', 'AB==', 'AAA', 'AA=A', '====', 'AA==\n', 'AA-_', ' AAA', 'é==='])('%j is no base64', (text) => {
  expect(fromBase64(text)).toBeNull()
})
