/** The port of cards over one link to one card, for whatever drives it. */
import { Buffer } from 'node:buffer'
import {
  type CardAlgorithm,
  type CardCall,
  type CardDescription,
  type CardIdentity,
  type CardKey,
  type CardReply,
  type CardRequest,
  type CardUse,
  cardUses,
} from '../../ceremonies/devices/card.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { seal } from '../sealed-box.ts'
import type { Link } from './apdu.ts'
import type { Driver } from './driver.ts'
import { Exchange, drivers } from './exchange.ts'
import { keepFresh } from './kept-key.ts'
import { factoryKey, isFactoryKey, mustHaveLength } from './management-key.ts'
import { checkedSignature, fieldSize, isCurve, pointOfPeer } from './public-key.ts'
import { checkedRsaSignature, paddedDigest } from './rsa.ts'

type Operations = { readonly [M in CardCall]: (link: Link, request: CardRequest<M>) => Promise<CardReply<M>> }

export const operations: Operations = {
  describe: async (link, { applet }) => {
    const driver = drivers[applet](link)
    if (!(await driver.select())) throw refuse('CARD_APPLET_OTHER', { applet })
    return describe(driver)
  },
  verifyPin: (link, { at: { card }, pin }) =>
    exchanging(link, card, async (exchange) => {
      await exchange.open('pin', pin, 'decryption')
      return {}
    }),
  changePin: (link, { at: { card }, which, now, next }) =>
    exchanging(link, card, async (exchange) => {
      await exchange.mustBeFit(which, next)
      await exchange.counted(which, now, () => exchange.driver.change(which, now.value, next))
      return {}
    }),
  unblockPin: (link, { at: { card }, admin, next }) =>
    exchanging(link, card, async (exchange) => {
      await exchange.mustBeFit('pin', next)
      await exchange.counted('admin', admin, () => exchange.driver.unblock(admin.value, next))
      return {}
    }),
  changeManagementKey: async (link, { at: { card }, now, next }) => {
    const { driver, checked } = await begun(link, card)
    mustHaveLength(next.algorithm, next.value)
    if (isFactoryKey(next.value)) throw refuse('CARD_MANAGEMENT_KEY_FACTORY')
    await checked(() => driver.authenticate(now))
    await driver.setManagementKey(next)
    await checked(() => driver.authenticate(next))
    return null
  },
  keepManagementKey: (link, { at: { card }, pin }) =>
    exchanging(link, card, async (exchange) => {
      const { driver } = exchange
      const now = await driver.managementKey()
      if (!now) throw refuse(card.applet === 'openpgp' ? 'CARD_MANAGEMENT_KEY_NONE' : 'CARD_MANAGEMENT_KEY_UNKNOWN')
      if (now.factory !== true) await exchange.authenticateKept(pin)
      else {
        await exchange.open('pin', pin, 'decryption')
        await exchange.checked(() => keepFresh(driver, factoryKey))
      }
      return {}
    }),
  generateKey: (link, { at: { card }, use, algorithm, replaces, unlock }) =>
    exchanging(link, card, async (exchange) => {
      const { driver } = exchange
      driver.mayGenerate(use, algorithm)
      const found = await driver.key(use)
      if (found && found.spki !== replaces) throw refuse('CARD_KEY_EXISTS', { use })
      if (!found && replaces !== null) throw refuse('CARD_KEY_NONE', { use })
      await exchange.unlock(driver.needs.generate, unlock)
      const key = await driver.generate(use, algorithm)
      await mustBeMade(driver, key, algorithm)
      return { key }
    }),
  sign: (link, { at: { card }, use, digest, pin }) =>
    exchanging(link, card, async (exchange) => {
      const { driver } = exchange
      const bytes = Buffer.from(digest, 'hex')
      const found = await keyFor(driver, use)
      if (found.algorithm === 'RSA-2048' && card.applet === 'piv') {
        const block = paddedDigest(bytes)
        await exchange.open('pin', pin, use)
        return { signature: checkedRsaSignature(found, block, await driver.signBlock(use, block)) }
      }
      const { key, curve } = curveOf(found)
      if (bytes.length !== fieldSize(curve))
        throw refuse('CARD_DIGEST_LENGTH', { bytes: fieldSize(curve), algorithm: curve })
      await exchange.open('pin', pin, use)
      if (driver.wantsPinBefore(use)) await driver.verify('pin', pin.value, use)
      const signature = await driver.sign(use, curve, bytes)
      return { signature: checkedSignature(key, curve, bytes, signature, driver.signatureFormat) }
    }),
  agree: (link, { at: { card }, peer, recipient, pin }) =>
    exchanging(link, card, async (exchange) => {
      const { driver } = exchange
      const { curve } = curveOf(await keyFor(driver, 'decryption'))
      const point = pointOfPeer(peer, curve)
      await exchange.open('pin', pin, 'decryption')
      return { secret: await sealed(driver.agree(curve, point), recipient) }
    }),
  decrypt: (link, { at: { card }, block, recipient, pin }) =>
    exchanging(link, card, async (exchange) => {
      const { driver } = exchange
      if (card.applet === 'openpgp') throw refuse('CARD_RSA_OPENPGP')
      const { algorithm } = await keyFor(driver, 'decryption')
      if (algorithm !== 'RSA-2048') throw refuse('CARD_KEY_KIND', { use: 'decryption', algorithm: algorithm ?? 'none' })
      await exchange.open('pin', pin, 'decryption')
      return { block: await sealed(driver.decrypt(Buffer.from(block, 'hex')), recipient) }
    }),
  readObject: (link, { at: { card }, object, unlock }) =>
    exchanging(link, card, async (exchange) => {
      await exchange.unlock(exchange.driver.needs.read(object), unlock)
      const data = await exchange.driver.read(object)
      return { data: data?.toString('hex') ?? null }
    }),
  writeObject: (link, { at: { card }, object, data, unlock }) =>
    exchanging(link, card, async (exchange) => {
      const { driver } = exchange
      const bytes = Buffer.from(data, 'hex')
      await exchange.unlock(driver.needs.write(object), unlock)
      await driver.write(object, bytes)
      if (!(await driver.read(object))?.equals(bytes)) throw refuse('CARD_OBJECT_DIFFERS')
      return {}
    }),
  certificate: async (link, { at: { card }, use }) => {
    const { driver } = await begun(link, card)
    return { certificate: (await driver.certificate(use))?.toString('hex') ?? null }
  },
  attest: async (link, { at: { card }, use }) => {
    const { driver } = await begun(link, card)
    return driver.attest(use)
  },
}

