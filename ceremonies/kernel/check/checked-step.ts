import type { Issue } from '../../base/issue.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Part } from '../cast.ts'
import type { Path, ScriptStep } from '../script.ts'

/** A step as it is in one course of the ceremony, with parameters filled in. */
export interface CheckedStep {
  readonly id: string
  readonly kind: string
  readonly step: ScriptStep
  readonly path: Path
  readonly act: number
  /** True for what is done with a device or the secrets process. */
  readonly device: boolean
  readonly needsTwo: boolean
  /** The fields that list people. */
  readonly people: readonly string[]
  /** The kind's own fields; empty where they are wrong, which `problems` says. */
  readonly fields: JsonObject
  readonly problems: readonly Issue[]
  /** Those about whom the step is repeated; one `null` where it is not. */
  readonly turns: readonly (Part | null)[]
}
