/** PIV cards (NIST SP 800-73-5). */
import { Buffer } from 'node:buffer'
import type { AppletSeen } from '../../ceremonies/devices/readers.ts'
import { type Answer, type Link, send } from './apdu.ts'
import { tlv, tagged } from './tlv.ts'

const aid = Buffer.from('a000000308', 'hex')
const done = 0x9000
const holderId = Buffer.from('5fc102', 'hex')

/** What the card in the reader says of its PIV applet; null if it has none. */
export async function identifyPiv(link: Link): Promise<AppletSeen | null> {
  const { status } = await send(link, { ins: 0xa4, p1: 0x04, p2: 0x00, data: aid, answers: true })
  if (status !== done) return null
  const version = await send(link, { ins: 0xfd, p1: 0, p2: 0, answers: true })
  const number = await send(link, { ins: 0xf8, p1: 0, p2: 0, answers: true })
  return {
    applet: 'piv',
    serial: isOf(number, 4) ? String(number.data.readUInt32BE()) : await guid(link),
    firmware: isOf(version, 3) ? [...version.data].join('.') : null,
  }
}

/** The GUID of the CHUID (part 1, 3.1.2), which each card has to itself. */
async function guid(link: Link): Promise<string> {
  const { status, data } = await send(link, { ins: 0xcb, p1: 0x3f, p2: 0xff, data: tlv(0x5c, holderId), answers: true })
  return (status === done && tagged(data, 0x53, 0x34)?.toString('hex')) || ''
}

function isOf({ status, data }: Answer, length: number): boolean {
  return status === done && data.length === length
}
