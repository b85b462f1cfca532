/** The port of the secrets process: `ceremonies` never sees a secret byte. */
import type { Hex } from '../base/crypto.ts'
import type { CardShare } from './card-share.ts'
import type { CheckValue, KeyCheck } from './check-value.ts'
import type { EnvelopeNames, EnvelopeParts } from './envelope.ts'
import type { Scheme } from './scheme.ts'
import type { SealedBox } from './sealed-box.ts'

/** SHA-256(0x03 ‖ salt32 ‖ ceremony ‖ set ‖ share bytes). */
export interface ShareCommitment {
  readonly index: number
  readonly salt: Hex
  readonly digest: Hex
}

/** By what shares of a set that was made before are known: scheme, 15-bit identifier, and how many recover the key. */
export interface EarlierSet {
  readonly scheme: Scheme
  readonly identifier: number
  readonly threshold: number
}

/** A share out of what was sealed for a card: `agreed` is what the card and the sender agree on, sealed to `transportKey`. */
export interface OpenedByCard {
  readonly share: CardShare
  readonly agreed: SealedBox
}

/** A share as its custodian gives it: the words as typed, sealed to `transportKey` (four-letter prefixes accepted), or from a card. */
export type GivenShare = SealedBox | OpenedByCard

export interface Secrets {
  /** How the process guards what it holds: whether core dumps are off, and whether its page is locked out of swap. */
  protections(): Promise<{ readonly coreDumps: 'off' | 'on'; readonly locked: boolean }>
  /** X25519 SPKI of this process's one-time transport key. */
  transportKey(): Promise<Hex>
  /** AES-256 = HSM random xor OS random; leaves only as RSA-OAEP (SHA-1, which SoftHSM has) ciphertext to `wrapTo` (RSA SPKI). */
  makeBackupKey(request: {
    readonly hsmRandom: SealedBox
    readonly wrapTo: Hex
  }): Promise<{ readonly wrapped: Hex; readonly check: CheckValue }>
  /**
   * The same key for envelopes, which stays in this process: HSM random xor OS random, or OS random alone where there is no HSM.
   * Throws KEY_IN_SECRETS.
   */
  makeEnvelopeKey(request: { readonly hsmRandom: SealedBox | null }): Promise<CheckValue>
  /**
   * SLIP-0039, single group, or shamirs-secret-sharing in a process of its own (docs/SHAMIR.md). `identifier` is the 15-bit set
   * identity. The commitments are confidential.
   */
  split(request: {
    readonly ceremony: string
    readonly set: string
    readonly scheme: Scheme
    readonly identifier: number
    readonly threshold: number
    readonly shares: number
  }): Promise<{ readonly commitments: readonly ShareCommitment[] }>
  /**
   * The words or blocks of share `index` (from 1), ASCII with one space between, sealed to `viewer` (X25519 SPKI). Whoever covers them may
   * have them again until another share is shown or one is proved; then SHARE_ALREADY_SHOWN is thrown.
   */
  reveal(index: number, viewer: Hex): Promise<SealedBox>
  /** The same words, sealed to the process that prints them, as often as people agree to print them. */
  revealToPrinter(index: number, viewer: Hex): Promise<SealedBox>
  /** Share `index` sealed to the decryption key of a card, in DER. Throws HPKE_RECIPIENT for a key that no share is sealed to. */
  sealForCard(request: {
    readonly ceremony: string
    readonly set: string
    readonly index: number
    readonly card: Hex
  }): Promise<CardShare>
  /**
   * Seals a fresh challenge to the decryption key of a card, in DER; the one before counts no more. Returns the sender's one-time key
   * in DER, for the card to agree with. Throws HPKE_RECIPIENT.
   */
  challengeCard(request: { readonly ceremony: string; readonly card: Hex }): Promise<Hex>
  /** What the card agrees on, sealed to `transportKey`, must open that challenge. Throws CARD_CHALLENGE_NONE and HPKE_*. */
  answerFromCard(agreed: SealedBox): Promise<void>
  /**
   * The share given back is compared with the one that was made. Throws SHARE_WORD_UNKNOWN or SHARE_WORD_WRONG (MACHINE_SHARE_BLOCK,
   * MACHINE_SHARE_BLOCK_WRONG) with the place of the first wrong word, and of a card HPKE_* and CARD_SHARE_NAMED.
   */
  prove(index: number, given: GivenShare): Promise<void>
  /** Combines every quorum of the shares as typed and compares; returns how many there were. Throws if any differs or one is unproved. */
  proveQuorums(progress: (done: number, of: number) => void): Promise<number>
  /** After a crash: one share given again, towards a threshold. Returns how many are still missing. */
  typeShare(given: GivenShare, scheme: Scheme): Promise<number>
  /** Combines the shares as typed, compares the check value before any use, and wraps the key to `wrapTo`. */
  restore(request: {
    readonly check: CheckValue
    readonly wrapTo: Hex
  }): Promise<{ readonly wrapped: Hex; readonly shares: readonly number[] }>
  /** Combines the shares as typed, compares the check value before any use, and keeps the key; returns which shares they were. */
  recall(check: CheckValue): Promise<readonly number[]>
  /**
   * One share of a set that was made before, sealed to `transportKey`; beside whatever else is here. Returns how many are still
   * missing. Throws SHARE_OTHER_SET.
   */
  typeEarlierShare(request: { readonly given: GivenShare; readonly set: EarlierSet }): Promise<number>
  /**
   * Combines those shares, compares the check value before any use, and wraps the key to `wrapTo`. Key and shares are forgotten
   * either way. Throws QUORUM_SHORT or CHECK_VALUE_DIFFERS.
   */
  recoverEarlier(request: {
    readonly set: EarlierSet
    readonly check: CheckValue
    readonly wrapTo: Hex
  }): Promise<{ readonly wrapped: Hex; readonly shares: readonly number[] }>
  /**
   * Share `index` of a set that was made before, sealed to `transportKey`: read, judged and forgotten. Throws SHARE_OTHER_SET,
   * SHARE_INDEX_OTHER, and what `prove` throws for words that are none.
   */
  readEarlierShare(request: {
    readonly words: SealedBox
    readonly set: EarlierSet
    readonly index: number
  }): Promise<void>
  /** Zeroes the shares of that set. */
  forgetEarlier(): Promise<void>
  /**
   * Puts a secret into an envelope under the key: the one typed, sealed to `transportKey`, or where it is null one that is made
   * here (256 random bits in base 32) and that nobody sees. Throws SECRET_EMPTY, SECRET_TOO_LONG or SECRET_UNPRINTABLE.
   */
  closeEnvelope(request: { readonly names: EnvelopeNames; readonly secret: SealedBox | null }): Promise<EnvelopeParts>
  /**
   * Opens an envelope with the key that the shares as typed give, and compares what it held with its commitment; returns which
   * shares they were. Throws CHECK_VALUE_DIFFERS, ENVELOPE_NOT_OPENED or SECRET_DIFFERS.
   */
  openEnvelope(request: { readonly names: EnvelopeNames; readonly parts: EnvelopeParts }): Promise<readonly number[]>
  /** Unwraps a throw-away key's blob in software under the backup key and checks that it is the private key of `spki`. */
  openTwin(blob: Hex, spki: Hex): Promise<{ readonly derLength: number; readonly trailingZeros: number }>
  /** The same of a throw-away secret key, whose check value the token computed. */
  openSecretTwin(blob: Hex, check: KeyCheck): Promise<{ readonly derLength: number; readonly trailingZeros: number }>
  /** Zeroes every buffer and ends the process. */
  wipe(): Promise<void>
}
