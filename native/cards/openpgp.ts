/** OpenPGP cards (functional specification of the OpenPGP application on ISO smart card operating systems, version 3.4). */
import { Buffer } from 'node:buffer'
import type { CardAlgorithm, CardKey, CardObject, CardUse } from '../../ceremonies/devices/card.ts'
import type { AppletSeen } from '../../ceremonies/devices/readers.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { type Command, type Link, done, send } from './apdu.ts'
import type { Driver, Need } from './driver.ts'
import { openPgpPins } from './openpgp-pins.ts'
import { fieldSize, keyOfParts } from './public-key.ts'
import { isAbsent, must } from './status.ts'
import { tagged, tlv } from './tlv.ts'

const aid = Buffer.from('d27600012401', 'hex')

/** Control reference templates (7.2.14), and the algorithm attributes of each (4.4.3.9). */
const keys = {
  signature: { template: 0xb6, attributes: 0xc1, kind: 0x13 },
  decryption: { template: 0xb8, attributes: 0xc2, kind: 0x12 },
  authentication: { template: 0xa4, attributes: 0xc3, kind: 0x13 },
} as const satisfies Record<CardUse, object>
const curves = { 'P-256': '2a8648ce3d030107', 'P-384': '2b81040022' } as const

/** Who writes, and who reads, private DOs 0101 to 0104 (4.4.3.1). */
const readers: Readonly<Record<CardObject, readonly Need[]>> = { 1: [], 2: [], 3: ['pin'], 4: ['admin'] }
const writers: Readonly<Record<CardObject, readonly Need[]>> = { 1: ['pin'], 2: ['admin'], 3: ['pin'], 4: ['admin'] }

export function openPgpDriver(link: Link): Driver {
  async function secretOf(command: Command, length: number): Promise<Buffer> {
    const secret = must(await send(link, command), command)
    if (secret.length === length) return secret
    secret.fill(0)
    throw refuse('CARD_ANSWER_MALFORMED')
  }

  async function ask(ins: number, p1: number, p2: number, data: Uint8Array): Promise<Buffer> {
    const command: Command = { ins, p1, p2, data, answers: true }
    return must(await send(link, command), command)
  }

  return {
    ...openPgpPins(link),
    ...withoutManagementKey,
    select: async () => (await send(link, { ins: 0xa4, p1: 0x04, p2: 0x00, data: aid, answers: true })).status === done,
    seen: () => seen(link),
    token: () => token(link),
    key: (use) => publicKey(link, use),
    needs: {
      generate: ['admin'],
      read: (object) => readers[object],
      write: (object) => writers[object],
    },
    mayGenerate: (_, algorithm) => {
      if (algorithm === 'RSA-2048') throw refuse('CARD_RSA_OPENPGP')
    },
    generate: (use, algorithm) => generate(link, use, algorithm),
    signatureFormat: 'compact',
    sign: (use, _, digest) =>
      // PSO: COMPUTE DIGITAL SIGNATURE and INTERNAL AUTHENTICATE (7.2.10, 7.2.13).
      use === 'signature' ? ask(0x2a, 0x9e, 0x9a, digest) : ask(0x88, 0x00, 0x00, digest),
    agree: (algorithm, point) => {
      // PSO: DECIPHER with the cipher DO (7.2.11).
      const data = tlv(0xa6, tlv(0x7f49, tlv(0x86, point)))
      return secretOf({ ins: 0x2a, p1: 0x80, p2: 0x86, data, answers: true }, fieldSize(algorithm))
    },
    signBlock: () => Promise.reject(refuse('CARD_RSA_OPENPGP')),
    decrypt: () => Promise.reject(refuse('CARD_RSA_OPENPGP')),
    // Cardholder certificates (7F21) are used for nothing here.
    certificate: () => Promise.resolve(null),
    read: (object) => read(link, object),
    write: (object, data) => write(link, object, data),
    // YubiKeys' own, of OpenPGP keys, is not asked for: only their PIV keys are known by their makers' roots.
    attest: () => Promise.resolve(null),
  }
}

const withoutManagementKey = {
  managementKey: () => Promise.resolve(null),
  authenticate: () => Promise.reject(refuse('CARD_MANAGEMENT_KEY_NONE')),
  setManagementKey: () => Promise.reject(refuse('CARD_MANAGEMENT_KEY_NONE')),
} as const

