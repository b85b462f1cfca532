/** Which parts of a ceremony one person could have at once, and what that person would get at. */
import type { Part } from '../../kernel/cast.ts'
import { apart } from '../../kernel/check/people.ts'
import type { Script } from '../../kernel/script.ts'
import { type Custody, MOST, peopleIn } from '../../custody/access.ts'
import type { PlacedPlan } from './placed.ts'

/** The plan as it is for the set of shares that this course makes. */
export interface Planned {
  readonly script: Script
  /** Whoever the plan can name: those with a part, and keepers. */
  readonly people: readonly Part[]
  readonly plan: PlacedPlan
  readonly shares: number
  /** As many shares may be lost, and may be in one place. */
  readonly spare: number
  readonly custody: Custody
}

/** The fewest parts that one person could have at once and with which that holds; one answer for each such person. */
export function someoneWith({ script, people: all, plan, custody }: Planned, holds: (people: People) => boolean) {
  const named = namedIn(plan, custody)
  if (named.size > MOST.people) return []
  const isKeeper = ({ id }: Part): boolean => Object.hasOwn(plan.keepers, id)
  const areTwo: AreTwo = (a, b) => isKeeper(a) || isKeeper(b) || apart(script, a, b)
  const combined = combinable(
    areTwo,
    [],
    all.filter(({ id }) => named.has(id)),
    [],
  )
  const fewest = combined
    .filter((people) => holds(idsOf(people)))
    .map((people) =>
      people.reduce((kept, part) => {
        const fewer = kept.filter((one) => one !== part)
        return holds(idsOf(fewer)) ? fewer : kept
      }, people),
    )
  return fewest.filter((people, i) => fewest.findIndex((other) => sameParts(other, people)) === i)
}

export type People = ReadonlySet<string>
/** True for two parts that one person cannot have at once. */
type AreTwo = (a: Part, b: Part) => boolean

export function keepersOf({ keepers }: PlacedPlan): readonly Part[] {
  return Object.entries(keepers).map(([id, { title }]) => ({ id, role: id, title, brings: false }))
}

/** Every group of parts that one person could have at once and to which no other can be added (Bron and Kerbosch, with pivot). */
function combinable(
  areTwo: AreTwo,
  group: readonly Part[],
  open: readonly Part[],
  done: readonly Part[],
): readonly (readonly Part[])[] {
  const [pivot] = open
  if (!pivot) return done.length === 0 && group.length > 0 ? [group] : []
  const branches = open.filter((part) => part === pivot || areTwo(pivot, part))
  return branches.flatMap((part, i) => {
    const tried = branches.slice(0, i)
    const together = (other: Part): boolean => other !== part && !areTwo(other, part)
    const left = open.filter((other) => !tried.includes(other)).filter(together)
    return combinable(areTwo, [...group, part], left, [...done, ...tried].filter(together))
  })
}

export function namedIn({ knows }: PlacedPlan, custody: Custody): People {
  return new Set([...peopleIn(custody), ...knows])
}

export function idsOf(people: readonly Part[]): People {
  return new Set(people.map(({ id }) => id))
}

function sameParts(a: readonly Part[], b: readonly Part[]): boolean {
  return a.length === b.length && a.every((part) => b.includes(part))
}
