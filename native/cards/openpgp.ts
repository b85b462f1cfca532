/** OpenPGP cards (functional specification, version 3.4). */
import { Buffer } from 'node:buffer'
import type { AppletSeen } from '../../ceremonies/devices/readers.ts'
import { type Link, send } from './apdu.ts'

const aid = Buffer.from('d27600012401', 'hex')
const done = 0x9000

/** What the card in the reader says of its OpenPGP applet; null if it has none. */
export async function identifyOpenPgp(link: Link): Promise<AppletSeen | null> {
  const { status } = await send(link, { ins: 0xa4, p1: 0x04, p2: 0x00, data: aid, answers: true })
  if (status !== done) return null
  // Version, manufacturer and serial are in the application identifier (4.2.1).
  const { status: told, data } = await send(link, { ins: 0xca, p1: 0x00, p2: 0x4f, answers: true })
  if (told !== done || data.length !== 16) return null
  return { applet: 'openpgp', serial: data.toString('hex', 8, 14), firmware: `${data[6] ?? 0}.${data[7] ?? 0}` }
}
