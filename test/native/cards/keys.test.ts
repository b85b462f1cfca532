/** Keys made on PIV and OpenPGP cards, and what they do, judged by node:crypto and by OpenSSL. */
import { execFileSync } from 'node:child_process'
import {
  constants,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  publicEncrypt,
  randomBytes,
  verify,
} from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CardAlgorithm, CardUse } from '../../../ceremonies/devices/card.ts'
import { generate } from '../../../native/softcard/keys.ts'
import { Recipient } from '../../../native/sealed-box.ts'
import { ascii, type CardAtHand, cardAtHand, factoryUnlock, pinOf, places } from '../../support/card-at-hand.ts'
import { refused } from '../../support/refused.ts'
import { freshCard } from '../../support/software-card.ts'
import { inFolder } from '../../support/strongroom.ts'

const hex = (text: string) => Buffer.from(text, 'hex')
const publicKey = (spki: string | null) => createPublicKey({ key: hex(spki ?? ''), type: 'spki', format: 'der' })
const openssl = (folder: string, args: string) =>
  execFileSync('openssl', args.split(' '), { cwd: folder, stdio: 'pipe' })

/** The card with a fresh key, and how it is named from then on. */
async function made(card: CardAtHand, applet: 'piv' | 'openpgp', use: CardUse, algorithm: CardAlgorithm) {
  const request = { use, algorithm, replaces: null, unlock: factoryUnlock() }
  const { key } = await card.ask('generateKey', { at: places[applet], ...request })
  const spki = key.spki ?? ''
  const at = { reader: null, card: { ...places[applet].card, key: { use, spki } } }
  return { key, spki, at }
}

const signing = (['piv', 'openpgp'] as const).flatMap((applet) =>
  (['authentication', 'signature'] as const).flatMap((use) =>
    (['P-256', 'P-384'] as const).map((algorithm) => ({ applet, use, algorithm })),
  ),
)

test.each(signing)('$applet: a $algorithm key for $use signs', async ({ applet, use, algorithm }) => {
  const card = cardAtHand(freshCard())
  const { key, spki, at } = await made(card, applet, use, algorithm)
  expect(key).toEqual({ use, algorithm, spki: expect.any(String) })
  const hash = algorithm === 'P-256' ? 'sha256' : 'sha384'
  const text = randomBytes(100)
  const digest = createHash(hash).update(text).digest('hex')
  const { signature, tries } = await card.ask('sign', { at, use, digest, pin: pinOf('123456') })
  expect(tries).toEqual([{ which: 'pin', before: 3, after: 3 }])
  expect(verify(hash, text, publicKey(spki), hex(signature))).toBe(true)
  await inFolder((folder) => {
    writeFileSync(join(folder, 'text'), text)
    writeFileSync(join(folder, 'signature'), hex(signature))
    writeFileSync(join(folder, 'key.pem'), publicKey(spki).export({ type: 'spki', format: 'pem' }))
    expect(openssl(folder, `dgst -${hash} -verify key.pem -signature signature text`).toString()).toBe('Verified OK\n')
    return Promise.resolve()
  })
  const other = algorithm === 'P-256' ? 48 : 32
  const long = { at, use, digest: '00'.repeat(other), pin: pinOf('123456') }
  expect(await refused(card.ask('sign', long))).toMatchObject({ code: 'CARD_DIGEST_LENGTH' })
})

const agreeing = (['piv', 'openpgp'] as const).flatMap((applet) =>
  (['P-256', 'P-384'] as const).map((algorithm) => ({ applet, algorithm })),
)

test.each(agreeing)('$applet: a $algorithm key agrees, and the secret leaves sealed', async ({ applet, algorithm }) => {
  const card = cardAtHand(freshCard())
  const { spki, at } = await made(card, applet, 'decryption', algorithm)
  const recipient = new Recipient()
  const peer = generateKeyPairSync('ec', { namedCurve: algorithm })
  const peerSpki = peer.publicKey.export({ type: 'spki', format: 'der' }).toString('hex')
  const asked = { at, peer: peerSpki, recipient: recipient.spki, pin: pinOf('123456') }
  const { secret } = await card.ask('agree', asked)
  const opened = recipient.open(secret)
  expect(opened).toEqual(diffieHellman({ privateKey: peer.privateKey, publicKey: publicKey(spki) }))
  await inFolder((folder) => {
    writeFileSync(join(folder, 'own.pem'), peer.privateKey.export({ type: 'pkcs8', format: 'pem' }))
    writeFileSync(join(folder, 'card.pem'), publicKey(spki).export({ type: 'spki', format: 'pem' }))
    expect(openssl(folder, 'pkeyutl -derive -inkey own.pem -peerkey card.pem')).toEqual(opened)
    return Promise.resolve()
  })
  const { publicKey: stranger } = generateKeyPairSync('ec', { namedCurve: algorithm === 'P-256' ? 'P-384' : 'P-256' })
  const peers = [stranger.export({ type: 'spki', format: 'der' }).toString('hex'), offTheCurve(peerSpki), '3000']
  for (const wrong of peers) {
    expect(await refused(card.ask('agree', { ...asked, peer: wrong }))).toMatchObject({ code: 'CARD_PEER_KEY' })
  }
})

/** One bit of y is another. */
function offTheCurve(spki: string): string {
  const bytes = hex(spki)
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  return bytes.toString('hex')
}

