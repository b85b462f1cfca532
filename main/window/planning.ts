/** A ceremony as it is planned before the room: what is told of the plan, its papers, and its opening once it is agreed on. */
import { refuse } from '../../ceremonies/base/refusal.ts'
import { planDigest } from '../../ceremonies/kernel/agreement.ts'
import { refusalOf } from '../../ceremonies/texts/codes.ts'
import type { Language } from '../../ceremonies/texts/index.ts'
import type { Asked } from '../../preload/contract.ts'
import type { Draft, Preparation } from '../../preload/views.ts'
import { type Held, beginCeremony } from '../ceremony.ts'
import { forewarnings } from '../preflight.ts'
import type { Register } from '../register/register.ts'
import { mirrorProblem } from '../store/mirror.ts'
import { tokensAhead } from './forewarned.ts'
import type { HouseView, Surroundings } from './house.ts'
import { givePaper } from './papers.ts'
import { agreementOf, cleaned, prepare, scriptOf } from './preparation.ts'
import { scriptCalled } from './scripts.ts'
import { draftRemarks, inventoryOf } from './tokens.ts'

export class Planning {
  readonly #around: Surroundings
  readonly #house: HouseView
  readonly #register: Register
  /** What was last told of a plan: whatever else is found when it is opened is told first. */
  #remarked = '[]'

  constructor(around: Surroundings, house: HouseView, register: Register) {
    this.#around = around
    this.#house = house
    this.#register = register
  }

  prepare(draft: Draft): Preparation {
    const prepared = this.#prepared(draft)
    this.#remarked = JSON.stringify(prepared.remarks)
    return prepared
  }

  #prepared(given: Draft): Preparation {
    const { contents, tokens, described, printers } = this.#house
    const file = scriptCalled(this.#house.shelf, given.script)
    return prepare(file, given, tokens, {
      remarks: (draft) => draftRemarks(this.#register, contents, draft),
      mirror: ({ mirror, sameMedium }) => mirrorProblem(this.#around.data.path, mirror, sameMedium || null),
      forewarnings: (script, plan, draft) => {
        const { mode } = draft
        const throwAway = mode === 'rehearsal' && Object.keys(draft.tokens).length === 0
        const ahead = tokensAhead(script, draft, tokens, described)
        return forewarnings(
          { script, plan, mode, throwAway },
          { tokens: ahead, printers, mirror: null, earlier: this.#around.earlier ?? null },
          this.#register,
        )
      },
    })
  }

  /** Throws what `givePaper` does, and of a plan that is not ready its first problem. */
  givePaper({ draft: given, document, printer }: Asked<'printPaper'>, language: Language): Promise<string | null> {
    const file = scriptCalled(this.#house.shelf, given.script)
    const draft = cleaned(given)
    const script = scriptOf(file, draft)
    const { settings } = draft
    if (document === 'plan') mustBeReady(this.#prepared(draft))
    const content = document === 'plan' ? agreementOf(file, script, draft, this.#house.tokens) : document
    return givePaper(this.#around.printing, printer, { file, script, settings, content, language })
  }

  /** Throws the first problem of the plan, PLAN_CHANGED, and what opening a session throws. */
  async open({ draft: given, plan }: Asked<'open'>, onDevices: () => void): Promise<Held> {
    const { data, environment, earlier = null, badges = null } = this.#around
    const file = scriptCalled(this.#house.shelf, given.script)
    const draft = cleaned(given)
    if (Object.keys(draft.tokens).length > 0) await this.#house.look()
    const tokens = this.#house.tokens
    const prepared = this.#prepared(draft)
    mustMatchPlan(plan, prepared)
    if (JSON.stringify(prepared.remarks) !== this.#remarked) throw refuse('REMARKS_CHANGED')
    const { mode, names, follows, brought, settings, mirror, sameMedium } = draft
    const script = scriptOf(file, draft)
    return beginCeremony(data, {
      text: file.text,
      script,
      scriptName: file.name,
      settings,
      participants: { mode, names, follows, brought },
      register: this.#register,
      inventory: inventoryOf(script, draft, tokens ?? [], environment),
      mirror: mirror === '' ? null : mirror,
      earlier,
      badges,
      // The plan is refused as long as people have not said so.
      allow: () => Promise.resolve(),
      sameMedium: sameMedium === '' ? null : sameMedium,
      onDevices,
      agree: (agreement) => {
        if (planDigest(agreement) !== plan) throw refuse('PLAN_CHANGED')
      },
    })
  }
}

/** Throws what stands in the way of the plan, the fields first, or PLAN_CHANGED if it is another than was compared. */
function mustMatchPlan(digest: string, prepared: Preparation): void {
  mustBeReady(prepared)
  if (prepared.plan?.digest !== digest) throw refuse('PLAN_CHANGED')
}

function mustBeReady({ parameters, parts, hsms, problems }: Preparation): void {
  const [problem] = [...[...parameters, ...parts, ...hsms].map((field) => field.problem), ...problems].filter(
    (one) => one !== null,
  )
  if (problem) throw refusalOf(problem)
}
