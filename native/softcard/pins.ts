import { Buffer } from 'node:buffer'
import { timingSafeEqual } from 'node:crypto'
import type { Pin } from './memory.ts'
import { fail } from './applet.ts'

export function pinOf(value: Uint8Array, most = 3): Pin {
  return { value: Buffer.from(value).toString('hex'), left: most, most }
}

export const triesLeft = ({ left }: Pin): number => (left === 0 ? 0x6983 : 0x63c0 | left)

/** A try counts before it is known whether it is right: power that goes meanwhile gives none back. Throws what is left. */
export function check(pin: Pin, given: Uint8Array, keep: () => void): void {
  if (pin.left === 0) throw fail(0x6983)
  pin.left--
  keep()
  const value = Buffer.from(pin.value, 'hex')
  if (value.length !== given.length || !timingSafeEqual(value, given)) throw fail(triesLeft(pin))
  pin.left = pin.most
  keep()
}
