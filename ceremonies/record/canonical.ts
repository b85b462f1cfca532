import { refuse } from '../refusal.ts'
import type { Json } from '../json.ts'

/** How deep lists and objects may nest in a fact; the outermost object is level 1. */
export const deepest = 32

/**
 * The one spelling of a value: JCS (RFC 8785) over what a fact may hold, which is NFC strings without lone surrogates,
 * safe integers, booleans, null, lists and plain objects. Throws NOT_CANONICAL for anything else.
 */
export function canonical(value: Json): string {
  return write(value, 1)
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(text(value))
    case 'number':
      return String(integer(value))
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      if (depth > deepest) throw refuse('NOT_CANONICAL', { what: `nesting deeper than ${deepest}` })
      return Array.isArray(value) ? list(value, depth) : object(value, depth)
    default:
      throw refuse('NOT_CANONICAL', { what: `a value of type ${typeof value}` })
  }
}

function list(values: readonly unknown[], depth: number): string {
  // A hole would be written like null; Array.from shows it as undefined, which is refused.
  return `[${Array.from(values, (value) => write(value, depth + 1)).join(',')}]`
}

function object(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    throw refuse('NOT_CANONICAL', { what: 'an object with a class' })
  // RFC 8785 3.2.3 sorts names by UTF-16 code units, as sort() does.
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(text(name))}:${write(member, depth + 1)}`).join(',')}}`
}

function text(value: string): string {
  if (!value.isWellFormed()) throw refuse('NOT_CANONICAL', { what: 'a string with a lone surrogate' })
  if (!isNfc(value)) throw refuse('NOT_CANONICAL', { what: 'a string that is not in Unicode normalization form C' })
  return value
}

function integer(value: number): number {
  if (!Number.isSafeInteger(value) || Object.is(value, -0))
    throw refuse('NOT_CANONICAL', { what: 'a number that is not a safe integer' })
  return value
}

// Latin-1 text is its own NFC; asking a pattern first is several times faster than normalising.
const beyondLatin1 = /[\u0100-\uffff]/

function isNfc(value: string): boolean {
  return !beyondLatin1.test(value) || value.normalize('NFC') === value
}

/**
 * The value that `text` spells, or null if `text` is not exactly the canonical spelling of any value (white space, other
 * escapes, repeated or unsorted names, floats, nesting too deep).
 */
export function parseCanonical(text: string): { readonly value: Json } | null {
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    return null
  }
  return spells(text, value) ? { value } : null
}

function spells(text: string, value: Json): boolean {
  try {
    // JSON.stringify keeps the order in which names were read, so it repeats a canonical text exactly, at half the cost.
    if (isOrdered(value, 1) && !text.includes('\\ud') && JSON.stringify(value) === text) return true
    return canonical(value) === text
  } catch {
    return false
  }
}

/** True if every name, string and number under `value` is admissible and every object has its names in order. */
function isOrdered(value: Json, depth: number): boolean {
  if (typeof value === 'string') return isNfc(value)
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (value === null || typeof value === 'boolean') return true
  if (depth > deepest) return false
  if (Array.isArray(value)) {
    for (const member of value as readonly Json[]) if (!isOrdered(member, depth + 1)) return false
    return true
  }
  let before: string | null = null
  const members = value as Readonly<Record<string, Json>>
  for (const name in members) {
    if (!isNfc(name) || (before !== null && name <= before) || !isOrdered(members[name] as Json, depth + 1))
      return false
    before = name
  }
  return true
}
