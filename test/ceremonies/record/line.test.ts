import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '../../../ceremonies/base/json.ts'
import { levels } from '../../../ceremonies/record/levels.ts'
import {
  type Header,
  leafData,
  leafHash,
  lineText,
  parseLine,
  readLine,
  withhold,
  writeLine,
} from '../../../ceremonies/record/line.ts'
import { recordable } from '../../../ceremonies/base/unicode/unassigned.ts'
import { LineHasher } from '../../../ceremonies/record/verify/hasher.ts'
import { nodeCrypto } from '../../../main/crypto.ts'

const header: Header = {
  ceremony: '0123456789abcdefghjkmnpqrs',
  seq: 0,
  at: '2026-11-21T10:00:00.000Z',
  level: 'public',
  type: 'note.added',
}
const salt = '5a'.repeat(32)
const text = fc.string({ unit: 'grapheme' }).map(recordable)
const facts = fc.dictionary(
  text,
  fc.oneof(text, fc.maxSafeInteger(), fc.boolean(), fc.array(text)),
) as fc.Arbitrary<JsonObject>
const headers = fc.record({
  ceremony: fc.stringMatching(/^[a-z0-9]{26}$/),
  seq: fc.maxSafeNat(),
  at: fc
    .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  level: fc.constantFrom(...levels),
  type: fc.stringMatching(/^[a-z]{1,9}(\.[a-z0-9]{1,9})?(-[a-z0-9]{1,9})?$/),
})
const salts = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytesToHex)

/** SHA-256 of what the format says, put together by other means. */
const sha256 = (...parts: readonly Uint8Array[]): string => bytesToHex(nodeCrypto.sha256(Buffer.concat(parts)))

test('a line, its commitment and its leaf are as specified, and it reads back', () => {
  fc.assert(
    fc.property(headers, salts, facts, (made, chance, fact) => {
      const { line, leaf, body } = writeLine(made, { salt: chance, fact }, nodeCrypto)
      const wanted = { v: 1, ...made, body, salt: chance, fact }
      expect(line).toBe(`${canonicalize(wanted) ?? ''}\n`)
      expect(body).toBe(sha256(Uint8Array.of(2), hexToBytes(chance), utf8ToBytes(canonicalize(fact) ?? '')))
      expect(bytesToHex(leaf)).toBe(sha256(Uint8Array.of(0), utf8ToBytes(canonicalize({ v: 1, ...made, body }) ?? '')))
      const read = parseLine(line.slice(0, -1))
      expect(read).toEqual({ ...made, body, content: { salt: chance, fact } })
      expect(lineText(read)).toBe(line)
    }),
    { numRuns: 500 },
  )
})

test('a withheld line is the leaf data, and has the same leaf', () => {
  fc.assert(
    fc.property(headers, salts, facts, (made, chance, fact) => {
      const { line, leaf } = writeLine(made, { salt: chance, fact }, nodeCrypto)
      const read = parseLine(line.slice(0, -1))
      const less = withhold(read)
      expect(less).toBe(`${leafData(read)}\n`)
      expect(parseLine(less.slice(0, -1))).toEqual({ ...read, content: null })
      expect(leafHash(parseLine(less.slice(0, -1)), nodeCrypto)).toEqual(leaf)
    }),
  )
})

test('hashing a line where it stands gives what hashing its parts gives', () => {
  const hasher = new LineHasher(nodeCrypto)
  fc.assert(
    fc.property(headers, salts, facts, fc.boolean(), (made, chance, fact, hidden) => {
      const { line, leaf, body } = writeLine(made, { salt: chance, fact }, nodeCrypto)
      const stands = hidden ? withhold(parseLine(line.slice(0, -1))) : line
      const spelt = readLine(stands.slice(0, -1))
      const bytes = utf8ToBytes(stands.slice(0, -1))
      if (spelt === null) throw new TypeError('unreadable')
      expect(hasher.leaf(spelt.line, spelt, bytes)).toEqual(leaf)
      if (!hidden) expect(bytesToHex(hasher.body(chance, spelt, bytes))).toBe(body)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['ceremony', { ceremony: '0123456789ABCDEFGHJKMNPQRS' }],
  ['ceremony', { ceremony: 'short' }],
  ['seq', { seq: -1 }],
  ['seq', { seq: 1.5 }],
  ['at', { at: '2026-11-21T10:00:00Z' }],
  ['at', { at: '2026-13-21T10:00:00.000Z' }],
  ['at', { at: '2026-02-30T10:00:00.000Z' }],
  ['at', { at: '2026-11-21T23:59:60.000Z' }],
  ['at', { at: '2026-11-21T24:00:00.000Z' }],
  ['at', { at: '0000-11-21T10:00:00.000Z' }],
  ['at', { at: '2026-11-21T10:00:00.000+00:00' }],
  ['level', { level: 'secret' }],
  ['type', { type: 'Note' }],
  ['type', { type: 'note..added' }],
  ['type', { type: 'note added' }],
  ['type', { type: '1note' }],
  ['type', { type: 'a'.repeat(65) }],
])('a header with a malformed %s is refused: %j', (field, change) => {
  const malformed = { ...header, ...change } as Header
  expect(() => writeLine(malformed, { salt, fact: {} }, nodeCrypto)).toThrow(
    expect.objectContaining({ code: 'HEADER_MALFORMED', parameters: { field } }),
  )
})

test('a malformed salt is refused', () => {
  expect(() => writeLine(header, { salt: '5A'.repeat(32), fact: {} }, nodeCrypto)).toThrow(
    expect.objectContaining({ code: 'HEADER_MALFORMED', parameters: { field: 'salt' } }),
  )
})

const good = writeLine(header, { salt, fact: { a: 1 } }, nodeCrypto).line.slice(0, -1)

test.each([
  ['nothing', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['a newline at its end', `${good}\n`],
  ['a carriage return at its end', `${good}\r`],
  ['no salt', good.replace(/"salt":"\w+",/, '')],
  ['no fact', good.replace('"fact":{"a":1},', '')],
  ['a fact that is a list', good.replace('{"a":1}', '[1]')],
  ['a fact that is null', good.replace('{"a":1}', 'null')],
  ['a fact of another spelling', good.replace('{"a":1}', '{"a":1.0}')],
  ['no level', good.replace('"level":"public",', '')],
  ['no type', good.replace('"type":"note.added",', '')],
  ['no version', good.replace(',"v":1', '')],
  ['another version', good.replace('"v":1', '"v":2')],
  ['one more member', good.replace('"v":1', '"v":1,"w":1')],
  ['a short body', good.replace(/"body":"../, '"body":"')],
  ['members in another order', good.replace(/"level":"public",(.*)"type"/, '$1"level":"public","type"')],
  ['an unsafe number', good.replace('"seq":0', '"seq":9007199254740993')],
  ['a level in the fact only', good.replace('"level":"public",', '').replace('{"a":1}', '{"level":"public"}')],
])('a line with %s is refused', (_, line) => {
  expect(() => parseLine(line)).toThrow(expect.objectContaining({ code: 'LINE_MALFORMED' }))
})

test('a fact may hold what looks like the rest of a line', () => {
  const fact = {
    nested: { level: 'public', salt, seq: 0, type: 'x', v: 1 },
    text: '","level":"public","seq":0,"type":"x","v":1}',
  }
  const { line } = writeLine(header, { salt, fact }, nodeCrypto)
  expect(parseLine(line.slice(0, -1)).content).toEqual({ salt, fact })
})
