import { performance } from 'node:perf_hooks'

/** What a bench says: two rates from the same run, higher is better, and `ratio` is ours / reference. */
export interface Bench<Name extends string> {
  readonly name: Name
  readonly ours: number
  readonly reference: number
  readonly unit: string
  readonly ratio: number
}

/** One round of work: how many things it did, and in how many milliseconds. */
export interface Round {
  readonly count: number
  readonly milliseconds: number
}

/** Times `work`, which answers how many things it did. */
export function timed(work: () => number): Round {
  const start = performance.now()
  const count = work()
  return { count, milliseconds: performance.now() - start }
}

type Figure = (rounds: readonly Round[]) => number

/** For work of the processor: what else the machine does can only slow a round down. */
export const fastest: Figure = (rounds) => Math.max(...rounds.map((round) => overall([round])))

/** For work that waits for a disk, which others use too: all rounds together. */
export const overall: Figure = (rounds) => {
  const [count, milliseconds] = [sum(rounds.map((one) => one.count)), sum(rounds.map((one) => one.milliseconds))]
  return (count * 1000) / milliseconds
}

/** Both in turns, after a first round each that warms up and does not count. */
export function compare<Name extends string>(
  name: Name,
  unit: string,
  { rounds, figure }: { readonly rounds: number; readonly figure: Figure },
  work: { readonly ours: () => Round; readonly reference: () => Round },
): Bench<Name> {
  const made = Array.from({ length: rounds + 1 }, () => ({ ours: work.ours(), reference: work.reference() })).slice(1)
  const ours = figure(made.map((round) => round.ours))
  const reference = figure(made.map((round) => round.reference))
  return { name, ours, reference, unit, ratio: ours / reference }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
