import { type Part, casts } from '../cast.ts'
import type { Json } from '../json.ts'
import { type Bound, type Parameter, substitute } from '../parameters.ts'
import { Refusal } from '../refusal.ts'
import { type Script, type ScriptStep, ownFields, plainIssue } from '../script.ts'
import { kindOf } from '../steps/index.ts'
import type { KindName } from '../steps/names.ts'
import type { checkSentences } from '../texts/en/index.ts'

/** Where something stands in the script: member names and list positions from the top. */
export type Path = readonly PropertyKey[]

/** A step as it is in one course of the ceremony, with parameters filled in. */
export interface CheckedStep {
  readonly id: string
  readonly kind: KindName
  readonly step: ScriptStep
  readonly path: Path
  readonly act: number
  /** True for what is done with a device or the secrets process. */
  readonly device: boolean
  /** The kind's own fields; empty where they are wrong, which `problems` says. */
  readonly fields: Readonly<Record<string, Json>>
  readonly problems: readonly { readonly path: Path; readonly reason: string }[]
  /** Those about whom the step is repeated; one `null` where it is not. */
  readonly turns: readonly (Part | null)[]
}

/** One way through the script: with these parameters, these people, and the steps that are not left out. */
export interface Course {
  readonly script: Script
  readonly bound: Bound
  readonly parts: readonly Part[]
  readonly steps: readonly CheckedStep[]
  /** True if keys are archived in this course, and so are extractable until they are locked. */
  readonly archived: boolean
}

/** What a check found: where, in which step, and the values that its sentence names. */
export interface Found {
  readonly path: Path
  readonly step?: string
  readonly say?: Readonly<Record<string, string | number>>
  /** The parameter whose value is at fault; if that was set, the file is not. */
  readonly parameter?: string
}

/** The name of a check, such as KEY-2. */
export type CheckId = keyof typeof checkSentences

/** One named check; its sentence stands in texts under its id. */
export interface Check {
  readonly id: CheckId
  readonly severity: 'error' | 'warning'
  readonly find: (course: Course) => Iterable<Found>
}

const MOST_COURSES = 64

/**
 * Every way through the script: each value that a step's `when` depends on is tried, but those that are set. The first is the
 * one of the parameters as bound.
 */
export function coursesOf(script: Script, bound: Bound, set: ReadonlySet<string>): readonly Course[] {
  let bounds: readonly Bound[] = [bound]
  for (const name of deciding(script)) {
    const parameter = Object.hasOwn(script.parameters, name) ? script.parameters[name] : undefined
    if (!parameter || set.has(name)) continue
    const others = valuesOf(script, name, parameter).filter((value) => value !== bound[name])
    bounds = [...bounds, ...bounds.flatMap((one) => others.map((value) => ({ ...one, [name]: value })))]
    if (bounds.length > MOST_COURSES) break
  }
  return bounds.slice(0, MOST_COURSES).flatMap((one) => courseOf(script, one) ?? [])
}

function deciding(script: Script): ReadonlySet<string> {
  return new Set(allSteps(script).flatMap(({ step }) => (step.when ? [step.when.parameter] : [])))
}

function valuesOf(script: Script, name: string, parameter: Parameter): readonly (string | number)[] {
  if (parameter.type === 'choice') return parameter.of
  return [
    ...new Set(
      allSteps(script).flatMap(({ step }) =>
        step.when?.parameter === name && possible(parameter, step.when.is) ? [step.when.is] : [],
      ),
    ),
  ]
}

/** True if a parameter can have that value at all. */
export function possible(parameter: Parameter, value: string | number): boolean {
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
export function courseOf(script: Script, bound: Bound): Course | null {
  const parts = castsOrNull(script, bound)
  if (parts === null) return null
  const steps = allSteps(script)
    .filter(({ step }) => !step.when || bound[step.when.parameter] === step.when.is)
    .map((placed) => checkedStep(placed, parts, bound))
  return { script, bound, parts, steps, archived: bound['archive'] === 'wrapped' }
}

function castsOrNull(script: Script, bound: Bound): readonly Part[] | null {
  try {
    return casts(script, bound)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

function checkedStep({ step, path, act }: Placed, parts: readonly Part[], bound: Bound): CheckedStep {
  const role = step['for-each']
  const turns = role === undefined ? [null] : parts.filter((part) => part.role === role)
  const first = turns[0]
  const words = first ? { ...bound, each: first.title, turn: 1 } : bound
  const kind = kindOf(step.kind)
  const parsed = kind.fields.safeParse(substitute(ownFields(step), words))
  return {
    id: step.id,
    kind: step.kind,
    step,
    path,
    act,
    device: kind.act !== undefined,
    fields: parsed.success ? parsed.data : {},
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
export function at(
  step: CheckedStep,
  ...member: readonly PropertyKey[]
): { readonly path: Path; readonly step: string } {
  return { path: [...step.path, ...member], step: step.id }
}

export function ofKind(course: Course, ...kinds: readonly KindName[]): readonly CheckedStep[] {
  return course.steps.filter((step) => kinds.includes(step.kind))
}

/** The steps of a kind before that step. */
export function before(course: Course, step: CheckedStep, kind: KindName): readonly CheckedStep[] {
  return course.steps.slice(0, course.steps.indexOf(step)).filter((other) => other.kind === kind)
}

/** The steps of a kind after that step. */
export function after(course: Course, step: CheckedStep, kind: KindName): readonly CheckedStep[] {
  return course.steps.slice(course.steps.indexOf(step) + 1).filter((other) => other.kind === kind)
}
