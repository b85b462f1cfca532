import type { Part } from '../../kernel/cast.ts'
import { numberOf, stepsOfKind } from '../../kernel/check/course.ts'
import { repeated } from '../../kernel/check/names.ts'
import { apart } from '../../kernel/check/people.ts'
import type { Found } from '../../kernel/found.ts'
import type { Check } from '../../kernel/model.ts'
import type { Path, Script } from '../../kernel/script.ts'
import { type Custody, MOST, canTake, peopleIn } from './access.ts'
import { type CustodyPlan, custodyPlan, plannedCustody } from './plan.ts'
import { mediaOf } from './things.ts'

/** The plan as it is for the set of shares that this course makes. */
interface Planned {
  readonly script: Script
  /** Whoever the plan can name: those with a part, and keepers. */
  readonly people: readonly Part[]
  readonly plan: CustodyPlan
  readonly shares: number
  /** As many shares may be lost, and may be in one place. */
  readonly spare: number
  readonly custody: Custody
}

export const custodyChecks: readonly Check[] = [
  {
    id: 'CUSTODY-1',
    severity: 'error',
    find: ({ script }) => {
      const plan = custodyPlan.of(script)
      if (plan === null) return []
      const missing = (what: string, known: object, name: string | undefined, ...path: Path): readonly Found[] =>
        name === undefined || Object.hasOwn(known, name) ? [] : [{ path: ['custody', ...path], say: { what, name } }]
      return [
        ...Object.entries(plan.sites).flatMap(([id, { region }]) =>
          missing('region', plan.regions, region, 'sites', id, 'region'),
        ),
        ...Object.entries(plan.safes).flatMap(([id, { site }]) =>
          missing('site', plan.sites, site, 'safes', id, 'site'),
        ),
        ...plan.shares.flatMap(({ safe }, i) => missing('safe', plan.safes, safe, 'shares', i, 'safe')),
        ...plan.copies.flatMap(({ safe, medium }, i) => [
          ...missing('medium', mediaOf(script), medium, 'copies', i, 'medium'),
          ...missing('safe', plan.safes, safe, 'copies', i, 'safe'),
        ]),
      ]
    },
  },
  {
    id: 'CUSTODY-2',
    severity: 'error',
    find: ofPlan(({ people, plan, custody }) => {
      const known = people.map(({ id }) => id)
      const unknown = [...namedIn(plan, custody)].filter((person) => !known.includes(person))
      return unknown.map((person) => ({ path: whereNamed(plan, person), say: { person, known } }))
    }),
  },
  {
    id: 'CUSTODY-3',
    severity: 'error',
    find: ofPlan(({ plan, shares }) =>
      Array.from({ length: shares }, (_, i) => i + 1)
        .filter((share) => !plan.shares.some((one) => one.share === share))
        .map((share) => ({ path: ['custody', 'shares'], say: { share } })),
    ),
  },
  {
    id: 'CUSTODY-4',
    severity: 'error',
    find: ({ script }) => {
      const { shares = [], copies = [] } = custodyPlan.of(script) ?? {}
      const named = (list: string, names: readonly string[]) =>
        names.map((name, i) => ({ name, found: { path: ['custody', list, i] } }))
      return [
        ...repeated(
          named(
            'shares',
            shares.map(({ share }) => String(share)),
          ),
          (name) => ({ of: 'share', name }),
        ),
        ...repeated(
          named(
            'copies',
            copies.map(({ medium }) => medium),
          ),
          (name) => ({ of: 'medium', name }),
        ),
      ]
    },
  },
  {
    id: 'CUSTODY-5',
    severity: 'error',
    find: ({ script }) =>
      Object.entries(custodyPlan.of(script)?.safes ?? {}).flatMap(([id, { title: safe, opens, together }]): Found[] => {
        const people = new Set(opens).size
        return people >= together
          ? []
          : [{ path: ['custody', 'safes', id, 'together'], say: { safe, together, people } }]
      }),
  },
  {
    id: 'CUSTODY-6',
    severity: 'error',
    find: ofPlan(({ plan, spare, custody }) => tooMany(custody, spare, 'site', plan.sites)),
  },
  {
    id: 'CUSTODY-7',
    severity: 'error',
    find: ofPlan(({ plan, spare, custody }) => tooMany(custody, spare, 'region', plan.regions)),
  },
  {
    id: 'CUSTODY-8',
    severity: 'error',
    find: ofPlan((planned) => {
      const { threshold } = planned.custody
      return someoneWith(planned, (people) => taken(planned.custody, people) >= threshold).map((people) => ({
        path: ['custody', 'shares'],
        say: { ...asTitles(people), taken: taken(planned.custody, idsOf(people)), threshold },
      }))
    }),
  },
  {
    id: 'CUSTODY-9',
    severity: 'error',
    find: ofPlan((planned) => {
      const { knows } = planned.plan
      const reaches = (people: People): boolean =>
        knows.some((person) => people.has(person)) && taken(planned.custody, people) > 0
      return someoneWith(planned, reaches).map((people) => ({
        path: ['custody', 'knows', knows.findIndex((person) => idsOf(people).has(person))],
        say: { ...asTitles(people), taken: taken(planned.custody, idsOf(people)) },
      }))
    }),
  },
  {
    id: 'CUSTODY-10',
    severity: 'error',
    find: ofPlan(({ plan, custody }) => {
      const people = namedIn(plan, custody).size
      return people <= MOST.people ? [] : [{ path: ['custody', 'safes'], say: { people, most: MOST.people } }]
    }),
  },
  {
    id: 'CUSTODY-11',
    severity: 'warning',
    find: ofPlan(({ people, plan, spare, custody: { shares } }) =>
      people.flatMap(({ id, title }): Found[] => {
        const lost = shares.filter(({ holder, pin }) => [holder, pin].includes(id)).length
        return lost <= spare ? [] : [{ path: whereNamed(plan, id), say: { person: title, lost, spare } }]
      }),
    ),
  },
  {
    id: 'CUSTODY-12',
    severity: 'warning',
    find: ofPlan(({ plan, custody: { copies } }) => {
      const [first, ...others] = copies.map(({ safe }) => safe?.site ?? null)
      if (first === undefined || first === null || !others.every((site) => site === first)) return []
      return [{ path: ['custody', 'copies'], say: { site: plan.sites[first]?.title ?? first } }]
    }),
  },
]

