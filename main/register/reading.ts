/** What the register takes from one record. */
import { message } from '../../ceremonies/base/message.ts'
import { type Fact, parseLine } from '../../ceremonies/record/line.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import type { Row } from '../../ceremonies/register/row.ts'
import { rowsOf, rowsOfEntry, rowsOfSeal } from '../../ceremonies/register/rows.ts'
import { sha256 } from '../listing.ts'
import { reasonOf } from '../reason.ts'
import type { CeremonyFolder } from '../store/data-folder.ts'
import { journalOf } from '../store/journal.ts'
import { NextStep, type StepAhead } from '../store/next-step.ts'
import { Store } from '../store/store.ts'

/** How far a record has been read. */
export interface Seen {
  readonly facts: number
  /** SHA-256 of the last line read; empty if there was none. */
  readonly digest: string
  /** The step that is next; null if none is, or if the record cannot be followed. */
  readonly step: StepAhead | null
}

export interface Reading extends Seen {
  /** Time of the last fact. */
  readonly last: string
  /** The rows of facts before this place stay as they are. */
  readonly from: number
  readonly rows: readonly NewRow[]
}

interface NewRow {
  readonly seq: number
  /** Its place among the rows of that fact. */
  readonly number: number
  readonly at: string
  readonly row: Row
}

/**
 * Reads what has come since; all of it, if the record is not the one that was read. Throws what opening a record throws,
 * LINE_MALFORMED, JOURNAL_CHANGED or STORE_DAMAGED.
 */
export function readRecord({ record }: CeremonyFolder, seen: Seen | null): Reading {
  const store = Store.read(record)
  try {
    return readingOf(store, seen)
  } catch (error) {
    // SQLite's trouble with a record must not be taken for the register's own.
    throw error instanceof Refusal ? error : refuse('STORE_UNREADABLE', { path: record, reason: reasonOf(error) })
  } finally {
    store.close()
  }
}

function readingOf(store: Store, seen: Seen | null): Reading {
  const from = seen !== null && isAsSeen(store, seen) ? seen.facts : 0
  const rows: NewRow[] = []
  let facts = from
  let text = ''
  let last = ''
  let ended = false
  for (text of store.lines(Math.max(from - 1, 0))) {
    const { fact, line } = factIn(text)
    last = line.at
    ended = line.type === 'ceremony.sealed' || line.type === 'ceremony.aborted'
    if (from > 0 && facts === from && line.seq === from - 1) continue
    for (const [number, row] of rowsIn(store, fact, facts).entries())
      rows.push({ seq: facts, number, at: line.at, row })
    facts += 1
  }
  for (const [number, row] of afterwards(store).entries()) rows.push({ seq: facts, number, at: last, row })
  const step = seen !== null && from === facts ? seen.step : ended ? null : nextStep(store)
  return { facts, digest: text === '' ? '' : sha256(text), last, step, from, rows }
}

/** Seal and journal come after the last fact. */
function afterwards(store: Store): readonly Row[] {
  const note = store.seal()
  return [...(note === null ? [] : rowsOfSeal(note)), ...journalOf(store).flatMap(rowsOfEntry)]
}

function isAsSeen(store: Store, { facts, digest }: Seen): boolean {
  if (facts === 0 || store.size() < facts) return false
  for (const line of store.lines(facts - 1)) return sha256(line) === digest
  return false
}

function factIn(text: string) {
  const line = parseLine(text.slice(0, -1))
  return { line, fact: { ...line, fact: line.content?.fact ?? {} } }
}

function rowsIn(store: Store, fact: Fact, place: number): readonly Row[] {
  try {
    return rowsOf(fact)
  } catch {
    throw refuse('STORE_DAMAGED', { path: store.path, what: message('trouble.factChanged', { place }) })
  }
}

/** A list of ceremonies decides nothing again, but a step is known only from the whole record. */
function nextStep(store: Store): StepAhead | null {
  const next = new NextStep(store.script())
  for (const text of store.lines()) next.take(factIn(text).fact)
  return next.step
}
