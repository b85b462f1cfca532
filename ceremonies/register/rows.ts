/** The rows of the register that records make: each subject says which its facts leave there. */
import { current } from '../index.ts'
import { levelOf } from '../kernel/rules.ts'
import { byName } from '../kernel/compose.ts'
import { noted } from '../kernel/noted.ts'
import { kernelRows } from '../kernel/rows.ts'
import type { RowMaker } from '../kernel/row-maker.ts'
import type { Subject } from '../kernel/model.ts'
import { sees } from '../record/levels.ts'
import type { Fact } from '../record/line.ts'
import { subjects } from '../subjects/index.ts'
import type { Row } from './row.ts'

const makers = byName(
  [...kernelRows, ...subjects.flatMap((subject: Subject) => subject.rows ?? [])],
  ({ type }: RowMaker) => type,
)

/** Every type of fact that makes rows. */
export const rowTypes: readonly string[] = [...makers.keys()]

/**
 * The rows of one fact; none for most. What only the organisation may read makes none, whatever a subject says: people's names
 * never get here. Throws what zod throws if the fact does not say what a fact of its type says.
 */
export function rowsOf({ type, fact, ...where }: Fact): readonly Row[] {
  return sees('restricted', levelOf(current, type)) ? (makers.get(type)?.rowsOf(fact, where) ?? []) : []
}

/** The row of the note that seals a record. */
export function rowsOfSeal(note: string): readonly Row[] {
  return noted(note)
}

/** The row of an entry that the journal got after the last fact; none for most. */
export function rowsOfEntry(entry: { readonly entry: string; readonly id?: string }): readonly Row[] {
  if (entry.entry !== 'record-key.destroyed' || entry.id === undefined) return []
  return [{ kind: 'record-key-destroyed', id: entry.id }]
}
