/** The journal of a ceremony, and what it must be. */
import { refuse } from '../../ceremonies/base/refusal.ts'
import { JournalEntry, type Notable } from '../../ceremonies/kernel/journal.ts'
import type { Store } from './store.ts'

/** Every entry of a ceremony's journal. Throws JOURNAL_CHANGED for one that this program does not write. */
export function journalOf(store: Store): readonly JournalEntry[] {
  return store.journal().map((line, place) => {
    const parsed = JournalEntry.safeParse(jsonOf(line))
    if (!parsed.success) throw refuse('JOURNAL_CHANGED', { path: store.path, entry: place + 1 })
    return parsed.data
  })
}

/** Notes that this has come about now. */
export function noteNow(store: Store, what: Notable): void {
  store.note(JournalEntry.parse({ at: new Date().toISOString(), ...what }))
}

/**
 * Throws JOURNAL_CHANGED or SEAL_CHANGED unless journal and seal are those of a ceremony that has ended, or not: nothing is
 * closed before the last fact, and nothing is kept or destroyed that was not begun.
 */
export function mustFitTheEnd(store: Store, ended: boolean): void {
  const entries = journalOf(store).map(({ entry }) => entry)
  const changed = (place: number) => refuse('JOURNAL_CHANGED', { path: store.path, entry: place + 1 })
  const early = entries.findIndex((entry) => /^(seal|record-key)\./.test(entry))
  if (!ended && early >= 0) throw changed(early)
  const sealed = store.seal() !== null
  if (sealed && !entries.includes('seal.started')) throw changed(0)
  const destroyed = entries.indexOf('record-key.destroyed')
  const begun = entries.indexOf('record-key.started')
  if (destroyed >= 0 && (begun < 0 || begun > destroyed)) throw changed(destroyed)
  if (!sealed && entries.some((entry) => entry.startsWith('record-key.')))
    throw refuse('SEAL_CHANGED', { path: store.path })
}

/** Undefined where the line is not JSON. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
