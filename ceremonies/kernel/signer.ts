import type { Hex } from '../base/crypto.ts'

/** Where the key that signs the record is; null before there is one. */
export interface Signer {
  readonly token: string
  readonly id: Hex
  readonly spki: Hex
}
