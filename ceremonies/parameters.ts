import { z } from 'zod'
import { algorithms } from './algorithm.ts'
import { parseSubject } from './certificate/subject.ts'
import type { Json } from './json.ts'
import { Refusal, fill, refuse } from './refusal.ts'
import { reasons } from './texts/en/reasons.ts'
import { mustBePlain } from './unicode/plain.ts'

const title = z.string().min(1).max(200)

/** A parameter of a script: bound once, before the ceremony opens. Each has a default, so that a script can be checked alone. */
export const Parameter = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('algorithm'), title, default: z.enum(algorithms) }),
  z.strictObject({ type: z.literal('choice'), title, of: z.array(z.string().min(1)).min(2), default: z.string() }),
  z.strictObject({ type: z.literal('integer'), title, min: z.int(), max: z.int(), default: z.int() }),
  z.strictObject({ type: z.literal('subject'), title, default: z.string() }),
  z.strictObject({ type: z.literal('text'), title, max: z.int().min(1).max(2000).default(200), default: z.string() }),
])
export type Parameter = z.infer<typeof Parameter>
export type Bound = Readonly<Record<string, string | number>>

/**
 * The value of every parameter: as set (text, as on a command line), or its default.
 * Throws PARAMETER_UNKNOWN, PARAMETER_INVALID, or TEXT_* for one that is a text, naming the parameter.
 */
export function bindParameters(
  parameters: Readonly<Record<string, Parameter>>,
  settings: Readonly<Record<string, string>>,
): Bound {
  for (const name of Object.keys(settings)) {
    if (!Object.hasOwn(parameters, name)) {
      throw refuse('PARAMETER_UNKNOWN', { name, known: Object.keys(parameters).join(', ') })
    }
  }
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      bind(name, parameter, Object.hasOwn(settings, name) ? settings[name] : undefined),
    ]),
  )
}

function bind(name: string, parameter: Parameter, setting: string | undefined): string | number {
  const text = setting ?? String(parameter.default)
  const wrong = (reason: string): Refusal => refuse('PARAMETER_INVALID', { name, reason })
  switch (parameter.type) {
    case 'algorithm':
      if (!(algorithms as readonly string[]).includes(text))
        throw wrong(fill(reasons.oneOf, { options: algorithms.join(', ') }))
      return text
    case 'choice':
      if (!parameter.of.includes(text)) throw wrong(fill(reasons.oneOf, { options: parameter.of.join(', ') }))
      return text
    case 'integer': {
      const value = /^(0|-?[1-9]\d{0,8})$/.test(text) ? Number(text) : Number.NaN
      if (!(value >= parameter.min && value <= parameter.max)) {
        throw wrong(fill(reasons.between, parameter))
      }
      return value
    }
    case 'subject':
      return subject(text, wrong)
    case 'text':
      mustBePlain(text, { field: name, most: parameter.max })
      return text
  }
}

function subject(text: string, wrong: (reason: string) => Refusal): string {
  try {
    parseSubject(text)
    return text
  } catch (error) {
    throw error instanceof Refusal
      ? wrong(fill(reasons.noSubject, { reason: error.message.replace(/\.$/, '') }))
      : error
  }
}

/** Puts bound parameters in place of `$name` (a whole value) and `{name}` (inside a text), throughout a value. */
export function substitute(value: unknown, bound: Bound): Json {
  if (typeof value === 'string') {
    const whole = /^\$([a-z][a-z0-9-]*)$/.exec(value)?.[1]
    return whole !== undefined && Object.hasOwn(bound, whole) ? (bound[whole] ?? value) : fillNames(value, bound)
  }
  if (Array.isArray(value)) return value.map((item) => substitute(item, bound))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, bound)]))
  }
  return value as Json
}

/** `{name}` with hyphens, as parameters and roles are named. */
export function fillNames(text: string, bound: Bound): string {
  return text.replace(/\{([a-z][a-z0-9-]*)\}/g, (gap, name: string) =>
    Object.hasOwn(bound, name) ? String(bound[name]) : gap,
  )
}
