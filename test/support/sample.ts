/** What is too long for every run: `npm test` takes a sample of it by the run's seed, `npm run test:full` all of it. */
import { Random } from './random.ts'

/** The seed of this run (scripts/test/seed.ts): the same in all its processes. */
export const seed = Number(process.env['TEST_SEED']) >>> 0

/** True for `npm run test:full`: every case. */
export const full = process.env['TEST_FULL'] === '1'

/** Numbers from 0 to under 1, the same for the same seed. */
export function chance(from = seed): () => number {
  const random = new Random(from)
  return () => random.below(2 ** 32) / 2 ** 32
}

export interface Thinning<Item> {
  /** One is taken of each so many neighbours, and of what is left over. */
  readonly of: number
  /** At least one of each kind is taken: only those of one kind are neighbours. */
  readonly kind?: (item: Item) => string
  readonly next?: () => number
  /** All of them are taken. */
  readonly whole?: boolean
}

/** Some of them, in their order, by the run's seed; all of them in a full run. */
export function sample<Item>(
  items: readonly Item[],
  { of, kind = () => '', next = chance(), whole = full }: Thinning<Item>,
): readonly Item[] {
  if (whole) return items
  const taken = new Set<Item>()
  for (const alike of Map.groupBy(items, kind).values()) {
    for (let at = 0; at < alike.length; at += of) {
      const some = alike.slice(at, at + of)
      const one = some[Math.floor(next() * some.length)]
      if (one !== undefined) taken.add(one)
    }
  }
  return items.filter((item) => taken.has(item))
}