test('PIV: RSA decrypts without taking the padding off, sealed', async () => {
  const card = cardAtHand(freshCard())
  const { spki, at } = await made(card, 'piv', 'decryption', 'RSA-2048')
  const recipient = new Recipient()
  const plain = Buffer.concat([Buffer.alloc(1), randomBytes(255)])
  const block = publicEncrypt({ key: publicKey(spki), padding: constants.RSA_NO_PADDING }, plain)
  const asked = { at, recipient: recipient.spki, pin: pinOf('123456') }
  const { block: sealed } = await card.ask('decrypt', { ...asked, block: block.toString('hex') })
  expect(recipient.open(sealed)).toEqual(plain)
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'plain'), plain)
    writeFileSync(join(folder, 'card.pem'), publicKey(spki).export({ type: 'spki', format: 'pem' }))
    openssl(folder, 'pkeyutl -encrypt -pubin -inkey card.pem -pkeyopt rsa_padding_mode:none -in plain -out block')
    const written = readFileSync(join(folder, 'block')).toString('hex')
    expect(recipient.open((await card.ask('decrypt', { ...asked, block: written })).block)).toEqual(plain)
  })
})

test('RSA is refused where it does not serve, and a key of the wrong kind does nothing', async () => {
  const card = cardAtHand(freshCard())
  const rsa = (applet: 'piv' | 'openpgp', use: CardUse) =>
    refused(
      card.ask('generateKey', {
        at: places[applet],
        use,
        algorithm: 'RSA-2048',
        replaces: null,
        unlock: factoryUnlock(),
      }),
    )
  expect(await rsa('openpgp', 'decryption')).toMatchObject({
    code: 'CARD_RSA_OPENPGP',
    message: expect.stringContaining('removes the PKCS#1 v1.5 padding by itself'),
  })
  expect(await rsa('piv', 'signature')).toMatchObject({ code: 'CARD_KEY_KIND' })
  const { at } = await made(card, 'piv', 'decryption', 'P-256')
  const block = '00'.repeat(256)
  const decrypt = { block, recipient: new Recipient().spki, pin: pinOf('123456') }
  expect(await refused(card.ask('decrypt', { at, ...decrypt }))).toMatchObject({ code: 'CARD_KEY_KIND' })
  expect(await refused(card.ask('decrypt', { at: places.openpgp, ...decrypt }))).toMatchObject({
    code: 'CARD_RSA_OPENPGP',
  })
  const sign = { use: 'signature', digest: '00'.repeat(32), pin: pinOf('123456') } as const
  expect(await refused(card.ask('sign', { at, ...sign }))).toMatchObject({ code: 'CARD_KEY_NONE' })
})

test.each(['piv', 'openpgp'] as const)('%s: a key that is there is replaced only by name', async (applet) => {
  const card = cardAtHand(freshCard())
  const { spki } = await made(card, applet, 'decryption', 'P-256')
  const again = (replaces: string | null) =>
    card.ask('generateKey', {
      at: places[applet],
      use: 'decryption',
      algorithm: 'P-384',
      replaces,
      unlock: factoryUnlock(),
    })
  expect(await refused(again(null))).toMatchObject({ code: 'CARD_KEY_EXISTS' })
  const { key } = await again(spki)
  expect(key.algorithm).toBe('P-384')
  expect(await refused(again(spki))).toMatchObject({ code: 'CARD_KEY_EXISTS' })
  const locked = { at: places[applet], use: 'signature', algorithm: 'P-256', replaces: null } as const
  const unlock = { pin: pinOf('123456'), admin: null, managementKey: null }
  expect(await refused(card.ask('generateKey', { ...locked, unlock }))).toMatchObject({ code: 'CARD_PIN_NEEDED' })
  expect(await refused(card.ask('generateKey', { ...locked, replaces: spki, unlock: factoryUnlock() }))).toMatchObject({
    code: 'CARD_KEY_NONE',
  })
})

test('a signature that the shown key does not verify is refused', async () => {
  const [card, other] = [cardAtHand(freshCard()), cardAtHand(freshCard())]
  const { at } = await made(card, 'piv', 'signature', 'P-256')
  await made(other, 'piv', 'signature', 'P-256')
  const foreign = other.state.piv.keys['9c']
  let sign = false
  const lying = cardAtHand(card.state, {
    instead: (apdu) => {
      // Just before it signs the key is another.
      if (apdu[1] === 0x87 && foreign && !sign) {
        sign = true
        card.state.piv.keys['9c'] = foreign
      }
      return null
    },
  })
  const asked = {
    at,
    use: 'signature',
    digest: '11'.repeat(32),
    pin: { value: ascii('123456'), evenLast: false },
  } as const
  expect(await refused(lying.ask('sign', asked))).toMatchObject({ code: 'CARD_SIGNATURE_WRONG' })
})

test('a key of another kind than was asked for, and one that the card shows otherwise, are refused', async () => {
  const deaf = cardAtHand(freshCard(), {
    // It keeps RSA, whatever its attributes are to be.
    instead: (apdu) => (apdu[1] === 0xda ? Buffer.from([0x90, 0x00]) : null),
  })
  const request = { use: 'decryption', algorithm: 'P-256', replaces: null } as const
  const asked = deaf.ask('generateKey', { at: places.openpgp, ...request, unlock: factoryUnlock() })
  expect(await refused(asked)).toMatchObject({ code: 'CARD_KEY_DIFFERS' })
  const state = freshCard()
  const lying = cardAtHand(state, {
    mangle: (answer) => {
      const { '9d': made } = state.piv.keys
      if (made) state.piv.keys['9d'] = generate('P-256')
      return answer
    },
  })
  const shown = lying.ask('generateKey', { at: places.piv, ...request, unlock: factoryUnlock() })
  expect(await refused(shown)).toMatchObject({ code: 'CARD_KEY_DIFFERS' })
})