/** For a course that makes a set of shares: without one there is nothing to compare the plan with. */
function ofPlan(find: (planned: Planned) => readonly Found[]): Check['find'] {
  return (course) => {
    const [split] = stepsOfKind(course, 'split')
    const plan = custodyPlan.of(course.script)
    if (!split || plan === null) return []
    const [threshold, shares] = [numberOf(split, 'threshold'), numberOf(split, 'shares')]
    const custody = plannedCustody(course.script, threshold, shares)
    if (custody === null) return []
    const { script, parts } = course
    return find({ script, people: [...parts, ...keepersOf(plan)], plan, shares, spare: shares - threshold, custody })
  }
}

/** Sites or regions with more shares than may be lost. */
function tooMany(
  { shares }: Custody,
  spare: number,
  kind: 'site' | 'region',
  titles: Readonly<Record<string, { readonly title: string }>>,
): readonly Found[] {
  return Object.entries(titles).flatMap(([id, { title }]): Found[] => {
    const there = shares.filter(({ safe }) => safe?.[kind] === id).length
    return there <= spare ? [] : [{ path: ['custody', `${kind}s`, id], say: { title, there, spare } }]
  })
}

/** The fewest parts that one person could have at once and with which that holds; one answer for each such person. */
function someoneWith({ script, people: all, plan, custody }: Planned, holds: (people: People) => boolean) {
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

type People = ReadonlySet<string>
/** True for two parts that one person cannot have at once. */
type AreTwo = (a: Part, b: Part) => boolean

function keepersOf({ keepers }: CustodyPlan): readonly Part[] {
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

function taken({ shares }: Custody, people: People): number {
  return shares.filter((share) => canTake(share, people)).length
}

function namedIn({ knows }: CustodyPlan, custody: Custody): People {
  return new Set([...peopleIn(custody), ...knows])
}

function idsOf(people: readonly Part[]): People {
  return new Set(people.map(({ id }) => id))
}

function sameParts(a: readonly Part[], b: readonly Part[]): boolean {
  return a.length === b.length && a.every((part) => b.includes(part))
}

function asTitles(people: readonly Part[]) {
  return { people: people.map(({ title }) => title), parts: people.length, roles: people.map(({ role }) => role) }
}

/** Where the plan names somebody first. */
function whereNamed({ safes, shares, copies, knows }: CustodyPlan, person: string): Path {
  const places: readonly (readonly [Path, readonly (string | undefined)[]])[] = [
    ...Object.entries(safes).map(([id, { opens }]) => [['safes', id, 'opens', opens.indexOf(person)], opens] as const),
    ...shares.map(
      (share, i) =>
        [
          ['shares', i],
          [share.with, share.pin],
        ] as const,
    ),
    ...copies.map(
      (copy, i) =>
        [
          ['copies', i],
          [copy.with, copy.pin],
        ] as const,
    ),
    [['knows', knows.indexOf(person)], knows],
  ]
  return ['custody', ...(places.find(([, people]) => people.includes(person))?.[0] ?? [])]
}
