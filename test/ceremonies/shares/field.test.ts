import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { less, same, sameBytes } from '../../../ceremonies/shares/constant-time.ts'
import { interpolate, inverse, multiply } from '../../../ceremonies/shares/field.ts'

/** Multiplication by logarithms to the base 3, as SLIP-0039 describes it: indexed by secrets, so for tests only. */
const exponentials = [1]
for (let at = 1; at < 255; at++) {
  const last = exponentials[at - 1] ?? 0
  const doubled = last << 1
  exponentials.push((doubled ^ last ^ (doubled & 0x100 ? 0x11b : 0)) & 0xff)
}
const byLogarithms = (a: number, b: number) =>
  a && b ? exponentials[(exponentials.indexOf(a) + exponentials.indexOf(b)) % 255] : 0

describe('GF(256)', () => {
  test('every product agrees with logarithms', () => {
    const wrong: [number, number][] = []
    for (let a = 0; a < 256; a++) {
      for (let b = 0; b < 256; b++) if (multiply(a, b) !== byLogarithms(a, b)) wrong.push([a, b])
    }
    expect(wrong).toEqual([])
    expect([multiply(0x57, 0x83), multiply(0x57, 0x13)]).toEqual([0xc1, 0xfe]) // FIPS 197 section 4.2
  })

  test('every inverse is one, and zero has none', () => {
    const products = Array.from({ length: 256 }, (_, a) => multiply(a, inverse(a)))
    expect(products).toEqual([0, ...Array.from({ length: 255 }, () => 1)])
  })

  test('interpolation passes through its points', () => {
    const points = fc.uniqueArray(fc.record({ x: fc.nat(255), y: fc.uint8Array({ minLength: 8, maxLength: 8 }) }), {
      selector: ({ x }) => x,
      minLength: 1,
      maxLength: 16,
    })
    fc.assert(
      fc.property(points, (given) => {
        for (const { x, y } of given) expect(interpolate(given, x)).toEqual(y)
      }),
    )
  })
})

describe('masks', () => {
  const numbers = fc.oneof(fc.constantFrom(0, 1, -1, 0x7fffffff, -0x80000000), fc.integer())

  test('equality of any 32 bits', () => {
    fc.assert(fc.property(numbers, numbers, (a, b) => same(a, b) === (a === b ? -1 : 0)))
    fc.assert(fc.property(numbers, (a) => same(a, a) === -1))
  })

  test('order of small numbers', () => {
    const small = fc.nat(0x3fffffff)
    fc.assert(fc.property(small, small, (a, b) => less(a, b) === (a < b ? -1 : 0)))
  })

  test('equality of byte strings', () => {
    const bytes = fc.uint8Array({ maxLength: 5 })
    fc.assert(fc.property(bytes, bytes, (a, b) => sameBytes(a, b) === (Buffer.compare(a, b) === 0)))
  })
})
