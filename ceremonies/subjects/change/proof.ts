import { z } from 'zod'
import { problem } from '../../record/problem.ts'
import type { Proof } from '../../record/verify/proof.ts'
import { count, Statement } from '../../record/verify/statements.ts'
import { rewrapped } from '../keys/proof.ts'
import { setInForce } from './facts.ts'

const inForce = new Statement(
  setInForce.type,
  z.object({ set: z.string(), over: z.string(), threshold: count, keys: z.array(z.string()) }),
)

/**
 * Which set is valid in the end, for whoever reads only the verdict. Destroying does not make shares forgotten: whoever copied enough
 * of them and an archive still has the keys, and only new keys cure that.
 */
export const changeProof: Proof = {
  statements: [inForce],
  remarks: ({ statements }) => {
    const changed = inForce.in(statements)
    const [waiting] = changed.length === 0 ? rewrapped.in(statements) : []
    return [
      ...changed.map(({ seq, over, threshold, keys }) =>
        problem('OLD_SHARES_RECOVER', seq, { set: over, threshold, keys: keys.join(', ') }),
      ),
      ...(waiting ? [problem('OLD_SET_VALID', waiting.seq, { set: waiting.from })] : []),
    ]
  },
}
