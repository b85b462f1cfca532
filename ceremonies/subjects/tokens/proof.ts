import { z } from 'zod'
import type { Proof } from '../../record/verify/proof.ts'
import { Statement } from '../../record/verify/statements.ts'
import { tokenNoted } from './facts.ts'

const noted = new Statement(tokenNoted.type, z.object({ name: z.string(), certified: z.boolean() }))

/** That the tokens are certified hardware; one that used none has proved nothing of any. */
export const tokenProof: Proof = {
  statements: [noted],
  certified: ({ statements }) => {
    const tokens = noted.in(statements)
    return tokens.length > 0 && tokens.every(({ certified }) => certified)
  },
}
