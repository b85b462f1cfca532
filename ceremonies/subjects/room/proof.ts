import { problem } from '../../record/problem.ts'
import type { Proof } from '../../record/verify/proof.ts'
import { clockJumped } from './facts.ts'

/** Readers are told where the laptop's clock jumped. */
export const clockProof: Proof = {
  statements: [],
  notices: [clockJumped.type],
  remarks: ({ noticed }) =>
    noticed
      .filter(({ type }) => type === clockJumped.type)
      .map(({ seq, fact }) => {
        const seconds = fact?.['seconds']
        return problem('CLOCK_JUMPED', seq, { seconds: typeof seconds === 'number' ? seconds : '(withheld)' })
      }),
}
