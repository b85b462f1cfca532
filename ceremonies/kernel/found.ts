import type { Parameters } from '../base/message.ts'
import type { Path } from './script.ts'

/** What a check found: where, in which step, and the values that its sentence names. */
export interface Found {
  readonly path: Path
  readonly step?: string
  readonly say?: Parameters
  /** The parameter whose value is at fault; if that was set, the file is not. */
  readonly parameter?: string
}
