/** The chance of a run: printed, so that it can be run again with `KILL_SEED`. */
export const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 0xffffffff) >>> 0

/** True for `npm run test:kill:full`: every case, not some of each kind by the seed. */
export const full = process.env['KILL_FULL'] === '1'

/** Numbers from 0 to under 1, the same for the same seed (mulberry32). */
export function chance(from = seed): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One of each so many, which one by chance. */
export function oneOf<Item>(many: number, items: readonly Item[], next: () => number): readonly Item[] {
  const kept: Item[] = []
  for (let at = 0; at < items.length; at += many) {
    const some = items.slice(at, at + many)
    const one = some[Math.floor(next() * some.length)]
    if (one !== undefined) kept.push(one)
  }
  return kept
}
