/**
 * Arithmetic that takes the same steps whatever the values: no branch and no index depends on a secret. A mask is -1 (all
 * bits) for yes and 0 for no; every value stays in 32 bits, so that the engine keeps it an integer. An engine may still
 * compile as it likes: this is as far as JavaScript goes.
 */

/** All bits if two 32-bit integers are equal, else 0. */
export function same(a: number, b: number): number {
  const difference = a ^ b
  return ~((difference | (0 - difference)) >> 31)
}

/** All bits if `a` is less than `b`, else 0; both from 0 to 2^30. */
export function less(a: number, b: number): number {
  return (a - b) >> 31
}

/** The element at a public place that is known to be there. */
export function read(array: ArrayLike<number>, at: number): number {
  return array[at] ?? 0
}

/** True if two byte strings are equal; only their lengths, which are public, are compared early. */
export function sameBytes(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let at = 0; at < a.length; at++) difference |= read(a, at) ^ read(b, at)
  return difference === 0
}

/** `target ^= other`, byte by byte. */
export function xorInto(target: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < target.length; at++) target[at] = read(target, at) ^ read(other, at)
}
