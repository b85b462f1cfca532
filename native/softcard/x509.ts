/** X.509 in DER, as far as the certificates of software cards go. */
import { Buffer } from 'node:buffer'
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { tlv } from '../cards/tlv.ts'
import { signDigest } from './keys.ts'
import type { Key } from './memory.ts'

export const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'))
export const sequence = (...parts: readonly Buffer[]): Buffer => tlv(0x30, ...parts)
const [ecdsaWithSha256, commonName] = ['2a8648ce3d040302', '550403']
export const algorithm = sequence(oid(ecdsaWithSha256))

/** As few bytes as DER has for it (X.690 8.3.2). */
export function integer(value: number | bigint): Buffer {
  const hex = value.toString(16)
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes])
}

export function nameOf(name: string): Buffer {
  return sequence(tlv(0x31, sequence(oid(commonName), tlv(0x0c, Buffer.from(name)))))
}

/** UTCTime, for years to 2049. */
export function time(at: Date): Buffer {
  return tlv(0x17, Buffer.from(`${at.toISOString().replace(/\D/g, '').slice(2, 14)}Z`))
}

export function spkiOf({ pkcs8 }: Key): Buffer {
  const key = createPrivateKey({ key: Buffer.from(pkcs8, 'hex'), type: 'pkcs8', format: 'der' })
  return createPublicKey(key).export({ type: 'spki', format: 'der' })
}

/** What is signed, its algorithm and its signature, by a key on P-256. */
export function signed(body: Buffer, by: Key): Buffer {
  const signature = signDigest(by, createHash('sha256').update(body).digest(), 'der')
  return sequence(body, algorithm, tlv(0x03, Buffer.from([0]), signature))
}
