/** What PIV and OpenPGP cards have in common: what `operations.ts` asks of either. */
import type { Buffer } from 'node:buffer'
import type {
  Attestation,
  CardAlgorithm,
  CardDescription,
  CardKey,
  CardObject,
  CardUse,
  ManagementAlgorithm,
  ManagementKey,
  Unlock,
  Which,
} from '../../ceremonies/devices/card.ts'
import type { AppletSeen } from '../../ceremonies/devices/readers.ts'

export type Need = keyof Unlock

/** Characters that a PIN has at least and at most. */
export interface Bounds {
  readonly least: number
  readonly most: number
}

export interface NewManagementKey {
  readonly algorithm: ManagementAlgorithm
  readonly value: Uint8Array
}

export interface Driver {
  /** What refusals call its PINs. */
  readonly names: Readonly<Record<Which, 'pin' | 'puk' | 'admin'>>
  /** What makers set, in ASCII. */
  readonly factory: Readonly<Record<Which, string>>
  /** Selects the application; false if the card has none. */
  select(): Promise<boolean>
  /** Who it is. Ends no login. */
  seen(): Promise<AppletSeen>
  /** Firmware of the whole token; null where it does not tell. */
  token(): Promise<string | null>
  /** Null if there is none, or if the card does not show it. */
  key(use: CardUse): Promise<CardKey | null>
  /** Tries left; null where the card does not tell. */
  tries(which: Which): Promise<number | null>
  isFactory(which: Which): Promise<boolean | null>
  bounds(which: Which): Promise<Bounds>
  /** Ends what another program may have left open. */
  forget(): Promise<void>
  /** Throws CARD_PIN_WRONG or CARD_PIN_BLOCKED. `use`: what for, because OpenPGP has a PIN of its own kind for signatures. */
  verify(which: Which, value: Uint8Array, use: CardUse): Promise<void>
  /** True if the card wants the PIN directly before it uses that key. */
  wantsPinBefore(use: CardUse): boolean
  change(which: Which, now: Uint8Array, next: Uint8Array): Promise<void>
  unblock(admin: Uint8Array, next: Uint8Array): Promise<void>
  managementKey(): Promise<CardDescription['managementKey']>
  authenticate(key: ManagementKey): Promise<void>
  setManagementKey(next: NewManagementKey): Promise<void>
  /** Throws where the card has, or must be trusted with, no such key. */
  mayGenerate(use: CardUse, algorithm: CardAlgorithm): void
  generate(use: CardUse, algorithm: CardAlgorithm): Promise<CardKey>
  readonly needs: {
    readonly generate: readonly Need[]
    read(object: CardObject): readonly Need[]
    write(object: CardObject): readonly Need[]
  }
  sign(use: CardUse, algorithm: 'P-256' | 'P-384', digest: Uint8Array): Promise<Buffer>
  readonly signatureFormat: 'der' | 'compact'
  /** The caller zeroes the result. */
  agree(algorithm: 'P-256' | 'P-384', point: Uint8Array): Promise<Buffer>
  /** The caller zeroes the result. */
  decrypt(block: Uint8Array): Promise<Buffer>
  /** PKCS#1 v1.5's padded block to the private exponent. */
  signBlock(use: CardUse, block: Uint8Array): Promise<Buffer>
  /** In DER; null where there is none. */
  certificate(use: CardUse): Promise<Buffer | null>
  read(object: CardObject): Promise<Buffer | null>
  write(object: CardObject, data: Uint8Array): Promise<void>
  attest(use: CardUse): Promise<Attestation | null>
}
