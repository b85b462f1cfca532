/** BER-TLV as cards speak it (ISO/IEC 7816-4, 5.2.2): tags of one to three bytes, values of at most 65,535. */
import { Buffer } from 'node:buffer'
import { refuse } from '../../ceremonies/base/refusal.ts'

interface Tlv {
  readonly tag: number
  readonly value: Buffer
}

const longest = 0xffff

export function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(parts)
  return Buffer.concat([bytesOf(tag), lengthOf(value.length), value])
}

/** The value at the end of a path of tags, or null where one of them is missing. Throws CARD_ANSWER_MALFORMED. */
export function tagged(bytes: Buffer, ...path: readonly number[]): Buffer | null {
  let value: Buffer | null = bytes
  for (const tag of path) value = value && (readTlvs(value).find((one) => one.tag === tag)?.value ?? null)
  return value
}

/** Throws CARD_ANSWER_MALFORMED if a length says more than there is: none of them is believed. */
function readTlvs(bytes: Buffer): readonly Tlv[] {
  const found: Tlv[] = []
  let at = 0
  const next = (): number => {
    const byte = bytes[at++]
    if (byte === undefined) throw refuse('CARD_ANSWER_MALFORMED')
    return byte
  }
  while (at < bytes.length) {
    const tag = readTag(next)
    const length = readLength(next)
    if (length > bytes.length - at) throw refuse('CARD_ANSWER_MALFORMED')
    found.push({ tag, value: bytes.subarray(at, at + length) })
    at += length
  }
  return found
}

function readTag(next: () => number): number {
  let tag = next()
  if ((tag & 0x1f) !== 0x1f) return tag
  for (let more = true; more; ) {
    const byte = next()
    tag = (tag << 8) | byte
    more = (byte & 0x80) !== 0
    if (tag > 0xffffff) throw refuse('CARD_ANSWER_MALFORMED')
  }
  return tag
}

function readLength(next: () => number): number {
  const first = next()
  if (first < 0x80) return first
  if (first === 0x81) return next()
  if (first === 0x82) return (next() << 8) | next()
  throw refuse('CARD_ANSWER_MALFORMED')
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  if (length <= 0xff) return Buffer.from([0x81, length])
  if (length <= longest) return Buffer.from([0x82, length >> 8, length & 0xff])
  throw new Error('a value of more than 65,535 bytes is for no card')
}

function bytesOf(tag: number): Buffer {
  if (tag <= 0xff) return Buffer.from([tag])
  return tag <= 0xffff ? Buffer.from([tag >> 8, tag & 0xff]) : Buffer.from([tag >> 16, (tag >> 8) & 0xff, tag & 0xff])
}
