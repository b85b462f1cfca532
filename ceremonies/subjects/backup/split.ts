import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import type { State } from '../../kernel/model.ts'
import type { Plan } from '../../kernel/planned.ts'
import { defineStep } from '../../kernel/step.ts'
import { count } from '../../kernel/shapes.ts'
import { Scheme, usualScheme } from '../../devices/scheme.ts'
import { backup, setCommitted, setMade, sharesOf } from './facts.ts'
import { digest, hex, set } from '../fields.ts'
import { nothingLeft } from '../leftovers.ts'
import { keyToSplit, shareSet } from '../resources.ts'

const Commitment = z.strictObject({ index: z.int(), salt: hex, digest })

const fields = z.strictObject({
  threshold: z.int().min(2).max(16).describe('How many shares bring the key back; no more than there are.'),
  shares: z.int().min(2).max(16).describe('How many shares there are.'),
  scheme: Scheme.default(usualScheme).describe(
    'How the key is split: `SLIP-0039`, or `shamirs-secret-sharing` for organisations that have machines and procedures for that library (docs/SHAMIR.md).',
  ),
})

/** The key is split, by SLIP-0039 unless the script says otherwise; each share gets a commitment, so that it can be recognised later. */
export const split = defineStep({
  name: 'split',
  reference: {
    is: 'The backup key is split into shares, any few of which bring it back.',
    example: { threshold: 3, shares: 5 },
  },
  needs: [{ resource: keyToSplit, check: 'SHARE-1' }],
  makes: [{ resource: shareSet }],
  fields,
  basis: 'said',
  checkAtOpening: ({ fields: { threshold, shares } }) => {
    if (threshold > shares) throw refuse('THRESHOLD_TOO_LARGE', { threshold, shares })
  },
  act: {
    request: z.strictObject({ set, scheme: Scheme, identifier: count, threshold: count, shares: count }),
    result: z.strictObject({ commitments: z.array(Commitment) }),
    secrets: true,
    prepare: (step, state, { random }) => {
      const identifier = freshIdentifier(random, backup.of(state).identifiers)
      return { set: setOf(state), identifier, ...step.fields }
    },
    perform: async (_step, request, { devices, state }) => {
      const { commitments } = await devices.secrets().split({ ceremony: state.ceremony, ...request })
      return { commitments: commitments.map((one) => ({ ...one })) }
    },
    conclude: (_step, { set: of, scheme, identifier, threshold, shares }, { commitments }) => {
      const inOrder = commitments.every(({ index }, i) => index === i + 1)
      if (!inOrder || commitments.length !== shares)
        throw refuse('SHARES_MISSING', { shares, found: commitments.length })
      return [setMade({ set: of, scheme, identifier, threshold, shares }), setCommitted({ set: of, commitments })]
    },
    ...nothingLeft,
  },
})

/** How the step of that plan splits its key; null for a plan without one. */
export function splitIn({ steps }: Pick<Plan, 'steps'>): z.infer<typeof fields> | null {
  const step = steps.find(({ kind }) => kind === split.name)
  return step ? fields.parse(step.fields) : null
}

export function setOf(state: State): string {
  const shares = sharesOf(state)
  if (shares === null) throw refuse('NO_BACKUP_KEY')
  return shares.set
}

/** A 15-bit set identity that the register does not hold yet (SLIP-0039: "random identifier"). */
function freshIdentifier(random: string, taken: readonly number[]): number {
  for (let at = 0; at < random.length; at += 4) {
    const identifier = Number.parseInt(random.slice(at, at + 4), 16) & 0x7fff
    if (!taken.includes(identifier)) return identifier
  }
  throw refuse('NO_FREE_IDENTIFIER')
}
