import { z } from 'zod'
import type { Hex } from '../base/crypto.ts'
import { refuse } from '../base/refusal.ts'
import { type Scheme, usualScheme } from '../devices/scheme.ts'
import type { Plan } from '../kernel/planned.ts'
import type { Script } from '../kernel/script.ts'
import { handOver, shareIn } from '../subjects/backup/hand-over.ts'
import { proveShare } from '../subjects/backup/prove-share.ts'
import { shareLength } from '../shares/length.ts'
import { split, splitIn } from '../subjects/backup/split.ts'
import { stepNumbers } from './course.ts'
import { type Handout, handoutOf } from './handout.ts'

const Quorum = z.object({ threshold: z.int(), shares: z.int() })

/** The form on which a custodian writes one share: everything that is known before the day, and nothing secret. */
export interface ShareSheet {
  readonly share: number
  /** How many shares there are, and how many of them bring the key back. */
  readonly shares: number
  readonly threshold: number
  readonly custodian: string
  /** Numbers of the steps at which it is written, and typed back; null where nobody types it back. */
  readonly written: string
  readonly proved: string | null
}

export interface ShareSheets extends Handout {
  readonly scheme: Scheme
  /** Or blocks. */
  readonly words: number
  readonly sheets: readonly ShareSheet[]
}

/**
 * A sheet for each share that the script hands to somebody. Throws SHEETS_NONE if it hands over none, and as
 * `handoutOf` does.
 */
export function shareSheetsOf(
  script: Script,
  file: { readonly name: string; readonly sha256: Hex },
  settings: Readonly<Record<string, string>>,
): ShareSheets {
  const { handout, plan } = handoutOf(script, file, settings)
  const sheets = sheetsOf(plan)
  if (sheets.length === 0) throw refuse('SHEETS_NONE')
  const scheme = splitIn(plan)?.scheme ?? usualScheme
  return { ...handout, scheme, words: shareLength[scheme], sheets }
}

function sheetsOf(plan: Plan): readonly ShareSheet[] {
  const numbers = stepNumbers(plan)
  return plan.steps.flatMap((step, at) => {
    const set = plan.steps.slice(0, at).findLast(({ kind }) => kind === split.name)
    if (step.kind !== handOver.name || set === undefined) return []
    const share = shareIn(step)
    const proof = plan.steps.slice(at).find((one) => one.kind === proveShare.name && shareIn(one) === share)
    return [
      {
        share,
        ...Quorum.parse(set.fields),
        custodian: plan.parts.find(({ id }) => id === step.performs)?.title ?? step.performs,
        written: numbers.get(step.id) ?? '',
        proved: proof ? (numbers.get(proof.id) ?? null) : null,
      },
    ]
  })
}
