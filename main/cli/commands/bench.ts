import { refuse } from '../../../ceremonies/refusal.ts'
import { exits } from '../failure.ts'
import { stdout } from '../../output.ts'

interface Bench {
  readonly name: string
  /** Rates; higher is better. */
  readonly ours: number
  readonly reference: number
  readonly unit: string
  /** ours / reference, from the same run. */
  readonly ratio: number
  /** Of work that people wait for at one go: how much it was, and how long it took. */
  readonly facts?: number
  readonly seconds?: number
}

export interface BenchOptions {
  readonly json?: boolean
}

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  wrap: async () => (await import('../../bench/wrap.ts')).benchWrap(),
  append: async () => (await import('../../bench/append.ts')).benchAppend(),
  verify: async () => (await import('../../bench/verify.ts')).benchVerify(),
  resume: async () => (await import('../../bench/resume.ts')).benchResume(),
  split: async () => (await import('../../bench/split.ts')).benchSplit(),
}

export const benchNames = Object.keys(benches)

/** Measures one thing against its reference on this machine. Throws BENCH_UNKNOWN. */
export async function bench(name: string, { json }: BenchOptions): Promise<number> {
  const run = Object.hasOwn(benches, name) ? benches[name] : undefined
  if (!run) throw refuse('BENCH_UNKNOWN', { name, known: benchNames.join(', ') })
  const result = await run()
  const { ours, reference, unit, ratio, facts, seconds } = result
  const figure = (value: number): string => value.toLocaleString('en-GB', { maximumSignificantDigits: 4 })
  const took = facts === undefined || seconds === undefined ? '' : `; ${facts} facts in ${figure(seconds)} s`
  if (json) stdout.json(result)
  else
    stdout.line(`${name}: ours ${figure(ours)}, reference ${figure(reference)} ${unit}; ratio ${figure(ratio)}${took}`)
  return exits.done
}
