import type { Hex } from '../base/crypto.ts'
import type { PinAsk } from '../devices/pin-asks.ts'
import type { PinLength } from '../devices/pin.ts'
import type { Scheme } from '../devices/scheme.ts'
import type { SealedBox } from '../devices/sealed-box.ts'

/** What is told of a PIN that is asked for; null where there is nothing to tell. */
export interface PinTold {
  /** What may be typed of one that is chosen now. */
  readonly length: PinLength | null
  /** What it is, on what was put in use for a rehearsal and is thrown away after it. */
  readonly rehearsalPin: string | null
  /** Tries that are left, as the device tells before. */
  readonly left: number | null
}

/** A secret that one person is asked for, or shown. It goes by a way of its own, never through a command. */
export interface SecretAsk {
  readonly person: string
  readonly purpose: PinAsk | 'share' | 'secret' | 'picture'
  /** Which half of a PIN that two people enter; null for a whole one. */
  readonly half: 1 | 2 | null
  readonly device: string | null
  /** The number of the share, from 1. */
  readonly share: number | null
  /** How that share is written; null for what is no share. */
  readonly scheme: Scheme | null
}

/** A PIN as it is asked for: whole of one person, a half each of two. */
export function pinAsksOf(purpose: PinAsk, people: readonly string[], device: string): readonly SecretAsk[] {
  return people.map((person, i) => ({ person, purpose, half: halfOf(people, i), device, share: null, scheme: null }))
}

/** Which half of a PIN the person at that place among its holders has; null for the whole. */
export function halfOf(people: readonly string[], at: number): SecretAsk['half'] {
  if (people.length === 1) return null
  return at === 0 ? 1 : 2
}

/**
 * The words of a share, sealed to whoever shows them (X25519 SPKI); asked again each time that they are uncovered.
 * Null if they are gone.
 */
export type Reveal = (viewer: Hex) => Promise<SealedBox | null>

/** Who chooses or knows a PIN of a token: one part, or two a half each. */
export interface PinHolders {
  readonly pin: 'so-pin' | 'user-pin'
  readonly token: string
  readonly people: readonly string[]
}
