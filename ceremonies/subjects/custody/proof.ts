import { problem } from '../../record/problem.ts'
import type { Proof } from '../../record/verify/proof.ts'
import { cardInspected, thingLost } from './facts.ts'

/** Nothing of it can be computed; but whoever verifies a record is told which shares it calls lost, as far as that is disclosed. */
export const custodyProof: Proof = {
  statements: [],
  notices: [thingLost.type, cardInspected.type],
  remarks: ({ noticed }) =>
    noticed.flatMap(({ seq, type, fact }) => {
      if (type === thingLost.type && fact)
        return [problem('SHARE_LOST', seq, { share: told(fact['mark']), set: told(fact['set']) })]
      const isBad = type === cardInspected.type && fact && fact['found'] !== 'answered'
      return isBad
        ? [
            problem('CARD_DID_NOT_ANSWER', seq, {
              share: told(fact['share']),
              card: told(fact['serial']),
              found: told(fact['found']),
            }),
          ]
        : []
    }),
}

const told = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
