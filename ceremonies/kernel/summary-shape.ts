import { z } from 'zod'

const count = z.int().min(0)

const sentence = z.union([z.string(), z.record(z.string(), z.string())])

/** What a list of scripts says of each, with its parameters' defaults. */
export const Summary = z.strictObject({
  title: sentence,
  purpose: sentence,
  acts: count,
  steps: count,
  minutes: count,
})
export type Summary = z.infer<typeof Summary>
