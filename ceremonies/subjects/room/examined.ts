import type { Json, JsonObject } from '../../base/json.ts'
import { type Message, message } from '../../base/message.ts'
import { type EnvironmentCheck, type EnvironmentFinding, environmentChecks } from './facts.ts'

/** What one check finds in its part of a report; null where the report has not got that part. */
type Examiner = (report: JsonObject) => Omit<EnvironmentFinding, 'id'> | null

const checks: Readonly<Record<EnvironmentCheck, Examiner>> = {
  'LAPTOP-1': ({ swap }) => list(swap, (areas) => ({ refused: areas.length > 0, names: [] })),
  'LAPTOP-2': ({ coreLimit }) => {
    if (typeof coreLimit !== 'string') return null
    return { refused: !/^Max core file size\s+0\s+0\s/.test(coreLimit), names: [] }
  },
  'LAPTOP-3': ({ interfaces }) =>
    list(interfaces, (all) => {
      const up = all.filter((one) => one.endsWith(' up') && one !== 'lo up').map((one) => one.slice(0, -' up'.length))
      return { refused: up.length > 0, names: up }
    }),
  'LAPTOP-4': ({ radios }) => list(radios, (on) => ({ refused: on.length > 0, names: on })),
}

/** What a report of the laptop's surroundings amounts to. Decided here, so that whoever replays a record decides it again. */
export function findingsOf(report: JsonObject): readonly EnvironmentFinding[] {
  return environmentChecks.flatMap((id) => {
    const found = checks[id](report)
    return found === null ? [] : [{ id, ...found }]
  })
}

/** The checks that a report says nothing for: a real ceremony does not go on without them. */
export function unexamined(report: JsonObject): readonly EnvironmentCheck[] {
  return environmentChecks.filter((id) => checks[id](report) === null)
}

/** What a finding says. */
export function findingPhrase({ id, refused, names }: EnvironmentFinding): Message {
  return message(`environment.${id}.${refused ? 'refused' : 'fit'}`, { names })
}

function list<T>(value: Json | undefined, found: (items: readonly string[]) => T): T | null {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? found(value) : null
}
