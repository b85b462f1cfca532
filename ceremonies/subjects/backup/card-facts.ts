/** What happens to a share on a card. */
import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import { count } from '../../kernel/shapes.ts'
import { digest, set } from '../fields.ts'
import { setChanged, sharesOf } from './facts.ts'

/** The card has it, and opened it: what came out is the share. `sha256`: of the card's object and of the file alike. */
export const sharePutOnCard = fact({
  type: 'share.put-on-card',
  level: 'restricted',
  shape: { set, index: count, to: z.string(), card: z.string(), artifact: z.string(), sha256: digest },
  evolve: (state, { index, card, artifact }) => {
    const onCards = sharesOf(state)?.onCards ?? []
    return setChanged(state, { onCards: [...onCards, { index, card, artifact, proved: false }] })
  },
})

/** The card opened it again, from what it has kept since. */
export const shareProvedByCard = fact({
  type: 'share.proved-by-card',
  level: 'restricted',
  shape: { set, index: count, by: z.string(), card: z.string() },
  evolve: (state, { index, card }) => {
    const onCards = sharesOf(state)?.onCards ?? []
    return setChanged(state, {
      onCards: onCards.map((one) => (one.index === index && one.card === card ? { ...one, proved: true } : one)),
    })
  },
})
