import type { JsonObject } from '../base/json.ts'
import { refuse } from '../base/refusal.ts'
import { plainIssue } from '../base/issue.ts'
import { type Part, expandRoles } from './cast.ts'
import type { Plan, PlannedStep } from './planned.ts'
import type { Rules } from './model.ts'
import { type Bound, fillNames, substitute } from './parameters.ts'
import { kindOf } from './rules.ts'
import { object } from './shapes.ts'
import { type Script, type ScriptStep, ownFields } from './script.ts'

/** The ceremony that a script makes with these parameters; throws ROLE_UNKNOWN where a step names nobody, STEP_UNFIT. */
export function makePlan(rules: Rules, script: Script, bound: Bound): Plan {
  const parts = expandRoles(script, bound)
  const steps = script.acts.flatMap((act) =>
    act.steps
      .filter((step) => !step.when || bound[step.when.parameter] === step.when.is)
      .flatMap((step) => repeat(step, parts).map((turn) => planStep(rules, { act: act.id, step, turn, parts, bound }))),
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

interface Planning {
  readonly act: string
  readonly step: ScriptStep
  readonly turn: Turn | null
  readonly parts: readonly Part[]
  readonly bound: Bound
}

function planStep(rules: Rules, { act, step, turn, parts, bound }: Planning): PlannedStep {
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
    fields: fieldsOf(rules, step, words),
    turn: turn?.number ?? null,
    when: step.when ?? null,
  }
}

/** The script was tried with its defaults; other parameters may make of a field what its kind does not take. */
function fieldsOf(rules: Rules, step: ScriptStep, words: Bound): JsonObject {
  const parsed = kindOf(rules, step.kind).fields.safeParse(substitute(ownFields(step), words), { reportInput: true })
  if (parsed.success) return object.parse(parsed.data)
  const [issue] = parsed.error.issues.map(plainIssue)
  throw refuse('STEP_UNFIT', { step: step.id, reason: issue?.reason ?? '' })
}
