import { z } from 'zod'
import { sha256Hex } from '../../base/digest.ts'
import { refuse } from '../../base/refusal.ts'
import { CardShare } from '../../devices/card-share.ts'
import { count } from '../../kernel/shapes.ts'
import { defineStep } from '../../kernel/step.ts'
import { cardShareFile } from '../../shares/card-share.ts'
import { sharePutOnCard } from '../backup/card-facts.ts'
import { sharesOf } from '../backup/facts.ts'
import { shareIn } from '../backup/hand-over.ts'
import { setOf } from '../backup/split.ts'
import { set, share } from '../fields.ts'
import { codeOf } from '../leftovers.ts'
import { shareOnCard, shareSet } from '../resources.ts'
import { cardShareIn, deliver, heldBy, keptOn } from './delivery.ts'
import { card, heldCard } from './fields.ts'

/** A share goes onto its custodian's card, and into a file of the record; only what the card has opened again counts. */
export const putShareOnCard = defineStep({
  name: 'put-share-on-card',
  reference: {
    is: 'One share is sealed to the key of its custodian’s card, written to the card and into a file of the record, read back, and opened by the card with its holder’s PIN; only when that gives the share does it count. It is repeated for each custodian, or names its share. A share may be handed over on paper as well.',
    alsoNeeds: 'The card was enrolled by the performer.',
    alsoMakes: 'The file `card-share-SET-NUMBER.json`.',
    example: { card: 'custodian-card-1', share: 1 },
  },
  needs: [{ resource: shareSet, check: 'SHARE-1' }],
  makes: [{ resource: shareOnCard }],
  fields: z.strictObject({ card, share }),
  basis: 'seen',
  act: {
    request: z.strictObject({ set, index: count, ...heldCard }),
    result: z.strictObject({ share: CardShare }),
    secrets: true,
    cards: true,
    prepare: (step, state) => {
      const index = shareIn(step)
      const held = heldBy(state, step.fields.card, step.performs)
      const taken = sharesOf(state)?.onCards.find((one) => one.card === held.card || one.index === index)
      if (taken) throw refuse('CARD_HAS_SHARE', { card: taken.card, share: taken.index })
      return { set: setOf(state), index, ...held }
    },
    perform: async (_step, { set: of, index, ...held }, performing) => {
      const { ceremony } = performing.state
      const sealed = await performing.devices.secrets().sealForCard({ ceremony, set: of, index, card: held.key })
      await deliver(performing, held, sealed)
      return { share: sealed }
    },
    conclude: (_step, { set: of, index, holder: to, card: name, key }, { share: sealed }, state) => {
      const { identifier, threshold } = sharesOf(state) ?? {}
      const isSo =
        sealed.ceremony === state.ceremony &&
        sealed.set === of &&
        sealed.identifier === identifier &&
        sealed.index === index &&
        sealed.threshold === threshold &&
        sealed.card === key
      if (!isSo) throw refuse('CARD_SHARE_NAMED', { index })
      const sha256 = sha256Hex(cardShareFile(sealed))
      return [sharePutOnCard({ set: of, index, to, card: name, artifact: fileOf(sealed), sha256 })]
    },
    artifacts: (_step, _request, { share: sealed }) => [
      { name: fileOf(sealed), kind: 'card-share', level: 'confidential', content: cardShareFile(sealed) },
    ],
    look: async (_step, { set: of, index, ...held }, performing) => {
      try {
        const data = await keptOn(performing, held)
        const kept = data === null ? null : cardShareIn(data)
        return { found: kept?.set === of && kept.index === index ? 'share' : 'other' }
      } catch (error) {
        return { found: codeOf(error) }
      }
    },
    choices: () => ['discard'],
    discard: (_step, { card: name }) => Promise.resolve({ card: name, nextAttempt: 'seals-again' }),
  },
})

/** The set by its number, because a ceremony may make another after one that was voided. */
const fileOf = ({ identifier, index }: CardShare): string => `card-share-${identifier}-${index}.json`
