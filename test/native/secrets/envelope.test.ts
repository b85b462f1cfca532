import { createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { EnvelopeNames, EnvelopeParts } from '../../../ceremonies/devices/envelope.ts'
import { envelopeFile, headerOf, readEnvelope } from '../../../ceremonies/shares/envelope.ts'
import { writeBase32 } from '../../../native/secrets/base32.ts'
import { secretPage } from '../../../native/secrets/memory.ts'
import { Vault } from '../../../native/secrets/vault.ts'
import { seal } from '../../../native/sealed-box.ts'
import { refused, shareOf } from '../../ceremonies/shares/helpers.ts'
import { combineShares } from '../../../ceremonies/shares/sets.ts'
import { sealed, viewer, wordsIn } from '../../support/viewer.ts'

const split = { ceremony: 'c', set: 's', scheme: 'SLIP-0039', identifier: 7, threshold: 2, shares: 3 } as const

/** A vault whose shares are all typed, the names of an envelope, and the key as other software combines it. */
function proved(page = secretPage()) {
  const vault = new Vault(page)
  const check = vault.makeEnvelopeKey({ hsmRandom: seal(randomBytes(32), vault.transportKey()) })
  vault.split(split)
  const words = [1, 2, 3].map((index) => wordsIn(vault.reveal(index, viewer)))
  for (const [at, typed] of words.entries()) vault.prove(at + 1, sealed(typed, vault.transportKey()))
  const key = combineShares(words.slice(1).map(shareOf), new Uint8Array(0))
  const names: EnvelopeNames = { ceremony: 'c', set: 's', identifier: 7, threshold: 2, label: 'a "safe"', check }
  return { vault, names, key, words }
}

const close = ({ vault, names }: ReturnType<typeof proved>, secret: string | null): EnvelopeParts =>
  vault.closeEnvelope({ names, secret: secret === null ? null : sealed(secret, vault.transportKey()) })

/** By other code than ours. */
function opened(key: Uint8Array, names: EnvelopeNames, { length, nonce, ciphertext, tag }: EnvelopeParts): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'hex'))
  decipher.setAAD(Buffer.from(headerOf(names, length)))
  decipher.setAuthTag(Buffer.from(tag, 'hex'))
  return Buffer.concat([decipher.update(Buffer.from(ciphertext, 'hex')), decipher.final()])
}

