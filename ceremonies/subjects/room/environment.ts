import { z } from 'zod'
import type { JsonObject } from '../../base/json.ts'
import { type Refused, refuse, refused } from '../../base/refusal.ts'
import { findingPhrase, findingsOf, unexamined } from './examined.ts'
import { defineStep } from '../../kernel/step.ts'
import { nothing } from '../fields.ts'
import { object } from '../../kernel/shapes.ts'
import { environmentFound } from './facts.ts'

/**
 * What the laptop runs, has and is connected to: looked at first, then people say that they have seen it. A finding that a real
 * ceremony refuses is a recorded fact in a rehearsal.
 */
export const environment = defineStep({
  name: 'environment',
  reference: {
    is: 'The program examines the laptop: memory, core dumps, network and radio. People see what it found, and confirm it. A real ceremony stops at what it refuses, and examines again once that has been seen to.',
    alsoMakes: 'The findings, on record.',
    example: {},
  },
  fields: nothing,
  basis: 'said',
  examination: {
    result: z.strictObject({ report: object }),
    perform: async (_step, { environment: examine }) => ({ report: await examine() }),
    conclude: (_step, { report }) => [environmentFound({ findings: findingsOf(report), report })],
    obstacle: (_step, { report }, { mode }) => (mode === 'real' ? obstacleIn(report) : null),
  },
})

/** What a real ceremony stops at; null for nothing. */
function obstacleIn(report: JsonObject): Refused | null {
  const [id] = unexamined(report)
  if (id !== undefined) return refused(refuse('ENVIRONMENT_UNEXAMINED', { id }))
  const found = findingsOf(report).find((one) => one.refused)
  return found ? refused(refuse('ENVIRONMENT_REFUSED', { id: found.id, finding: findingPhrase(found) })) : null
}
