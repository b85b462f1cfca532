import type { Hex } from '../base/crypto.ts'

/** The one digest of a secret on record: method and length always named. ECB: AES of a zero block; CMAC: RFC 4493 over a zero block. */
export interface CheckValue {
  readonly method: 'CMAC' | 'ECB'
  readonly length: number
  readonly value: Hex
}

/**
 * The check value of a secret key in a token. CMAC: RFC 4493 over a zero block (ANSI X9.24-1). HMAC-SHA256: over `keyCheckText`.
 * KWP: RFC 5649 wrapping of the SHA-256 of that text. Of each the first `length` bytes.
 */
export interface KeyCheck {
  readonly method: 'CMAC' | 'HMAC-SHA256' | 'KWP'
  readonly length: number
  readonly value: Hex
}

/** What is authenticated or wrapped for a check value: it can be nothing else. */
export const keyCheckText = 'strongroom/check-value/v1\n'
