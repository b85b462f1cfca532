/** PINs: tries before and after, the last one, blocked and unblocked, and never on the wrong card. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { isPin, pinOf as stored } from '../../../native/softcard/pins.ts'
import { type CardAtHand, ascii, cardAtHand, pinOf, places } from '../../support/card-at-hand.ts'
import { refused } from '../../support/refused.ts'
import { freshCard } from '../../support/software-card.ts'

const applets = ['piv', 'openpgp'] as const
type Applet = (typeof applets)[number]

const verify = (card: CardAtHand, applet: Applet, pin: string, evenLast = false) =>
  card.ask('verifyPin', { at: places[applet], pin: pinOf(pin, evenLast) })

/** VERIFY, CHANGE REFERENCE DATA and RESET RETRY COUNTER with something in them. */
const sent = (card: CardAtHand) => card.heard.filter((apdu) => /^00(20|24|2c)/.test(apdu) && apdu.length > 10)

const left = ({ state }: CardAtHand, applet: Applet) => (applet === 'piv' ? state.piv.pin : state.openPgp.userPin).left

test.each(applets)('%s: wrong until blocked, the last try only with somebody’s word, and unblocked', async (applet) => {
  const card = cardAtHand(freshCard())
  const wrong = (evenLast: boolean) => refused(verify(card, applet, '999999', evenLast))
  expect(await verify(card, applet, '123456')).toEqual({
    tries: [{ which: 'pin', before: 3, after: expect.any(Number) }],
  })
  expect(await wrong(false)).toEqual({
    code: 'CARD_PIN_WRONG',
    message:
      'That PIN is wrong. 2 tries are left on this card. Make sure that the card and the PIN belong together before you try again.',
  })
  expect(await wrong(false)).toMatchObject({ message: expect.stringContaining('1 try is left') })
  const before = sent(card).length
  expect(await wrong(false)).toMatchObject({ code: 'CARD_PIN_LAST_TRY' })
  expect(sent(card)).toHaveLength(before)
  expect(await wrong(true)).toMatchObject({ code: 'CARD_PIN_BLOCKED' })
  expect(await refused(verify(card, applet, '123456', true))).toMatchObject({ code: 'CARD_PIN_BLOCKED' })
  const unblock = (admin: string, next: string) =>
    card.ask('unblockPin', { at: places[applet], admin: pinOf(admin), next: ascii(next) })
  expect(await refused(unblock('99999999', '246810'))).toMatchObject({ code: 'CARD_PIN_WRONG' })
  expect(await unblock('12345678', '246810')).toEqual({ tries: [{ which: 'admin', before: 2, after: 3 }] })
  expect(await verify(card, applet, '246810')).toMatchObject({ tries: [{ before: 3 }] })
})

test.each(applets)('%s: the last try, with somebody’s word, may be right', async (applet) => {
  const card = cardAtHand(freshCard())
  for (const pin of ['999998', '999999']) await refused(verify(card, applet, pin))
  expect(await verify(card, applet, '123456', true)).toMatchObject({ tries: [{ before: 1 }] })
  expect(left(card, applet)).toBe(3)
})

test.each(applets)('%s: PIN and what unblocks it are changed, but not to what makers set', async (applet) => {
  const card = cardAtHand(freshCard())
  const change = (which: 'pin' | 'admin', now: string, next: string) =>
    card.ask('changePin', { at: places[applet], which, now: pinOf(now), next: ascii(next) })
  expect(await change('pin', '123456', '135791')).toMatchObject({ tries: [{ which: 'pin', before: 3 }] })
  expect(await change('admin', '12345678', '87654321')).toMatchObject({
    tries: [{ which: 'admin', before: 3, after: 3 }],
  })
  await verify(card, applet, '135791')
  const before = sent(card).length
  expect(await refused(change('pin', '135791', '123456'))).toMatchObject({ code: 'CARD_PIN_FACTORY' })
  expect(await refused(change('admin', '87654321', '12345678'))).toMatchObject({ code: 'CARD_PIN_FACTORY' })
  expect(await refused(change('pin', '135791', '12345'))).toMatchObject({ code: 'CARD_PIN_LENGTH' })
  expect(await refused(verify(card, applet, '1'.repeat(applet === 'piv' ? 9 : 65)))).toMatchObject({
    code: 'CARD_PIN_LENGTH',
  })
  expect(await refused(verify(card, applet, 'äöüäöü'))).toMatchObject({ code: 'PIN_NOT_ASCII' })
  expect(sent(card)).toHaveLength(before)
})

