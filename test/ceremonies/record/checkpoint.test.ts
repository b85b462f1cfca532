import { execFileSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import {
  checkpointText,
  isOf,
  originOf,
  parseCheckpoint,
  parseSignedCheckpoint,
} from '../../../ceremonies/record/checkpoint.ts'
import { isP256, isSignedBy, keyIdOf, parseNote, writeNote } from '../../../ceremonies/record/note.ts'
import { nodeCrypto } from '../../../main/crypto.ts'
import { testKey } from './builder/keys.ts'

const key = testKey('checkpoint')
const origin = originOf('real', '0123456789abcdefghjkmnpqrs')
const checkpoint = { origin, size: 7, root: nodeCrypto.sha256(Uint8Array.of(7)) }
const text = checkpointText(checkpoint)
const note = writeNote(text, origin, key.spki, key.sign(utf8ToBytes(text)), nodeCrypto)

test('the text is origin, size and root', () => {
  const root = Buffer.from(checkpoint.root).toString('base64')
  expect(text).toBe(`strongroom/real/0123456789abcdefghjkmnpqrs\n7\n${root}\n`)
  expect(parseCheckpoint(text)).toEqual(checkpoint)
})

test('the note is text, empty line, signature line; the key ID is of the SPKI', () => {
  const [, line = ''] = note.split('\n\n')
  const bytes = Buffer.from(line.slice(`— ${origin} `.length, -1), 'base64')
  const id = nodeCrypto.sha256(hexToBytes(key.spki)).subarray(0, 4)
  expect([
    note.startsWith(`${text}\n— ${origin} `),
    bytes.subarray(0, 4).equals(id),
    keyIdOf(key.spki, nodeCrypto),
  ]).toEqual([true, true, Buffer.from(id).toString('hex')])
})

test('OpenSSL verifies the signature', () => {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-note-'))
  try {
    const pem = createPublicKey({ key: Buffer.from(key.spki, 'hex'), format: 'der', type: 'spki' }).export({
      format: 'pem',
      type: 'spki',
    })
    writeFileSync(join(folder, 'key.pem'), pem)
    writeFileSync(join(folder, 'text'), text)
    writeFileSync(join(folder, 'signature'), parseNote(note)?.signatures[0]?.signature ?? '')
    const verified = execFileSync(
      'openssl',
      ['dgst', '-sha256', '-verify', 'key.pem', '-signature', 'signature', 'text'],
      { cwd: folder, encoding: 'utf8' },
    )
    expect(verified).toBe('Verified OK\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a signature with a high s is written with the low one', () => {
  const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const der = Buffer.from(key.sign(utf8ToBytes(text)))
  const r = der.subarray(2, 4 + (der[3] ?? 0))
  const s = BigInt(`0x${der.subarray(r.length + 4).toString('hex')}`)
  const high = Buffer.from((n - s).toString(16).padStart(64, '0'), 'hex')
  const twin = Buffer.concat([Buffer.of(0x30, r.length + 35), r, Buffer.of(2, 33, 0), high])
  expect(writeNote(text, origin, key.spki, twin, nodeCrypto)).toBe(note)
})

test('what is no signature is refused', () => {
  expect(() => writeNote(text, origin, key.spki, Uint8Array.of(0x30, 0), nodeCrypto)).toThrow(
    expect.objectContaining({ code: 'SIGNATURE_MALFORMED' }),
  )
})

test('a note is of its own origin and key only', () => {
  const signed = parseSignedCheckpoint(note)
  if (signed === null) throw new TypeError('unreadable')
  const other = testKey('other')
  expect([
    isOf(signed, origin, key.spki, nodeCrypto),
    isOf(signed, origin, other.spki, nodeCrypto),
    isOf(signed, originOf('rehearsal', '0123456789abcdefghjkmnpqrs'), key.spki, nodeCrypto),
    isSignedBy({ ...signed.note, text: text.replace('7', '8') }, origin, key.spki, nodeCrypto),
  ]).toEqual([true, false, false, false])
})

test('a key that is no point of the curve has signed nothing', () => {
  const broken = `${key.spki.slice(0, -2)}${key.spki.endsWith('00') ? '01' : '00'}`
  const renamed = writeNote(text, origin, broken, key.sign(utf8ToBytes(text)), nodeCrypto)
  expect(isSignedBy(parseNote(renamed) ?? { text, signatures: [] }, origin, broken, nodeCrypto)).toBe(false)
})

test('further signatures, of witnesses for instance, are read and left alone', () => {
  const witness = testKey('witness')
  const theirs = writeNote(text, 'witness.example/1', witness.spki, witness.sign(utf8ToBytes(text)), nodeCrypto)
  const cosigned = note + theirs.slice(theirs.indexOf('—'))
  const parsed = parseNote(cosigned)
  expect(parsed?.signatures.map(({ name }) => name)).toEqual([origin, 'witness.example/1'])
  expect(parsed !== null && isSignedBy(parsed, origin, key.spki, nodeCrypto)).toBe(true)
})

test.each([
  ['no signature', `${text}\n`],
  ['no empty line', note.replace('\n\n', '\n')],
  ['a hyphen for the dash', note.replace('—', '-')],
  ['no newline at the end', note.slice(0, -1)],
  ['a carriage return', note.replace('\n', '\r\n')],
  ['something after it', `${note}\n`],
  ['two spaces', note.replace('— ', '—  ')],
  ['base64 without padding', note.replace(/=*\n$/, '\n').replace(/.\n$/, '\n')],
  ['an empty signature', note.replace(/[^ ]+\n$/, 'AAAAAA==\n')],
])('a note with %s is not read', (_, spelling) => {
  expect(parseNote(spelling)).toBeNull()
})

test.each([
  ['a leading zero', text.replace('\n7\n', '\n07\n')],
  ['a sign', text.replace('\n7\n', '\n+7\n')],
  ['no size', text.replace('\n7\n', '\n\n')],
  ['an unsafe size', text.replace('\n7\n', '\n9007199254740993\n')],
  ['an extension line', `${text}more\n`],
  ['a short root', text.replace(/.{4}=\n$/, '=\n')],
  [
    'stray bits in the root',
    text.replace(/(.)=\n$/, (_, last: string) => `${String.fromCharCode(last.charCodeAt(0) + 1)}=\n`),
  ],
  ['no origin', text.slice(text.indexOf('\n'))],
  ['an origin that is not ASCII', text.replace('strongroom', 'ströngroom')],
])('a text with %s is no checkpoint', (_, spelling) => {
  expect(parseCheckpoint(spelling)).toBeNull()
})

test('a record key has one spelling', () => {
  expect([
    isP256(key.spki),
    isP256(key.spki.toUpperCase()),
    isP256(key.spki.slice(2)),
    isP256(`${key.spki}00`),
  ]).toEqual([true, false, false, false])
})
