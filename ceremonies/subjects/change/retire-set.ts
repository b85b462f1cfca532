import { z } from 'zod'
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import type { Field } from '../../kernel/answers.ts'
import type { State } from '../../kernel/model.ts'
import { defineStep } from '../../kernel/step.ts'
import { nothing } from '../fields.ts'
import { expectedSet } from '../recovery/accept-record.ts'
import { RETIRE, acceptedRecord, setOfArchives } from '../recovery/archives.ts'
import { type EarlierCard, recovery } from '../recovery/facts.ts'
import { setInForce } from '../resources.ts'
import { change, setRetired } from './facts.ts'

const Said = z.object({ archives: z.boolean(), media: z.string(), how: z.string() })

/** The sheets and cards of the earlier set and the copies of its archives are destroyed before witnesses, who say what they saw. */
export const retireSet = defineStep({
  name: RETIRE,
  reference: {
    is: 'The sheets of the earlier set and every copy of its archives are destroyed before witnesses, and cards that keep shares of it erased or destroyed; which, and how, goes on record. What cannot be destroyed today is an exception.',
    example: {},
  },
  needs: [{ resource: setInForce, check: 'CHANGE-3' }],
  fields: nothing,
  basis: 'seen',
  irreversible: true,
  form: (step, state, person): readonly Field[] => {
    if (person !== step.performs) return []
    const { identifier, threshold } = earlierSetIn(state)
    return [
      ...sheetsOf(state).map(
        (share): Field => ({
          name: nameOf(share),
          label: message('field.retire-set.share', { share, identifier }),
          type: 'boolean',
          should: true,
        }),
      ),
      ...cardsOf(state).map(
        ({ share, serial }, at): Field => ({
          name: cardName(at),
          label: message('field.retire-set.card', { share, identifier, serial }),
          type: 'boolean',
          should: true,
        }),
      ),
      { name: 'archives', label: message('field.retire-set.archives', { threshold }), type: 'boolean', should: true },
      { name: 'media', label: message('field.retire-set.media'), type: 'text' },
      { name: 'how', label: message('field.retire-set.how'), type: 'text' },
    ]
  },
  check: (_step, state) => {
    mustBeSuperseded(state)
    mustStandTwice(state)
  },
  conclude: (step, state, answers) => {
    mustBeSuperseded(state)
    const given = answers[step.performs] ?? {}
    const { set, threshold } = setOfArchives(state)
    const all = sheetsOf(state)
    const destroyed = all.filter((share) => given[nameOf(share)] === true)
    const left = all.filter((share) => !destroyed.includes(share))
    const cards = cardsOf(state).map(({ share, serial }, at) => ({
      share,
      serial,
      destroyed: given[cardName(at)] === true,
    }))
    const { ceremony } = acceptedRecord(state)
    return [setRetired({ set, ceremony, threshold, destroyed, left, cards, ...Said.parse(given), step: step.id })]
  },
})

/** Throws SET_STILL_VALID until another set is in force, and SET_RETIRED afterwards. */
function mustBeSuperseded(state: State): void {
  const { inForce, retired } = change.of(state)
  if (inForce === null) throw refuse('SET_STILL_VALID', { identifier: setOfArchives(state).identifier })
  if (retired) throw refuse('SET_RETIRED', { identifier: setOfArchives(state).identifier })
}

/**
 * Until the record is exported the new archives are on the laptop and in its mirror alone. Throws RETIRE_WITHOUT_MIRROR in a real
 * ceremony whose mirror is not whole.
 */
function mustStandTwice({ mode, mirror }: State): void {
  if (mode === 'real' && mirror !== 'whole') throw refuse('RETIRE_WITHOUT_MIRROR')
}

/** The earlier set; before it was accepted, as on paper, what the script says of it. */
function earlierSetIn(state: State): {
  readonly identifier: number
  readonly threshold: number
  readonly shares: number
} {
  return recovery.of(state).set ?? { identifier: 0, ...expectedSet(state.plan) }
}

/** Every number of a sheet of the earlier set: of each share but those that a card alone keeps. */
function sheetsOf(state: State): readonly number[] {
  const all = Array.from({ length: earlierSetIn(state).shares }, (_, at) => at + 1)
  return all.filter((share) => {
    const cards = cardsOf(state).filter((card) => card.share === share)
    return cards.length === 0 || cards.some(({ onPaper }) => onPaper)
  })
}

/** The cards that keep shares of it; none before its record was accepted. */
function cardsOf(state: State): readonly EarlierCard[] {
  return recovery.of(state).record?.cards ?? []
}

function nameOf(share: number): string {
  return `sheet-${share}`
}

function cardName(at: number): string {
  return `card-${at + 1}`
}
