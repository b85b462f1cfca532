/** What the journal may say: it is kept after the last fact, outside the sealed record, one line an entry. */
import { z } from 'zod'
import { Method } from './command.ts'
import { count, digest, hex, list } from './shapes.ts'

const at = z.iso.datetime()
const by = list(z.strictObject({ person: z.string(), method: Method }))
const code = z.string().regex(/^[A-Z][A-Z0-9_]*$/)
const copy = { document: z.literal('transcript'), copy: z.int().min(1), printer: z.string() }

export const JournalEntry = z.discriminatedUnion('entry', [
  z.strictObject({ at, entry: z.literal('seal.started'), size: count, root: digest }),
  z.strictObject({ at, entry: z.literal('seal.failed'), code }),
  z.strictObject({ at, entry: z.literal('seal.redone'), by, statement: z.string() }),
  z.strictObject({ at, entry: z.literal('record-key.started'), id: hex }),
  z.strictObject({ at, entry: z.literal('record-key.failed'), code }),
  z.strictObject({ at, entry: z.literal('record-key.redone'), by, statement: z.string() }),
  z.strictObject({ at, entry: z.literal('record-key.destroyed'), id: hex, objects: count }),
  z.strictObject({ at, entry: z.literal('login.refused'), device: z.string(), code }),
  z.strictObject({
    at,
    entry: z.literal('tries.told'),
    device: z.string(),
    role: z.enum(['user', 'security officer']),
    left: z.enum(['few', 'one']),
  }),
  z.strictObject({ at, entry: z.literal('recognition.failed'), person: z.string() }),
  z.strictObject({ at, entry: z.literal('print.started'), ...copy, sha256: digest }),
  z.strictObject({ at, entry: z.literal('print.ended'), ...copy, job: z.string() }),
  z.strictObject({ at, entry: z.literal('print.failed'), ...copy, code }),
])
export type JournalEntry = z.infer<typeof JournalEntry>

type Undated<E extends JournalEntry> = E extends JournalEntry ? Omit<E, 'at'> : never
/** What there is to note; when, says whoever notes it. */
export type Notable = Undated<JournalEntry>
export type NotableOf<T extends Notable['entry']> = Extract<Notable, { readonly entry: T }>