describe('a secret in an envelope', () => {
  test.each([['correct horse'], ['ü'], ['x'.repeat(4096)]])('comes out with the key that the shares give', (secret) => {
    const room = proved()
    const parts = close(room, secret)
    const plain = opened(room.key, room.names, parts)
    const committed = createHash('sha256').update(
      Buffer.concat([
        Buffer.from([4]),
        plain.subarray(0, 32),
        ...['c', 's', 'a "safe"'].map((name) => Buffer.concat([Buffer.from([name.length]), Buffer.from(name)])),
        Buffer.from(secret),
      ]),
    )
    expect([plain.subarray(32).toString(), parts.length, parts.commitment]).toEqual([
      secret,
      Buffer.byteLength(secret),
      committed.digest('hex'),
    ])
    expect(room.vault.openEnvelope({ names: room.names, parts })).toEqual([1, 2])
  })

  test('is made where nobody types one: 256 bits, another each time, in base 32', () => {
    const room = proved()
    const made = [1, 2].map(() => opened(room.key, room.names, close(room, null)).subarray(32).toString())
    for (const secret of made) expect(secret).toMatch(/^[A-Z2-7]{51}[AQ]$/)
    expect(new Set(made).size).toBe(2)
  })

  test('has another salt and nonce each time', () => {
    const room = proved()
    const [one, other] = [close(room, 'same'), close(room, 'same')]
    expect([one.commitment === other.commitment, one.nonce === other.nonce]).toEqual([false, false])
  })

  test('is one line of text, not empty, and no longer than there is room for', () => {
    const room = proved()
    expect(() => close(room, 'x'.repeat(4097))).toThrow(refused('SECRET_TOO_LONG', { most: 4096 }))
    for (const wrong of ['a\tb', 'a\nb', 'a\u007f']) {
      expect(() => close(room, wrong)).toThrow(refused('SECRET_UNPRINTABLE', {}))
    }
    for (const [bytes, code] of [
      [[], 'SECRET_EMPTY'],
      [[0xc3], 'SECRET_UNPRINTABLE'],
    ] as const) {
      const secret = seal(Uint8Array.from(bytes), room.vault.transportKey())
      expect(() => room.vault.closeEnvelope({ names: room.names, secret })).toThrow(refused(code, {}))
    }
  })

  test('opens under its own names, tag and commitment alone', () => {
    const room = proved()
    const { vault, names } = room
    const parts = close(room, 'correct horse')
    const label = 'a "safe"'
    const wrong: readonly [Partial<EnvelopeNames>, Partial<EnvelopeParts>, string][] = [
      [{ ceremony: 'd' }, {}, 'ENVELOPE_NOT_OPENED'],
      [{ set: 't' }, {}, 'ENVELOPE_NOT_OPENED'],
      [{ identifier: 8 }, {}, 'ENVELOPE_NOT_OPENED'],
      [{}, { length: 12 }, 'ENVELOPE_NOT_OPENED'],
      [{}, { tag: '00'.repeat(16) }, 'ENVELOPE_NOT_OPENED'],
      [{}, { nonce: '00'.repeat(12) }, 'ENVELOPE_NOT_OPENED'],
      [{}, { commitment: '00'.repeat(32) }, 'SECRET_DIFFERS'],
    ]
    for (const [ofNames, ofParts, code] of wrong) {
      const asked = { names: { ...names, ...ofNames }, parts: { ...parts, ...ofParts } }
      expect(() => vault.openEnvelope(asked), JSON.stringify([ofNames, ofParts])).toThrow(refused(code, { label }))
    }
    expect(() => vault.openEnvelope({ names: { ...names, label: 'b' }, parts })).toThrow(
      refused('ENVELOPE_NOT_OPENED', { label: 'b' }),
    )
  })

  test('opens after the process is lost with enough shares typed again, and with no other set', () => {
    const room = proved()
    const parts = close(room, 'correct horse')
    const later = new Vault(secretPage())
    for (const words of room.words.slice(1)) later.typeShare(sealed(words, later.transportKey()), 'SLIP-0039')
    expect(later.recall(room.names.check)).toEqual([2, 3])
    expect(later.openEnvelope({ names: room.names, parts })).toEqual([2, 3])
    const other = proved()
    expect(() => other.vault.openEnvelope({ names: room.names, parts })).toThrow(
      refused('CHECK_VALUE_DIFFERS', { method: 'CMAC', length: 5 }),
    )
  })

  test('needs a key, and leaves nothing on the page', () => {
    const { names } = proved()
    const fresh = new Vault(secretPage())
    expect(() => fresh.closeEnvelope({ names, secret: null })).toThrow(refused('KEY_NOT_IN_SECRETS', {}))
    const page = secretPage()
    const room = proved(page)
    close(room, 'zq-canary-zq')
    expect(Buffer.from(page.bytes(2).buffer).includes('zq-canary-zq')).toBe(false)
    expect(() => room.vault.makeEnvelopeKey({ hsmRandom: null })).toThrow(refused('KEY_IN_SECRETS', {}))
  })
})

test('the file is read back as it was written, and nothing else is one', () => {
  const room = proved()
  const { commitment: _, ...parts } = close(room, 'correct horse')
  const file = envelopeFile(room.names, { ...parts, commitment: '' })
  expect(readEnvelope(file)).toEqual({ names: room.names, parts })
  const text = Buffer.from(file).toString()
  for (const wrong of [
    '',
    '{}',
    text.replace('"strongroom-envelope": 1', '"strongroom-envelope": 2'),
    text.replace('{', '{"more":1,'),
  ]) {
    expect(readEnvelope(Buffer.from(wrong))).toBeNull()
  }
})

test('base 32 is that of RFC 4648', () => {
  // Section 10, without padding.
  const vectors = {
    '': '',
    f: 'MY',
    fo: 'MZXQ',
    foo: 'MZXW6',
    foob: 'MZXW6YQ',
    fooba: 'MZXW6YTB',
    foobar: 'MZXW6YTBOI',
  }
  for (const [text, encoded] of Object.entries(vectors)) {
    const out = new Uint8Array(16)
    const length = writeBase32(Buffer.from(text), out)
    expect(Buffer.from(out.subarray(0, length)).toString('ascii')).toBe(encoded)
  }
})
