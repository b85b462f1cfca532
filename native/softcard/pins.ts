import { Buffer } from 'node:buffer'
import { pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Pin } from './memory.ts'
import { fail } from './applet.ts'

/** The file of a software card does not hold what people type, so that a PIN that they use elsewhere too is in no file. */
const ROUNDS = 1000

export function pinOf(value: Uint8Array, most = 3): Pin {
  const salt = randomBytes(16)
  const digest = digestOf(value, salt)
  return { salt: salt.toString('hex'), digest: digest.toString('hex'), length: value.length, left: most, most }
}

export function isPin(pin: Pin, given: Uint8Array): boolean {
  return timingSafeEqual(Buffer.from(pin.digest, 'hex'), digestOf(given, Buffer.from(pin.salt, 'hex')))
}

const digestOf = (value: Uint8Array, salt: Uint8Array): Buffer => pbkdf2Sync(value, salt, ROUNDS, 32, 'sha256')

export const triesLeft = ({ left }: Pin): number => (left === 0 ? 0x6983 : 0x63c0 | left)

/** A try counts before it is known whether it is right: power that goes meanwhile gives none back. Throws what is left. */
export function check(pin: Pin, given: Uint8Array, keep: () => void): void {
  if (pin.left === 0) throw fail(0x6983)
  pin.left--
  keep()
  if (!isPin(pin, given)) throw fail(triesLeft(pin))
  pin.left = pin.most
  keep()
}
