import { type Bench, inWords, rounded } from '../rates.ts'

/** What a bench of the window says: medians of the rounds, lower is better. */
export interface Figure extends Bench {
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

export function withPromise(figure: Figure): string {
  const { of, value, most } = figure.promise
  return `${inWords(figure)}; ${of} ${rounded(value)} of at most ${rounded(most)}`
}
