import { refuse } from '../../ceremonies/base/refusal.ts'

/** So many slips in a row cost nothing; after that each wrong code doubles the wait. Milliseconds. */
const FREE_SLIPS = 2
const FIRST_WAIT = 5_000
const LONGEST_WAIT = 300_000

/** Milliseconds before another code of a person is looked at, after so many wrong ones in a row. */
export function waitAfter(wrong: number): number {
  if (wrong <= FREE_SLIPS) return 0
  return Math.min(FIRST_WAIT * 2 ** (wrong - FREE_SLIPS - 1), LONGEST_WAIT)
}

/** Wrong personal codes of each person, counted while the program runs, so that guessing becomes slow. */
export class Slowing {
  readonly #now: () => number
  readonly #wrong = new Map<string, { readonly count: number; readonly until: number }>()

  /** `now`: milliseconds of a clock that never jumps. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Throws CODE_TOO_SOON, with the whole seconds that are left; such a try is not looked at and does not count. */
  mustWait(person: string): void {
    const left = (this.#wrong.get(person)?.until ?? 0) - this.#now()
    if (left > 0) throw refuse('CODE_TOO_SOON', { person, seconds: Math.ceil(left / 1000) })
  }

  wrong(person: string): void {
    const count = (this.#wrong.get(person)?.count ?? 0) + 1
    this.#wrong.set(person, { count, until: this.#now() + waitAfter(count) })
  }

  right(person: string): void {
    this.#wrong.delete(person)
  }
}
