import type { Json } from '../../base/json.ts'
import { plainIssue } from '../../base/issue.ts'
import { Refusal } from '../../base/refusal.ts'
import { type Part, expandRoles } from '../cast.ts'
import type { CheckedStep } from './checked-step.ts'
import type { ScriptCourse, Rules } from '../model.ts'
import { type Bound, type Parameter, substitute } from '../parameters.ts'
import { kindOf } from '../rules.ts'
import { object } from '../shapes.ts'
import { type Path, type Script, type ScriptStep, ownFields } from '../script.ts'

const MOST_COURSES = 64

/**
 * Every way through the script: each value that a step's `when` depends on is tried, but those that are set. The first is the
 * one of the parameters as bound.
 */
export function coursesOf(
  rules: Rules,
  script: Script,
  bound: Bound,
  set: ReadonlySet<string>,
): readonly ScriptCourse[] {
  let bounds: readonly Bound[] = [bound]
  for (const name of deciding(script)) {
    const parameter = Object.hasOwn(script.parameters, name) ? script.parameters[name] : undefined
    if (!parameter || set.has(name)) continue
    const others = valuesOf(script, name, parameter).filter((value) => value !== bound[name])
    bounds = [...bounds, ...bounds.flatMap((one) => others.map((value) => ({ ...one, [name]: value })))]
    if (bounds.length > MOST_COURSES) break
  }
  return bounds.slice(0, MOST_COURSES).flatMap((one) => courseOf(rules, script, one) ?? [])
}

function deciding(script: Script): ReadonlySet<string> {
  return new Set(allSteps(script).flatMap(({ step }) => (step.when ? [step.when.parameter] : [])))
}

function valuesOf(script: Script, name: string, parameter: Parameter): readonly (string | number)[] {
  if (parameter.type === 'choice') return parameter.of
  return [
    ...new Set(
      allSteps(script).flatMap(({ step }) =>
        step.when?.parameter === name && isPossible(parameter, step.when.is) ? [step.when.is] : [],
      ),
    ),
  ]
}

/** True if a parameter can have that value at all. */
export function isPossible(parameter: Parameter, value: string | number): boolean {
  switch (parameter.type) {
    case 'choice':
      return parameter.of.some((one) => one === value)
    case 'integer':
      return typeof value === 'number' && value >= parameter.min && value <= parameter.max
    default:
      return typeof value === 'string'
  }
}

interface Placed {
  readonly step: ScriptStep
  readonly path: Path
  readonly act: number
}

/** Every step that the script has, in order, with its place. */
export function allSteps(script: Script): readonly Placed[] {
  return script.acts.flatMap(({ steps }, act) =>
    steps.map((step, i) => ({ step, path: ['acts', act, 'steps', i], act })),
  )
}

/** Null if roles cannot have as many people as the parameters say. */
export function courseOf(rules: Rules, script: Script, bound: Bound): ScriptCourse | null {
  const parts = partsOrNull(script, bound)
  if (parts === null) return null
  const steps = allSteps(script)
    .filter(({ step }) => !step.when || bound[step.when.parameter] === step.when.is)
    .map((placed) => checkedStep(rules, placed, parts, bound))
  return { rules, script, bound, parts, steps }
}

function partsOrNull(script: Script, bound: Bound): readonly Part[] | null {
  try {
    return expandRoles(script, bound)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

function checkedStep(rules: Rules, { step, path, act }: Placed, parts: readonly Part[], bound: Bound): CheckedStep {
  const role = step['for-each']
  const turns = role === undefined ? [null] : parts.filter((part) => part.role === role)
  const first = turns[0]
  const words = first ? { ...bound, each: first.title, turn: 1 } : bound
  const kind = kindOf(rules, step.kind)
  const parsed = kind.fields.safeParse(substitute(ownFields(step), words), { reportInput: true })
  return {
    id: step.id,
    kind: step.kind,
    step,
    path,
    act,
    device: kind.act !== null,
    needsTwo: kind.needsTwo,
    people: kind.people,
    fields: parsed.success ? object.parse(parsed.data) : {},
    problems: parsed.success ? [] : parsed.error.issues.map(plainIssue),
    turns,
  }
}

/** A field of text; empty if there is none. */
export function textOf(step: CheckedStep, field: string): string {
  const value = Object.hasOwn(step.fields, field) ? step.fields[field] : undefined
  return typeof value === 'string' ? value : ''
}

export function numberOf(step: CheckedStep, field: string): number {
  const value = step.fields[field]
  return typeof value === 'number' ? value : 0
}

/** A field that is a list; empty if it is none. */
export function listOf(step: CheckedStep, field: string): readonly Json[] {
  const value = step.fields[field]
  return Array.isArray(value) ? (value as readonly Json[]) : []
}

/** The place of a step, or of a member of it. */
export function placeOf(
  step: CheckedStep,
  ...member: readonly PropertyKey[]
): { readonly path: Path; readonly step: string } {
  return { path: [...step.path, ...member], step: step.id }
}

export function stepsOfKind(course: ScriptCourse, ...kinds: readonly string[]): readonly CheckedStep[] {
  return course.steps.filter((step) => kinds.includes(step.kind))
}

/** The steps of a kind before that step. */
export function stepsBefore(course: ScriptCourse, step: CheckedStep, kind: string): readonly CheckedStep[] {
  return course.steps.slice(0, course.steps.indexOf(step)).filter((other) => other.kind === kind)
}

/** The steps of a kind after that step. */
export function stepsAfter(course: ScriptCourse, step: CheckedStep, kind: string): readonly CheckedStep[] {
  return course.steps.slice(course.steps.indexOf(step) + 1).filter((other) => other.kind === kind)
}
