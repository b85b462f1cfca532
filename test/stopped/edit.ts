/** One change that somebody makes to a stopped ceremony, and what must come of it. */
import type { RefusalCode } from '../../ceremonies/base/refusal.ts'
import type { Change } from '../../ceremonies/kernel/review.ts'
import type { Draft } from './forge.ts'
import type { Room } from './stops.ts'

/** A stopped ceremony as its record tells it. */
export interface Left {
  readonly name: string
  readonly lines: readonly string[]
  readonly drafts: readonly Draft[]
  /** Facts that the record key has signed, by every note on record, the last first. */
  readonly signed: readonly number[]
  readonly sealed: boolean
  /** The last note is kept. */
  readonly seal: boolean
  /** Names of the artifacts that are kept. */
  readonly artifacts: readonly string[]
  /** The whole ceremony, as it went on from there. */
  readonly whole: readonly Draft[]
  readonly secrets: readonly (readonly [string, string])[]
}

export type Seen =
  /** It is not taken up, and nothing has been written. */
  | { readonly how: 'refused'; readonly code: string }
  /** Two people must look at it, and the record says so. */
  | { readonly how: 'review'; readonly unsigned: boolean; readonly changes: readonly Change['what'][] }
  /** People were stopped before a device did anything for the record. */
  | { readonly how: 'obstacle'; readonly code: string }
  /** The ceremony goes on as it was left. */
  | { readonly how: 'no' }
  /** Anything that is not a refusal by name, or a refusal that wrote. */
  | { readonly how: 'wrong'; readonly what: string }

export type Must =
  | { readonly be: 'refused'; readonly codes: readonly RefusalCode[] }
  /** Of facts that no signature covers, or of something that is another one now. */
  | { readonly be: 'reviewed'; readonly of: 'unsigned' | Change['what'] }
  | { readonly be: 'stopped'; readonly codes: readonly RefusalCode[] }
  /** Nothing that counts is another: the record goes on from exactly the facts that it had. */
  | { readonly be: 'harmless'; readonly because: string }
  /** What cannot be known here; README and docs/RECORD.md say so. */
  | { readonly be: 'unknowable'; readonly because: string }

export interface Edit {
  readonly name: string
  /** Where it can be made; everywhere unless said. */
  readonly on?: (left: Left) => boolean
  readonly make: (room: Room, left: Left, chance: () => number) => void | Promise<void>
  /** People go on until a device acts, or they are stopped. */
  readonly plays?: boolean
  /** Any one of these. */
  readonly must: (left: Left) => readonly Must[]
}

export const refusedWith = (...codes: readonly RefusalCode[]): readonly Must[] => [{ be: 'refused', codes }]

/** True if what was seen is one of what must be. */
export function isAsItMust(seen: Seen, must: readonly Must[]): boolean {
  return must.some((one) => isAs(seen, one))
}

function isAs(seen: Seen, one: Must): boolean {
  switch (one.be) {
    case 'refused':
      return seen.how === 'refused' && one.codes.some((code) => code === seen.code)
    case 'reviewed':
      return seen.how === 'review' && (one.of === 'unsigned' ? seen.unsigned : seen.changes.includes(one.of))
    case 'stopped':
      return seen.how === 'obstacle' && one.codes.some((code) => code === seen.code)
    case 'harmless':
    case 'unknowable':
      return seen.how === 'no' || (seen.how === 'review' && seen.changes.length === 0)
  }
}
