import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { artifact, part, set, share } from '../fields.ts'
import { count } from '../../kernel/shapes.ts'
import type { State } from '../../kernel/model.ts'
import { defineStep } from '../../kernel/step.ts'
import { readCardShare } from '../../shares/card-share.ts'
import { shareProvedByCard, shareTakenOffCard } from '../backup/card-facts.ts'
import { backup, sharesOf } from '../backup/facts.ts'
import { shareIn } from '../backup/hand-over.ts'
import { setOf } from '../backup/split.ts'
import { nothingLeft } from '../leftovers.ts'
import { provedShare, shareOnCard } from '../resources.ts'
import { givenBy, heldBy, keptOn } from './delivery.ts'
import { answersOf, card, heldCard, instead } from './fields.ts'
import { giveUpFields, insteadIn, mustSayInstead } from './give-up.ts'
import { lastTryFields } from './last-try.ts'

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
  form: (step, state, person) =>
    isGivenUp(step, state)
      ? []
      : [...lastTryFields(step, state, person), ...giveUpFields(step, state, person, aboutOf(step))],
  check: (step, state, answers, person) => {
    if (person === step.performs && !isGivenUp(step, state)) mustSayInstead(state, person, aboutOf(step), answers)
  },
  act: {
    /** `gone`: the card was given up at a step before. */
    request: z.union([
      z.strictObject({ set, index: count, artifact, instead, ...heldCard }),
      z.strictObject({ set, index: count, holder: part, card, gone: z.literal(true) }),
    ]),
    result: z.strictObject({ proved: z.boolean() }),
    secrets: true,
    cards: true,
    prepare: (step, state) => {
      const { index, card: name } = aboutOf(step)
      const { performs: holder } = step
      if (isGivenUp(step, state)) return { set: setOf(state), index, holder, card: name, gone: true as const }
      const held = heldBy(state, name, holder)
      const found = sharesOf(state)?.onCards.find((one) => one.index === index && one.card === held.card)
      if (!found) throw refuse('SHARE_NOT_ON_CARD', { share: index, card: held.card })
      const other = insteadIn(state, holder, aboutOf(step), answersOf(step, state))
      return { set: setOf(state), index, artifact: found.artifact, instead: other, ...held }
    },
    perform: async (_step, request, performing) => {
      if ('gone' in request || request.instead !== null) return { proved: false }
      const { set: _set, index, artifact: name, instead: _instead, ...held } = request
      const file = performing.artifact(name)
      if ((await keptOn(performing, held)) !== bytesToHex(file)) throw refuse('CARD_SHARE_CHANGED', { card: held.card })
      const secrets = performing.devices.secrets()
      await givenBy(performing, held, readCardShare(file), (given) => secrets.prove(index, given))
      return { proved: true }
    },
    conclude: (step, request, { proved }) => {
      const { set: of, index, holder, card: name } = request
      if ('gone' in request) return []
      if (request.instead !== null)
        return [shareTakenOffCard({ set: of, index, holder, card: name, ...request.instead })]
      if (!proved) throw refuse('RESULT_INVALID', { step: step.id, member: 'proved' })
      return [shareProvedByCard({ set: of, index, by: holder, card: name })]
    },
    ...nothingLeft,
  },
})

type Proving = Parameters<typeof shareIn>[0] & { readonly fields: { readonly card: string } }

const aboutOf = (step: Proving) => ({ index: shareIn(step), card: step.fields.card })

/** What took the card's place is proved by steps of its own. */
function isGivenUp(step: Proving, state: State): boolean {
  const { index, card: name } = aboutOf(step)
  const isOnIt = sharesOf(state)?.onCards.some((one) => one.index === index && one.card === name) === true
  return !isOnIt && backup.of(state).givenUp.some((one) => one.index === index && one.card === name)
}
