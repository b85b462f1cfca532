import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CardShare, suiteOf } from '../../../ceremonies/devices/card-share.ts'
import { type Curve, coordinateLength, curves, spkiOfPoint } from '../../../ceremonies/devices/ec-point.ts'
import { cardShareFile, infoOf, readCardShare } from '../../../ceremonies/shares/card-share.ts'
import { refused } from '../../support/refused.ts'

const names = {
  ceremony: '2026-11-30-root',
  identifier: 4711,
  index: 2,
  scheme: 'SLIP-0039',
  set: 'backup "A"',
  threshold: 3,
} as const

const point = (curve: Curve) => `04${'5a'.repeat(2 * coordinateLength(curve))}`
const shareOn = (curve: Curve): CardShare =>
  ({
    ...names,
    suite: suiteOf[curve],
    card: spkiOfPoint(curve, point(curve)),
    enc: point(curve),
    ciphertext: '0f'.repeat(82),
  }) as CardShare

const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** The file with another member, as it would be spelled. */
const spelled = (members: object) =>
  ascii(`${JSON.stringify(Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1))))}\n`)

describe.each(curves)('a share for a card with a key on %s', (curve) => {
  const share = shareOn(curve)
  const file = cardShareFile(share)
  const whole = JSON.parse(textOf(file)) as Record<string, unknown>
  const code = async (bytes: Uint8Array) => (await refused(() => readCardShare(bytes))).code

  test('is one line of ASCII with its members in order, and reads back', () => {
    expect(textOf(file)).toBe(
      `{"card":"${share.card}","ceremony":"2026-11-30-root","ciphertext":"${share.ciphertext}","enc":"${share.enc}",` +
        `"identifier":4711,"index":2,"scheme":"SLIP-0039","set":"backup \\"A\\"","strongroom-card-share":1,` +
        `"suite":"${share.suite}","threshold":3}\n`,
    )
    expect(readCardShare(file)).toEqual(share)
  })

  test('fits cards that take less than a kilobyte, with names as long as usual', () => {
    expect(file.length).toBeLessThan(900)
  })

  test('is none where a byte is missing, and none where a byte is added', async () => {
    for (let length = 0; length < file.length - 1; length++) {
      expect(await code(file.subarray(0, length)), String(length)).toBe('CARD_SHARE_NOT_ONE')
    }
    expect(await code(file.subarray(0, -1))).toBe('CARD_SHARE_SPELLING')
    expect(await code(ascii(`${textOf(file)}\n`))).toBe('CARD_SHARE_SPELLING')
    expect(await code(ascii(`${textOf(file)}x`))).toBe('CARD_SHARE_NOT_ONE')
    expect(await code(ascii(`${' '.repeat(4096)}${textOf(file)}`))).toBe('CARD_SHARE_NOT_ONE')
  })

  test('says which member is missing', async () => {
    for (const member of Object.keys(share)) {
      const { [member]: _, ...rest } = whole
      expect(await refused(() => readCardShare(spelled(rest))), member).toEqual({
        code: 'CARD_SHARE_MEMBER',
        message: `In the sealed share, ${member} is missing or is not as it must be: the share was damaged or tampered with. Use its other copy.`,
      })
    }
    expect(await code(spelled(share))).toBe('CARD_SHARE_NOT_ONE')
  })

  const other = curves.find((one) => one !== curve) ?? curve
  test.each<[string, readonly unknown[]]>([
    ['ceremony', ['', 'x'.repeat(256), 'ü', 'a\n', 7, null]],
    ['identifier', [-1, 0x8000, 1.5, '4711', null]],
    ['index', [0, 17, 1.5, '2']],
    ['scheme', ['slip39', '', null]],
    ['set', ['', 'x'.repeat(256), '\u0000']],
    ['threshold', [1, 17, '3']],
    ['suite', ['', 'DHKEM(P-521, HKDF-SHA512), HKDF-SHA512, AES-256-GCM', null]],
    ['card', ['', share.card.slice(2), share.card.toUpperCase(), `${share.card}00`, shareOn(other).card]],
    ['enc', ['', `02${share.enc.slice(2)}`, share.enc.slice(0, -2), `${share.enc}00`, shareOn(other).enc]],
    ['ciphertext', ['', '0f'.repeat(16), '0f'.repeat(529), `${share.ciphertext}0`, 'FF'.repeat(20), 'zz'.repeat(20)]],
  ])('refuses a %s that none has', async (member, values) => {
    for (const value of values) {
      const bytes = spelled({ ...whole, [member]: value })
      expect(await refused(() => readCardShare(bytes)), String(value)).toMatchObject({
        code: 'CARD_SHARE_MEMBER',
        message: expect.stringContaining(`, ${member} is missing or is not as it must be`),
      })
    }
  })

  test('refuses another version, and what says of none', async () => {
    expect(await refused(() => readCardShare(spelled({ ...whole, 'strongroom-card-share': 2 })))).toEqual({
      code: 'CARD_SHARE_VERSION',
      message:
        'The sealed share is of version 2 of its format, which this program does not know. Use the program that made it, or a later one.',
    })
    for (const version of ['1', 1.5, null, [1]])
      expect(await code(spelled({ ...whole, 'strongroom-card-share': version }))).toBe('CARD_SHARE_NOT_ONE')
    for (const text of ['', 'null', '[]', '7', '"x"', '{}', '\ufeff{}'])
      expect(await code(ascii(text)), text).toBe('CARD_SHARE_NOT_ONE')
  })

  test('refuses what is more, and every other spelling of the same', async () => {
    expect(await code(spelled({ ...whole, zone: 1 }))).toBe('CARD_SHARE_MORE')
    const text = textOf(file)
    const again = [
      text.replace('"index":2,', '"index":2,"index":2,'),
      text.replace('"index":2,', '"index":9,"index":2,'),
      text.replace('"index":2,', '"index": 2,'),
      text.replace('"index":2,', '"index":2.0,'),
      text.replace('"index":2,', '"index":2e0,'),
      text.replace('backup', '\\u0062ackup'),
      `${JSON.stringify(whole, null, 2)}\n`,
      text.replace('\n', '\r\n'),
      `${JSON.stringify(Object.fromEntries(Object.entries(whole).reverse()))}\n`,
    ]
    for (const one of again) {
      expect(one).not.toBe(text)
      expect(await code(ascii(one)), one).toBe('CARD_SHARE_SPELLING')
    }
  })

  test('no single changed byte of the file is read as the same share', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Uint8Array.from(file)
        bytes[at] = (bytes[at] ?? 0) ^ change
        let read: CardShare | null = null
        try {
          read = readCardShare(bytes)
        } catch {
          return
        }
        expect(read).not.toEqual(share)
        expect(cardShareFile(read)).toEqual(bytes)
      }),
      { numRuns: 2000 },
    )
  })
})

test('what is bound is the names alone, each of them', () => {
  expect(textOf(infoOf(names))).toBe(
    '{"ceremony":"2026-11-30-root","identifier":4711,"index":2,"scheme":"SLIP-0039","set":"backup \\"A\\"","strongroom-card-share":1,"threshold":3}',
  )
  const others = [
    { ceremony: 'x' },
    { identifier: 1 },
    { index: 3 },
    { scheme: 'shamirs-secret-sharing' as const },
    { set: 'x' },
    { threshold: 2 },
  ]
  for (const other of others) expect(infoOf({ ...names, ...other }), JSON.stringify(other)).not.toEqual(infoOf(names))
})
