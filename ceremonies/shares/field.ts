import { read } from './constant-time.ts'
import { room } from './memory.ts'

/** A value of every byte's polynomial at the public place `x`. */
export interface Point {
  readonly x: number
  readonly y: Uint8Array
}

/** The product in GF(256) modulo x^8 + x^4 + x^3 + x + 1 (0x11b): shift and add, eight steps for any values. */
export function multiply(a: number, b: number): number {
  let product = 0
  let power = a
  for (let bit = 0; bit < 8; bit++) {
    product ^= power & -((b >>> bit) & 1)
    power = (power << 1) ^ (0x11b & -(power >>> 7))
  }
  return product
}

/** The inverse in GF(256) as a^254; 0 for 0. */
export function inverse(a: number): number {
  let power = a
  for (let step = 0; step < 6; step++) power = multiply(multiply(power, power), a)
  return multiply(power, power)
}

/** Lagrange interpolation at `x`, byte by byte (SLIP-0039, "Shamir's secret sharing"). Places differ; values are of one length. */
export function interpolate(points: readonly Point[], x: number): Uint8Array {
  const result = room(points[0]?.y.length ?? 0)
  for (const point of points) {
    const weight = weightOf(point.x, points, x)
    for (let at = 0; at < result.length; at++) result[at] = read(result, at) ^ multiply(read(point.y, at), weight)
  }
  return result
}

/** The Lagrange basis polynomial of place `own` at `x`; places are public. */
function weightOf(own: number, points: readonly Point[], x: number): number {
  let weight = 1
  for (const other of points) {
    if (other.x !== own) weight = multiply(weight, multiply(x ^ other.x, inverse(own ^ other.x)))
  }
  return weight
}
