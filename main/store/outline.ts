import { parseLine } from '../../ceremonies/record/line.ts'
import type { JsonObject } from '../../ceremonies/json.ts'
import { journalOf } from './journal.ts'
import { NextStep } from './next-step.ts'
import type { Store } from './store.ts'

/** What a list of ceremonies shows of one, without deciding anything again. */
export interface Outline {
  readonly title: string
  readonly mode: string
  readonly opened: string
  /** Time of the last fact. */
  readonly last: string
  readonly facts: number
  /** `closing`: its last fact is on record, but it is not signed yet, or its record key still exists. */
  readonly phase: 'unfinished' | 'closing' | 'sealed' | 'aborted'
  /** The step that is next; null if none is, or if the record cannot be followed. */
  readonly step: string | null
  /** Set identities that it knows of. */
  readonly identifiers: readonly number[]
}

interface Gathered {
  title: string
  mode: string
  opened: string
  last: string
  facts: number
  ended: 'sealed' | 'aborted' | null
  recordKey: boolean
  identifiers: number[]
}

/** Null if the store holds no fact. Throws LINE_MALFORMED. */
export function outlineOf(store: Store): Outline | null {
  const gathered: Gathered = {
    title: '',
    mode: '',
    opened: '',
    last: '',
    facts: 0,
    ended: null,
    recordKey: false,
    identifiers: [],
  }
  const next = new NextStep(store.script())
  for (const text of store.lines()) {
    const line = parseLine(text.slice(0, -1))
    const fact = line.content?.fact ?? {}
    gathered.facts += 1
    gathered.last = line.at
    gather(gathered, line.type, line.at, fact)
    next.take({ ...line, fact })
  }
  if (gathered.facts === 0) return null
  const { ended, recordKey, ...outline } = gathered
  return { ...outline, phase: phaseOf(store, ended, recordKey), step: ended === null ? next.id : null }
}

function gather(gathered: Gathered, type: string, at: string, fact: JsonObject): void {
  switch (type) {
    case 'ceremony.opened':
      gathered.title = fact['title'] as string
      gathered.mode = fact['mode'] as string
      gathered.opened = at
      break
    case 'record-key.made':
      gathered.recordKey = true
      break
    case 'tokens.found':
      for (const one of fact['identifiers'] as readonly number[]) gathered.identifiers.push(one)
      break
    case 'set.made':
      gathered.identifiers.push(fact['identifier'] as number)
      break
    case 'ceremony.sealed':
      gathered.ended = 'sealed'
      break
    case 'ceremony.aborted':
      gathered.ended = 'aborted'
      break
  }
}

function phaseOf(store: Store, ended: Gathered['ended'], recordKey: boolean): Outline['phase'] {
  if (ended === null) return 'unfinished'
  const closed = journalOf(store).some(({ entry }) => entry === 'record-key.destroyed')
  return recordKey && !closed ? 'closing' : ended
}
