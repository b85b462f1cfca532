/** Which card it is: what it tells of itself, and that another one is refused by name, before its PIN is touched and after. */
import { X509Certificate, createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshPiv } from '../../../native/softcard/piv.ts'
import { Recipient } from '../../../native/sealed-box.ts'
import { attestationOf } from '../../../native/softcard/attestation.ts'
import { generate } from '../../../native/softcard/keys.ts'
import { tlv } from '../../../native/cards/tlv.ts'
import { cardAtHand, factoryKey, factoryUnlock, type Instead, pinOf, places } from '../../support/card-at-hand.ts'
import { refused } from '../../support/refused.ts'
import { freshCard } from '../../support/software-card.ts'

const p256 = { use: 'decryption', algorithm: 'P-256', replaces: null } as const
/** YubiKeys' own commands, which other PIV cards do not know. */
const otherMaker: Instead = (apdu) =>
  [0xf7, 0xf8, 0xf9, 0xfd].includes(apdu[1] ?? 0) ? Buffer.from([0x6d, 0x00]) : null

test('what cards tell as they are sold, and once they are used', async () => {
  const card = cardAtHand(freshCard())
  expect(await card.ask('describe', { reader: '', applet: 'piv' })).toEqual({
    applet: 'piv',
    serial: '7654321',
    firmware: '5.7.4',
    token: '5.7.4',
    pin: { left: 3, factory: true },
    admin: { left: 3, factory: true },
    managementKey: { algorithm: 'AES-192', factory: true },
    keys: [],
  })
  const { key } = await card.ask('generateKey', { at: places.openpgp, ...p256, unlock: factoryUnlock() })
  expect(await card.ask('describe', { reader: '', applet: 'openpgp' })).toEqual({
    applet: 'openpgp',
    serial: 'fffe0074cbb1',
    firmware: '3.4',
    token: null,
    pin: { left: 3, factory: null },
    admin: { left: 3, factory: null },
    managementKey: null,
    keys: [key],
  })
  const next = Uint8Array.from(Buffer.from('135791'))
  await card.ask('changePin', { at: places.piv, which: 'pin', now: pinOf('123456'), next })
  expect(await card.ask('describe', { reader: '', applet: 'piv' })).toMatchObject({
    pin: { left: 3, factory: false },
    admin: { left: 3, factory: true },
  })
})

test('a card of another maker: its serial from the CHUID, its tries by VERIFY, its key by the certificate', async () => {
  const state = freshCard({ management: 'TDES' })
  const card = cardAtHand(state, { instead: otherMaker })
  const described = await card.ask('describe', { reader: '', applet: 'piv' })
  expect(described).toEqual({
    applet: 'piv',
    serial: expect.stringMatching(/^[0-9a-f]{32}$/),
    firmware: null,
    token: null,
    pin: { left: 3, factory: null },
    admin: { left: null, factory: null },
    managementKey: null,
    keys: [],
  })
  const at = { reader: null, card: { applet: 'piv', serial: described.serial, key: null } } as const
  const unlock = (algorithm: 'TDES' | null) => ({
    ...factoryUnlock(),
    managementKey: { algorithm, value: factoryKey() },
  })
  expect(await refused(card.ask('generateKey', { at, ...p256, unlock: unlock(null) }))).toMatchObject({
    code: 'CARD_MANAGEMENT_KEY_UNKNOWN',
  })
  const { key } = await card.ask('generateKey', { at, ...p256, unlock: unlock('TDES') })
  // Once it is verified such a card tells no tries.
  expect(await card.ask('verifyPin', { at, pin: pinOf('123456') })).toEqual({
    tries: [{ which: 'pin', before: 3, after: null }],
  })
  const made = state.piv.keys['9d']
  if (!made) throw new Error('there is no key')
  const certificate = attestationOf(
    { name: 'a', key: made },
    { name: 'b', key: generate('P-256') },
    { serial: 1, firmware: '1.0.0' },
  )
  state.piv.objects['5fc10b'] = Buffer.concat([tlv(0x70, certificate), tlv(0x71, Buffer.from([0]))]).toString('hex')
  expect((await card.ask('describe', { reader: '', applet: 'piv' })).keys).toEqual([key])
  expect(await card.ask('attest', { at, use: 'decryption' })).toBeNull()
})

