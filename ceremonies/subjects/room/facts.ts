import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import { json, list } from '../../kernel/shapes.ts'
import { Slice } from '../../kernel/slice.ts'

export const environmentChecks = ['LAPTOP-1', 'LAPTOP-2', 'LAPTOP-3', 'LAPTOP-4'] as const
export type EnvironmentCheck = (typeof environmentChecks)[number]

/** What one check of the laptop's surroundings found. */
export const EnvironmentFinding = z
  .strictObject({
    id: z.enum(environmentChecks),
    /** True for what a real ceremony stops at. */
    refused: z.boolean(),
    /** The interfaces or radios that are on. */
    names: list(z.string()),
  })
  .readonly()
export type EnvironmentFinding = z.infer<typeof EnvironmentFinding>

interface Room {
  readonly clock: { readonly at: string; readonly monotonic: number } | null
  /** By how many seconds the laptop's clock was last found to have moved against its steady one since then. */
  readonly clockMoved: number
}

export const room = new Slice<Room>('room', { clock: null, clockMoved: 0 })

export const clockAgreed = fact({
  type: 'clock.agreed',
  level: 'restricted',
  shape: { at: z.string(), monotonic: z.int(), offsets: list(z.int()) },
  evolve: (state, { at, monotonic }) => room.with(state, { clock: { at, monotonic }, clockMoved: 0 }),
})

export const clockJumped = fact({
  type: 'clock.jumped',
  level: 'public',
  shape: { seconds: z.int() },
  evolve: (state, { seconds }) => room.with(state, { clockMoved: seconds }),
})

export const environmentFound = fact({
  type: 'environment.found',
  level: 'restricted',
  shape: { findings: list(EnvironmentFinding), report: json },
})
