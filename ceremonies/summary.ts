import { bindParameters } from './parameters.ts'
import { makePlan } from './plan.ts'
import { parseScript } from './script.ts'

/** What a list of scripts says of each, with its parameters' defaults. */
export interface Summary {
  readonly title: string
  readonly purpose: string
  readonly acts: number
  readonly steps: number
  readonly minutes: number
}

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
