import type { State } from './model.ts'
import type { Cell } from './standing.ts'

/** What one subject keeps of a ceremony: read and changed here alone, so that its type holds without anybody's word for it. */
export class Slice<S extends object> {
  readonly #name: string
  readonly #initial: S

  constructor(name: string, initial: S) {
    this.#name = name
    this.#initial = initial
  }

  of({ slices }: Pick<State, 'slices'>): S {
    const cell = slices[this.#name]
    return cell !== undefined && this.#holds(cell) ? cell.value : this.#initial
  }

  /** The state with those members of the slice replaced. */
  with(state: State, change: Partial<S>): State {
    const value: S = { ...this.of(state), ...change }
    const filled: Filled<S> = { owner: this, value }
    return { ...state, slices: { ...state.slices, [this.#name]: filled } }
  }

  #holds(cell: Cell): cell is Filled<S> {
    return cell.owner === this
  }
}

interface Filled<S> extends Cell {
  readonly value: S
}
