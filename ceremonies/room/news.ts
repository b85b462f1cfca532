import type { Fact } from '../record/line.ts'
import { eventOf } from '../transcript/course.ts'
import { type TitleOf, entriesOf } from '../transcript/entries.ts'
import type { Entry } from '../transcript/model.ts'
import { remarkOf } from '../transcript/remarks.ts'

/** What a fact says to people: what came about, or what did not go by the script. */
export interface News {
  readonly seq: number
  readonly at: string
  readonly tone: 'fact' | 'note' | 'warning'
  readonly text: string | null
  readonly entries: Entry[]
}

/** Null for a fact that only steers the course. */
export function newsOf(fact: Fact, title: TitleOf): News | null {
  const event = eventOf(fact)
  if (!event) return null
  const remark = remarkOf(event, fact.at, title)
  const entries = [...entriesOf(event, title)]
  if (!remark && entries.length === 0) return null
  return { seq: fact.seq, at: fact.at, tone: remark?.tone ?? 'fact', text: remark?.text ?? null, entries }
}
