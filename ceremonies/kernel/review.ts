/** How far a record can be relied on, and what has changed since a ceremony was left. */

/** What two people have accepted as the program, the modules and the second medium of this ceremony. */
export interface Accepted {
  /** Application digest. */
  readonly application: string
  /** SHA-256 of the module by inventory name. */
  readonly modules: Readonly<Record<string, string>>
  readonly mirror: string | null
}

/**
 * How far the record key has vouched for the record: `size` facts are signed, 0 if none. `behind`: what has come since, at
 * least something said, or a step that has ended.
 */
export interface Vouched {
  readonly size: number
  /** The signed note; null before the first. */
  readonly note: string | null
  readonly behind: Weight
}

/** What a fact adds to what is not signed yet: bookkeeping adds nothing. */
export type Weight = 'nothing' | 'words' | 'step'

/** Facts that no signature of the record key covers: their places, both included. */
export interface Unsigned {
  readonly from: number
  readonly to: number
}

/** What is not as it was when the ceremony was left. */
export interface Change {
  /** `missing`: how many facts of earlier batches than the last the second medium did not hold. */
  readonly what: 'application' | 'module' | 'mirror' | 'same-medium' | 'missing'
  readonly device: string | null
  readonly was: string
  readonly now: string
}

/** How a change spells that there is no second medium. */
export const NO_MIRROR = 'none'

/** What two people must look at before a ceremony that was left goes on. */
export interface Review {
  readonly unsigned: Unsigned | null
  readonly changes: readonly Change[]
}
