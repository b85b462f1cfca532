import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { refuse } from '../base/refusal.ts'
import { sameBytes } from './constant-time.ts'
import { interpolate, type Point } from './field.ts'
import { joined, wipe } from './memory.ts'

/** Fresh random bytes; pure code is handed them. */
export type Random = (length: number) => Uint8Array

// SLIP-0039, "Shamir's secret sharing": where the shared secret and its digest lie on the polynomial.
const digestPlace = 254
const secretPlace = 255
const digestLength = 4

/** `count` values, any `threshold` of which give `secret` back (SLIP-0039 SplitSecret). The caller zeroes them. */
export function splitSecret(secret: Uint8Array, threshold: number, count: number, random: Random): Uint8Array[] {
  const places = Array.from({ length: count }, (_, place) => place)
  if (threshold === 1) return places.map(() => joined(secret))
  const drawn = places.slice(0, threshold - 2).map((x) => ({ x, y: random(secret.length) }))
  const digestShare = digestShareOf(secret, random)
  const base: Point[] = [...drawn, { x: digestPlace, y: digestShare }, { x: secretPlace, y: secret }]
  const values = places.map((x) => drawn[x]?.y ?? interpolate(base, x))
  wipe(digestShare)
  return values
}

/** The secret that `points` share (SLIP-0039 RecoverSecret); throws SHARES_DIGEST_WRONG if they don't belong together. */
export function recoverSecret(points: readonly Point[], threshold: number): Uint8Array {
  if (threshold === 1) return interpolate(points.slice(0, 1), secretPlace)
  const secret = interpolate(points, secretPlace)
  const digestShare = interpolate(points, digestPlace)
  const digest = hmac(sha256, digestShare.subarray(digestLength), secret)
  const right = sameBytes(digest.subarray(0, digestLength), digestShare.subarray(0, digestLength))
  wipe(digestShare, digest)
  if (right) return secret
  wipe(secret)
  throw refuse('SHARES_DIGEST_WRONG')
}

function digestShareOf(secret: Uint8Array, random: Random): Uint8Array {
  const key = random(secret.length - digestLength)
  const digest = hmac(sha256, key, secret)
  const share = joined(digest.subarray(0, digestLength), key)
  wipe(key, digest)
  return share
}
