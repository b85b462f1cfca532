import { z } from 'zod'
import { refuse } from '../refusal.ts'
import type { State } from '../state.ts'
import { defineStep } from './define.ts'
import { hex } from './fields.ts'
import { nothingLeft } from './leftovers.ts'

const Commitment = z.strictObject({ index: z.int(), salt: hex, digest: hex })

/** The backup key is split by SLIP-0039; each share gets a commitment, so that it can be recognised later. */
export const split = defineStep({
  name: 'split',
  fields: z.strictObject({ threshold: z.int().min(2).max(16), shares: z.int().min(2).max(16) }),
  basis: 'said',
  foresee: ({ fields: { threshold, shares } }) => {
    if (threshold > shares) throw refuse('THRESHOLD_TOO_LARGE', { threshold, shares })
  },
  act: {
    result: z.strictObject({ commitments: z.array(Commitment) }),
    secrets: true,
    request: (step, state, { random }) => {
      const { threshold, shares } = step.fields
      return { set: setOf(state), identifier: freshIdentifier(random, state.identifiers), threshold, shares }
    },
    perform: async (_step, request, { devices, state }) => {
      const { commitments } = await devices.secrets().split({ ceremony: state.ceremony, ...request })
      return { commitments: commitments.map((one) => ({ ...one })) }
    },
    conclude: (_step, { set, identifier, threshold, shares }, { commitments }) => {
      const inOrder = commitments.every(({ index }, i) => index === i + 1)
      if (!inOrder || commitments.length !== shares)
        throw refuse('SHARES_MISSING', { shares, found: commitments.length })
      return [
        { type: 'set.made', set, identifier, threshold, shares },
        { type: 'set.committed', set, commitments },
      ]
    },
    ...nothingLeft,
  },
})

export function setOf(state: State): string {
  if (state.backup === null) throw refuse('NO_BACKUP_KEY')
  return state.backup.set
}

/** A 15-bit set identity that the register does not hold yet (SLIP-0039: "random identifier"). */
function freshIdentifier(random: string, taken: readonly number[]): number {
  for (let at = 0; at < random.length; at += 4) {
    const identifier = Number.parseInt(random.slice(at, at + 4), 16) & 0x7fff
    if (!taken.includes(identifier)) return identifier
  }
  throw refuse('NO_FREE_IDENTIFIER')
}
