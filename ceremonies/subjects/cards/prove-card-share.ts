import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { artifact, set, share } from '../fields.ts'
import { count } from '../../kernel/shapes.ts'
import { defineStep } from '../../kernel/step.ts'
import { readCardShare } from '../../shares/card-share.ts'
import { shareProvedByCard } from '../backup/card-facts.ts'
import { sharesOf } from '../backup/facts.ts'
import { shareIn } from '../backup/hand-over.ts'
import { setOf } from '../backup/split.ts'
import { nothingLeft } from '../leftovers.ts'
import { provedShare, shareOnCard } from '../resources.ts'
import { givenBy, heldBy, keptOn } from './delivery.ts'
import { card, heldCard } from './fields.ts'

/** What the card keeps is what the record says, and the card opens it again: as good as a share that was typed back. */
export const proveCardShare = defineStep({
  name: 'prove-card-share',
  reference: {
    is: 'What a custodian’s card keeps is compared with the file of the record, and the card opens it again with its holder’s PIN. It is repeated for each custodian, or names its share.',
    alsoNeeds: 'The share was put on that card.',
    example: { card: 'custodian-card-1', share: 1 },
  },
  needs: [{ resource: shareOnCard, check: 'SHARE-1' }],
  makes: [{ resource: provedShare }],
  fields: z.strictObject({ card, share }),
  basis: 'seen',
  act: {
    request: z.strictObject({ set, index: count, artifact, ...heldCard }),
    result: z.strictObject({ proved: z.literal(true) }),
    secrets: true,
    cards: true,
    prepare: (step, state) => {
      const index = shareIn(step)
      const held = heldBy(state, step.fields.card, step.performs)
      const found = sharesOf(state)?.onCards.find((one) => one.index === index && one.card === held.card)
      if (!found) throw refuse('SHARE_NOT_ON_CARD', { share: index, card: held.card })
      return { set: setOf(state), index, artifact: found.artifact, ...held }
    },
    perform: async (_step, { set: _set, index, artifact: name, ...held }, performing) => {
      const file = performing.artifact(name)
      if ((await keptOn(performing, held)) !== bytesToHex(file)) throw refuse('CARD_SHARE_CHANGED', { card: held.card })
      const secrets = performing.devices.secrets()
      await givenBy(performing, held, readCardShare(file), (given) => secrets.prove(index, given))
      return { proved: true as const }
    },
    conclude: (_step, { set: of, index, holder: by, card: name }) => [
      shareProvedByCard({ set: of, index, by, card: name }),
    ],
    ...nothingLeft,
  },
})
