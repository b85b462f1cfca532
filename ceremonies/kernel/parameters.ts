import { z } from 'zod'
import { algorithms } from '../devices/algorithm.ts'
import { parseSubject } from '../base/distinguished-name.ts'
import type { Json } from '../base/json.ts'
import { type Message, message } from '../base/message.ts'
import { Refusal, refuse, refused } from '../base/refusal.ts'
import { prose } from '../base/prose.ts'
import { mustBePlain } from '../base/unicode/plain.ts'

const title = prose(200).describe('What people call it.')

/** A parameter of a script: bound once, before the ceremony opens. Each has a default, so that a script can be checked alone. */
export const Parameter = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('algorithm').describe('A type of key.'),
    title,
    default: z.enum(algorithms).describe('Its value unless set.'),
  }),
  z.strictObject({
    type: z.literal('choice').describe('One of several words.'),
    title,
    of: z.array(z.string().min(1)).min(2).describe('What may be chosen.'),
    default: z.string().describe('Its value unless set.'),
  }),
  z.strictObject({
    type: z.literal('integer').describe('A whole number.'),
    title,
    min: z.int().describe('The smallest.'),
    max: z.int().describe('The largest.'),
    default: z.int().describe('Its value unless set.'),
  }),
  z.strictObject({
    type: z.literal('subject').describe('The name in a certificate, as RFC 4514 writes it.'),
    title,
    default: z.string().describe('Its value unless set.'),
  }),
  z.strictObject({
    type: z.literal('text').describe('Any text.'),
    title,
    max: z.int().min(1).max(2000).default(200).describe('How many characters it may have.'),
    default: z.string().describe('Its value unless set.'),
  }),
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
      throw refuse('PARAMETER_UNKNOWN', { name, known: Object.keys(parameters) })
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
  const wrong = (reason: Message): Refusal => refuse('PARAMETER_INVALID', { name, reason })
  switch (parameter.type) {
    case 'algorithm':
      if (!algorithms.some((algorithm) => algorithm === text))
        throw wrong(message('reason.oneOf', { options: algorithms }))
      return text
    case 'choice':
      if (!parameter.of.includes(text)) throw wrong(message('reason.oneOf', { options: parameter.of }))
      return text
    case 'integer': {
      const value = /^(0|-?[1-9]\d{0,8})$/.test(text) ? Number(text) : Number.NaN
      if (!(value >= parameter.min && value <= parameter.max)) {
        throw wrong(message('reason.between', { min: parameter.min, max: parameter.max }))
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

function subject(text: string, wrong: (reason: Message) => Refusal): string {
  try {
    parseSubject(text)
    return text
  } catch (error) {
    throw error instanceof Refusal ? wrong(message('reason.noSubject', { why: refused(error) })) : error
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

/** True if a condition is given, and holds for the parameters as they are in force. */
export function holds(
  { inForce }: { readonly inForce: Bound },
  condition: { readonly parameter: string; readonly is: string | number } | null,
): boolean {
  return condition !== null && inForce[condition.parameter] === condition.is
}
