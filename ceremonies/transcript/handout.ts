import type { Hex } from '../base/crypto.ts'
import { makePlan } from '../index.ts'
import { bindParameters } from '../kernel/parameters.ts'
import type { Plan } from '../kernel/planned.ts'
import type { Script } from '../kernel/script.ts'

/** What every paper says that one person is handed for the day: of which ceremony, and of which file. */
export interface Handout {
  readonly title: string
  readonly script: { readonly file: string; readonly sha256: Hex }
}

/** That of a script, and its plan with these parameters. Throws as `bindParameters` and `makePlan` do. */
export function handoutOf(
  script: Script,
  file: { readonly name: string; readonly sha256: Hex },
  settings: Readonly<Record<string, string>>,
): { readonly handout: Handout; readonly plan: Plan } {
  return {
    handout: { title: script.title, script: { file: file.name, sha256: file.sha256 } },
    plan: makePlan(script, bindParameters(script.parameters, settings)),
  }
}
