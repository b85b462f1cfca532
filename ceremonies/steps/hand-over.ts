import { z } from 'zod'
import { refuse } from '../refusal.ts'
import { defineStep, type SecretAsk } from './define.ts'
import { nothing } from './fields.ts'
import { nothingLeft } from './leftovers.ts'
import { setOf } from './split.ts'

/** A share is shown to its custodian alone, once, who writes it down. Repeated for each custodian. */
export const handOver = defineStep({
  name: 'hand-over',
  fields: nothing,
  basis: 'said',
  act: {
    result: z.strictObject({ shown: z.literal(true) }),
    secrets: true,
    request: (step, state) => ({ set: setOf(state), index: turnOf(step), to: step.performs }),
    perform: async (_step, { index, to }, { devices, show }) => {
      await show(shareOf(to, index), (viewer) => devices.secrets().reveal(index, viewer))
      return { shown: true as const }
    },
    conclude: (_step, { set, index, to }) => [{ type: 'share.shown', set, index, to }],
    ...nothingLeft,
  },
})

/** The share's number: hand-over and proof are repeated for each custodian. */
export function turnOf({ id, turn }: { readonly id: string; readonly turn: number | null }): number {
  if (turn === null) throw refuse('STEP_NOT_REPEATED', { step: id })
  return turn
}

export function shareOf(person: string, share: number): SecretAsk {
  return { person, purpose: 'share', half: null, device: null, share }
}
