import type { Phrase } from '../base/message.ts'
import type { Rules } from '../kernel/model.ts'
import type { Fact } from '../record/line.ts'
import { eventOf } from '../index.ts'
import { entriesOf } from '../transcript/entries.ts'
import type { TitleOf } from '../transcript/entry.ts'
import type { Entry } from '../transcript/model.ts'
import { remarkOf } from '../transcript/remarks.ts'

/** What a fact says to people: what came about, or what did not go by the script. */
export interface News {
  readonly seq: number
  readonly at: string
  readonly tone: 'fact' | 'note' | 'warning'
  readonly text: Phrase | null
  readonly entries: Entry[]
}

/** As those rules read it: those of its record. Null for a fact that only steers the course. */
export function newsOf(fact: Fact, title: TitleOf, rules: Pick<Rules, 'facts'>): News | null {
  const event = eventOf(fact, rules)
  if (!event) return null
  const remark = remarkOf(event, fact.at, title)
  const entries = [...entriesOf(event, title, rules)]
  if (!remark && entries.length === 0) return null
  return { seq: fact.seq, at: fact.at, tone: remark?.tone ?? 'fact', text: remark?.text ?? null, entries }
}
