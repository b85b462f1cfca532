/** The port over the record of an earlier ceremony, brought in by file: a step asks for what it says, and for its archives. */
import type { Json } from '../base/json.ts'

export interface EarlierRecord {
  /**
   * What the record says of itself, once it has been verified. `note`: digest of its last note, from paper; null where nobody has
   * one. Throws EARLIER_NOT_GIVEN, EARLIER_INVALID or EARLIER_OTHER, and what reading it throws.
   */
  read(note: string | null): Promise<Json>
  /** One of its artifacts, as it is now. Throws EARLIER_NOT_GIVEN or EARLIER_FILE_MISSING. */
  file(artifact: string): Promise<Uint8Array>
}
