/** What a card is, before anybody types a PIN. */
import type { AppletSeen } from '../../ceremonies/devices/readers.ts'
import type { Link } from './apdu.ts'
import { drivers } from './exchange.ts'

export async function appletsOf(link: Link): Promise<AppletSeen[]> {
  const found: AppletSeen[] = []
  for (const driverOf of Object.values(drivers)) {
    const driver = driverOf(link)
    if (await driver.select()) found.push(await driver.seen())
  }
  return found
}
