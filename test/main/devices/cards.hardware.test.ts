/** The port of cards through its process and a real pcscd: found where they are, alone, reset, and lost in every way. */
import { createHash, createPublicKey, diffieHellman, generateKeyPairSync, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import type { CardIdentity } from '../../../ceremonies/devices/card.ts'
import { type OpenCards, openCards } from '../../../main/devices/cards.ts'
import { openDevices } from '../../../main/devices/index.ts'
import { callCard } from '../../../native/pcsc/card.ts'
import { CardState } from '../../../native/softcard/memory.ts'
import { Recipient } from '../../../native/sealed-box.ts'
import { ascii, factoryUnlock, pinOf, places } from '../../support/card-at-hand.ts'
import { type ReaderRoom, readers, withPcscd } from '../../support/pcscd.ts'
import { refused } from '../../support/refused.ts'
import { freshCard } from '../../support/software-card.ts'
import { inFolder } from '../../support/strongroom.ts'

const before = process.env['PCSCLITE_CSOCK_NAME']
afterEach(() => {
  if (before === undefined) delete process.env['PCSCLITE_CSOCK_NAME']
  else process.env['PCSCLITE_CSOCK_NAME'] = before
})

async function withCards(work: (cards: OpenCards, room: ReaderRoom) => Promise<void>): Promise<void> {
  await withPcscd(async (room) => {
    process.env['PCSCLITE_CSOCK_NAME'] = room.environment.PCSCLITE_CSOCK_NAME
    const cards = openCards()
    try {
      await work(cards, room)
    } finally {
      await cards.end()
    }
  })
}

const spkiOf = (hex: string) => createPublicKey({ key: Buffer.from(hex, 'hex'), type: 'spki', format: 'der' })

/** A fresh decryption key on it. */
async function enrolled(cards: OpenCards, applet: 'piv' | 'openpgp'): Promise<CardIdentity & { spki: string }> {
  const { key } = await cards.generateKey({
    at: places[applet],
    use: 'decryption',
    algorithm: 'P-256',
    replaces: null,
    unlock: factoryUnlock(),
  })
  const spki = key.spki ?? ''
  return { ...places[applet].card, key: { use: 'decryption', spki }, spki }
}

test.each(['piv', 'openpgp'] as const)(
  '%s: used in whichever reader it is, reset afterwards, its PIN kept nowhere',
  (applet) =>
    withCards(async (cards, room) => {
      await room.insert(0, { card: freshCard() })
      const { spki, ...card } = await enrolled(cards, applet)
      const at = { reader: null, card }
      const peer = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const peerSpki = peer.publicKey.export({ type: 'spki', format: 'der' }).toString('hex')
      const recipient = new Recipient()
      const agree = async () => {
        const asked = { at, peer: peerSpki, recipient: recipient.spki, pin: pinOf('123456') }
        const { secret, tries } = await cards.agree(asked)
        expect(asked.pin.value).toEqual(new Uint8Array(6))
        expect(tries).toEqual([{ which: 'pin', before: 3, after: 3 }])
        return recipient.open(secret)
      }
      const shared = diffieHellman({ privateKey: peer.privateKey, publicKey: spkiOf(spki) })
      expect(await agree()).toEqual(shared)
      await cards.writeObject({ at, object: 3, data: 'ab'.repeat(1500), unlock: factoryUnlock() })
      // Whoever comes next must give the PIN.
      const { stderr } = await room.run('yubico-piv-tool -r Virtual -a read-object --id 0x5fc109')
      expect(stderr).toContain('Failed fetching')
      const { key } = await cards.generateKey({
        at,
        use: 'signature',
        algorithm: 'P-384',
        replaces: null,
        unlock: factoryUnlock(),
      })
      const digest = createHash('sha384').update('text').digest('hex')
      const { signature } = await cards.sign({ at, use: 'signature', digest, pin: pinOf('123456') })
      expect(verify('sha384', Buffer.from('text'), spkiOf(key.spki ?? ''), Buffer.from(signature, 'hex'))).toBe(true)
      // The same card in the other reader, with a foreign one where it was.
      const kept = CardState.parse(JSON.parse(readFileSync(room.memory(0), 'utf8')))
      await room.pull(0)
      await room.insert(0, { card: freshCard({ serial: 5 }) })
      const asked = { pin: pinOf('123456') }
      expect(await refused(cards.verifyPin({ at, ...asked }))).toMatchObject({ code: 'CARD_NOWHERE' })
      const wrongReader = { at: { ...at, reader: readers[0] }, pin: pinOf('123456') }
      expect(await refused(cards.verifyPin(wrongReader))).toMatchObject({ code: 'CARD_OTHER' })
      await room.insert(1, { card: kept })
      expect(await agree()).toEqual(shared)
    }),
)

test('a card that is pulled, falls silent or is held, and a service that goes: each is told, and the next call works', () =>
  inFolder((folder) =>
    withCards(async (cards, room) => {
      const at = places.piv
      const put = (nth: number, what: 'pull' | 'silence') =>
        room.insert(0, { card: freshCard(), fault: { nth, when: 'after', what } })
      const write = () => cards.writeObject({ at, object: 1, data: 'cd'.repeat(1000), unlock: factoryUnlock() })
      // pcscd itself sends nothing; SELECT is the first of ours, once for finding the card and once for using it.
      await put(15, 'pull')
      expect(await refused(write())).toMatchObject({
        code: 'CARD_REMOVED',
        message: expect.stringContaining(readers[0]),
      })
      await put(8, 'silence')
      const silent = cards.verifyPin({ at, pin: pinOf('123456') })
      const pid = cards.pid()
      expect(await refused(silent)).toEqual({
        code: 'CARD_SILENT',
        message: `The card in ${readers[0]} did not answer within 10 seconds. Take it out and put it in again; what it had done by then is not known.`,
      })
      await room.pull(0)
      await room.insert(0, { card: freshCard() })
      await write()
      expect(cards.pid()).not.toBe(pid)
      // GnuPG's daemon keeps the card after its status.
      const home = { GNUPGHOME: folder }
      await room.run(`printf 'disable-ccid\n' > ${folder}/scdaemon.conf; gpg --card-status`, home)
      expect(await refused(write())).toMatchObject({ code: 'CARD_HELD' })
      await room.run('gpgconf --kill all', home)
      await write()
      await room.stopService()
      expect(await refused(write())).toMatchObject({ code: 'PCSC_NOT_RUNNING' })
      // vpcd's card goes with it.
      await room.startService()
      expect(await refused(write())).toMatchObject({ code: 'CARD_NOWHERE' })
      await room.insert(0)
      await write()
    }),
  ))

test('the process that talks to a card is killed: told as lost, started again by the next call, and nothing repeated', () =>
  withPcscd(async (room) => {
    process.env['PCSCLITE_CSOCK_NAME'] = room.environment.PCSCLITE_CSOCK_NAME
    const lost: string[] = []
    const devices = openDevices({ inventory: {}, onLost: (name, { code }) => void lost.push(`${name} ${code}`) })
    const cards = devices.cards()
    try {
      await room.insert(0, { card: freshCard(), fault: { nth: 6, when: 'after', what: 'silence' } })
      const change = cards.changePin({ at: places.piv, which: 'pin', now: pinOf('123456'), next: ascii('135791') })
      await cards.describe({ reader: readers[1], applet: 'piv' }).catch(() => undefined)
      expect(await refused(change)).toMatchObject({ code: 'CARD_SILENT' })
      expect(lost).toEqual([])
      await room.pull(0)
      await room.insert(0, { card: freshCard() })
      const described = cards.describe({ reader: readers[0], applet: 'piv' })
      process.kill(cards.pid() ?? Number.NaN, 'SIGKILL')
      expect(await refused(described)).toMatchObject({ code: 'DEVICE_LOST' })
      expect(lost).toEqual(['cards DEVICE_LOST'])
      expect(await cards.describe({ reader: readers[0], applet: 'piv' })).toMatchObject({ serial: '7654321' })
    } finally {
      await devices.close()
      expect(cards.pid()).toBeUndefined()
    }
  }))

test('whatever becomes of a call, its PINs and keys are zeroed in the process that had them', async () => {
  process.env['PCSCLITE_CSOCK_NAME'] = '/nowhere'
  const unlock = factoryUnlock()
  const request = { at: places.piv, object: 1, data: '00', unlock } as const
  expect(await refused(callCard('writeObject', request))).toMatchObject({ code: 'PCSC_NOT_RUNNING' })
  expect(
    [unlock.pin, unlock.admin, unlock.managementKey].flatMap(({ value }) => [...value]).every((byte) => byte === 0),
  ).toBe(true)
})
