import { type Part, casts } from './cast.ts'
import type { JsonObject } from './json.ts'
import { type Bound, fillNames, substitute } from './parameters.ts'
import { refuse } from './refusal.ts'
import { type Script, type ScriptStep, ownFields, plainIssue } from './script.ts'
import { kindOf } from './steps/index.ts'
import type { KindName } from './steps/names.ts'

/** One step of one ceremony: the script's step with parameters, people and repetitions filled in. */
export interface PlannedStep {
  readonly id: string
  readonly kind: KindName
  readonly act: string
  readonly title: string
  readonly say: string | null
  readonly performs: string
  readonly witnesses: readonly string[]
  readonly minutes: number
  readonly controls: readonly string[]
  readonly fields: JsonObject
  /** The person that a repeated step is about, counted from 1. */
  readonly turn: number | null
  readonly when: { readonly parameter: string; readonly is: string | number } | null
}

export interface Plan {
  readonly bound: Bound
  readonly parts: readonly Part[]
  readonly acts: readonly { readonly id: string; readonly title: string }[]
  readonly steps: readonly PlannedStep[]
}

/** The ceremony that a script makes with these parameters; throws ROLE_UNKNOWN where a step names nobody, STEP_UNFIT. */
export function makePlan(script: Script, bound: Bound): Plan {
  const parts = casts(script, bound)
  const steps = script.acts.flatMap((act) =>
    act.steps
      .filter((step) => !step.when || bound[step.when.parameter] === step.when.is)
      .flatMap((step) => repeat(step, parts).map((turn) => planStep(act.id, step, turn, parts, bound))),
  )
  return { bound, parts, acts: script.acts.map(({ id, title }) => ({ id, title })), steps }
}

interface Turn {
  readonly part: Part
  readonly number: number
}

function repeat(step: ScriptStep, parts: readonly Part[]): readonly (Turn | null)[] {
  const role = step['for-each']
  if (role === undefined) return [null]
  const turns = parts.filter((part) => part.role === role)
  if (turns.length === 0) throw refuse('ROLE_UNKNOWN', { step: step.id, role })
  return turns.map((part, i) => ({ part, number: i + 1 }))
}

function planStep(act: string, step: ScriptStep, turn: Turn | null, parts: readonly Part[], bound: Bound): PlannedStep {
  const words: Bound = turn ? { ...bound, each: turn.part.title, turn: turn.number } : bound
  const who = (name: string): string => {
    if (name === 'each' && turn) return turn.part.id
    const part = parts.find(({ id }) => id === name)
    if (!part) throw refuse('ROLE_UNKNOWN', { step: step.id, role: name })
    return part.id
  }
  return {
    id: turn ? `${step.id}-${turn.number}` : step.id,
    kind: step.kind,
    act,
    title: fillNames(step.title, words),
    say: step.say === undefined ? null : fillNames(step.say, words),
    performs: who(step.performs),
    witnesses: step.witnesses.map(who),
    minutes: step.minutes,
    controls: step.controls,
    fields: fieldsOf(step, words),
    turn: turn?.number ?? null,
    when: step.when ?? null,
  }
}

/** The script was tried with its defaults; other parameters may make of a field what its kind does not take. */
function fieldsOf(step: ScriptStep, words: Bound): JsonObject {
  const parsed = kindOf(step.kind).fields.safeParse(substitute(ownFields(step), words))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues.map(plainIssue)
  throw refuse('STEP_UNFIT', { step: step.id, reason: issue?.reason ?? '' })
}
