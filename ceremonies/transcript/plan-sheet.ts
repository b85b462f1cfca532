import { hexToBytes } from '@noble/hashes/utils.js'
import type { Hex } from '../base/crypto.ts'
import { makePlan } from '../index.ts'
import { type Agreement, type AgreedToken, planDigest } from '../kernel/agreement.ts'
import { bindParameters } from '../kernel/parameters.ts'
import type { Script } from '../kernel/script.ts'
import { wordsOf } from '../record/words.ts'
import { custodySections } from './custody.ts'
import { text } from './entry.ts'
import type { Entry, Section } from './model.ts'
import { hsmsOf } from '../subjects/tokens/hsm.ts'

/** What the room agrees on before the first fact, on paper: all that the plan's words stand for. */
export interface PlanSheet {
  readonly title: string
  readonly mode: Agreement['mode']
  /** True if an HSM has no certificate on record, or a throw-away token takes its place. */
  readonly softwareToken: boolean
  readonly softwareCard: boolean
  readonly script: { readonly file: string; readonly sha256: Hex }
  /** Which of the script's languages is read; null for a script that has no choice of them. */
  readonly language: string | null
  readonly parameters: readonly Entry[]
  readonly people: readonly { readonly title: string; readonly name: string; readonly brought: string | null }[]
  /** Digest of the previous ceremony's note, or `none`. */
  readonly follows: string
  /** A token for each HSM of the script; null for a throw-away one. */
  readonly tokens: readonly { readonly title: string; readonly token: AgreedToken | null }[]
  readonly mirror: string | null
  /** Who says that the second medium may be the record's own; null if nobody does. */
  readonly sameMedium: string | null
  /** Where things are to be kept; none for a script without a custody plan. */
  readonly custody: readonly Section[]
  readonly digest: Hex
  readonly words: readonly string[]
}

/** The sheet of a plan that is ready to be opened; throws as `bindParameters` and `makePlan` do for a script not its own. */
export function planSheetOf(script: Script, file: string, agreement: Agreement): PlanSheet {
  const { names, brought, tokens, settings, sameMedium } = agreement
  const plan = makePlan(script, bindParameters(script.parameters, settings))
  const title = (part: string): string => plan.parts.find(({ id }) => id === part)?.title ?? part
  const hsms = Object.entries(hsmsOf(script))
  const digest = planDigest(agreement)
  return {
    title: script.title,
    mode: agreement.mode,
    // No card has been used yet.
    softwareCard: false,
    softwareToken: hsms.some(([name, { certificate }]) => certificate === undefined || tokens[name] === undefined),
    script: { file, sha256: agreement.script },
    language: agreement.language,
    parameters: Object.entries(script.parameters).map(([name, parameter]) =>
      text(parameter.title, plan.bound[name] ?? ''),
    ),
    people: plan.parts.map((part) => ({
      title: part.title,
      name: names[part.id] ?? '',
      brought: brought[part.id] ?? null,
    })),
    follows: agreement.follows,
    tokens: hsms.map(([name, hsm]) => ({ title: hsm.title, token: tokens[name] ?? null })),
    mirror: agreement.mirror,
    sameMedium: sameMedium === null ? null : title(sameMedium),
    custody: custodySections(script, plan),
    digest,
    words: wordsOf(hexToBytes(digest)),
  }
}
