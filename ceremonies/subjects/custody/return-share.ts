import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import { looksLike } from '../../base/unicode/lookalike.ts'
import { isSameThing, thingPhrase } from '../../custody/shapes.ts'
import type { Answers, Field } from '../../kernel/answers.ts'
import type { State } from '../../kernel/model.ts'
import { defineStep } from '../../kernel/step.ts'
import { turnOf } from '../backup/hand-over.ts'
import { nothing } from '../fields.ts'
import { inspectedShare } from '../resources.ts'
import { calledSet, nameOf } from './call-set.ts'
import { custody, thingKept, thingLost } from './facts.ts'
import { foundOf, inspectedAs } from './inspect-share.ts'
import { mustKeepRules } from './live.ts'
import { SealedBy, type ShareStep, keptAs, mustBeFree, placeFields, placeSaid, sealedByField } from './places.ts'

/** A share that was looked at goes back, or is on record as lost. Repeated for each custodian. */
export const returnShare = defineStep({
  name: 'return-share',
  reference: {
    is: 'A share that was looked at goes back to its safe: in its bag, or, if that was damaged, in a new one. One that is missing or no longer legible is on record as lost. It is repeated for each custodian.',
    alsoNeeds: 'A custody plan.',
    alsoMakes: 'Where the share is from here on, in the register.',
    example: {},
  },
  needs: [{ resource: inspectedShare, check: 'CUSTODY-15' }],
  fields: nothing,
  basis: 'seen',
  form: (step, state, person): readonly Field[] => {
    const share = turnOf(step)
    if (person !== step.performs || isLost(state, share)) return []
    const found = foundOf(state, share)
    const isSame = found?.state === 'intact' && !isOpened(state, share)
    const bag: Field = isSame
      ? { name: 'bag', label: message('field.return-share.bag', { share }), type: 'text', shown: found.bag }
      : { name: 'bag', label: message('field.keep-share.bag', { share }), type: 'text' }
    // Before anybody has looked, every field that there may be.
    return [bag, ...(isSame ? [] : [sealedByField(step)]), ...placeFields(step, state)]
  },
  check: (step, state, answers, person) => {
    if (person === step.performs && !isLost(state, turnOf(step))) mustGoBack(step, state, answers)
  },
  conclude: (step, state, answers) => {
    const set = nameOf(calledSet(state))
    const share = turnOf(step)
    const { bag, by, state: found } = inspectedAs(state, share)
    if (isLost(state, share)) return [thingLost({ what: 'share', set, mark: String(share), bag, by, step: step.id })]
    const given = answers[step.performs] ?? {}
    const isNew = found === 'damaged' || isOpened(state, share)
    const sealedBy = isNew ? SealedBy.parse(given['sealed-by'])[0] : null
    const place = placeSaid(step, state, given).title
    return [thingKept({ ...keptAs(step, state, set, given), step: step.id, sealedBy, place })]
  },
})

/** Missing, or neither paper nor a card gives it any more. */
function isLost(state: State, share: number): boolean {
  const { reread, cards } = custody.of(state)
  const isIllegible = reread.some((one) => one.share === share && !one.legible)
  const isDead = cards.some(({ share: of, found, onPaper }) => of === share && !onPaper && isDeadAs(found))
  return foundOf(state, share)?.state === 'missing' || isIllegible || isDead
}

/** A blocked card may be unblocked; the others never give the share again. */
const isDeadAs = (found: string): boolean => found === 'missing' || found === 'changed' || found === 'keyless'

/** Its bag was opened today, for the card in it. */
function isOpened(state: State, share: number): boolean {
  return custody.of(state).cards.some((one) => one.share === share && one.bagged)
}

/** Throws CUSTODY_KEPT_TWICE, CUSTODY_BAG_CHANGED, CUSTODY_BAG_DAMAGED, CUSTODY_BAG_OPENED, CUSTODY_BAG_IN_USE, and what the plan's rules throw. */
function mustGoBack(step: ShareStep, state: State, answers: Answers): void {
  const share = turnOf(step)
  const thing = keptAs(step, state, nameOf(calledSet(state)), answers)
  const there = custody.of(state).kept.find((one) => isSameThing(one, thing))
  if (there) throw refuse('CUSTODY_KEPT_TWICE', { thing: thingPhrase(there), bag: there.bag })
  const { state: found, bag } = inspectedAs(state, share)
  const isSame = looksLike(bag, thing.bag)
  const opened = isOpened(state, share)
  if (found === 'intact' && !opened && !isSame) throw refuse('CUSTODY_BAG_CHANGED', { share, bag, typed: thing.bag })
  if (found === 'damaged' && isSame) throw refuse('CUSTODY_BAG_DAMAGED', { share, bag })
  if (found === 'intact' && opened && isSame) throw refuse('CUSTODY_BAG_OPENED', { share, bag })
  if (found === 'damaged' || opened) mustBeFree(state, thing.bag)
  mustKeepRules(state, thing)
}
