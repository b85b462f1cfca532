import { refuse } from '../base/refusal.ts'
import { quorumsOf } from '../shares/quorums.ts'
import { type Custody, type Element, type Keeping, inOrder } from './access.ts'

/** As many sets as are looked through; more than that nobody reads. */
export const MOST_SETS = 100_000
/** As many steps as that may take where many ways lead to the same set. */
const MOST_STEPS = 40 * MOST_SETS
/** Of one number that JavaScript takes bit by bit. */
const BITS = 32

/** Elements as bits of one number, so that a set of them is a number too. */
class Bits {
  readonly #elements: Element[] = []

  of(kind: Element['kind'], id: string): number {
    const known = this.#elements.findIndex((one) => one.kind === kind && one.id === id)
    if (known >= 0) return 1 << known
    if (this.#elements.length === BITS) throw refuse('CUSTODY_TOO_MANY', { most: MOST_SETS })
    return 1 << (this.#elements.push({ kind, id }) - 1)
  }

  /** People before places. */
  in(set: number): readonly Element[] {
    const all = this.#elements.filter((_, i) => (set & (1 << i)) !== 0)
    return [...all.filter(({ kind }) => kind === 'person'), ...all.filter(({ kind }) => kind !== 'person')]
  }

  /** The same set without one of its members, for each. */
  lessOne(set: number): readonly number[] {
    return this.#elements.flatMap((_, i) => ((set & (1 << i)) === 0 ? [] : [set & ~(1 << i)]))
  }
}

/** What it takes to get one thing: all of one set, and so many of another. */
interface Way {
  readonly all: number
  readonly openers: readonly number[]
  readonly together: number
}

/**
 * Every smallest coalition of people and safes that gets enough shares: without any one of them it does not. What the shares
 * open is taken to be in everybody's hands, because it is no secret. Throws CUSTODY_TOO_MANY.
 */
export function coalitionsOf({ threshold, shares }: Custody): readonly (readonly Element[])[] {
  const bits = new Bits()
  const ways = shares.flatMap((share) => wayTo(share, bits))
  const suffices = (set: number): boolean => ways.filter((way) => leads(way, set)).length >= threshold
  const found = [...gathered(ways, threshold)].filter((set) => !bits.lessOne(set).some(suffices))
  return inOrder(found.map((set) => bits.in(set)))
}

/** None if nobody knows where it is. */
function wayTo({ safe, holder, pin }: Keeping, bits: Bits): readonly Way[] {
  const besides = pin === null ? 0 : bits.of('person', pin)
  if (holder !== null) return [{ all: besides | bits.of('person', holder), openers: [], together: 0 }]
  if (safe === null) return []
  const openers = [...new Set(safe.opens)].map((person) => bits.of('person', person))
  return [{ all: besides | bits.of('safe', safe.id), openers, together: safe.together }]
}

function leads({ all, openers, together }: Way, set: number): boolean {
  return (set & all) === all && openers.filter((one) => (set & one) !== 0).length >= together
}

/** What gets that many things, by each choice of them and of who opens each. Every smallest coalition is among them. */
function gathered(ways: readonly Way[], threshold: number): ReadonlySet<number> {
  const levels = [new Set([0]), ...Array.from({ length: threshold }, () => new Set<number>())]
  let steps = 0
  for (const { all, openers, together } of ways) {
    const groups = [...quorumsOf(openers, together)].map((group) => group.reduce((set, one) => set | one, all))
    for (let taken = threshold; taken > 0; taken--) {
      const more = levels[taken]
      for (const set of levels[taken - 1] ?? []) {
        for (const group of groups) more?.add(set | group)
        steps += groups.length
        if ((more?.size ?? 0) > MOST_SETS || steps > MOST_STEPS) throw refuse('CUSTODY_TOO_MANY', { most: MOST_SETS })
      }
    }
  }
  return levels[threshold] ?? new Set()
}
