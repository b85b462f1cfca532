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
const done = 0x9000

/** Sends one command in as many APDUs as it takes. Throws CARD_ANSWER_MALFORMED or CARD_ANSWER_LONG, and what the link throws. */
export async function send(link: Link, command: Command): Promise<Answer> {
  const { ins, p1, p2, data = Buffer.alloc(0), answers = false } = command
  let at = 0
  for (; data.length - at > mostInOneApdu; at += mostInOneApdu) {
    const part = data.subarray(at, at + mostInOneApdu)
    const { status, data: early } = split(await link.transmit(Buffer.from([0x10, ins, p1, p2, part.length, ...part])))
    if (status !== done) return { status, data: early }
  }
  const last = data.subarray(at)
  const body = last.length > 0 ? [last.length, ...last] : []
  const head = [0x00, ins, p1, p2, ...body]
  const first = split(await link.transmit(Buffer.from(answers || body.length === 0 ? [...head, 0] : head)))
  return whole(link, await withLength(link, head, first))
}

/** 6Cxx: the card wants to be asked for exactly so many bytes. */
async function withLength(link: Link, head: readonly number[], answer: Answer): Promise<Answer> {
  return answer.status >> 8 === 0x6c ? split(await link.transmit(Buffer.from([...head, answer.status & 0xff]))) : answer
}

/** 61xx: there is more, which GET RESPONSE brings. A card that never ends is not heard out (CVE-2025-49010). */
async function whole(link: Link, first: Answer): Promise<Answer> {
  const parts = [first.data]
  let { status } = first
  let length = first.data.length
  for (let round = 0; status >> 8 === 0x61; round++) {
    const next = split(await link.transmit(Buffer.from([0x00, 0xc0, 0x00, 0x00, status & 0xff])))
    length += next.data.length
    if (length > mostBytes || round === mostRounds) throw refuse('CARD_ANSWER_LONG', { most: mostBytes })
    parts.push(next.data)
    status = next.status
  }
  return { status, data: Buffer.concat(parts) }
}

function split(response: Buffer): Answer {
  if (response.length < 2 || response.length > mostInOneApdu + 3) throw refuse('CARD_ANSWER_MALFORMED')
  return { status: response.readUInt16BE(response.length - 2), data: response.subarray(0, -2) }
}
