import { type Fact, parseLine } from '../../ceremonies/record/line.ts'
import { journalOf } from './journal.ts'
import type { Store } from './store.ts'

/** How a ceremony stands, by its first facts and its last. */
export interface Standing {
  readonly title: string
  readonly mode: string
  readonly opened: string
  /** Time of the last fact. */
  readonly last: string
  readonly facts: number
  /** `closing`: its last fact is on record, but it is not signed yet, or its record key still exists. */
  readonly phase: 'unfinished' | 'closing' | 'sealed' | 'aborted'
}

/** Null if the store holds no fact. Reads no more than it tells, however long the record. Throws LINE_MALFORMED. */
export function standingOf(store: Store): Standing | null {
  const facts = store.size()
  const [last] = factsFrom(store, facts - 1)
  if (!last) return null
  const [opening] = factsFrom(store, 1)
  const { at, fact } = opening?.type === 'ceremony.opened' ? opening : { at: '', fact: {} as Fact['fact'] }
  const { title = '', mode = '' } = fact as { readonly title?: string; readonly mode?: string }
  return { title, mode, opened: at, last: last.at, facts, phase: phaseOf(store, last) }
}

function phaseOf(store: Store, { type }: Fact): Standing['phase'] {
  if (type !== 'ceremony.sealed' && type !== 'ceremony.aborted') return 'unfinished'
  const closed = journalOf(store).some(({ entry }) => entry === 'record-key.destroyed')
  if (!closed && hasRecordKey(store)) return 'closing'
  return type === 'ceremony.sealed' ? 'sealed' : 'aborted'
}

function hasRecordKey(store: Store): boolean {
  for (const { type } of factsFrom(store, 0)) if (type === 'record-key.made') return true
  return false
}

function* factsFrom(store: Store, first: number): Generator<Fact> {
  for (const text of store.lines(first)) {
    const line = parseLine(text.slice(0, -1))
    yield { ...line, fact: line.content?.fact ?? {} }
  }
}
