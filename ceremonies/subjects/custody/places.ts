/** Where a share may be said to be kept from here on: where the plan has it, or elsewhere. */
import { z } from 'zod'
import { message } from '../../base/message.ts'
import { looksLike } from '../../base/unicode/lookalike.ts'
import { type KeptThing, thingPhrase } from '../../custody/shapes.ts'
import { refuse } from '../../base/refusal.ts'
import type { Answers, Field } from '../../kernel/answers.ts'
import type { State } from '../../kernel/model.ts'
import type { StepOf } from '../../kernel/step.ts'
import { turnOf } from '../backup/hand-over.ts'
import { custody } from './facts.ts'
import { type PlacedPlan, placedPlan } from './placed.ts'

/** A step of a custodian for the share of the same number. */
export type ShareStep = StepOf<Record<string, never>>

export interface Place {
  readonly title: string
  readonly safe: string | null
  readonly holder: string | null
  readonly pin: string | null
}

/** One person, as the form asks for. */
export const SealedBy = z.tuple([z.string()])

export const sealedByField = (step: ShareStep): Field => ({
  name: 'sealed-by',
  label: message('field.keep-share.sealed-by'),
  type: 'people',
  max: 1,
  options: [step.performs, ...step.witnesses],
})

/** No bag that is known holds anything else; throws CUSTODY_BAG_IN_USE. */
export function mustBeFree(state: State, bag: string): void {
  const inUse = [...custody.of(state).before, ...custody.of(state).kept].find((one) => looksLike(one.bag, bag))
  if (inUse) throw refuse('CUSTODY_BAG_IN_USE', { bag, thing: thingPhrase(inUse) })
}

/** The share of the step's number, of that set, in the bag and the place that were said; throws CUSTODY_ELSEWHERE, CUSTODY_UNPLANNED. */
export function keptAs(step: ShareStep, state: State, set: string, answers: Answers): KeptThing {
  const { safe, holder } = placeSaid(step, state, answers)
  const { pin } = plannedPlace(step, state)
  const bag = String(answers['bag']).trim()
  return { what: 'share', set, mark: String(turnOf(step)), title: '', bag, safe, holder, pin }
}

/** Asks whether it goes where it is planned, or else where. */
export function placeFields(step: ShareStep, state: State): readonly Field[] {
  const planned = plannedPlace(step, state)
  return [
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
}

/** Throws CUSTODY_ELSEWHERE where what is said of the place does not agree with itself. */
export function placeSaid(step: ShareStep, state: State, { 'as-planned': asPlanned, elsewhere = '' }: Answers): Place {
  const planned = plannedPlace(step, state)
  const isPlanned = elsewhere === '' || elsewhere === planned.title
  if ((asPlanned === true) !== isPlanned) throw refuse('CUSTODY_ELSEWHERE', { place: planned.title })
  return placesFrom(planned, step, state).find(({ title }) => title === elsewhere) ?? planned
}

/** Throws CUSTODY_UNPLANNED for a share that the plan has no place for. */
export function plannedPlace(step: ShareStep, state: State): Place {
  const share = turnOf(step)
  const planned = planOf(state)?.shares.find((one) => one.share === share)
  const place = placesOf(step, state).find(({ safe, holder }) =>
    planned?.safe === undefined ? holder === planned?.with : safe === planned.safe,
  )
  if (!planned || !place) throw refuse('CUSTODY_UNPLANNED', { share })
  return { ...place, pin: planned.pin ?? null }
}

/** Every safe of the plan, and whoever is at the step. */
function placesOf(step: ShareStep, state: State): readonly Place[] {
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
function placesFrom(planned: Place, step: ShareStep, state: State): readonly Place[] {
  return [planned, ...placesOf(step, state).filter(({ title }) => title !== planned.title)]
}
