import { z } from 'zod'
import { type Curve, pointPattern, spkiPattern } from './ec-point.ts'
import { Scheme } from './scheme.ts'

const printable = z.string().regex(/^[\x20-\x7e]{1,255}$/)

/** What a share for a card says of itself, and what it is bound to. */
export const CardShareNames = z.strictObject({
  ceremony: printable,
  /** The number of the set, which each of its sheets says too. */
  identifier: z.int().min(0).max(0x7fff),
  /** From 1. */
  index: z.int().min(1).max(16),
  /** With that, what the plaintext is. */
  scheme: Scheme,
  /** The set of shares as the record calls it. */
  set: printable,
  threshold: z.int().min(2).max(16),
})
export type CardShareNames = z.output<typeof CardShareNames>

/** The two ways of RFC 9180 to seal for a card, as its registry names KEM, KDF and AEAD. */
export const suiteOf = {
  'P-256': 'DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM',
  'P-384': 'DHKEM(P-384, HKDF-SHA384), HKDF-SHA384, AES-256-GCM',
} as const satisfies Record<Curve, string>

/** The longest plaintext in bytes. */
export const longestShare = 512

const sealedOn = <C extends Curve>(curve: C) =>
  CardShareNames.extend({
    suite: z.literal(suiteOf[curve]),
    card: z.string().regex(spkiPattern(curve)),
    enc: z.string().regex(pointPattern(curve)),
    ciphertext: z.string().regex(new RegExp(`^([0-9a-f]{2}){17,${longestShare + 16}}$`)),
  })

/**
 * A share sealed to the key of a card (HPKE). `card`: that public key in DER. `enc`: the sender's one-time key as a point.
 * `ciphertext`: with its tag of 16 bytes. All hex.
 */
export const CardShare = z.discriminatedUnion('suite', [sealedOn('P-256'), sealedOn('P-384')])
export type CardShare = z.output<typeof CardShare>
