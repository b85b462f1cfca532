import { z } from 'zod'
import type { Proof } from '../../record/verify/proof.ts'
import { Statement } from '../../record/verify/statements.ts'
import { cardEnrolled } from './facts.ts'

const enrolled = new Statement(cardEnrolled.type, z.object({ software: z.boolean() }))

/** That no card was played by a program. */
export const cardProof: Proof = {
  statements: [enrolled],
  played: ({ statements }) => enrolled.in(statements).some(({ software }) => software),
}
