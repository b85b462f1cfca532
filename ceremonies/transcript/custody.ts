/** What paper and screens say of a custody plan: where each thing is to be, who could bring the key back, and what it survives. */
import { type Phrase, message } from '../base/message.ts'
import { Refusal, refused } from '../base/refusal.ts'
import type { KeptThing } from '../custody/shapes.ts'
import type { Plan } from '../kernel/planned.ts'
import type { Script } from '../kernel/script.ts'
import { type Custody, type Element, type Keeping, titleIn } from '../custody/access.ts'
import { coalitionsOf } from '../custody/coalitions.ts'
import { lossesOf } from '../custody/losses.ts'
import { placedPlan, plannedCustody, recordedCustody, titlesIn } from '../subjects/custody/placed.ts'
import { sizeIn } from '../subjects/custody/call-set.ts'
import { text } from './entry.ts'
import type { Entry, Section } from './model.ts'
import { mediaOf } from '../subjects/custody/things.ts'

/** As many sets as paper has room for. */
const MOST_LISTED = 24

/** Sets of people and places, or why there are too many to list. */
type Sets = readonly (readonly Element[])[] | Refusal

interface Judged {
  readonly custody: Custody
  readonly coalitions: Sets
  readonly losses: Sets
}

/** What follows from where things are. */
export function judged(custody: Custody): Judged {
  return { custody, coalitions: orRefusal(() => coalitionsOf(custody)), losses: orRefusal(() => lossesOf(custody)) }
}

/** What the script plans for the set of shares that this plan makes; null if either has none. */
export function judgedPlan(script: Script, plan: Plan): Judged | null {
  const size = sizeIn(plan)
  const placed = placedPlan(script, plan.parts)
  return size && placed && judged(plannedCustody(placed, size.threshold, size.shares))
}

/** The custody plan as sections, with as many sets as there is room for; none for a script without one. */
export function custodySections(script: Script, plan: Plan, most = MOST_LISTED): readonly Section[] {
  const known = judgedPlan(script, plan)
  return known === null ? [] : sectionsOf(script, plan, known, message('custody.section.places'), most)
}

/** The same by what the record says of where shares went; the plan, where it says nothing. */
export function recordedSections(script: Script, plan: Plan, kept: readonly KeptThing[]): readonly Section[] {
  const size = sizeIn(plan)
  const placed = placedPlan(script, plan.parts)
  if (size === null || placed === null || kept.length === 0) return custodySections(script, plan)
  const known = judged(recordedCustody(placed, size, kept, 'nowhere'))
  return sectionsOf(script, plan, known, message('custody.section.kept'), MOST_LISTED)
}

function sectionsOf(script: Script, plan: Plan, known: Judged, title: Phrase, most: number): readonly Section[] {
  const { custody } = known
  const titled = titledBy(script, plan)
  const { copies = [], 'checked-every-days': days = 0 } = placedPlan(script, plan.parts) ?? {}
  const places = [
    ...custody.shares.map((share, i) => text(message('custody.share', { share: i + 1 }), placePhrase(share, titled))),
    ...custody.copies.map((copy, i) => {
      const medium = copies[i]?.medium ?? ''
      return text(mediaOf(script)[medium]?.title ?? medium, placePhrase(copy, titled))
    }),
    text(message('custody.checked'), message('custody.checkedWithin', { days })),
  ]
  return [{ title, entries: places }, ...setSections(known, titled, most)]
}

/** Who could bring the key back, and what it does not survive. */
export function setSections(
  { coalitions, losses }: Judged,
  titled: TitleOfElement,
  most = Number.POSITIVE_INFINITY,
): readonly Section[] {
  const of = (set: readonly Element[], ...kinds: readonly Element['kind'][]): readonly string[] =>
    set.filter(({ kind }) => kinds.includes(kind)).map(titled)
  return [
    {
      title: message('custody.section.coalitions'),
      entries: listed(coalitions, most, (set) => {
        const safes = of(set, 'safe')
        return text(of(set, 'person'), safes.length === 0 ? '' : message('custody.opening', { safes }))
      }),
    },
    {
      title: message('custody.section.losses'),
      entries: listed(losses, most, (set, i) => text(message('custody.loss', { number: i + 1 }), set.map(titled))),
    },
  ]
}

/** Each set in words, as far as there is room. */
function listed(sets: Sets, most: number, line: (set: readonly Element[], i: number) => Entry): readonly Entry[] {
  if (sets instanceof Refusal) return [text(message('custody.untold'), refused(sets))]
  if (sets.length === 0) return [text(message('custody.nobody'), '')]
  const more = sets.length - most
  const lines = sets.slice(0, most).map(line)
  return more > 0 ? [...lines, text(message('custody.more', { more }), '')] : lines
}

type TitleOfElement = (element: Element) => string

function titledBy(script: Script, { parts }: Plan): TitleOfElement {
  const plan = placedPlan(script, parts)
  const titles = plan === null ? {} : titlesIn(plan, parts)
  return (element) => titleIn(titles, element)
}

export function placePhrase({ safe, holder, pin }: Keeping, titled: TitleOfElement): Phrase {
  const person = (id: string): string => titled({ kind: 'person', id })
  const place = safe
    ? message('custody.inSafe', {
        safe: titled({ kind: 'safe', id: safe.id }),
        site: titled({ kind: 'site', id: safe.site }),
        region: safe.region === null ? 'none' : titled({ kind: 'region', id: safe.region }),
        opens: safe.opens.map(person),
        count: safe.opens.length,
        together: safe.together,
      })
    : holder === null
      ? message('custody.nowhere')
      : message('custody.withPerson', { person: person(holder) })
  return pin === null ? place : message('custody.pin', { place, person: person(pin) })
}

/** For programs: the sets by names, or why there are too many to list. */
export function setsOf({ custody, coalitions, losses }: Judged) {
  const all = (sets: Sets) => (sets instanceof Refusal ? { refused: sets.code } : sets)
  return {
    threshold: custody.threshold,
    shares: custody.shares.length,
    coalitions: all(coalitions),
    losses: all(losses),
  }
}

/** For a terminal: each section under its title. */
export function linesOf(sections: readonly Section[], inWords: (phrase: Phrase) => string): readonly string[] {
  return sections.flatMap(({ title, entries }) => [
    inWords(title),
    ...entries.map(
      ({ label, value }) =>
        `  ${[label, value]
          .map(inWords)
          .filter((words) => words !== '')
          .join(': ')}`,
    ),
  ])
}

function orRefusal(sets: () => readonly (readonly Element[])[]): Sets {
  try {
    return sets()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
