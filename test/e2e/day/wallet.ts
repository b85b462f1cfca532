/** The cards of the day and the two readers that they are put into, as people carry them from one ceremony to the next. */
import { readFileSync } from 'node:fs'
import { CardState } from '../../../native/softcard/memory.ts'
import type { ReaderRoom } from '../../support/pcscd.ts'
import { freshCard } from '../../support/software-card.ts'

type Place = 0 | 1

export class Wallet {
  readonly #room: ReaderRoom
  readonly #cards: Map<number, CardState>
  readonly #in: (number | null)[] = [null, null]

  constructor(room: ReaderRoom, applications: ReadonlyMap<number, 'piv' | 'openpgp'>) {
    this.#room = room
    const made = [...applications].map(
      ([number, applet]) => [number, freshCard({ applets: [applet], serial: 7_650_000 + number })] as const,
    )
    this.#cards = new Map(made)
  }

  /** Whoever has the first has a reader to themselves; the others share one. */
  async putIn(...numbers: readonly number[]): Promise<void> {
    for (const number of numbers) await this.#put(number === 1 ? 0 : 1, number)
  }

  async #put(place: Place, number: number): Promise<void> {
    const there = this.#in[place] ?? null
    if (there === number) return
    if (there !== null) {
      await this.#room.pull(place)
      this.#cards.set(there, CardState.parse(JSON.parse(readFileSync(this.#room.memory(place), 'utf8'))))
    }
    const card = this.#cards.get(number)
    if (!card) throw new Error(`there is no card ${number}`)
    await this.#room.insert(place, { card })
    this.#in[place] = number
  }
}
