import type { Part } from '../../kernel/cast.ts'
import { numberOf, placeOf, stepsOfKind } from '../../kernel/check/course.ts'
import { repeated } from '../../kernel/check/names.ts'
import type { Found } from '../../kernel/found.ts'
import type { Check } from '../../kernel/model.ts'
import type { Path } from '../../kernel/script.ts'
import { type Custody, MOST } from '../../custody/access.ts'
import { type Crowd, crowdsIn, takenBy } from '../../custody/rules.ts'
import { type People, type Planned, idsOf, keepersOf, namedIn, someoneWith } from './combined.ts'
import { callSet } from './call-set.ts'
import { keepShare } from './keep-share.ts'
import { returnShare } from './return-share.ts'
import { type PlacedPlan, placedPlan, plannedCustody } from './placed.ts'
import { custodyPlan } from './plan.ts'
import { mediaOf } from './things.ts'

export const custodyChecks: readonly Check[] = [
  {
    id: 'CUSTODY-1',
    severity: 'error',
    find: ({ script, parts }) => {
      const plan = custodyPlan.of(script)
      if (plan === null) return []
      const missing = (what: string, known: object, name: string | undefined, ...path: Path): readonly Found[] =>
        name === undefined || Object.hasOwn(known, name) ? [] : [{ path: ['custody', ...path], say: { what, name } }]
      const made = placedPlan(script, parts)?.safes ?? []
      const safes = { ...plan.safes, ...Object.fromEntries(made.map((safe) => [safe.id, safe])) }
      return [
        ...Object.entries(plan.sites).flatMap(([id, { region }]) =>
          missing('region', plan.regions, region, 'sites', id, 'region'),
        ),
        ...Object.entries(plan.safes).flatMap(([id, { site, 'for-each': role }]) => [
          ...missing('role', script.roles, role, 'safes', id, 'for-each'),
          ...(typeof site === 'string'
            ? missing('site', plan.sites, site, 'safes', id, 'site')
            : site.flatMap((one, i) => missing('site', plan.sites, one, 'safes', id, 'site', i))),
        ]),
        ...plan.shares.flatMap(({ safe, 'for-each': role }, i) => [
          ...missing('role', script.roles, role, 'shares', i, 'for-each'),
          ...missing('safe', safes, safe, 'shares', i, 'safe'),
        ]),
        ...plan.copies.flatMap(({ safe, medium }, i) => [
          ...missing('medium', mediaOf(script), medium, 'copies', i, 'medium'),
          ...missing('safe', safes, safe, 'copies', i, 'safe'),
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
    find: ({ script, parts }) => {
      const { shares = [], copies = [] } = placedPlan(script, parts) ?? {}
      return [
        ...repeated(
          shares.map(({ share, path }) => ({ name: String(share), found: { path } })),
          (name) => ({ of: 'share', name }),
        ),
        ...repeated(
          copies.map(({ medium }, i) => ({ name: medium, found: { path: ['custody', 'copies', i] } })),
          (name) => ({ of: 'medium', name }),
        ),
      ]
    },
  },
  {
    id: 'CUSTODY-5',
    severity: 'error',
    find: ({ script, parts }) =>
      (placedPlan(script, parts)?.safes ?? [])
        .filter(({ path }, i, all) => all.findIndex((one) => one.path[2] === path[2]) === i)
        .flatMap(({ path, title: safe, opens, together }): Found[] => {
          const people = new Set(opens).size
          return people >= together ? [] : [{ path: [...path, 'together'], say: { safe, together, people } }]
        }),
  },
  {
    id: 'CUSTODY-6',
    severity: 'error',
    find: ofPlan(({ plan, custody }) => tooMany(custody, 'site', plan.sites)),
  },
  {
    id: 'CUSTODY-7',
    severity: 'error',
    find: ofPlan(({ plan, custody }) => tooMany(custody, 'region', plan.regions)),
  },
  {
    id: 'CUSTODY-8',
    severity: 'error',
    find: ofPlan((planned) => {
      const { threshold } = planned.custody
      return someoneWith(planned, (people) => takenBy(planned.custody, people) >= threshold).map((people) => ({
        path: ['custody', 'shares'],
        say: { ...asTitles(people), taken: takenBy(planned.custody, idsOf(people)), threshold },
      }))
    }),
  },
  {
    id: 'CUSTODY-9',
    severity: 'error',
    find: ofPlan((planned) => {
      const { knows } = planned.plan
      const reaches = (people: People): boolean =>
        knows.some((person) => people.has(person)) && takenBy(planned.custody, people) > 0
      return someoneWith(planned, reaches).map((people) => ({
        path: ['custody', 'knows', knows.findIndex((person) => idsOf(people).has(person))],
        say: { ...asTitles(people), taken: takenBy(planned.custody, idsOf(people)) },
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
  {
    id: 'CUSTODY-13',
    severity: 'error',
    find: (course) =>
      custodyPlan.of(course.script) === null
        ? [keepShare, returnShare].flatMap(({ name }) => stepsOfKind(course, name).map((step) => placeOf(step, 'kind')))
        : [],
  },
]

/** For a course that makes a set of shares, or looks at one: without one there is nothing to compare the plan with. */
function ofPlan(find: (planned: Planned) => readonly Found[]): Check['find'] {
  return (course) => {
    const [about] = [...stepsOfKind(course, 'split'), ...stepsOfKind(course, callSet.name)]
    const { script, parts } = course
    const plan = placedPlan(script, parts)
    if (!about || plan === null) return []
    const [threshold, shares] = [numberOf(about, 'threshold'), numberOf(about, 'shares')]
    const custody = plannedCustody(plan, threshold, shares)
    return find({ script, people: [...parts, ...keepersOf(plan)], plan, shares, spare: shares - threshold, custody })
  }
}

/** Sites or regions with more shares than may be lost. */
function tooMany(
  custody: Custody,
  kind: Crowd['kind'],
  titles: Readonly<Record<string, { readonly title: string }>>,
): readonly Found[] {
  const crowds = crowdsIn(custody).filter((crowd) => crowd.kind === kind)
  return Object.entries(titles).flatMap(([id, { title }]): Found[] =>
    crowds
      .filter((crowd) => crowd.id === id)
      .map(({ there, spare }) => ({ path: ['custody', `${kind}s`, id], say: { title, there, spare } })),
  )
}

function asTitles(people: readonly Part[]) {
  return { people: people.map(({ title }) => title), parts: people.length, roles: people.map(({ role }) => role) }
}

/** Where the plan names somebody first. */
function whereNamed({ safes, shares, copies, knows }: PlacedPlan, person: string): Path {
  const places: readonly (readonly [Path, readonly (string | undefined)[]])[] = [
    ...safes.map(({ path, opens }) => [[...path, 'opens', opens.indexOf(person)], opens] as const),
    ...shares.map((share) => [share.path, [share.with, share.pin]] as const),
    ...copies.map(
      (copy, i) =>
        [
          ['custody', 'copies', i],
          [copy.with, copy.pin],
        ] as const,
    ),
    [['custody', 'knows', knows.indexOf(person)], knows],
  ]
  return places.find(([, people]) => people.includes(person))?.[0] ?? ['custody']
}
