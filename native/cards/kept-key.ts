/**
 * A management key that is kept on its card behind the PIN: in PIV's printed information (5FC109, SP 800-73-5 part 1), as YubiKeys' own
 * tools keep one (88 { 89 key }), so that they can use it too and nobody has to write it down.
 */
import type { Buffer } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { Driver } from './driver.ts'
import { isFactoryKey, managementKinds } from './management-key.ts'
import { tagged, tlv } from './tlv.ts'

const place = 3
const [kept, itself] = [0x88, 0x89]

/** Null where none is kept; the caller zeroes it. Asks for the PIN to have been given. */
export async function keptIn(driver: Driver): Promise<Buffer | null> {
  const object = await driver.read(place)
  return object && tagged(object, kept, itself)
}

/**
 * Puts a fresh key in place of the maker's: first where it is kept, so that no pull leaves the card with a key that nobody has.
 * `factory`: as the card's kind of key has it. Throws CARD_OBJECT_DIFFERS and what the driver throws.
 */
export async function keepFresh(driver: Driver, factory: Uint8Array): Promise<void> {
  const algorithm = (await driver.managementKey())?.algorithm
  if (algorithm === undefined) throw refuse('CARD_MANAGEMENT_KEY_UNKNOWN')
  const value = freshKey(managementKinds[algorithm].bytes)
  const object = tlv(kept, tlv(itself, value))
  try {
    await driver.authenticate({ algorithm, value: factory.subarray(0, value.length) })
    await driver.write(place, object)
    if (!(await driver.read(place))?.equals(object)) throw refuse('CARD_OBJECT_DIFFERS')
    await driver.setManagementKey({ algorithm, value })
    await driver.authenticate({ algorithm, value })
  } finally {
    for (const bytes of [value, object]) bytes.fill(0)
  }
}

function freshKey(bytes: number): Buffer {
  const key = randomBytes(bytes)
  return isFactoryKey(key) ? freshKey(bytes) : key
}
