import { isSameThing, thingPhrase } from '../../custody/shapes.ts'
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import type { Field } from '../../kernel/answers.ts'
import { defineStep } from '../../kernel/step.ts'
import { turnOf } from '../backup/hand-over.ts'
import { setOf } from '../backup/split.ts'
import { nothing } from '../fields.ts'
import { provedShare } from '../resources.ts'
import { custody, thingKept } from './facts.ts'
import { mustKeepRules } from './live.ts'
import { SealedBy, keptAs, mustBeFree, placeFields, placeSaid, sealedByField } from './places.ts'

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
    return [
      { name: 'bag', label: message('field.keep-share.bag', { share: turnOf(step) }), type: 'text' },
      sealedByField(step),
      ...placeFields(step, state),
    ]
  },
  check: (step, state, answers, person) => {
    if (person !== step.performs) return
    const thing = keptAs(step, state, setOf(state), answers)
    const there = custody.of(state).kept.find((one) => isSameThing(one, thing))
    if (there) throw refuse('CUSTODY_KEPT_TWICE', { thing: thingPhrase(there), bag: there.bag })
    mustBeFree(state, thing.bag)
    mustKeepRules(state, thing)
  },
  conclude: (step, state, answers) => {
    const given = answers[step.performs] ?? {}
    const [sealedBy] = SealedBy.parse(given['sealed-by'])
    const place = placeSaid(step, state, given).title
    return [thingKept({ ...keptAs(step, state, setOf(state), given), step: step.id, sealedBy, place })]
  },
})