/** Tells the tries beside what `work` gives. */
async function exchanging<T>(link: Link, card: CardIdentity, work: (exchange: Exchange) => Promise<T>) {
  const exchange = await Exchange.begin(link, card)
  const told = await work(exchange)
  return { tries: exchange.tries, ...told }
}

async function begun(link: Link, card: CardIdentity) {
  const exchange = await Exchange.begin(link, card)
  return { driver: exchange.driver, checked: (work: () => Promise<void>) => exchange.checked(work) }
}

async function describe(driver: Driver): Promise<CardDescription> {
  const keys: CardKey[] = []
  for (const use of cardUses) {
    const key = await driver.key(use)
    if (key) keys.push(key)
  }
  return {
    ...(await driver.seen()),
    token: await driver.token(),
    pin: { left: await driver.tries('pin'), factory: await driver.isFactory('pin') },
    admin: { left: await driver.tries('admin'), factory: await driver.isFactory('admin') },
    managementKey: await driver.managementKey(),
    keys,
  }
}

/** It is of the kind that was asked for, and what the card shows of it from now on, if it shows it, is what it said. */
async function mustBeMade(driver: Driver, { use, algorithm, spki }: CardKey, asked: CardAlgorithm): Promise<void> {
  const shown = await driver.key(use)
  if (algorithm !== asked || (shown && shown.spki !== spki)) throw refuse('CARD_KEY_DIFFERS', { use })
}

async function keyFor(driver: Driver, use: CardUse): Promise<CardKey> {
  const key = await driver.key(use)
  if (!key) throw refuse('CARD_KEY_NONE', { use })
  return key
}

function curveOf(key: CardKey) {
  const { use, algorithm: curve } = key
  if (!isCurve(curve)) throw refuse('CARD_KEY_KIND', { use, algorithm: curve ?? 'none' })
  return { key, curve }
}

/** Nobody but the recipient has the plaintext, and here it is zeroed. */
async function sealed(secret: Promise<Buffer>, recipient: string) {
  const plain = await secret
  try {
    return seal(plain, recipient)
  } finally {
    plain.fill(0)
  }
}
