import { z } from 'zod'
import { bindParameters } from './parameters.ts'
import { makePlan } from './plan.ts'
import { parseScript } from './script.ts'

const count = z.int().min(0)

/** What a list of scripts says of each, with its parameters' defaults. */
export const Summary = z.strictObject({
  title: z.string(),
  purpose: z.string(),
  acts: count,
  steps: count,
  minutes: count,
})
export type Summary = z.infer<typeof Summary>

/** Throws what reading the script and its plan throws. */
export function summaryOf(text: string): Summary {
  const script = parseScript(text)
  const { steps } = makePlan(script, bindParameters(script.parameters, {}))
  return {
    title: script.title,
    purpose: script.purpose,
    acts: script.acts.length,
    steps: steps.length,
    minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0),
  }
}
