import type { Phrase } from '../../ceremonies/base/message.ts'
import { bindParameters } from '../../ceremonies/kernel/parameters.ts'
import { ceremonyOpened } from '../../ceremonies/kernel/facts/opening.ts'
import { evolve } from '../../ceremonies/kernel/evolve.ts'
import { eventOf, initialState, makePlan, parseScript, rulesIn } from '../../ceremonies/index.ts'
import type { Fact } from '../../ceremonies/record/line.ts'
import type { State } from '../../ceremonies/kernel/model.ts'
import { currentStep } from '../../ceremonies/kernel/state.ts'

/** A step as lists show it. */
export interface StepAhead {
  readonly id: string
  readonly title: Phrase
}

/** The state before the first event, from the fact that opened the ceremony; null for any other fact. Throws a ZodError. */
function openingState(text: string, fact: Pick<Fact, 'type' | 'fact'>): State | null {
  const rules = rulesIn(fact)
  if (rules === null) return null
  const { language, settings } = ceremonyOpened.read(fact.fact)
  const script = parseScript(text, language, rules)
  return initialState(script, makePlan(script, bindParameters(script.parameters, settings), rules), rules)
}

/**
 * The step that is to be done next, as facts are taken one after another. A list of ceremonies decides nothing again: a record
 * that cannot be followed has no next step here, and is refused with the reason when it is taken up.
 */
export class NextStep {
  readonly #script: string
  #state: State | null = null
  #lost = false

  /** `script`: the text of script.yaml. */
  constructor(script: string) {
    this.#script = script
  }

  take(fact: Fact): void {
    if (this.#lost) return
    try {
      this.#state ??= openingState(this.#script, fact)
      if (this.#state === null) return
      const event = eventOf(fact, this.#state.rules)
      if (event) this.#state = evolve(this.#state, event)
    } catch {
      this.#lost = true
    }
  }

  /** Null if there is none, or if it cannot be told. */
  get step(): StepAhead | null {
    const step = this.#lost || this.#state === null ? null : currentStep(this.#state)
    return step && { id: step.id, title: step.title }
  }
}
