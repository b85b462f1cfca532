import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import { looksLike } from '../../base/unicode/lookalike.ts'
import { isSameThing, thingPhrase } from '../../custody/shapes.ts'
import type { Answers, Field } from '../../kernel/answers.ts'
import type { State } from '../../kernel/model.ts'
import { defineStep } from '../../kernel/step.ts'
import { turnOf } from '../backup/hand-over.ts'
import { nothing } from '../fields.ts'
import { calledShares, inspectedShare } from '../resources.ts'
import { calledIn, calledSet, nameOf } from './call-set.ts'
import { custody, type Inspected, shareInspected } from './facts.ts'

/** A share is looked at in its bag, unopened. Repeated for each custodian. */
export const inspectShare = defineStep({
  name: 'inspect-share',
  reference: {
    is: 'A custodian brings the bag with the share, and everybody looks at its number and its seal; it stays closed. Where the register knows the bag, the number must be that one. It is repeated for each custodian.',
    alsoMakes:
      'What was found: intact, damaged or missing. A share out of a damaged bag is typed before the ceremony goes on, but never as many as bring the key back.',
    example: {},
  },
  needs: [{ resource: calledShares, check: 'CUSTODY-14' }],
  makes: [{ resource: inspectedShare }],
  fields: nothing,
  basis: 'seen',
  form: (step, state, person): readonly Field[] => {
    if (person !== step.performs) return []
    const share = turnOf(step)
    const identifier = calledIn(state.plan)?.identifier ?? 0
    return [
      {
        name: 'here',
        label: message('field.inspect-share.here', { share, identifier }),
        type: 'boolean',
        should: true,
      },
      { name: 'bag', label: message('field.inspect-share.bag', { share }), type: 'text' },
      { name: 'intact', label: message('field.inspect-share.intact'), type: 'boolean', should: true },
    ]
  },
  check: (step, state, answers, person) => {
    if (person === step.performs) mustAgree(state, foundAs(turnOf(step), person, answers), answers)
  },
  conclude: (step, state, answers) => {
    mustBeOf(state, turnOf(step))
    return [shareInspected(foundAs(turnOf(step), step.performs, answers[step.performs] ?? {}))]
  },
})

function foundAs(share: number, by: string, { here, intact, bag }: Answers): Inspected {
  const state = here !== true ? 'missing' : intact === true ? 'intact' : 'damaged'
  return { share, by, bag: String(bag).trim(), state }
}

/** Throws CUSTODY_NOT_HERE, CUSTODY_BAG_OTHER or CUSTODY_BAG_IN_USE where what is said does not agree with itself or with the register. */
function mustAgree(state: State, { share, bag, state: found }: Inspected, { intact }: Answers): void {
  mustBeOf(state, share)
  if (found === 'missing' && intact === true) throw refuse('CUSTODY_NOT_HERE', { share })
  const { before, inspected } = custody.of(state)
  const known = before.find((thing) => isSameThing(thing, thingOf(state, share)))
  if (found === 'intact' && known && !looksLike(known.bag, bag))
    throw refuse('CUSTODY_BAG_OTHER', { share, bag, known: known.bag })
  const other = inspected.find((one) => one.state !== 'missing' && looksLike(one.bag, bag))
  if (other && found !== 'missing')
    throw refuse('CUSTODY_BAG_IN_USE', { bag, thing: thingPhrase(thingOf(state, other.share)) })
}

const thingOf = (state: State, share: number) =>
  ({ what: 'share', set: nameOf(calledSet(state)), mark: String(share), title: '' }) as const

/** Throws SHARE_BEYOND_SET for a number that the set does not have. */
export function mustBeOf(state: State, share: number): void {
  const { shares, identifier } = calledSet(state)
  if (share > shares) throw refuse('SHARE_BEYOND_SET', { share, shares, identifier })
}

/** How the share of that number was found; undefined before anybody has looked. */
export const foundOf = (state: State, share: number): Inspected | undefined =>
  custody.of(state).inspected.find((one) => one.share === share)

/** How the share of that number was found; throws SHARE_NOT_INSPECTED. */
export function inspectedAs(state: State, share: number): Inspected {
  const found = foundOf(state, share)
  if (!found) throw refuse('SHARE_NOT_INSPECTED', { share })
  return found
}
