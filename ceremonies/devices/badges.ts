/** The port over what an organisation publishes of its badges, brought in by file: certificates of authorities, and CRLs. */
import type { Hex } from '../base/crypto.ts'

/** In DER, whatever the files were. */
export interface BadgeFiles {
  readonly certificates: readonly Hex[]
  readonly crls: readonly Hex[]
}

export interface BadgeAuthorities {
  /** Throws BADGE_FILES_NOT_GIVEN, BADGE_FILE_UNREADABLE, BADGE_FILE_NONE and BADGE_FILE_LARGE. */
  read(): Promise<BadgeFiles>
}
