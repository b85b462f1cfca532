import { unfit } from './check/form.ts'
import { coursesOf } from './check/course.ts'
import { languageFindings, placeIn } from './check/languages.ts'
import type { ScriptCourse, Rules } from './model.ts'
import type { Found, Unknown } from './found.ts'
import { readScript } from './read-script.ts'
import { type Bound, bindParameters } from './parameters.ts'
import { type Message, type Parameters, message } from '../base/message.ts'
import { nearest } from '../base/nearest.ts'
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
  readonly unknown: Unknown | null
  /** At how many more places the same unknown name stands. */
  readonly more: number
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
  const findings = inOrder([...onceInAllLanguages(inLanguages), ...ofLanguages])
  const unknown = findings.filter((found) => found.unknown !== null)
  return unknown.length > 0 ? eachNameOnce(unknown) : findings
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

type Said = Pick<Finding, 'id' | 'parameters' | 'when' | 'unknown' | 'more'>

/** What a finding says, with the course that it was found in. */
export function findingMessage({ id, parameters, when, unknown, more }: Said): Message {
  const alone = message(id, parameters)
  const finding = unknown === null ? alone : message('unknown.name', { finding: alone, more, ...meant(unknown) })
  if (when.length === 0) return finding
  const conditions = when.map(({ name, value }) => message('course.is', { name, value }))
  return message('course.when', { finding, conditions })
}

function meant({ name, known }: Unknown): Parameters {
  const near = nearest(name, known)
  return { many: near === null ? known.length : 0, known: near ?? known }
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
    [...find(course)].map(({ path, step, say, parameter = '', unknown = null }) => {
      const found = finding(id, place(path), { step: step ?? '', ...say }, severity, step)
      const setting = Object.hasOwn(settings, parameter) ? parameter : null
      return { ...found, setting, when, unknown }
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
  return { id, line, column, severity, step, setting: null, parameters, when: [], unknown: null, more: 0 }
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

/** A name that nothing has is said at its first place alone. */
function eachNameOnce(findings: readonly Finding[]): readonly Finding[] {
  return [...Map.groupBy(findings, ({ unknown }) => unknown?.name).values()].flatMap((of) => {
    const places = new Set(of.map(({ line, column }) => `${line}:${column}`))
    return of.slice(0, 1).map((first) => ({ ...first, more: places.size - 1 }))
  })
}
