import { type Fact, parseLine } from '../../ceremonies/record/line.ts'
import { journalOf } from './journal.ts'
import { NextStep } from './next-step.ts'
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

/** What a list of ceremonies shows of one, without deciding anything again. */
export interface Outline extends Standing {
  /** The step that is next; null if none is, or if the record cannot be followed. */
  readonly step: string | null
  /** Set identities that it knows of. */
  readonly identifiers: readonly number[]
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

/** The same with what only the whole record tells. Throws LINE_MALFORMED. */
export function outlineOf(store: Store): Outline | null {
  const standing = standingOf(store)
  if (!standing) return null
  const next = new NextStep(store.script())
  const identifiers: number[] = []
  for (const fact of factsFrom(store, 0)) {
    identifiers.push(...identifiersIn(fact))
    next.take(fact)
  }
  return { ...standing, step: standing.phase === 'unfinished' ? next.id : null, identifiers }
}

function identifiersIn({ type, fact }: Fact): readonly number[] {
  if (type === 'tokens.found') return fact['identifiers'] as readonly number[]
  return type === 'set.made' ? [fact['identifier'] as number] : []
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
