import { unfit } from './check/form.ts'
import { coursesOf } from './check/course.ts'
import { languageFindings, placeIn } from './check/languages.ts'
import type { ScriptCourse, Rules } from './model.ts'
import type { Found } from './found.ts'
import { readScript } from './read-script.ts'
import { type Bound, bindParameters } from './parameters.ts'
import { type Message, type Parameters, message } from '../base/message.ts'
import { Refusal, refuse, refused } from '../base/refusal.ts'
import { expandRoles } from './cast.ts'
import type { Script } from './script.ts'
import type { CheckId } from '../texts/index.ts'
import type { LineAndColumn } from '../base/yaml.ts'

/** Something that a reviewer would object to, with its place in the file (line and column from 1). */
export interface Finding extends LineAndColumn {
  readonly id: CheckId
  /** An error keeps a real ceremony from being run with this script. */
  readonly severity: 'error' | 'warning'
  readonly step: string | null
  /** The parameter that was set to what is found fault with: then the file is not. Null for all that is. */
  readonly setting: string | null
  readonly parameters: Parameters
  /** The parameters of the course that it was found in, where that is not the one as bound. */
  readonly when: readonly { readonly name: string; readonly value: string | number }[]
}

/**
 * All that can be said against a script before the day, in the order of the file; every course that its `when`s allow is
 * tried, with the parameters as set. Never throws, whatever the text.
 */
export function checkScript(
  rules: Rules,
  text: string,
  settings: Readonly<Record<string, string>> = {},
): readonly Finding[] {
  const { script, scriptIn, sentences, problems, place } = readScript(rules, text)
  if (script === null) return problems.map(({ reason, ...at }) => finding('FORM-1', at, { reason }))
  const bound = bind(script, settings)
  if (bound instanceof Refusal) return [unbound(bound, settings, place)]
  const inLanguages = (script.languages.length > 0 ? script.languages : [null]).map((language) => {
    const spoken = scriptIn(language) ?? script
    const courses = coursesOf(rules, spoken, bound, new Set(Object.keys(settings)))
    const at = placeIn(language, sentences)
    return courses.flatMap((course) => findingsOf(course, bound, settings, (path) => place(at(path))))
  })
  const ofLanguages = languageFindings(script, sentences).map(({ id, severity, path, step, say }) => {
    const of = step ?? stepAt(script, path)
    return finding(id, place(path), { step: of ?? '', ...say }, severity, of)
  })
  return inOrder([...onceInAllLanguages(inLanguages), ...ofLanguages])
}

/** What is found in one language and stands at the same place in those before it is not said again: only its titles differ. */
function onceInAllLanguages(inLanguages: readonly (readonly Finding[])[]): readonly Finding[] {
  const key = ({ id, line, column, step }: Finding): string => `${id} ${line}:${column} ${step ?? ''}`
  const said = new Set<string>()
  return inLanguages.flatMap((findings) => {
    const fresh = findings.filter((found) => !said.has(key(found)))
    for (const found of fresh) said.add(key(found))
    return fresh
  })
}

function stepAt(script: Script, path: Found['path']): string | null {
  const [, act, , step] = path
  return path[0] === 'acts' ? (script.acts[Number(act)]?.steps[Number(step)]?.id ?? null) : null
}

/** What a finding says, with the course that it was found in. */
export function findingMessage({ id, parameters, when }: Pick<Finding, 'id' | 'parameters' | 'when'>): Message {
  const finding = message(id, parameters)
  if (when.length === 0) return finding
  const conditions = when.map(({ name, value }) => message('course.is', { name, value }))
  return message('course.when', { finding, conditions })
}

/** A script with errors is not for a real ceremony. Throws SCRIPT_REFUSED. */
export function mustPass(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first) throw refuse('SCRIPT_REFUSED', { errors: errors.length, id: first.id, first: findingMessage(first) })
}

/** The parameters as set, or why they cannot be. */
function bind(script: Script, settings: Readonly<Record<string, string>>): Bound | Refusal {
  try {
    const bound = bindParameters(script.parameters, settings)
    expandRoles(script, bound)
    return bound
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function unbound(
  refusal: Refusal,
  settings: Readonly<Record<string, string>>,
  place: (path: Found['path']) => LineAndColumn,
): Finding {
  const { code, parameters } = refusal
  const { name = parameters['field'] } = parameters
  const of = typeof name === 'string' ? name : ''
  const set = /^(PARAMETER|TEXT)_/.test(code) && Object.hasOwn(settings, of)
  const found = finding('FORM-2', place(['parameters', of]), { reason: refused(refusal) })
  return set ? { ...found, setting: of } : found
}

function findingsOf(
  course: ScriptCourse,
  bound: Bound,
  settings: Readonly<Record<string, string>>,
  place: (path: Found['path']) => LineAndColumn,
): readonly Finding[] {
  const when = Object.entries(course.bound)
    .filter(([name, value]) => bound[name] !== value)
    .map(([name, value]) => ({ name, value }))
  const broken = course.steps.some(({ problems }) => problems.length > 0)
  return (broken ? [unfit] : course.rules.checks).flatMap(({ id, severity, find }) =>
    [...find(course)].map(({ path, step, say, parameter = '' }) => {
      const found = finding(id, place(path), { step: step ?? '', ...say }, severity, step)
      const setting = Object.hasOwn(settings, parameter) ? parameter : null
      return { ...found, setting, when }
    }),
  )
}

function finding(
  id: CheckId,
  { line, column }: LineAndColumn,
  parameters: Parameters,
  severity: Finding['severity'] = 'error',
  step: string | null = null,
): Finding {
  return { id, line, column, severity, step, setting: null, parameters, when: [] }
}

/** In the order of the file, each thing once: what is found in the course as bound is not said again of another. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>()
  return findings
    .filter(({ id, line, column, parameters }) => {
      const key = `${id} ${line}:${column} ${JSON.stringify(parameters)}`
      return !seen.has(key) && seen.add(key)
    })
    .sort((a, b) => a.line - b.line || a.column - b.column || (a.id < b.id ? -1 : 1))
}
