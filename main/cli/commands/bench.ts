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
}

export interface BenchOptions {
  readonly json?: boolean
}

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  wrap: async () => (await import('../../bench/wrap.ts')).benchWrap(),
  append: async () => (await import('../../bench/append.ts')).benchAppend(),
  verify: async () => (await import('../../bench/verify.ts')).benchVerify(),
  split: async () => (await import('../../bench/split.ts')).benchSplit(),
}

export const benchNames = Object.keys(benches)

/** Measures one thing against its reference on this machine. Throws BENCH_UNKNOWN. */
export async function bench(name: string, { json }: BenchOptions): Promise<number> {
  const run = Object.hasOwn(benches, name) ? benches[name] : undefined
  if (!run) throw refuse('BENCH_UNKNOWN', { name, known: benchNames.join(', ') })
  const { ours, reference, unit, ratio } = await run()
  const figure = (value: number): string => value.toLocaleString('en-GB', { maximumSignificantDigits: 4 })
  if (json) stdout.json({ name, ours, reference, unit, ratio })
  else stdout.line(`${name}: ours ${figure(ours)}, reference ${figure(reference)} ${unit}; ratio ${figure(ratio)}`)
  return exits.done
}
