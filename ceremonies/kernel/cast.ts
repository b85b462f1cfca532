import { type Bound, substitute } from './parameters.ts'
import { refuse } from '../base/refusal.ts'
import type { Script } from './script.ts'
import { looksLike } from '../base/unicode/lookalike.ts'
import { mustBePlain } from '../base/unicode/plain.ts'

/** A place in the ceremony that one named person takes: `administrator`, or `custodian-3` where a role has several. */
export interface Part {
  readonly id: string
  readonly role: string
  /** As people say it: "Ceremony administrator", "Custodian 3". */
  readonly title: string
  /** True for those who bring a value of their own on paper, and compare it afterwards. */
  readonly brings: boolean
}

/** Every part to be taken, in the order of the script's roles; throws ROLE_COUNT if a count is no whole number from 1 to 64. */
export function expandRoles(script: Script, bound: Bound): readonly Part[] {
  return Object.entries(script.roles).flatMap(([role, { title, count, ...said }]) => {
    const brings = said.brings === 'value'
    const number = substitute(count, bound)
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 1 || number > 64) {
      throw refuse('ROLE_COUNT', { role, count: JSON.stringify(number) })
    }
    if (number === 1) return [{ id: role, role, title, brings }]
    return Array.from({ length: number }, (_, i) => ({
      id: `${role}-${i + 1}`,
      role,
      title: `${title} ${i + 1}`,
      brings,
    }))
  })
}

/** In letters: a name, or a value that somebody brought on paper, fits on one line of it. */
const LONGEST_NAME = 200

/** In characters without spaces: 16 hexadecimal digits from coins are 64 bits, which nobody guesses before the day. */
export const shortestBrought = 16

/**
 * Throws NAME_* for missing or foreign names, TEXT_* for what is no plain line of text, ROLE_CONFLICT if one name stands in two
 * parts whose roles may not be combined, and NAMES_ALIKE if two names there only look the same. `known` is every part of the
 * script, where `parts` are only some of them.
 */
export function checkNames(
  script: Script,
  parts: readonly Part[],
  names: Readonly<Record<string, string>>,
  known: readonly Part[] = parts,
): void {
  for (const { id } of parts) mustBeGiven(id, names, 'NAME_MISSING')
  for (const id of Object.keys(names)) {
    if (!known.some((part) => part.id === id)) {
      throw refuse('NAME_UNKNOWN', { part: id, known: known.map((part) => part.id) })
    }
  }
  for (const [i, a] of parts.entries()) {
    for (const b of parts.slice(i + 1)) {
      if (samePerson(names, a.id, b.id) && conflict(script, a.role, b.role)) {
        throw refuse(names[a.id] === names[b.id] ? 'ROLE_CONFLICT' : 'NAMES_ALIKE', { a: a.id, b: b.id })
      }
    }
  }
}

/**
 * Each witness brings one value on paper, and nobody else does. Throws BROUGHT_MISSING, BROUGHT_SHORT, BROUGHT_UNKNOWN, or
 * TEXT_*.
 */
export function checkBrought(parts: readonly Part[], brought: Readonly<Record<string, string>>): void {
  const witnesses = parts.filter(({ brings }) => brings)
  for (const { id } of witnesses) {
    mustBeGiven(id, brought, 'BROUGHT_MISSING')
    const count = Array.from((brought[id] ?? '').replace(/\s/g, '')).length
    if (count < shortestBrought) throw refuse('BROUGHT_SHORT', { part: id, least: shortestBrought, count })
  }
  const stranger = Object.keys(brought).find((id) => !witnesses.some((witness) => witness.id === id))
  if (stranger !== undefined) throw refuse('BROUGHT_UNKNOWN', { part: stranger })
}

/** Throws NAME_* or TEXT_* for a name that nobody can have, and SAME_PERSON for whoever has that part already. */
export function checkNewcomer(part: string, name: string, names: Readonly<Record<string, string>>): void {
  mustBeGiven(part, { [part]: name }, 'NAME_MISSING')
  if (looksLike(names[part] ?? '', name)) throw refuse('SAME_PERSON', { part, name })
}

function mustBeGiven(
  part: string,
  texts: Readonly<Record<string, string>>,
  missing: 'NAME_MISSING' | 'BROUGHT_MISSING',
): void {
  const text = Object.hasOwn(texts, part) ? (texts[part] ?? '') : ''
  if (text.trim() === '') throw refuse(missing, { part })
  mustBePlain(text, { field: part, most: LONGEST_NAME })
}

/** Throws PERSON_UNKNOWN for somebody who has no part in the ceremony; null is nobody. */
export function mustBePart(parts: readonly Part[], person: string | null): void {
  if (person !== null && !parts.some(({ id }) => id === person)) throw refuse('PERSON_UNKNOWN', { person })
}

/** True if one person takes both parts: their names look the same (`looksLike`). */
export function samePerson(names: Readonly<Record<string, string>>, a: string, b: string): boolean {
  return a === b || looksLike(names[a] ?? '', names[b] ?? '')
}

/** Two parts of one role are never one person's; two roles are not where the script lists them together. */
function conflict(script: Script, a: string, b: string): boolean {
  return a === b || script.conflicts.some((group) => group.includes(a) && group.includes(b))
}
