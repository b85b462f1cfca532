import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from '../../../ceremonies/base/base64.ts'

const module = new URL('../../../ceremonies/base/base64.ts', import.meta.url).href
const lengths = ['A', 'AA', 'AAA', 'AA=', 'AAAAA']
const paddings = ['====', 'A===', 'AAA=AAAA', 'AA==AAAA', 'AAAA=', 'AAAA====', 'AA=A', '=AAA']
const trailingBits = ['AB==', 'AAB=', '//==', '//9=']
const whitespace = [' AAA', 'AA==\n', 'AA\n==', 'AAAA\r\nAAAA', 'AAAA\tAAAA', ' ', '    ', 'AAA\u00a0']
const foreign = ['AA-_', 'é===', 'AAA\u0141', 'AAA\u0000', 'AAA*']
const lax = [...lengths, ...paddings, ...trailingBits, ...whitespace, ...foreign]

test("agrees with Node's both ways", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = Buffer.from(bytes).toString('base64')
      expect([toBase64(bytes), fromBase64(text)]).toEqual([text, bytes])
    }),
  )
})

test('reads nothing but what it would write', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[AB9/+= \n-]{0,12}$/), (text) => {
      const bytes = fromBase64(text)
      expect(bytes === null ? text : toBase64(bytes)).toBe(text)
    }),
    { numRuns: 10_000 },
  )
})

test.each(lax)('%j is no base64', (text) => {
  expect(fromBase64(text)).toBeNull()
})

test('nor is any of these by the base64 of the engine, which the library uses where there is one, as in a browser', () => {
  const code = `
    const { fromBase64, toBase64 } = await import('${module}')
    const read = ${JSON.stringify(lax)}.filter((text) => fromBase64(text) !== null)
    console.log(JSON.stringify({ engine: typeof Uint8Array.fromBase64, read, written: toBase64(fromBase64('AAEC/w==')) }))`
  const said = execFileSync(process.execPath, ['--js-base-64', '--input-type=module', '-e', code], { encoding: 'utf8' })
  expect(JSON.parse(said)).toEqual({ engine: 'function', read: [], written: 'AAEC/w==' })
})
