import { bindParameters } from './parameters.ts'
import { makePlan } from './plan.ts'
import type { Rules } from './model.ts'
import { parseScript } from './read-script.ts'
import type { Script } from './script.ts'
import type { Summary } from './summary-shape.ts'

/** Throws what reading the script and its plan throws. */
export function summaryOf(rules: Rules, text: string): Summary {
  const script = parseScript(rules, text)
  const { steps } = makePlan(rules, script, bindParameters(script.parameters, {}))
  return {
    title: inAll(rules, text, script, ({ title }) => title),
    purpose: inAll(rules, text, script, ({ purpose }) => purpose),
    acts: script.acts.length,
    steps: steps.length,
    minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0),
  }
}

/** A sentence in each of the script's languages. */
function inAll(rules: Rules, text: string, script: Script, of: (script: Script) => string): Summary['title'] {
  if (script.languages.length === 0) return of(script)
  return Object.fromEntries(script.languages.map((language) => [language, of(parseScript(rules, text, language))]))
}
