/** PIV cards (NIST SP 800-73-5), with the commands that YubiKeys have beside it where a card knows them. */
import { Buffer } from 'node:buffer'
import { X509Certificate } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { Attestation, CardKey, CardObject, CardUse } from '../../ceremonies/devices/card.ts'
import type { AppletSeen } from '../../ceremonies/devices/readers.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { type Command, type Link, done, send } from './apdu.ts'
import type { Driver } from './driver.ts'
import { pivKeys, slots } from './piv-keys.ts'
import { type Metadata, pivPins } from './piv-pins.ts'
import { keyOf, keyOfParts } from './public-key.ts'
import { isAbsent, must, refusalOfStatus } from './status.ts'
import { tagged, tlv } from './tlv.ts'

const aid = Buffer.from('a000000308', 'hex')
const holderId = 0x5fc102
const attestationCertificate = 0x5fff01

/** Part 1, object identifiers. */
const certificates = {
  authentication: 0x5fc105,
  signature: 0x5fc10a,
  decryption: 0x5fc10b,
} as const satisfies Record<CardUse, number>

const objects = { 1: 0x5fc10d, 2: 0x5fc10e, 3: 0x5fc109, 4: 0x5fc10f } as const satisfies Record<CardObject, number>

export function pivDriver(link: Link): Driver {
  const metadata: Metadata = async (reference) => {
    const command: Command = { ins: 0xf7, p1: 0, p2: reference, answers: true }
    const { status, data } = await send(link, command)
    if (isAbsent(status)) return null
    return must({ status, data }, command)
  }
  const read = (object: number) => readObject(link, object)
  return {
    signatureFormat: 'der',
    select: () => select(link),
    seen: () => seen(link),
    token: async () => (await seen(link)).firmware,
    key: async (use) => {
      const told = await metadata(slots[use])
      return told ? keyOfMetadata(use, told) : keyOfCertificate(use, await read(certificates[use]))
    },
    ...pivPins(link, metadata),
    ...pivKeys(link, metadata),
    needs: {
      generate: ['managementKey'],
      read: (object) => (object === 3 ? ['pin'] : []),
      // What was written is read back.
      write: (object) => (object === 3 ? ['managementKey', 'pin'] : ['managementKey']),
    },
    certificate: async (use) => {
      const object = await read(certificates[use])
      const der = object && certificateIn(object)
      if (der) mustBeCertificate(der)
      return der
    },
    read: (object) => read(objects[object]),
    write: async (object, data) => {
      const bytes = Buffer.concat([tlv(0x5c, tagOf(objects[object])), tlv(0x53, data)])
      const command: Command = { ins: 0xdb, p1: 0x3f, p2: 0xff, data: bytes }
      must(await send(link, command), command)
    },
    attest: (use) => attest(link, slots[use]),
  }
}

/** Part 2, 3.1.1. */
async function select(link: Link): Promise<boolean> {
  return (await send(link, { ins: 0xa4, p1: 0x04, p2: 0x00, data: aid, answers: true })).status === done
}

async function seen(link: Link): Promise<AppletSeen> {
  const version = await ofLength(link, 0xfd, 3)
  const number = await ofLength(link, 0xf8, 4)
  return {
    applet: 'piv',
    serial: number ? String(number.readUInt32BE()) : await guid(link),
    firmware: version ? [...version].join('.') : null,
  }
}

/** What YubiKeys alone tell; null of other cards. */
async function ofLength(link: Link, ins: number, length: number): Promise<Buffer | null> {
  const command: Command = { ins, p1: 0, p2: 0, answers: true }
  const { status, data } = await send(link, command)
  if (isAbsent(status)) return null
  if (must({ status, data }, command).length !== length) throw refuse('CARD_ANSWER_MALFORMED')
  return data
}

/** The GUID of the CHUID (part 1, 3.1.2), which each card has to itself; nothing where there is none. */
async function guid(link: Link): Promise<string> {
  const holder = await readObject(link, holderId)
  return (holder && tagged(holder, 0x34)?.toString('hex')) || ''
}

/** GET DATA (part 2, 3.1.2); null where there is nothing. */
async function readObject(link: Link, object: number): Promise<Buffer | null> {
  const command: Command = { ins: 0xcb, p1: 0x3f, p2: 0xff, data: tlv(0x5c, tagOf(object)), answers: true }
  const { status, data } = await send(link, command)
  if (status === 0x6a82) return null
  const value = tagged(must({ status, data }, command), 0x53)
  if (!value) throw refuse('CARD_ANSWER_MALFORMED')
  return value.length === 0 ? null : value
}

function tagOf(object: number): Buffer {
  return Buffer.from([object >> 16, (object >> 8) & 0xff, object & 0xff])
}

function keyOfMetadata(use: CardUse, told: Buffer): CardKey {
  const parts = tagged(told, 0x04)
  if (!parts) throw refuse('CARD_ANSWER_MALFORMED')
  // Ed25519 and the like, which PIV of NIST does not have.
  const isOurs = tagged(parts, 0x81) !== null || [65, 97].includes(tagged(parts, 0x86)?.length ?? 0)
  return isOurs ? keyOfParts(use, parts) : { use, algorithm: null, spki: null }
}

/** Of a card that tells no more than its certificates (part 1, appendix A): a key without one is not shown. */
function keyOfCertificate(use: CardUse, object: Buffer | null): CardKey | null {
  const certificate = object && certificateIn(object)
  if (!certificate) return null
  try {
    return keyOf(use, new X509Certificate(certificate).publicKey)
  } catch {
    throw refuse('CARD_ANSWER_MALFORMED')
  }
}

/** No certificate has more bytes. */
const largestCertificate = 8192

/** DER, or what is compressed by gzip (71: 01; part 1, appendix A). Throws CARD_ANSWER_MALFORMED. */
function certificateIn(object: Buffer): Buffer | null {
  const stored = tagged(object, 0x70)
  const [info = 0] = tagged(object, 0x71) ?? []
  if (!stored || info === 0) return stored
  try {
    if (info === 1) return gunzipSync(stored, { maxOutputLength: largestCertificate })
  } catch {
    // What does not unpack, or has too much in it: the same refusal.
  }
  throw refuse('CARD_ANSWER_MALFORMED')
}

/** YubiKeys' INS F9, signed with the key in slot F9. 6A80: that key was imported (piv-go 175 and others). */
async function attest(link: Link, reference: number): Promise<Attestation | null> {
  const command: Command = { ins: 0xf9, p1: reference, p2: 0, answers: true }
  const { status, data } = await send(link, command)
  if (isAbsent(status) || status === 0x6a80) return null
  if (status !== done) throw refusalOfStatus(status, command)
  const shown = await readObject(link, attestationCertificate)
  const intermediate = shown && certificateIn(shown)
  for (const one of [data, intermediate]) if (one) mustBeCertificate(one)
  return { certificate: data.toString('hex'), intermediate: intermediate?.toString('hex') ?? null }
}

function mustBeCertificate(der: Buffer): void {
  try {
    new X509Certificate(der)
  } catch {
    throw refuse('CARD_ANSWER_MALFORMED')
  }
}
