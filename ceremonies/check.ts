import { unfit } from './check/form.ts'
import { checks } from './check/table.ts'
import { type CheckId, type Course, type Found, coursesOf } from './check/course.ts'
import { type Bound, bindParameters } from './parameters.ts'
import { Refusal, refuse, said } from './refusal.ts'
import { casts } from './cast.ts'
import { type Script, readScript } from './script.ts'
import { checkCourse } from './texts/en/check.ts'
import { checkSentences } from './texts/en/index.ts'
import type { Place } from './yaml.ts'

/** Something that a reviewer would object to, with its place in the file (line and column from 1). */
export interface Finding extends Place {
  readonly id: CheckId
  /** An error keeps a real ceremony from being run with this script. */
  readonly severity: 'error' | 'warning'
  readonly step: string | null
  /** The parameter that was set to what is found fault with: then the file is not. Null for all that is. */
  readonly setting: string | null
  readonly message: string
}

/**
 * All that can be said against a script before the day, in the order of the file; every course that its `when`s allow is
 * tried, with the parameters as set. Never throws, whatever the text.
 */
export function checkScript(text: string, settings: Readonly<Record<string, string>> = {}): readonly Finding[] {
  const { script, problems, place } = readScript(text)
  if (script === null)
    return problems.map(({ reason, ...at }) => finding('FORM-1', at, { reason: reason.replace(/\.$/, '') }))
  const bound = bind(script, settings)
  if (bound instanceof Refusal) return [unbound(bound, settings, place)]
  const courses = coursesOf(script, bound, new Set(Object.keys(settings)))
  return inOrder(courses.flatMap((course) => findingsOf(course, bound, settings, place)))
}

/** A script with errors is not for a real ceremony. Throws SCRIPT_REFUSED. */
export function mustPass(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first) throw refuse('SCRIPT_REFUSED', { errors: errors.length, first: `${first.id}: ${first.message}` })
}

/** The parameters as set, or why they cannot be. */
function bind(script: Script, settings: Readonly<Record<string, string>>): Bound | Refusal {
  try {
    const bound = bindParameters(script.parameters, settings)
    casts(script, bound)
    return bound
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function unbound(
  { code, message, parameters }: Refusal,
  settings: Readonly<Record<string, string>>,
  place: (path: Found['path']) => Place,
): Finding {
  const name = String(parameters['name'] ?? parameters['field'] ?? '')
  const set = /^(PARAMETER|TEXT)_/.test(code) && Object.hasOwn(settings, name)
  const found = finding('FORM-2', place(['parameters', name]), { reason: message })
  return set ? { ...found, setting: name } : found
}

function findingsOf(
  course: Course,
  bound: Bound,
  settings: Readonly<Record<string, string>>,
  place: (path: Found['path']) => Place,
): readonly Finding[] {
  const other = Object.entries(course.bound).filter(([name, value]) => bound[name] !== value)
  const conditions = other.map(([name, value]) => said(checkCourse.is, { name, value })).join(', ')
  const suffix = other.length === 0 ? '' : said(checkCourse.when, { conditions })
  const broken = course.steps.some(({ problems }) => problems.length > 0)
  return (broken ? [unfit] : checks).flatMap(({ id, severity, find }) =>
    [...find(course)].map(({ path, step, say, parameter = '' }) => {
      const found = finding(id, place(path), { step: step ?? '', ...say }, severity, step)
      const setting = Object.hasOwn(settings, parameter) ? parameter : null
      return { ...found, setting, message: found.message + suffix }
    }),
  )
}

function finding(
  id: CheckId,
  { line, column }: Place,
  say: Readonly<Record<string, string | number>>,
  severity: Finding['severity'] = 'error',
  step: string | null = null,
): Finding {
  return { id, line, column, severity, step, setting: null, message: said(checkSentences[id], say) }
}

/** In the order of the file, each thing once: what is found in the course as bound is not said again of another. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>()
  return findings
    .filter(({ id, line, column, message }) => {
      const key = `${id} ${line}:${column} ${message.replace(/ \(When .*\)$/, '')}`
      return !seen.has(key) && seen.add(key)
    })
    .sort((a, b) => a.line - b.line || a.column - b.column || (a.id < b.id ? -1 : 1))
}
