import type { Custody, Element, Keeping } from '../../../ceremonies/custody/access.ts'

type Sets = readonly (readonly Element[])[]

/** By its definition, over every set of people and safes: nobody is cleverer than counting. */
export function bruteCoalitions({ threshold, shares }: Custody): Sets {
  const elements = unique([...peopleOf(shares), ...placesOf(shares, 'safe')])
  const recovers = (set: readonly Element[]): boolean =>
    shares.filter((share) => isTaken(share, set)).length >= threshold
  return subsetsOf(elements).filter(
    (set) => recovers(set) && set.every((one) => !recovers(set.filter((other) => other !== one))),
  )
}

function isTaken({ safe, holder, pin }: Keeping, set: readonly Element[]): boolean {
  const has = (kind: Element['kind'], id: string): boolean => set.some((one) => one.kind === kind && one.id === id)
  if (pin !== null && !has('person', pin)) return false
  if (holder !== null) return has('person', holder)
  if (safe === null || !has('safe', safe.id)) return false
  return safe.opens.filter((person) => has('person', person)).length >= safe.together
}

/** The same of losses: with any one spared, or with one of them replaced by a place inside it, the key survives. */
export function bruteLosses({ threshold, shares, copies }: Custody): Sets {
  const things = [...shares, ...copies]
  const elements = unique([
    ...things.flatMap(({ holder, pin }) => people(holder, pin)),
    ...placesOf(things, 'safe'),
    ...placesOf(things, 'site'),
    ...placesOf(things, 'region'),
  ])
  const destroys = (set: readonly Element[]): boolean => {
    const left = (all: readonly Keeping[]): number => all.filter((thing) => !isGone(thing, set)).length
    return left(shares) < threshold || (copies.length > 0 && left(copies) === 0)
  }
  return subsetsOf(elements).filter(
    (set) =>
      destroys(set) &&
      set.every((one) => {
        const others = set.filter((other) => other !== one)
        return !destroys(others) && !inside(one, things).some((part) => destroys([...others, part]))
      }),
  )
}

function isGone({ safe, holder, pin }: Keeping, set: readonly Element[]): boolean {
  if (safe === null && holder === null) return true
  return set.some(({ kind, id }) => {
    if (kind === 'person') return holder === id || pin === id
    return safe !== null && (kind === 'safe' ? safe.id : safe[kind]) === id
  })
}

/** The places within a place. */
function inside({ kind, id }: Element, things: readonly Keeping[]): readonly Element[] {
  const there = things.filter(({ safe }) => (kind === 'site' ? safe?.site : safe?.region) === id)
  if (kind === 'site') return placesOf(there, 'safe')
  return kind === 'region' ? [...placesOf(there, 'safe'), ...placesOf(there, 'site')] : []
}

function peopleOf(things: readonly Keeping[]): readonly Element[] {
  return things.flatMap(({ safe, holder, pin }) => people(...(safe?.opens ?? []), holder, pin))
}

function people(...ids: readonly (string | null)[]): readonly Element[] {
  return ids.flatMap((id) => (id === null ? [] : [{ kind: 'person' as const, id }]))
}

function placesOf(things: readonly Keeping[], kind: 'safe' | 'site' | 'region'): readonly Element[] {
  const ids = things.flatMap(({ safe }) => (safe === null ? [] : [kind === 'safe' ? safe.id : safe[kind]]))
  return unique(ids.flatMap((id) => (id === null ? [] : [{ kind, id }])))
}

function unique(elements: readonly Element[]): readonly Element[] {
  return elements.filter((one, i) => elements.findIndex(({ kind, id }) => kind === one.kind && id === one.id) === i)
}

function subsetsOf(elements: readonly Element[]): Sets {
  return Array.from({ length: 2 ** elements.length }, (_, set) => elements.filter((_one, i) => (set & (1 << i)) !== 0))
}
