/**
 * The library behind its guard. What it is handed has been checked, what it returns is checked, and it draws nothing by itself:
 * by itself it tells no wrong shares, takes its randomness from whoever changed `Object.prototype`, and keeps what an exception left.
 */
import { randomBytes } from 'node:crypto'
import * as library from 'shamirs-secret-sharing'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { sameBytes } from '../../ceremonies/shares/constant-time.ts'
import { valueLength } from '../../ceremonies/shares/machine-share.ts'
import { joined, wipe } from '../../ceremonies/shares/memory.ts'

/** What of the library is called. */
export type Library = Pick<typeof library, 'split' | 'combine'>

const keyLengths = [16, 24, 32]

/**
 * The shares as the library makes them, from 1; the caller zeroes them and the key (16, 24 or 32 bytes). Throws MACHINE_KEY_LENGTH,
 * SHARES_WRONG, THRESHOLD_WRONG, and MACHINE_SPLIT_WRONG where the library did not do what it must.
 */
export function splitKey(key: Uint8Array, threshold: number, shares: number, by: Library = library): Uint8Array[] {
  if (!keyLengths.includes(key.length)) throw refuse('MACHINE_KEY_LENGTH', { bytes: key.length })
  if (!Number.isInteger(shares) || shares < 2 || shares > 16) throw refuse('SHARES_WRONG', { shares })
  const possible = Number.isInteger(threshold) && threshold >= 2 && threshold <= shares
  if (!possible) throw refuse('THRESHOLD_WRONG', { threshold, shares })
  const parts = drawn(key, threshold, shares, by)
  const right = parts.length === shares && parts.every((part, at) => isPart(part, at + 1, key.length))
  if (right && givesKey(parts, threshold, key, by)) return parts
  wipe(...parts)
  throw refuse('MACHINE_SPLIT_WRONG')
}

/** One byte of randomness for each coefficient, drawn before the library begins; it must have used up all of it. */
function drawn(key: Uint8Array, threshold: number, shares: number, by: Library): Uint8Array[] {
  const entropy = randomBytes((valueLength(key.length) - 2) * (threshold - 1))
  let taken = 0
  const random = (bytes: number): Uint8Array => {
    taken += bytes
    return entropy.subarray(taken - bytes, taken)
  }
  try {
    // A member of its own: one that stands in `Object.prototype` is not looked at.
    const parts = by.split(joined(key), { shares, threshold, random }).map((part) => joined(part))
    return taken === entropy.length ? parts : []
  } catch {
    return []
  } finally {
    wipe(entropy)
  }
}

const isPart = (part: Uint8Array, index: number, keyLength: number): boolean =>
  part.length === valueLength(keyLength) && part[0] === 8 && part[1] === index

/** Every share counts in some quorum that gives the key back, and one share less does not. */
function givesKey(parts: readonly Uint8Array[], threshold: number, key: Uint8Array, by: Library): boolean {
  const around = [...parts, ...parts]
  return parts.every((_, at) => {
    const enough = combined(around.slice(at, at + threshold), by)
    const few = combined(around.slice(at, at + threshold - 1), by)
    const right = enough !== null && sameBytes(enough, key) && !(few !== null && sameBytes(few, key))
    wipe(...[enough, few].filter((one) => one !== null))
    return right
  })
}

/**
 * The key that parts of one set give, as many as it needs; null if they give none. Whether it is the right one only its check value
 * tells. The caller zeroes it.
 */
export function combineParts(parts: readonly Uint8Array[]): Uint8Array | null {
  const keyLength = keyLengths.find((length) => parts.every((part) => isPart(part, part[1] ?? 0, length)))
  const numbers = new Set(parts.map((part) => part[1]))
  if (keyLength === undefined || numbers.size !== parts.length || numbers.has(0)) return null
  const key = combined(parts, library)
  if (key === null || key.length === keyLength) return key
  wipe(key)
  return null
}

function combined(parts: readonly Uint8Array[], by: Library): Uint8Array | null {
  try {
    return joined(by.combine(parts.map((part) => joined(part))))
  } catch {
    return null
  }
}
