/** Who gives shares so that a key comes back, and how: typed from paper, by the card that the share is on, or from a picture of its sheet. */
import { type Message, message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import type { Field } from '../../kernel/answers.ts'
import type { Part } from '../../kernel/cast.ts'
import type { Performing, State } from '../../kernel/model.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import { list } from '../../kernel/shapes.ts'
import { readCardShare } from '../../shares/card-share.ts'
import { givenBy, heldBy } from '../cards/delivery.ts'
import { part } from '../fields.ts'
import { schemeOf, type ShareSet, sharesOf } from './facts.ts'
import { ways } from './giving.ts'
import { shareIn, shareOf } from './hand-over.ts'
import { untilAccepted } from './prove-share.ts'
import { fromSheet } from './scan-share.ts'

export interface Givers {
  readonly custodians: readonly string[]
  /** Those of them who type from paper though a card or a picture could give the share as well. */
  readonly typing: readonly string[]
}

/** Of a request. */
export const givers = { custodians: list(part), typing: list(part) } as const

/** Asks who of the custodians gives a share, as many as are needed; and of each who could have a card give it, whether it is typed. */
export function giversForm(state: State, set: ShareSet): readonly Field[] {
  const people = state.plan.parts.filter(({ id }) => shareNumber(state, id) > 0)
  const both = people.filter(({ id }) => isBothWays(set, shareNumber(state, id)))
  return [
    {
      name: 'custodians',
      label: message('field.reload.custodians'),
      type: 'people',
      max: set.threshold,
      options: people.map(({ id }) => id),
    },
    ...asked('typing', message('field.reload.typing'), both),
  ]
}

/** A question about each of these people, which says no where nobody answers it. */
export function asked(name: string, label: Message, people: readonly Part[]): readonly Field[] {
  return people.map(({ id, title }) => ({
    name: `${name}.${id}`,
    label,
    about: title,
    type: 'boolean' as const,
    optional: true,
  }))
}

/** Who was named by the performer, and of whom the question was answered with yes. */
export function namedIn(
  { attempt }: State,
  { performs }: Pick<PlannedStep, 'performs'>,
  question: string,
): { readonly custodians: string[]; readonly yes: string[] } {
  const answers = attempt?.answers[performs] ?? {}
  const custodians = [...list(part).catch([]).parse(answers['custodians'])]
  return { custodians, yes: custodians.filter((person) => answers[`${question}.${person}`] === true) }
}

export function giversIn(state: State, step: Pick<PlannedStep, 'performs'>) {
  const { custodians, yes: typing } = namedIn(state, step, 'typing')
  return { custodians, typing }
}

/** One share each, into the secrets process; throws QUORUM_SHORT, and what cards and `givenBy` do. */
export async function giveAll(performing: Performing, { custodians, typing }: Givers): Promise<void> {
  const secrets = performing.devices.secrets()
  const { state } = performing
  const scheme = schemeOf(state)
  let missing = 0
  for (const person of custodians) {
    const share = shareNumber(state, person)
    const { onCards = [], onSheets = [] } = typing.includes(person) ? {} : (sharesOf(state) ?? {})
    const isIt = (one: { readonly index: number; readonly proved: boolean }) => one.index === share && one.proved
    const onCard = onCards.find(isIt)
    if (onCard)
      missing = await givenBy(
        performing,
        heldBy(state, onCard.card, person),
        readCardShare(performing.artifact(onCard.artifact)),
        (given) => secrets.typeShare(given, scheme),
      )
    else if (onSheets.some(isIt))
      missing = (await fromSheet(performing, person, share, ({ words }) => secrets.typeShare(words, scheme))).taken
    else
      missing = await untilAccepted(performing, shareOf(person, share, scheme), (words) =>
        secrets.typeShare(words, scheme),
      )
  }
  if (missing > 0) throw refuse('QUORUM_SHORT', { missing })
}

/** A share whose words are on paper, and which a card or a picture of that paper gives as well. */
const isBothWays = ({ proved, onCards, onSheets }: ShareSet, share: number): boolean => {
  const [isOnCard, isOnSheet] = [onCards, onSheets].map((kept) => kept.some(({ index }) => index === share))
  return isOnSheet === true || (isOnCard === true && proved.includes(share))
}

/** The number of the share that a custodian proves, in whichever way; 0 for whoever has none. */
function shareNumber({ plan }: State, person: string): number {
  const proofs: readonly string[] = Object.values(ways)
  const proof = plan.steps.find(({ kind, performs }) => proofs.includes(kind) && performs === person)
  return proof ? shareIn(proof) : 0
}
