/** What a figure of the window says, in the form of `strongroom bench`; here lower is better. */
export interface Figure {
  readonly name: string
  /** Medians of the rounds, of ours and of what it is measured against in the same run. */
  readonly ours: number
  readonly reference: number
  readonly unit: string
  /** ours / reference. */
  readonly ratio: number
  /** What is promised: this member or measure, with its value now and the most that it may be. */
  readonly promise: { readonly of: string; readonly value: number; readonly most: number }
}

/** How often each side is measured, in turns. One round before them warms up and does not count. */
export const ROUNDS = 10

/** Ours and the reference in turns. */
export async function inTurns(
  ours: (round: number) => Promise<number>,
  reference: (round: number) => Promise<number>,
): Promise<{ readonly ours: readonly number[]; readonly reference: readonly number[] }> {
  const measured = { ours: [] as number[], reference: [] as number[] }
  for (let round = 0; round <= ROUNDS; round++) {
    measured.ours.push(await ours(round))
    measured.reference.push(await reference(round))
  }
  return { ours: measured.ours.slice(1), reference: measured.reference.slice(1) }
}

/** The value that this part of all values does not exceed. Throws if there are none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export function textOf({ name, ours, reference, unit, ratio, promise: { of, value, most } }: Figure): string {
  const figure = (value: number): string => value.toLocaleString('en-GB', { maximumSignificantDigits: 4 })
  const promised = `${of} ${figure(value)} of at most ${figure(most)}`
  return `${name}: ours ${figure(ours)}, reference ${figure(reference)} ${unit}; ratio ${figure(ratio)}; ${promised}`
}
