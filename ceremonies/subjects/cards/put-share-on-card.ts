import { z } from 'zod'
import { sha256Hex } from '../../base/digest.ts'
import { refuse } from '../../base/refusal.ts'
import { CardShare } from '../../devices/card-share.ts'
import { count } from '../../kernel/shapes.ts'
import type { State } from '../../kernel/model.ts'
import { defineStep } from '../../kernel/step.ts'
import { cardShareFile } from '../../shares/card-share.ts'
import { sharePutOnCard, shareTakenOffCard } from '../backup/card-facts.ts'
import { backup, sharesOf } from '../backup/facts.ts'
import { shareIn } from '../backup/hand-over.ts'
import { setOf } from '../backup/split.ts'
import { set, share } from '../fields.ts'
import { codeOf } from '../leftovers.ts'
import { shareOnCard, shareSet } from '../resources.ts'
import { cardShareIn, deliver, heldBy, keptOn } from './delivery.ts'
import { answersOf, card, heldCard, instead } from './fields.ts'
import { giveUpFields, insteadIn, mustSayInstead } from './give-up.ts'
import { lastTryFields } from './last-try.ts'

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
  form: (step, state, person) => [
    ...lastTryFields(step, state, person),
    ...giveUpFields(step, state, person, aboutOf(step)),
  ],
  check: (step, state, answers, person) => {
    if (person === step.performs) mustSayInstead(state, person, aboutOf(step), answers)
  },
  act: {
    /** `again`: how often this share was put onto a card before. */
    request: z.strictObject({ set, index: count, again: count, instead, ...heldCard }),
    result: z.strictObject({ share: CardShare.nullable() }),
    secrets: true,
    cards: true,
    prepare: (step, state) => {
      const index = shareIn(step)
      const held = heldBy(state, step.fields.card, step.performs)
      const taken = sharesOf(state)?.onCards.find((one) => one.card === held.card || one.index === index)
      if (taken) throw refuse('CARD_HAS_SHARE', { card: taken.card, share: taken.index })
      const instead = insteadIn(state, step.performs, aboutOf(step), answersOf(step, state))
      return { set: setOf(state), index, again: timesGivenUp(state, index), instead, ...held }
    },
    perform: async (_step, { set: of, index, again: _again, instead, ...held }, performing) => {
      if (instead !== null) return { share: null }
      const { ceremony } = performing.state
      const sealed = await performing.devices.secrets().sealForCard({ ceremony, set: of, index, card: held.key })
      await deliver(performing, held, sealed)
      return { share: sealed }
    },
    conclude: (_step, { set: of, index, again, instead, holder: to, card: name, key }, { share: sealed }, state) => {
      if (instead !== null) return [shareTakenOffCard({ set: of, index, holder: to, card: name, ...instead })]
      if (sealed === null) throw refuse('CARD_SHARE_NAMED', { index })
      const { scheme, identifier, threshold } = sharesOf(state) ?? {}
      const isSo =
        sealed.ceremony === state.ceremony &&
        sealed.set === of &&
        sealed.scheme === scheme &&
        sealed.identifier === identifier &&
        sealed.index === index &&
        sealed.threshold === threshold &&
        sealed.card === key
      if (!isSo) throw refuse('CARD_SHARE_NAMED', { index })
      const sha256 = sha256Hex(cardShareFile(sealed))
      return [sharePutOnCard({ set: of, index, to, card: name, artifact: fileOf(sealed, again), sha256 })]
    },
    artifacts: (_step, { again }, { share: sealed }) =>
      sealed === null
        ? []
        : [{ name: fileOf(sealed, again), kind: 'card-share', level: 'confidential', content: cardShareFile(sealed) }],
    look: async (_step, { set: of, index, again: _again, instead: _instead, ...held }, performing) => {
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

const aboutOf = (step: Parameters<typeof shareIn>[0] & { readonly fields: { readonly card: string } }) => ({
  index: shareIn(step),
  card: step.fields.card,
})

/** The set by its number, because a ceremony may make another after one that was voided; and each card that took another's place. */
const fileOf = ({ identifier, index }: CardShare, again: number): string =>
  `card-share-${identifier}-${index}${again === 0 ? '' : `-${again + 1}`}.json`

const timesGivenUp = (state: State, index: number): number =>
  backup.of(state).givenUp.filter((one) => one.index === index).length
