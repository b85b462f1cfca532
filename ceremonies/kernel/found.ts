import type { Parameters } from '../base/message.ts'
import type { Path } from './script.ts'

/** What a check found: where, in which step, and the values that its sentence names. */
export interface Found {
  readonly path: Path
  readonly step?: string
  readonly say?: Parameters
  /** The parameter whose value is at fault; if that was set, the file is not. */
  readonly parameter?: string
  /** A name that nothing has. What else is found may follow from it, and is not said before it is corrected. */
  readonly unknown?: Unknown
}

export interface Unknown {
  readonly name: string
  /** What could have been named. */
  readonly known: readonly string[]
}
