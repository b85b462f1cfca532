/** A card that breaks while its share is given or proved: two people give it up, and the share goes onto another card or onto paper. */
import { type Message, message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import type { Answers, Field } from '../../kernel/answers.ts'
import type { State } from '../../kernel/model.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import { backup, type GivenUp, sharesOf } from '../backup/facts.ts'
import { cardsOf } from '../custody/things.ts'
import { cards } from './facts.ts'
import { failureOf } from './last-try.ts'

interface About {
  readonly index: number
  readonly card: string
}

const PREFIX = 'instead-'

/** Asked of the performer once the step has failed. A no takes an exception, which another confirms. */
export function giveUpFields(step: PlannedStepLike, state: State, person: string, { card }: About): readonly Field[] {
  if (person !== step.performs || failureOf(state, step) === null) return []
  return [
    { name: 'works', label: message('field.cards.works', { card }), type: 'boolean', should: true },
    {
      name: 'instead',
      label: message('field.cards.instead'),
      type: 'choice',
      options: othersFor(state, step.performs).map(({ title }) => title),
      optional: true,
    },
    { name: 'on-paper', label: message('field.cards.on-paper'), type: 'boolean', optional: true },
  ]
}
type PlannedStepLike = Pick<PlannedStep, 'id' | 'performs'>

/** Throws CARD_INSTEAD where it is not clear what takes the card's place. */
export function mustSayInstead(state: State, person: string, about: About, given: Answers): void {
  if (given['works'] === false) insteadIn(state, person, about, given)
}

/** What takes its place; null while the card is not given up. */
export function insteadIn(
  state: State,
  person: string,
  { index, card }: About,
  { works, instead = '', 'on-paper': onPaper }: Answers,
): Pick<GivenUp, 'instead' | 'paper'> | null {
  if (works !== false) return null
  const other = othersFor(state, person).find(({ title }) => title === instead)?.name ?? null
  const { shown = [], onSheets = [] } = sharesOf(state) ?? {}
  const hasPaper = shown.includes(index) || onSheets.some((one) => one.index === index)
  const paper = onPaper === true && !hasPaper
  if (other !== null && onPaper === true) throw refuse('CARD_INSTEAD', { card })
  if (other === null && !paper && !hasPaper) throw refuse('CARD_INSTEAD', { card })
  return { instead: other, paper }
}

/** Cards of the inventory that are nobody's yet, or that person's and without a share. */
function othersFor(state: State, person: string): readonly { readonly name: string; readonly title: string }[] {
  const { enrolled } = cards.of(state)
  const gone = backup.of(state).givenUp.map(({ card }) => card)
  const taken = sharesOf(state)?.onCards.map(({ card }) => card) ?? []
  return Object.entries(cardsOf(state.script)).flatMap(([name, { title }]) => {
    const isFree = !gone.includes(name) && !taken.includes(name) && (enrolled[name]?.holder ?? person) === person
    return isFree && !isPlanned(state, name, person) ? [{ name, title }] : []
  })
}

/** Somebody else's by a step that is still to come. */
function isPlanned({ plan }: State, card: string, person: string): boolean {
  return plan.steps.some(({ fields, performs }) => fields['card'] === card && performs !== person)
}

/** What a card that was given up leaves to do comes first: its successor is enrolled, gets the share, and proves it. */
export function insteadFirst(state: State, before: PlannedStep): PlannedStep | null {
  if (before.id.startsWith(PREFIX)) return null
  for (const one of backup.of(state).givenUp) {
    const next = nextOf(state, one)
    if (next !== null) return stepOf(state, before, one, next)
  }
  return null
}

interface Next {
  readonly kind: string
  readonly fields: PlannedStep['fields']
  readonly title: Message
}

function nextOf(state: State, { index: share, card, instead, paper, holder }: GivenUp): Next | null {
  const { shown = [], proved = [], onCards = [] } = sharesOf(state) ?? {}
  const about = { share, card: instead ?? card }
  if (instead !== null) {
    const fields = { card: instead, share }
    const there = onCards.find((one) => one.index === share && one.card === instead)
    if (cards.of(state).enrolled[instead]?.holder !== holder)
      return {
        kind: 'enrol-card',
        fields: enrolling(state, card, instead),
        title: message('inserted.instead.enrol', about),
      }
    if (!there) return { kind: 'put-share-on-card', fields, title: message('inserted.instead.put', about) }
    if (!there.proved) return { kind: 'prove-card-share', fields, title: message('inserted.instead.prove', about) }
  }
  if (!paper || proved.includes(share)) return null
  const kind = shown.includes(share) ? 'prove-share' : 'hand-over'
  return {
    kind,
    fields: { share },
    title: message(shown.includes(share) ? 'inserted.instead.type' : 'inserted.instead.show', about),
  }
}

/** As the script enrols the one that broke: with the same application, curve and makers. */
function enrolling(state: State, broken: string, card: string): PlannedStep['fields'] {
  const step = state.plan.steps.find(({ kind, fields }) => kind === 'enrol-card' && fields['card'] === broken)
  return step ? { ...step.fields, card } : { card, application: cards.of(state).enrolled[broken]?.applet ?? 'piv' }
}

/** Done by the holder, and seen by those who saw the card given up. */
function stepOf(state: State, before: PlannedStep, { holder, index }: GivenUp, next: Next): PlannedStep {
  const seen =
    state.plan.steps.find(({ kind, performs }) => kind === 'put-share-on-card' && performs === holder) ?? before
  const own = { id: `${PREFIX}${next.kind}-${index}`, performs: holder, witnesses: seen.witnesses, turn: null }
  return { ...before, ...own, ...next, say: null, when: null, controls: [] }
}
