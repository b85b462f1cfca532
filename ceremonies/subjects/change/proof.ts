import { z } from 'zod'
import { type Problem, problem } from '../../record/problem.ts'
import type { Proof } from '../../record/verify/proof.ts'
import { count, Statement, type Statements } from '../../record/verify/statements.ts'
import { keysBack, keysBegun, rewrapped } from '../keys/proof.ts'
import { setInForce } from './facts.ts'

const inForce = new Statement(
  setInForce.type,
  z.object({ set: z.string(), over: z.string(), threshold: count, keys: z.array(z.string()).min(1) }),
)

/**
 * Which set is valid in the end, for whoever reads only the verdict. Destroying does not make shares forgotten: whoever copied enough
 * of them and an archive still has the keys, and only new keys cure that.
 */
export const changeProof: Proof = {
  statements: [inForce],
  check: ({ statements }) =>
    inForce
      .in(statements)
      .flatMap((one, at) => (at > 0 ? [problem('SET_IN_FORCE_TWICE', one.seq)] : unproved(one, statements))),
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

type InForce = ReturnType<typeof inForce.in>[number]

/**
 * The keys that did not come back as those of the earlier set: each must be the one key of its label in the whole record, wrapped
 * anew out of an archive of that set or found in a token, and restored after that and before the set was put in force.
 */
function unproved({ seq, over, keys }: InForce, statements: Statements): readonly Problem[] {
  const begun = keysBegun(statements)
  const back = keysBack(statements)
  return keys.flatMap((label) => {
    const [key, ...others] = begun.filter((one) => one.label === label)
    const isEarlier = key !== undefined && others.length === 0 && (key.found || key.from === over)
    const isBack = back.some((one) => one.label === label && one.seq < seq && one.seq > (key?.seq ?? seq))
    return isEarlier && isBack ? [] : [problem('SUCCESSION_UNPROVED', seq, { label })]
  })
}
