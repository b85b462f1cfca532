import type { Bound } from './parameters.ts'
import { substitute } from './parameters.ts'
import { refuse } from './refusal.ts'
import type { Script } from './script.ts'

/** A place in the ceremony that one named person takes: `administrator`, or `custodian-3` where a role has several. */
export interface Part {
  readonly id: string
  readonly role: string
  /** As people say it: "Ceremony administrator", "Custodian 3". */
  readonly title: string
}

/** True for those who bring a value of their own on paper, and compare it afterwards: roles are called after what they do. */
export function isWitness({ role }: Part): boolean {
  return role.includes('witness')
}

/** Every part to be taken, in the order of the script's roles; throws ROLE_COUNT if a count is no whole number from 1 to 64. */
export function casts(script: Script, bound: Bound): readonly Part[] {
  return Object.entries(script.roles).flatMap(([role, { title, count }]) => {
    const number = substitute(count, bound)
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 1 || number > 64) {
      throw refuse('ROLE_COUNT', { role, count: JSON.stringify(number) })
    }
    if (number === 1) return [{ id: role, role, title }]
    return Array.from({ length: number }, (_, i) => ({ id: `${role}-${i + 1}`, role, title: `${title} ${i + 1}` }))
  })
}

/** Throws ROLE_CONFLICT if one name stands in two parts whose roles may not be combined, and NAME_* for missing or foreign names. */
export function checkNames(script: Script, parts: readonly Part[], names: Readonly<Record<string, string>>): void {
  for (const part of parts) {
    if (!(names[part.id] ?? '').trim()) throw refuse('NAME_MISSING', { part: part.id })
  }
  const known = new Set(parts.map((part) => part.id))
  for (const id of Object.keys(names)) {
    if (!known.has(id)) throw refuse('NAME_UNKNOWN', { part: id })
  }
  for (const [i, a] of parts.entries()) {
    for (const b of parts.slice(i + 1)) {
      if (samePerson(names, a.id, b.id) && conflict(script, a.role, b.role)) {
        throw refuse('ROLE_CONFLICT', { a: a.id, b: b.id })
      }
    }
  }
}

/** True if one person takes both parts: their names are the same but for case, width and spaces. */
export function samePerson(names: Readonly<Record<string, string>>, a: string, b: string): boolean {
  return a === b || fold(names[a]) === fold(names[b])
}

/** Two parts of one role are never one person's; two roles are not where the script lists them together. */
function conflict(script: Script, a: string, b: string): boolean {
  return a === b || script.conflicts.some((group) => group.includes(a) && group.includes(b))
}

function fold(name: string | undefined): string {
  return (name ?? '').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
