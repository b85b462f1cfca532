import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import type { SecretAsk } from '../../kernel/secret-ask.ts'
import type { Scheme } from '../../devices/scheme.ts'
import { defineStep } from '../../kernel/step.ts'
import { count } from '../../kernel/shapes.ts'
import { schemeOf, shareShown } from './facts.ts'
import { part, set, share } from '../fields.ts'
import { nothingLeft } from '../leftovers.ts'
import { setOf } from './split.ts'
import { shareOnPaper, shareSet } from '../resources.ts'

/** A share is shown to its custodian alone, once, who writes it down. Repeated for each custodian. */
export const handOver = defineStep({
  name: 'hand-over',
  reference: {
    is: 'One share is shown once, to one custodian, who writes it down. It is repeated for each custodian, or names its share.',
    example: {},
  },
  needs: [{ resource: shareSet, check: 'SHARE-1' }],
  makes: [{ resource: shareOnPaper }],
  fields: z.strictObject({ share }),
  basis: 'said',
  act: {
    request: z.strictObject({ set, index: count, to: part }),
    result: z.strictObject({ shown: z.literal(true) }),
    secrets: true,
    prepare: (step, state) => ({ set: setOf(state), index: shareIn(step), to: step.performs }),
    perform: async (_step, { index, to }, { devices, show, state }) => {
      await show(shareOf(to, index, schemeOf(state)), (viewer) => devices.secrets().reveal(index, viewer))
      return { shown: true as const }
    },
    conclude: (_step, { set: of, index, to }) => [shareShown({ set: of, index, to })],
    ...nothingLeft,
  },
})

/** The share's number: a step about shares is repeated for each custodian, or says which it is about. */
export function shareIn({
  fields,
  ...step
}: Pick<PlannedStep, 'id' | 'turn'> & { readonly fields: { readonly share?: unknown } }): number {
  return typeof fields.share === 'number' ? fields.share : turnOf(step)
}

/** The number of the custodian for whom the step is repeated. */
export function turnOf({ id, turn }: { readonly id: string; readonly turn: number | null }): number {
  if (turn === null) throw refuse('STEP_NOT_REPEATED', { step: id })
  return turn
}

export function shareOf(person: string, share: number, scheme: Scheme): SecretAsk {
  return { person, purpose: 'share', half: null, device: null, share, scheme }
}
