import type { Hex } from '../base/crypto.ts'
import { digestOf } from '../base/digest.ts'

/** A token that the room has chosen, as it is before anybody touches it. */
export interface AgreedToken {
  /** Empty where the token is not initialised. */
  readonly label: string
  readonly serial: string
  /** SHA-256 of the PKCS#11 module behind it. */
  readonly module: Hex
}

/** What the people in the room agree on before the first fact. */
export interface Agreement {
  /** SHA-256 of the script's file. */
  readonly script: Hex
  readonly mode: 'real' | 'rehearsal'
  readonly settings: Readonly<Record<string, string>>
  /** Which of the script's languages is read; null for a script that has no choice of them. */
  readonly language: string | null
  readonly names: Readonly<Record<string, string>>
  readonly follows: string
  readonly brought: Readonly<Record<string, string>>
  /** By inventory name; none for throw-away tokens. */
  readonly tokens: Readonly<Record<string, AgreedToken>>
  /** The folder on a second medium; null for none. */
  readonly mirror: string | null
  /** The part that says that the second medium may be the record's own; null if nobody does. */
  readonly sameMedium: string | null
}

/**
 * SHA-256 of the agreement's canonical form, under a name of its own so that no other digest of ours can be taken for it: the
 * room compares its words aloud, and main opens no other plan. Throws NOT_CANONICAL for text that no fact may hold.
 */
export function planDigest(agreement: Agreement): Hex {
  const { script, mode, settings, language, names, follows, brought, tokens, mirror, sameMedium } = agreement
  const agreed = Object.entries(tokens).map(
    ([name, { label, serial, module }]) => [name, { label, serial, module }] as const,
  )
  return digestOf({
    strongroom: 'plan/1',
    script,
    mode,
    settings: { ...settings },
    language,
    names: { ...names },
    follows,
    brought: { ...brought },
    tokens: Object.fromEntries(agreed),
    mirror,
    sameMedium,
  })
}
