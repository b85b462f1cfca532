/** The KDF-DO of OpenPGP cards (3.4, 4.3.2): PINs leave this process hashed (iterated and salted S2K of RFC 9580, 3.7.1.3). */
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { Which } from '../../ceremonies/devices/card.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { type Command, type Link, send } from './apdu.ts'
import { isAbsent, must } from './status.ts'
import { tagged } from './tlv.ts'

export interface Kdf {
  readonly hash: 'sha256' | 'sha512'
  /** How many bytes are hashed, salt and PIN over and over. */
  readonly count: number
  readonly salts: Readonly<Record<Which, Buffer>>
}

const hashes: ReadonlyMap<number, Kdf['hash']> = new Map([
  [0x08, 'sha256'],
  [0x0a, 'sha512'],
] as const)
const iteratedAndSalted = 0x03
/** The most that S2K can say of itself (RFC 9580, 3.7.1.3): 62 MiB, half a second. */
const mostBytes = 65_011_712
const saltLength = 8

/** Null of a card that takes PINs as they are. Throws CARD_KDF_UNKNOWN, or CARD_ANSWER_MALFORMED if it asks for endless work. */
export async function readKdf(link: Link): Promise<Kdf | null> {
  const command: Command = { ins: 0xca, p1: 0x00, p2: 0xf9, answers: true }
  const answer = await send(link, command)
  if (isAbsent(answer.status)) return null
  const told = must(answer, command)
  if (told.length === 0) return null
  const [algorithm] = member(told, 0x81, 1)
  if (algorithm === 0) return null
  const hash = hashes.get(member(told, 0x82, 1).readUInt8())
  if (algorithm !== iteratedAndSalted || !hash) throw refuse('CARD_KDF_UNKNOWN')
  const count = member(told, 0x83, 4).readUInt32BE()
  if (count > mostBytes) throw refuse('CARD_ANSWER_MALFORMED')
  const pin = member(told, 0x84, saltLength)
  // Where there is one salt, it is for all.
  return { hash, count, salts: { pin, admin: tagged(told, 0x86) ? member(told, 0x86, saltLength) : pin } }
}

function member(told: Buffer, tag: number, length: number): Buffer {
  const value = tagged(told, tag)
  if (value?.length !== length) throw refuse('CARD_ANSWER_MALFORMED')
  return value
}

/** The caller zeroes the result. Salt and PIN are hashed whole at least once. */
export function hashed({ hash, count, salts }: Kdf, which: Which, pin: Uint8Array): Buffer {
  const once = salts[which].length + pin.length
  const times = Math.ceil(65_536 / once)
  const block = Buffer.alloc(once * times)
  for (let at = 0; at < block.length; at += once) {
    block.set(salts[which], at)
    block.set(pin, at + saltLength)
  }
  const digest = createHash(hash)
  for (let left = Math.max(count, once); left > 0; left -= block.length) digest.update(block.subarray(0, left))
  block.fill(0)
  return digest.digest()
}
