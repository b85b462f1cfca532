/** Who had which part, and when: somebody else may take it on the way. */
import { message } from '../base/message.ts'
import type { Event } from '../subjects/index.ts'
import type { Part } from '../kernel/cast.ts'
import type { Person } from './model.ts'

interface TimedEvent {
  readonly event: Event
  readonly at: string
}

/** Each part in the order of the roll, once for everybody who had it; only the first of them brought anything on paper. */
export function peopleOf(
  parts: readonly Part[],
  told: readonly TimedEvent[],
  brought: Readonly<Record<string, string>>,
): readonly Person[] {
  return parts.flatMap(({ id, title }) =>
    tenures(id, told).map(({ name, method, from, until, copied }, index) => ({
      part: id,
      title,
      name,
      method: method && message(`method.${method}`),
      brought: index === 0 ? (brought[id] ?? null) : null,
      from,
      until,
      copied,
    })),
  )
}

interface Tenure {
  readonly name: string
  readonly method: 'code' | 'smartcard' | 'fed' | null
  readonly from: string | null
  readonly until: string | null
  readonly copied: boolean
}

function tenures(part: string, told: readonly TimedEvent[]): readonly Tenure[] {
  let now: Tenure = { name: '', method: null, from: null, until: null, copied: false }
  const past: Tenure[] = []
  for (const { event, at } of told) {
    if (event.type === 'person.replaced' && event.person === part) {
      past.push({ ...now, until: at, copied: false })
      now = { name: '', method: null, from: at, until: null, copied: false }
    } else if (event.type === 'people.named') now = { ...now, name: event.names[part] ?? '' }
    else if (event.type === 'person.enrolled' && event.person === part) now = { ...now, method: event.method }
    else if (event.type === 'words.copied' && event.by.includes(part)) now = { ...now, copied: true }
  }
  return [...past, now]
}
