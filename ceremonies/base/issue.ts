import type { z } from 'zod'
import { type Message, type Parameters, message } from './message.ts'
import type { MessageCode } from '../texts/index.ts'

/** What a schema has against a value, in words of our own; `path` is the place that it is said of. */
export interface Issue {
  readonly path: readonly PropertyKey[]
  readonly reason: Message
}

/** A schema says what it asks for by a code of ours, as in `.regex(…, 'reason.label')`. */
const isOurs = (text: string): text is MessageCode => text.startsWith('reason.')

/** The issue of a schema that was parsed with `reportInput`. */
export function plainIssue(issue: z.core.$ZodIssue): Issue {
  const branch = inBranch(issue)
  if (branch) return plainIssue(branch)
  if (issue.code === 'unrecognized_keys') {
    const names = listed(issue.keys)
    return at([...issue.path, issue.keys[0] ?? ''], issue.path, message('reason.unknownMember', { names }))
  }
  return at(issue.path, issue.path, reasonOf(issue))
}

function at(path: Issue['path'], said: Issue['path'], why: Message): Issue {
  return { path, reason: said.length === 0 ? why : message('reason.at', { path: said.map(String).join('.'), why }) }
}

function reasonOf(issue: z.core.$ZodIssue): Message {
  if (issue.input === undefined && issue.code !== 'custom') return message('reason.missing')
  if (isOurs(issue.message)) return message(issue.message, parametersOf(issue))
  switch (issue.code) {
    case 'invalid_type':
      return message('reason.type', { type: issue.expected })
    case 'too_small':
      return message('reason.tooSmall', { of: issue.origin, least: Number(issue.minimum) })
    case 'too_big':
      return message('reason.tooLarge', { of: issue.origin, most: Number(issue.maximum) })
    case 'invalid_key':
      return issue.issues[0] ? reasonOf(issue.issues[0]) : message('reason.form')
    case 'invalid_value':
      return notOffered(issue.input, issue.values.map(String))
    default:
      return message('reason.form')
  }
}

/** What the branch of a union says that took the value's own type and found fault within it; else what the first says. */
function inBranch(issue: z.core.$ZodIssue): z.core.$ZodIssue | undefined {
  if (issue.code !== 'invalid_union' || issue.input === undefined || isOurs(issue.message)) return undefined
  const within = issue.errors.find(
    ([first]) => first !== undefined && (first.path.length > 0 || first.code !== 'invalid_type'),
  )
  const [inner] = within ?? issue.errors[0] ?? []
  return inner && { ...inner, path: [...issue.path, ...inner.path] }
}

function parametersOf(issue: z.core.$ZodIssue): Parameters {
  const most: unknown = issue.code === 'custom' ? issue.params?.['most'] : undefined
  return typeof most === 'number' ? { most } : {}
}

function notOffered(input: unknown, options: readonly string[]): Message {
  if (options.length === 1) return message('reason.mustBe', { value: options[0] ?? '' })
  if (typeof input !== 'string') return message('reason.notOffered', { options })
  return message('reason.noneOf', { value: input.length > 40 ? `${input.slice(0, 40)}…` : input, options })
}

/** A few names stand for very many. */
function listed(names: readonly string[]): readonly string[] {
  return names.length <= 12 ? names : [...names.slice(0, 12), '…']
}
