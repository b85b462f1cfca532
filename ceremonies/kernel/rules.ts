import type { Level } from '../record/levels.ts'
import type { Rules, State, StepKind } from './model.ts'
import type { PlannedStep } from './planned.ts'
import type { Signer } from './signer.ts'

/** The format of records that this version writes; the first fact names it. */
export const RECORD_FORMAT = 1

/** The kind of a step, which the script's form has admitted. */
export function kindOf({ kinds }: Pick<Rules, 'kinds'>, name: string): StepKind {
  const kind = kinds.get(name)
  if (kind === undefined) throw new Error(`These rules know no step ${name}.`)
  return kind
}

/** True while the program has still to look at what the step is about. */
export function isUnexamined({ rules, examined }: State, { id, kind }: PlannedStep): boolean {
  return kindOf(rules, kind).examination !== null && examined !== id
}

/** Where the key that signs the record is; null before there is one. */
export function signerOf(state: State): Signer | null {
  for (const { signer } of state.rules.subjects) {
    const known = signer?.(state) ?? null
    if (known !== null) return known
  }
  return null
}

/** The level of a type of fact. One that no subject knows is confidential, so that forgetting it discloses nothing. */
export function levelOf({ facts }: Pick<Rules, 'facts'>, type: string): Level {
  return facts.get(type)?.level ?? 'confidential'
}
