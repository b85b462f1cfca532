/** What happens to a share on a card. */
import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import { count } from '../../kernel/shapes.ts'
import { digest, set } from '../fields.ts'
import { backup, setChanged, sharesOf } from './facts.ts'

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

/**
 * Two people gave the card up before the set was whole: it counts no more, and its share goes elsewhere. What was sealed to it, nobody
 * opens without it.
 */
export const shareTakenOffCard = fact({
  type: 'share.taken-off-card',
  level: 'restricted',
  shape: {
    set,
    index: count,
    holder: z.string(),
    card: z.string(),
    instead: z.string().nullable(),
    paper: z.boolean(),
  },
  evolve: (state, { index, holder, card, instead, paper }) => {
    const onCards = sharesOf(state)?.onCards ?? []
    const kept = onCards.filter((one) => one.index !== index || one.card !== card)
    const { givenUp, ...custody } = backup.of(state)
    const gone = backup.with(state, { ...custody, givenUp: [...givenUp, { index, holder, card, instead, paper }] })
    return setChanged(gone, { onCards: kept })
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
