import { performance } from 'node:perf_hooks'

/** What a bench says: ours and the reference from the same run. Here rates, higher is better; of the window times, lower is better. */
export interface Bench {
  readonly name: string
  readonly ours: number
  readonly reference: number
  readonly unit: string
  /** ours / reference. */
  readonly ratio: number
  /** Of work that people wait for at one go: how many facts it was beyond the start, and how long they took. */
  readonly facts?: number
  readonly seconds?: number
}

/** As people read it. */
export function inWords({ name, ours, reference, unit, ratio, facts, seconds }: Bench): string {
  const took = facts === undefined || seconds === undefined ? '' : `; ${facts} facts in ${rounded(seconds)} s`
  return `${name}: ours ${rounded(ours)}, reference ${rounded(reference)} ${unit}; ratio ${rounded(ratio)}${took}`
}

export const rounded = (value: number): string => value.toLocaleString('en-GB', { maximumSignificantDigits: 4 })

/** One round of work: how many things it did, and in how many milliseconds. */
export interface Round {
  readonly count: number
  readonly milliseconds: number
}

/** Times `work`, which answers how many things it did. */
export async function timed(work: () => number | Promise<number>): Promise<Round> {
  const start = performance.now()
  const count = await work()
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

/** The value that this part of all values does not exceed. Throws if there are none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The round that took least: for what is taken off others. */
const least = (rounds: readonly Round[]): Round =>
  rounds.reduce((least, round) => (round.milliseconds < least.milliseconds ? round : least))

/**
 * All in turns, after a first round each that warms up and does not count. Of ours the least `start` is taken off, where there
 * is one: what it takes in any case, and how many things it does then.
 */
export async function compare(
  name: string,
  unit: string,
  { rounds, figure }: { readonly rounds: number; readonly figure: Figure },
  work: {
    readonly ours: () => Promise<Round>
    readonly reference: () => Promise<Round>
    readonly start?: () => Promise<Round>
  },
): Promise<Bench> {
  const made = { ours: [] as Round[], reference: [] as Round[], start: [] as Round[] }
  for (let round = 0; round <= rounds; round++) {
    made.ours.push(await work.ours())
    made.reference.push(await work.reference())
    made.start.push((await work.start?.()) ?? { count: 0, milliseconds: 0 })
  }
  const start = least(made.start.slice(1))
  const beyond = made.ours.slice(1).map(({ count, milliseconds }) => ({
    count: count - start.count,
    milliseconds: milliseconds - start.milliseconds,
  }))
  const [ours, reference] = [figure(beyond), figure(made.reference.slice(1))]
  return { name, ours, reference, unit, ratio: ours / reference }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
