import { refuse } from './refusal.ts'
import type { Json } from './json.ts'
import { unassigned, unicodeVersion } from './unicode/unassigned.ts'
import { message } from './message.ts'

/** How deep lists and objects may nest in a fact; the outermost object is level 1. */
export const deepest = 32

/**
 * The one spelling of a value: JCS (RFC 8785) over what a fact may hold, which is NFC strings of assigned characters without
 * lone surrogates, safe integers, booleans, null, lists and plain objects. Throws NOT_CANONICAL for anything else.
 */
export function canonical(value: Json): string {
  return write(value, 1)
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return text(value)
    case 'number':
      return String(integer(value))
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      if (depth > deepest) throw refuse('NOT_CANONICAL', { what: message('trouble.depth', { most: deepest }) })
      return Array.isArray(value) ? list(value, depth) : object(value, depth)
    default:
      throw refuse('NOT_CANONICAL', { what: message('trouble.type', { type: typeof value }) })
  }
}

function list(values: readonly unknown[], depth: number): string {
  let spelling = ''
  // By index, because a hole must show as undefined, which is refused.
  for (let place = 0; place < values.length; place++)
    spelling += `${place === 0 ? '' : ','}${write(values[place], depth + 1)}`
  return `[${spelling}]`
}

function object(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw refuse('NOT_CANONICAL', { what: message('trouble.class') })
  }
  const members = value as Readonly<Record<string, unknown>>
  let spelling = ''
  // RFC 8785 3.2.3 sorts names by UTF-16 code units, as sort() does.
  for (const name of inOrder(Object.keys(value))) {
    spelling += `${spelling === '' ? '' : ','}${text(name)}:${write(members[name], depth + 1)}`
  }
  return `{${spelling}}`
}

/** Sorted; most objects have few members, whose names are in order or nearly so. */
function inOrder(names: string[]): readonly string[] {
  if (names.length > 32) return names.sort()
  for (let from = 1; from < names.length; from++) {
    const name = names[from] as string
    let to = from
    for (; to > 0 && (names[to - 1] as string) > name; to--) names[to] = names[to - 1] as string
    names[to] = name
  }
  return names
}

/** Printable ASCII without the quote and the backslash is written as it is. */
const plain = /^[ !#-[\]-~]*$/

function text(value: string): string {
  if (plain.test(value)) return `"${value}"`
  if (!value.isWellFormed()) throw refuse('NOT_CANONICAL', { what: message('trouble.surrogate') })
  if (hasUnassigned(value))
    throw refuse('NOT_CANONICAL', { what: message('trouble.unassigned', { version: unicodeVersion }) })
  if (!isNfc(value)) throw refuse('NOT_CANONICAL', { what: message('trouble.notNfc') })
  return JSON.stringify(value)
}

function integer(value: number): number {
  if (!Number.isSafeInteger(value) || Object.is(value, -0))
    throw refuse('NOT_CANONICAL', { what: message('trouble.number') })
  return value
}

// Latin-1 text and the dashes, quotes and dots of U+2010 to U+2027 are assigned and NFC whatever they stand beside; asking a
// pattern first is several times faster than normalising.
const beyondPlain = /[\u0100-\u200f\u2028-\uffff]/

function isNfc(value: string): boolean {
  return !beyondPlain.test(value) || (value.normalize('NFC') === value && !unassigned.test(value))
}

// UAX #15 3: normalization is stable for assigned characters only, so one version says which they are, and every reader of
// that version or a later one gives the same verdict. What is plain is assigned throughout.
function hasUnassigned(value: string): boolean {
  return beyondPlain.test(value) && unassigned.test(value)
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
    if (isOrdered(value, beyondPlain.test(text), 1) && !text.includes('\\ud') && JSON.stringify(value) === text)
      return true
    return canonical(value) === text
  } catch {
    return false
  }
}

/**
 * True if every name, string and number under `value` is admissible and every object has its names in order. `wide` is
 * false if no string under it has characters that NFC could change.
 */
function isOrdered(value: Json, wide: boolean, depth: number): boolean {
  if (typeof value === 'string') return !wide || isNfc(value)
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (value === null || typeof value === 'boolean') return true
  if (depth > deepest) return false
  if (Array.isArray(value)) {
    for (const member of value as readonly Json[]) if (!isOrdered(member, wide, depth + 1)) return false
    return true
  }
  let before: string | null = null
  const members = value as Readonly<Record<string, Json>>
  for (const name in members) {
    if ((wide && !isNfc(name)) || (before !== null && name <= before)) return false
    if (!isOrdered(members[name] as Json, wide, depth + 1)) return false
    before = name
  }
  return true
}
