import { type KeptThing, isSameThing, thingPhrase } from '../../custody/shapes.ts'
import { z } from 'zod'
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import { looksLike } from '../../base/unicode/lookalike.ts'
import type { Answers, Field } from '../../kernel/answers.ts'
import type { State } from '../../kernel/model.ts'
import { type StepOf, defineStep } from '../../kernel/step.ts'
import { turnOf } from '../backup/hand-over.ts'
import { setOf } from '../backup/split.ts'
import { nothing } from '../fields.ts'
import { provedShare } from '../resources.ts'
import { custody, thingKept } from './facts.ts'
import { mustKeepRules } from './live.ts'
import { type PlacedPlan, placedPlan } from './placed.ts'

/** One person, as the form asks for. */
const SealedBy = z.tuple([z.string()])

type Step = StepOf<Record<string, never>>

/** A share goes into a bag, and the record says where it is kept from here on. Repeated for each custodian. */
export const keepShare = defineStep({
  name: 'keep-share',
  reference: {
    is: 'A custodian puts the share into a new tamper-evident bag, and says where it is kept from here on: where the custody plan says, or elsewhere with an exception. It is repeated for each custodian.',
    alsoNeeds: 'A custody plan.',
    alsoMakes: 'The bag’s number, who sealed it, and where the share is, in the register.',
    example: {},
  },
  needs: [{ resource: provedShare, check: 'SHARE-1' }],
  fields: nothing,
  basis: 'seen',
  form: (step, state, person): readonly Field[] => {
    if (person !== step.performs) return []
    const planned = plannedPlace(step, state)
    const share = turnOf(step)
    return [
      { name: 'bag', label: message('field.keep-share.bag', { share }), type: 'text' },
      {
        name: 'sealed-by',
        label: message('field.keep-share.sealed-by'),
        type: 'people',
        max: 1,
        options: [step.performs, ...step.witnesses],
      },
      {
        name: 'as-planned',
        label: message('field.keep-share.as-planned', { place: planned.title }),
        type: 'boolean',
        should: true,
      },
      {
        name: 'elsewhere',
        label: message('field.keep-share.elsewhere'),
        type: 'choice',
        // Whoever has marked one by mistake can mark the planned one.
        options: placesFrom(planned, step, state).map(({ title }) => title),
        optional: true,
      },
    ]
  },
  check: (step, state, answers, person) => {
    if (person !== step.performs) return
    const thing = keptAs(step, state, answers)
    const { bag } = thing
    const there = custody.of(state).kept.find((one) => isSameThing(one, thing))
    if (there) throw refuse('CUSTODY_KEPT_TWICE', { thing: thingPhrase(there), bag: there.bag })
    const inUse = [...custody.of(state).before, ...custody.of(state).kept].find((one) => looksLike(one.bag, bag))
    if (inUse) throw refuse('CUSTODY_BAG_IN_USE', { bag, thing: thingPhrase(inUse) })
    mustKeepRules(state, thing)
  },
  conclude: (step, state, answers) => {
    const given = answers[step.performs] ?? {}
    const [sealedBy] = SealedBy.parse(given['sealed-by'])
    const place = placeSaid(step, state, given).title
    return [thingKept({ ...keptAs(step, state, given), step: step.id, sealedBy, place })]
  },
})

interface Place {
  readonly title: string
  readonly safe: string | null
  readonly holder: string | null
  readonly pin: string | null
}

/** Throws CUSTODY_UNPLANNED for a share that the plan has no place for. */
function plannedPlace(step: Step, state: State): Place {
  const share = turnOf(step)
  const planned = planOf(state)?.shares.find((one) => one.share === share)
  const place = placesOf(step, state).find(({ safe, holder }) =>
    planned?.safe === undefined ? holder === planned?.with : safe === planned.safe,
  )
  if (!planned || !place) throw refuse('CUSTODY_UNPLANNED', { share })
  return { ...place, pin: planned.pin ?? null }
}

/** Every safe of the plan, and whoever is at the step. */
function placesOf(step: Step, state: State): readonly Place[] {
  const { safes = [], shares = [] } = planOf(state) ?? {}
  const people = state.plan.parts.filter(({ id }) => id === step.performs || shares.some((one) => one.with === id))
  return [
    ...safes.map(({ id, title }) => ({ title, safe: id, holder: null, pin: null })),
    ...people.map(({ id, title }) => ({ title, safe: null, holder: id, pin: null })),
  ]
}

function planOf({ script, plan }: State): PlacedPlan | null {
  return placedPlan(script, plan.parts)
}

/** The planned one first. */
function placesFrom(planned: Place, step: Step, state: State): readonly Place[] {
  return [planned, ...placesOf(step, state).filter(({ title }) => title !== planned.title)]
}

/** Throws CUSTODY_ELSEWHERE where what is said of the place does not agree with itself. */
function placeSaid(step: Step, state: State, { 'as-planned': asPlanned, elsewhere = '' }: Answers): Place {
  const planned = plannedPlace(step, state)
  const isPlanned = elsewhere === '' || elsewhere === planned.title
  if ((asPlanned === true) !== isPlanned) throw refuse('CUSTODY_ELSEWHERE', { place: planned.title })
  return placesFrom(planned, step, state).find(({ title }) => title === elsewhere) ?? planned
}

function keptAs(step: Step, state: State, answers: Answers): KeptThing {
  const { safe, holder } = placeSaid(step, state, answers)
  const { pin } = plannedPlace(step, state)
  const bag = String(answers['bag']).trim()
  return { what: 'share', set: setOf(state), mark: String(turnOf(step)), title: '', bag, safe, holder, pin }
}
