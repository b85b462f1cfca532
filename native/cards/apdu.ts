/** Commands to a card over short APDUs, which every reader carries: chaining, GET RESPONSE, every answer bounded (ISO/IEC 7816-4, 5). */
import { Buffer } from 'node:buffer'
import { refuse } from '../../ceremonies/base/refusal.ts'

/** What carries one APDU to a card and back; throws what became of the card. */
export interface Link {
  transmit(apdu: Buffer): Promise<Buffer>
}

export interface Command {
  readonly ins: number
  readonly p1: number
  readonly p2: number
  readonly data?: Uint8Array
  /** True if bytes are expected beside the status. */
  readonly answers?: boolean
}

export interface Answer {
  readonly status: number
  readonly data: Buffer
}

/** The largest data object of any card that we know is 3 KiB (YubiKey); the certificates of a chain stay below this too. */
const mostBytes = 16 * 1024
const mostRounds = 128
const mostInOneApdu = 255
export const done = 0x9000

/**
 * Sends one command in as many APDUs as it takes; none of them is kept, because it may hold a PIN. Throws CARD_ANSWER_MALFORMED or
 * CARD_ANSWER_LONG, and what the link throws.
 */
export async function send(link: Link, command: Command): Promise<Answer> {
  const { ins, p1, p2, data = Buffer.alloc(0), answers = false } = command
  let at = 0
  for (; data.length - at > mostInOneApdu; at += mostInOneApdu) {
    const { status, data: early } = await exchange(
      link,
      apdu([0x10, ins, p1, p2], data.subarray(at, at + mostInOneApdu)),
    )
    if (status !== done) return { status, data: early }
  }
  const head = [0x00, ins, p1, p2]
  const last = data.subarray(at)
  const first = await exchange(link, apdu(head, last, answers || last.length === 0 ? 0 : null))
  // 6Cxx: the card wants to be asked for exactly so many bytes.
  const isOther = first.status >> 8 === 0x6c
  return whole(link, isOther ? await exchange(link, apdu(head, last, first.status & 0xff)) : first)
}

function apdu(head: readonly number[], data: Uint8Array, expected: number | null = null): Buffer {
  const length = data.length > 0 ? [data.length] : []
  // Not from Buffer's pool, which other bytes share.
  const bytes = Buffer.alloc(head.length + length.length + data.length + (expected === null ? 0 : 1), expected ?? 0)
  bytes.set([...head, ...length])
  bytes.set(data, head.length + length.length)
  return bytes
}

async function exchange(link: Link, bytes: Buffer): Promise<Answer> {
  try {
    return split(await link.transmit(bytes))
  } finally {
    bytes.fill(0)
  }
}

/** 61xx: there is more, which GET RESPONSE brings. A card that never ends is not heard out (CVE-2025-49010). */
async function whole(link: Link, first: Answer): Promise<Answer> {
  const parts = [first.data]
  let { status } = first
  let length = first.data.length
  for (let round = 0; status >> 8 === 0x61; round++) {
    const next = await exchange(link, apdu([0x00, 0xc0, 0x00, 0x00], Buffer.alloc(0), status & 0xff))
    length += next.data.length
    if (length > mostBytes || round === mostRounds) throw refuse('CARD_ANSWER_LONG', { most: mostBytes })
    parts.push(next.data)
    status = next.status
  }
  const data = Buffer.concat(parts)
  for (const part of parts) part.fill(0)
  return { status, data }
}

function split(response: Buffer): Answer {
  if (response.length < 2 || response.length > mostInOneApdu + 3) throw refuse('CARD_ANSWER_MALFORMED')
  return { status: response.readUInt16BE(response.length - 2), data: response.subarray(0, -2) }
}