test('a PIN that another program left open is closed before the tries are asked', async () => {
  const state = freshCard()
  let open = true
  const card = cardAtHand(state, {
    instead: (apdu, nth) => {
      const [, ins, p1] = apdu
      if (ins === 0x20 && p1 === 0xff) open = false
      if (ins === 0x20 && p1 === 0x00 && apdu.length === 5 && open) return Buffer.from([0x90, 0x00])
      return otherMaker(apdu, nth)
    },
  })
  const { serial } = await card.ask('describe', { reader: '', applet: 'piv' })
  state.piv.pin.left = 1
  const at = { reader: null, card: { applet: 'piv', serial, key: null } } as const
  open = true
  expect(await refused(card.ask('verifyPin', { at, pin: pinOf('999999') }))).toMatchObject({
    code: 'CARD_PIN_LAST_TRY',
  })
})

test.each(['piv', 'openpgp'] as const)(
  '%s: a foreign card is refused by name, and asked for nothing',
  async (applet) => {
    const card = cardAtHand(freshCard({ serial: 1 }))
    const message = await refused(card.ask('verifyPin', { at: places[applet], pin: pinOf('123456') }))
    const found =
      applet === 'piv' ? 'the PIV card with serial number 1' : 'the OpenPGP card with serial number fffe00000001'
    expect(message).toEqual({
      code: 'CARD_OTHER',
      message: `This is ${found}, not ${places[applet].card.serial}. Put in the expected card.`,
    })
    expect(card.heard.filter((apdu) => apdu.startsWith('0020'))).toEqual([])
    const none = cardAtHand(freshCard({ applets: [] }))
    expect(await refused(none.ask('verifyPin', { at: places[applet], pin: pinOf('123456') }))).toMatchObject({
      code: 'CARD_APPLET_OTHER',
    })
  },
)

test.each(['piv', 'openpgp'] as const)('%s: the same serial with another key is another card', async (applet) => {
  const [mine, copy] = [cardAtHand(freshCard()), cardAtHand(freshCard())]
  const make = { at: places[applet], ...p256, unlock: factoryUnlock() }
  const { key } = await mine.ask('generateKey', make)
  const at = {
    reader: null,
    card: { ...places[applet].card, key: { use: 'decryption', spki: key.spki ?? '' } },
  } as const
  await mine.ask('verifyPin', { at, pin: pinOf('123456') })
  const isOther = async () => {
    const before = copy.heard.length
    expect(await refused(copy.ask('verifyPin', { at, pin: pinOf('123456') }))).toMatchObject({
      code: 'CARD_OTHER',
      message: expect.stringContaining('does not hold the key that is on record for it'),
    })
    expect(copy.heard.slice(before).filter((apdu) => apdu.startsWith('0020'))).toEqual([])
  }
  // Without a key at all, and with one of its own.
  await isOther()
  await copy.ask('generateKey', make)
  await isOther()
})

test.each(['piv', 'openpgp'] as const)(
  '%s: a card that is another once it has the PIN does nothing for us',
  async (applet) => {
    const state = freshCard()
    const other = generate('P-256')
    let isSwapped = false
    const card = cardAtHand(state, {
      instead: (apdu) => {
        if (isSwapped) {
          state.piv.keys['9d'] = other
          state.openPgp.keys['decrypt'] = other
        }
        isSwapped = apdu[1] === 0x20 && apdu[2] === 0 && apdu[3] !== 0x83 && apdu.length > 5
        return null
      },
    })
    const { key } = await card.ask('generateKey', { at: places[applet], ...p256, unlock: factoryUnlock() })
    const spki = key.spki ?? ''
    const at = { reader: null, card: { ...places[applet].card, key: { use: 'decryption', spki } } } as const
    const asked = { at, peer: spki, recipient: new Recipient().spki, pin: pinOf('123456') }
    const before = card.heard.length
    expect(await refused(card.ask('agree', asked))).toMatchObject({ code: 'CARD_OTHER' })
    expect(card.heard.slice(before).filter((apdu) => /^00(87|2a)/.test(apdu))).toEqual([])
  },
)