test('OpenPGP: a wrong old PIN that begins as the right one does not move the border to the new one', async () => {
  const card = cardAtHand(freshCard())
  const asked = { at: places.openpgp, which: 'pin', now: pinOf('1234567'), next: ascii('246810') } as const
  expect(await refused(card.ask('changePin', asked))).toMatchObject({ code: 'CARD_PIN_WRONG' })
  await verify(card, 'openpgp', '123456')
})

test('OpenPGP: cards that say 6982 of a wrong PIN', async () => {
  const state = freshCard()
  const card: CardAtHand = cardAtHand(state, {
    instead: (apdu) => {
      if (apdu[1] !== 0x20 || apdu.length < 6) return null
      state.openPgp.userPin.left--
      return Buffer.from([0x69, 0x82])
    },
  })
  expect(await refused(verify(card, 'openpgp', '999999'))).toMatchObject({
    code: 'CARD_PIN_WRONG',
    message: expect.stringContaining('2 tries are left'),
  })
})

test.each([0x08, 0x0a])('OpenPGP: a card that wants its PINs hashed (KDF-DO, hash %i)', async (hash) => {
  const state = freshCard()
  const card = cardAtHand(state)
  const salts = { pin: Buffer.from('1122334455667788', 'hex'), admin: Buffer.from('8877665544332211', 'hex') }
  const count = 100_000
  const hashed = (salt: Buffer, pin: string) => {
    const once = Buffer.concat([salt, Buffer.from(pin)])
    const all = Buffer.concat(Array.from({ length: Math.ceil(count / once.length) }, () => once)).subarray(0, count)
    return createHash(hash === 0x08 ? 'sha256' : 'sha512')
      .update(all)
      .digest()
  }
  const part = (tag: number, bytes: Buffer) => Buffer.concat([Buffer.from([tag, bytes.length]), bytes])
  const derivation = [
    part(0x81, Buffer.from([3])),
    part(0x82, Buffer.from([hash])),
    part(0x83, Buffer.from('000186a0', 'hex')),
    part(0x84, salts.pin),
    part(0x85, salts.pin),
    part(0x86, salts.admin),
  ]
  state.openPgp.objects['f9'] = Buffer.concat(derivation).toString('hex')
  state.openPgp.userPin = stored(hashed(salts.pin, '123456'))
  state.openPgp.adminPin = stored(hashed(salts.admin, '12345678'))
  await verify(card, 'openpgp', '123456')
  expect(await refused(verify(card, 'openpgp', '654321'))).toMatchObject({ code: 'CARD_PIN_WRONG' })
  await card.ask('changePin', { at: places.openpgp, which: 'pin', now: pinOf('123456'), next: ascii('246810') })
  expect(isPin(state.openPgp.userPin, hashed(salts.pin, '246810'))).toBe(true)
  await card.ask('unblockPin', { at: places.openpgp, admin: pinOf('12345678'), next: ascii('135791') })
  expect(isPin(state.openPgp.userPin, hashed(salts.pin, '135791'))).toBe(true)
  expect(card.heard.join()).not.toContain(Buffer.from('123456').toString('hex'))
  for (const [wrong, code] of [
    [derivation[0]?.toString('hex').replace('03', '02'), 'CARD_KDF_UNKNOWN'],
    ['830403e00001', 'CARD_ANSWER_MALFORMED'],
    ['840111', 'CARD_ANSWER_MALFORMED'],
  ] as const) {
    const tag = Number.parseInt(wrong?.slice(0, 2) ?? '', 16)
    const others = derivation.filter((one) => one[0] !== tag)
    state.openPgp.objects['f9'] = Buffer.concat([Buffer.from(wrong ?? '', 'hex'), ...others]).toString('hex')
    expect(await refused(verify(card, 'openpgp', '135791'))).toMatchObject({ code })
  }
})

test.each(applets)('%s: a PIN is in no buffer that was sent', async (applet) => {
  const card = cardAtHand(freshCard())
  const before = card.handed.length
  await verify(card, applet, '123456')
  const withPin = card.heard.map((apdu, at) => [apdu, at] as const).filter(([apdu]) => apdu.includes('313233343536'))
  expect(withPin.length).toBeGreaterThan(before)
  for (const [, at] of withPin) expect(card.handed[at]?.every((byte) => byte === 0)).toBe(true)
})
