import type { Finding } from '../event.ts'
import type { Json, JsonObject } from '../json.ts'
import { fill } from '../refusal.ts'
import { recorded } from '../texts/en/recorded.ts'

const says = recorded.environment

/** What one check finds in its part of a report; null where the report has not got that part. */
type Check = (report: JsonObject) => Omit<Finding, 'id'> | null

const checks: Readonly<Record<string, Check>> = {
  'ENV-1': ({ swap }) =>
    list(swap, (areas) =>
      areas.length > 0 ? { finding: says.swap, refused: true } : { finding: says.noSwap, refused: false },
    ),
  'ENV-2': ({ coreLimit }) => {
    if (typeof coreLimit !== 'string') return null
    return /^Max core file size\s+0\s+0\s/.test(coreLimit)
      ? { finding: says.noCoreDumps, refused: false }
      : { finding: says.coreDumps, refused: true }
  },
  'ENV-3': ({ interfaces }) =>
    list(interfaces, (all) => {
      const up = all.filter((one) => one.endsWith(' up') && one !== 'lo up').map((one) => one.slice(0, -' up'.length))
      return up.length > 0
        ? { finding: fill(says.network, { names: up.join(', ') }), refused: true }
        : { finding: says.noNetwork, refused: false }
    }),
  'ENV-4': ({ radios }) =>
    list(radios, (on) =>
      on.length > 0
        ? { finding: fill(says.radios, { names: on.join(', ') }), refused: true }
        : { finding: says.noRadios, refused: false },
    ),
}

/** What a report of the laptop's surroundings amounts to. Decided here, so that whoever replays a record decides it again. */
export function findingsOf(report: JsonObject): readonly Finding[] {
  return Object.entries(checks).flatMap(([id, check]) => {
    const found = check(report)
    return found === null ? [] : [{ id, ...found }]
  })
}

/** The checks that a report says nothing for: a real ceremony does not go on without them. */
export function unexamined(report: JsonObject): readonly string[] {
  return Object.entries(checks).flatMap(([id, check]) => (check(report) === null ? [id] : []))
}

function list<T>(value: Json | undefined, found: (items: readonly string[]) => T): T | null {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? found(value) : null
}