test('attestation: with its certificates where the card has them, told as absent where not', async () => {
  const state = freshCard()
  const card = cardAtHand(state)
  const attest = () => card.ask('attest', { at: places.piv, use: 'decryption' })
  expect(await attest()).toBeNull()
  const { key } = await card.ask('generateKey', { at: places.piv, ...p256, unlock: factoryUnlock() })
  expect(await attest()).toBeNull()
  const [attester, root] = [generate('P-256'), generate('P-256')]
  state.piv.keys['f9'] = attester
  expect(await attest()).toEqual({ certificate: expect.any(String), intermediate: null })
  const own = attestationOf(
    { name: 'PIV Attestation', key: attester },
    { name: 'Root', key: root },
    { serial: 1, firmware: '5.7.4' },
  )
  state.piv.objects['5fff01'] = tlv(0x70, own).toString('hex')
  const { certificate, intermediate } = (await attest()) ?? {}
  const [leaf, above] = [certificate, intermediate].map((der) => new X509Certificate(Buffer.from(der ?? '', 'hex')))
  expect(above && leaf?.verify(above.publicKey)).toBe(true)
  expect(leaf?.publicKey).toEqual(
    createPublicKey({ key: Buffer.from(key.spki ?? '', 'hex'), type: 'spki', format: 'der' }),
  )
  expect(await card.ask('attest', { at: places.openpgp, use: 'decryption' })).toBeNull()
})

test.each(['TDES', 'AES-128', 'AES-192', 'AES-256'] as const)(
  'a management key of the kind %s is changed and proved',
  async (kind) => {
    const card = cardAtHand(freshCard({ management: kind }))
    const length = factoryLength(kind)
    const change = (
      now: { algorithm: typeof kind | 'TDES' | 'AES-128' | null; value: Uint8Array },
      value: Uint8Array,
    ) => card.ask('changeManagementKey', { at: places.piv, now, next: { algorithm: kind, value } })
    const [old, next] = [factoryKey(length), Uint8Array.from({ length }, (_, at) => 7 * at + 3)]
    const none = { algorithm: null, value: old }
    expect(await refused(change({ ...none, algorithm: kind === 'TDES' ? 'AES-128' : 'TDES' }, next))).toMatchObject({
      code: 'CARD_MANAGEMENT_KEY_KIND',
    })
    expect(await refused(change({ ...none, value: next }, next))).toMatchObject({ code: 'CARD_MANAGEMENT_KEY_WRONG' })
    expect(await refused(change(none, old))).toMatchObject({ code: 'CARD_MANAGEMENT_KEY_FACTORY' })
    expect(await refused(change(none, next.subarray(1)))).toMatchObject({ code: 'CARD_MANAGEMENT_KEY_LENGTH' })
    expect(await change(none, next)).toBeNull()
    const described = await card.ask('describe', { reader: '', applet: 'piv' })
    expect(described.managementKey).toEqual({ algorithm: kind, factory: false })
    expect(await refused(change(none, next))).toMatchObject({ code: 'CARD_MANAGEMENT_KEY_WRONG' })
  },
)

function factoryLength(kind: 'TDES' | 'AES-128' | 'AES-192' | 'AES-256'): number {
  return freshPiv('5.7.4', kind).managementKey.value.length / 2
}

test('OpenPGP cards have no management key', async () => {
  const card = cardAtHand(freshCard())
  const now = { algorithm: null, value: factoryKey() }
  const next = { algorithm: 'AES-192', value: Uint8Array.from({ length: 24 }, () => 9) } as const
  const asked = card.ask('changeManagementKey', { at: places.openpgp, now, next })
  expect(await refused(asked)).toMatchObject({ code: 'CARD_MANAGEMENT_KEY_NONE' })
})

test('a card that does not have the management key itself is not believed', async () => {
  const card = cardAtHand(freshCard(), {
    // Its answer to our challenge.
    mangle: (answer) =>
      answer[2] === 0x82 ? Buffer.from(answer.map((byte, at) => (at === 4 ? byte ^ 1 : byte))) : answer,
  })
  const asked = card.ask('generateKey', { at: places.piv, ...p256, unlock: factoryUnlock() })
  expect(await refused(asked)).toMatchObject({ code: 'CARD_MANAGEMENT_KEY_UNPROVED' })
})

test('a YubiKey tells its firmware as an OpenPGP card, too, by which its weaknesses are known', async () => {
  const described = (version: string) => {
    const card = cardAtHand(freshCard(), {
      instead: (apdu) => (apdu[1] === 0xf1 ? Buffer.from(version, 'hex') : null),
      mangle: (answer) => Buffer.from(answer.toString('hex').replace('fffe', '0006'), 'hex'),
    })
    return card.ask('describe', { reader: '', applet: 'openpgp' })
  }
  expect(await described('0502119000')).toMatchObject({ serial: '00060074cbb1', firmware: '3.4', token: '5.2.11' })
  expect(await described('6d00')).toMatchObject({ token: null })
  for (const wrong of ['05029000', '05027f9000']) {
    expect(await refused(described(wrong))).toMatchObject({ code: 'CARD_ANSWER_MALFORMED' })
  }
})
