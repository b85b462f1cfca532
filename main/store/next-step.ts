import { bindParameters } from '../../ceremonies/parameters.ts'
import type { CommandOf } from '../../ceremonies/command.ts'
import { evolve } from '../../ceremonies/evolve.ts'
import { makePlan } from '../../ceremonies/plan.ts'
import type { Fact } from '../../ceremonies/record/line.ts'
import { type Script, parseScript } from '../../ceremonies/script.ts'
import { type State, currentStep, initialState } from '../../ceremonies/state.ts'
import { eventOf } from '../../ceremonies/transcript/course.ts'

/** The state before the first event, from the command that opened the ceremony; null for any other fact. */
function openingState(script: Script, { type, fact }: Pick<Fact, 'type' | 'fact'>): State | null {
  if (type !== 'command') return null
  const { command } = fact as unknown as { readonly command: CommandOf<'open'> }
  return initialState(script, makePlan(script, bindParameters(script.parameters, command.settings)))
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
      this.#state ??= openingState(parseScript(this.#script), fact)
      const event = eventOf(fact)
      if (this.#state && event) this.#state = evolve(this.#state, event)
    } catch {
      this.#lost = true
    }
  }

  /** Its id; null if there is none, or if it cannot be told. */
  get id(): string | null {
    if (this.#lost || this.#state === null) return null
    return currentStep(this.#state)?.id ?? null
  }
}
