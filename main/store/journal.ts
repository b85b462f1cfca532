/** What the journal may say: it is kept after the last fact, outside the sealed record, one line an entry. */
import { z } from 'zod'
import { Method } from '../../ceremonies/command.ts'
import { refuse } from '../../ceremonies/refusal.ts'
import type { Store } from './store.ts'

const at = z.iso.datetime()
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const hex = z.string().regex(/^([0-9a-f]{2})+$/)
const count = z.int().min(0)
const by = z.array(z.strictObject({ person: z.string(), method: Method }))
const code = z.string().regex(/^[A-Z][A-Z0-9_]*$/)
const copy = { document: z.literal('transcript'), copy: z.int().min(1), printer: z.string() }

const JournalEntry = z.discriminatedUnion('entry', [
  z.strictObject({ at, entry: z.literal('seal.started'), size: count, root: digest }),
  z.strictObject({ at, entry: z.literal('seal.failed'), code }),
  z.strictObject({ at, entry: z.literal('seal.redone'), by, statement: z.string() }),
  z.strictObject({ at, entry: z.literal('record-key.started'), id: hex }),
  z.strictObject({ at, entry: z.literal('record-key.failed'), code }),
  z.strictObject({ at, entry: z.literal('record-key.redone'), by, statement: z.string() }),
  z.strictObject({ at, entry: z.literal('record-key.destroyed'), id: hex, objects: count }),
  z.strictObject({ at, entry: z.literal('login.refused'), device: z.string(), code }),
  z.strictObject({ at, entry: z.literal('print.started'), ...copy, sha256: digest }),
  z.strictObject({ at, entry: z.literal('print.ended'), ...copy, job: z.string() }),
  z.strictObject({ at, entry: z.literal('print.failed'), ...copy, code }),
])
export type JournalEntry = z.infer<typeof JournalEntry>

/** Every entry of a ceremony's journal. Throws JOURNAL_CHANGED for one that this program does not write. */
export function journalOf(store: Store): readonly JournalEntry[] {
  return store.journal().map((line, place) => {
    const parsed = JournalEntry.safeParse(jsonOf(line))
    if (!parsed.success) throw refuse('JOURNAL_CHANGED', { path: store.path, entry: place + 1 })
    return parsed.data
  })
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
