import { JournalEntry } from '../kernel/journal.ts'
import { type Message, message } from '../base/message.ts'
import type { Afterwards } from './model.ts'

/** What the journal says happened once the record was closed, as messages; entries of other kinds are not the transcript's. */
export function afterwardsOf(journal: readonly string[], title: (part: string) => string): readonly Afterwards[] {
  return journal.flatMap((line) => {
    const parsed = JournalEntry.safeParse(JSON.parse(line))
    const text = parsed.success ? messageOf(parsed.data, title) : null
    return parsed.success && text !== null ? [{ at: parsed.data.at, text }] : []
  })
}

/** Null for what is not the transcript's. */
function messageOf(entry: JournalEntry, title: (part: string) => string): Message | null {
  switch (entry.entry) {
    case 'seal.redone':
    case 'record-key.redone': {
      const people = entry.by.map(({ person, method }) =>
        message('journal.people', { person: title(person), method: message(`method.${method}`) }),
      )
      return message(`journal.${entry.entry}`, { people, statement: entry.statement })
    }
    case 'seal.failed':
    case 'record-key.failed':
      return message(`journal.${entry.entry}`, { code: entry.code })
    case 'record-key.destroyed':
      return message('journal.record-key.destroyed', { id: entry.id, objects: entry.objects })
    case 'seal.started':
    case 'record-key.started':
      return message(`journal.${entry.entry}`)
    default:
      return null
  }
}
