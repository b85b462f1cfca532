import type { Hex } from './crypto.ts'
import { digestOf } from './digest.ts'

/** What the people in the room agree on before the first fact. */
export interface Agreement {
  /** SHA-256 of the script's file. */
  readonly script: Hex
  readonly mode: 'real' | 'rehearsal'
  readonly settings: Readonly<Record<string, string>>
  readonly names: Readonly<Record<string, string>>
  readonly follows: string
  readonly brought: Readonly<Record<string, string>>
}

/**
 * SHA-256 of the agreement's canonical form, under a name of its own so that no other digest of ours can be taken for it: the
 * room compares its words aloud, and main opens no other plan. Throws NOT_CANONICAL for text that no fact may hold.
 */
export function planDigest({ script, mode, settings, names, follows, brought }: Agreement): Hex {
  return digestOf({
    strongroom: 'plan/1',
    script,
    mode,
    settings: { ...settings },
    names: { ...names },
    follows,
    brought: { ...brought },
  })
}