/** Version, manufacturer and serial are in the application identifier (4.2.1). */
async function seen(link: Link): Promise<AppletSeen> {
  const data = await dataObject(link, 0x4f)
  if (data.length !== 16) throw refuse('CARD_ANSWER_MALFORMED')
  return { applet: 'openpgp', serial: data.toString('hex', 8, 14), firmware: `${data[6] ?? 0}.${data[7] ?? 0}` }
}

const yubico = '0006'

/** YubiKeys' INS F1: three bytes of binary-coded decimals. Other makers are not asked for what is theirs alone. */
async function token(link: Link): Promise<string | null> {
  if (!(await seen(link)).serial.startsWith(yubico)) return null
  const command: Command = { ins: 0xf1, p1: 0x00, p2: 0x00, answers: true }
  const { status, data } = await send(link, command)
  if (isAbsent(status)) return null
  const version = must({ status, data }, command)
  if (version.length !== 3 || !/^[0-9]+$/.test(version.toString('hex'))) throw refuse('CARD_ANSWER_MALFORMED')
  return [...version].map((byte) => Number(byte.toString(16))).join('.')
}

async function dataObject(link: Link, tag: number): Promise<Buffer> {
  const command: Command = { ins: 0xca, p1: tag >> 8, p2: tag & 0xff, answers: true }
  return must(await send(link, command), command)
}

/** The member of the application related data (4.4.1), of which each card has all. Throws CARD_ANSWER_MALFORMED. */
export async function discretionary(link: Link, tag: number): Promise<Buffer> {
  const value = tagged(await dataObject(link, 0x6e), 0x6e, 0x73, tag)
  if (!value) throw refuse('CARD_ANSWER_MALFORMED')
  return value
}

async function publicKey(link: Link, use: CardUse): Promise<CardKey | null> {
  const data = Buffer.from([keys[use].template, 0x00])
  const command: Command = { ins: 0x47, p1: 0x81, p2: 0x00, data, answers: true }
  const { status, data: answer } = await send(link, command)
  if (status === 0x6a88) return null
  const parts = tagged(must({ status, data: answer }, command), 0x7f49)
  if (!parts) throw refuse('CARD_ANSWER_MALFORMED')
  const curve = (await discretionary(link, keys[use].attributes)).subarray(1).toString('hex').replace(/ff$/, '')
  const isOurs = tagged(parts, 0x81) !== null || Object.values(curves).some((one) => one === curve)
  return isOurs ? keyOfParts(use, parts) : { use, algorithm: null, spki: null }
}

async function generate(link: Link, use: CardUse, algorithm: CardAlgorithm): Promise<CardKey> {
  if (algorithm === 'RSA-2048') throw refuse('CARD_RSA_OPENPGP')
  const { template, attributes, kind } = keys[use]
  const wanted = Buffer.concat([Buffer.from([kind]), Buffer.from(curves[algorithm], 'hex')])
  if (!(await discretionary(link, attributes)).equals(wanted)) {
    const change: Command = { ins: 0xda, p1: 0x00, p2: attributes, data: wanted }
    must(await send(link, change), change)
  }
  const command: Command = { ins: 0x47, p1: 0x80, p2: 0x00, data: Buffer.from([template, 0x00]), answers: true }
  const parts = tagged(must(await send(link, command), command), 0x7f49)
  if (!parts) throw refuse('CARD_ANSWER_MALFORMED')
  return keyOfParts(use, parts)
}

const firstPrivate = 0x0100

async function read(link: Link, object: CardObject): Promise<Buffer | null> {
  const data = await dataObject(link, firstPrivate + object)
  return data.length === 0 ? null : data
}

/** Throws CARD_FULL before anything is sent if the card says that it takes no object so long (extended capabilities, 4.4.3.7). */
async function write(link: Link, object: CardObject, data: Uint8Array): Promise<void> {
  const capabilities = await discretionary(link, 0xc0)
  if (capabilities.length !== 10) throw refuse('CARD_ANSWER_MALFORMED')
  if (data.length > capabilities.readUInt16BE(6)) throw refuse('CARD_FULL', { command: 'da', status: '6a84' })
  const command: Command = { ins: 0xda, p1: firstPrivate >> 8, p2: object, data }
  must(await send(link, command), command)
}
