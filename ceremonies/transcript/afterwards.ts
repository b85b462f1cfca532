import { z } from 'zod'
import type { Afterwards } from './model.ts'

const By = z.array(z.object({ person: z.string(), method: z.string() }))
const Entry = z.discriminatedUnion('entry', [
  z.object({ at: z.string(), entry: z.literal('seal.started') }),
  z.object({ at: z.string(), entry: z.literal('seal.failed'), code: z.string() }),
  z.object({ at: z.string(), entry: z.literal('seal.redone'), by: By, statement: z.string() }),
  z.object({ at: z.string(), entry: z.literal('record-key.started') }),
  z.object({ at: z.string(), entry: z.literal('record-key.failed'), code: z.string() }),
  z.object({ at: z.string(), entry: z.literal('record-key.redone'), by: By, statement: z.string() }),
  z.object({ at: z.string(), entry: z.literal('record-key.destroyed'), id: z.string(), objects: z.int() }),
])
type Entry = z.infer<typeof Entry>

/** What the journal says happened once the record was closed, in sentences; entries of other kinds are not the transcript's. */
export function afterwardsOf(journal: readonly string[], title: (part: string) => string): readonly Afterwards[] {
  return journal.flatMap((line) => {
    const parsed = Entry.safeParse(JSON.parse(line))
    return parsed.success ? [{ at: parsed.data.at, text: sentence(parsed.data, title) }] : []
  })
}

function sentence(entry: Entry, title: (part: string) => string): string {
  const people = 'by' in entry ? entry.by.map(({ person, method }) => `${title(person)} (${method})`).join(' and ') : ''
  switch (entry.entry) {
    case 'seal.started':
      return 'The record key began to sign the last checkpoint, over all facts.'
    case 'seal.failed':
      return `The signature failed (${entry.code}).`
    case 'seal.redone':
      return `The signature was in doubt; ${people} agreed that it is made again over the same bytes: ${entry.statement}`
    case 'record-key.started':
      return 'The destruction of the record key began.'
    case 'record-key.failed':
      return `The destruction of the record key failed (${entry.code}).`
    case 'record-key.redone':
      return `The destruction was in doubt; ${people} agreed that it is done again: ${entry.statement}`
    case 'record-key.destroyed':
      return `The record key, CKA_ID ${entry.id}, is destroyed (objects destroyed: ${entry.objects}). Nothing can be signed for this ceremony any more.`
  }
}
