import { refuse } from '../base/refusal.ts'
import { type Custody, type Element, type Keeping, inOrder } from './access.ts'
import { MOST_SETS } from './coalitions.ts'

/** Something that can happen, and the things that are gone with it: a bit for each share, and one for each copy after them. */
interface Mishap {
  readonly element: Element
  readonly gone: number
  /** Smaller mishaps of which it is made up: the safes of a site, the sites of a region. */
  readonly within: readonly number[]
}

/**
 * Every smallest loss after which nobody brings the key back: people, safes, sites and regions such that with one of them
 * spared, or with only a part of it lost, the key survives. With a person goes what that person has, and their PIN; a safe whose
 * openers are gone can be drilled. Throws CUSTODY_TOO_MANY.
 */
export function lossesOf(custody: Custody): readonly (readonly Element[])[] {
  const mishaps = mishapsOf(custody)
  const destroys = destroyedBy(custody)
  const isSmallest = (chosen: readonly Mishap[]): boolean =>
    chosen.every((one) => {
      const others = chosen.filter((other) => other !== one).reduce((gone, other) => gone | other.gone, 0)
      return !destroys(others) && !one.within.some((part) => destroys(others | part))
    })
  if (destroys(0)) return [[]]
  return inOrder(
    [...destroying(mishaps, destroys)].filter(isSmallest).map((chosen) => chosen.map(({ element }) => element)),
  )
}

function destroyedBy({ threshold, shares, copies }: Custody): (gone: number) => boolean {
  const nowhere = [...shares, ...copies].reduce((bits, { safe, holder }, i) => bits | (safe || holder ? 0 : 1 << i), 0)
  const allCopies = ((1 << copies.length) - 1) << shares.length
  return (gone) => {
    const lost = gone | nowhere
    const left = shares.filter((_, i) => (lost & (1 << i)) === 0).length
    return left < threshold || (copies.length > 0 && (lost & allCopies) === allCopies)
  }
}

function mishapsOf({ shares, copies }: Custody): readonly Mishap[] {
  const things = [...shares, ...copies]
  const all = (kind: Element['kind'], of: (thing: Keeping) => readonly (string | null | undefined)[]): Mishap[] => {
    const ids = new Set(things.flatMap(of).filter((id) => typeof id === 'string'))
    return [...ids].map((id) => ({
      element: { kind, id },
      gone: things.reduce((bits, thing, i) => bits | (of(thing).includes(id) ? 1 << i : 0), 0),
      within: [],
    }))
  }
  const safes = all('safe', ({ safe }) => [safe?.id])
  const sites = all('site', ({ safe }) => [safe?.site]).map((site) => holding(site, safes))
  const regions = all('region', ({ safe }) => [safe?.region]).map((region) => holding(region, [...safes, ...sites]))
  return [...all('person', ({ holder, pin }) => [holder, pin]), ...safes, ...sites, ...regions]
}

/** A safe is in one site and a site in one region: what is gone with one and not with the other tells them apart. */
function holding(mishap: Mishap, parts: readonly Mishap[]): Mishap {
  return { ...mishap, within: parts.flatMap(({ gone }) => ((gone & ~mishap.gone) === 0 ? [gone] : [])) }
}

/** Choices of mishaps that destroy the key, and of which each takes something that no other does. */
function* destroying(
  mishaps: readonly Mishap[],
  destroys: (gone: number) => boolean,
  looked = { at: 0 },
  chosen: readonly Mishap[] = [],
): Generator<readonly Mishap[]> {
  for (const [i, mishap] of mishaps.entries()) {
    const all = [...chosen, mishap]
    if (!all.every((one) => takesMore(one, all))) continue
    looked.at += 1
    if (looked.at > MOST_SETS) throw refuse('CUSTODY_TOO_MANY', { most: MOST_SETS })
    if (destroys(all.reduce((gone, one) => gone | one.gone, 0))) yield all
    else yield* destroying(mishaps.slice(i + 1), destroys, looked, all)
  }
}

function takesMore(one: Mishap, all: readonly Mishap[]): boolean {
  return (one.gone & ~all.reduce((gone, other) => (other === one ? gone : gone | other.gone), 0)) !== 0
}
