import { randomBytes, timingSafeEqual } from 'node:crypto'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { hashed } from './hashed.ts'

/** The PINs of cards that were chosen since the program was started, as scrypt in memory: to tell two alike, and for nothing else. */
export class ChosenPins {
  readonly #kept = new Map<string, Buffer>()
  readonly #salt = randomBytes(16)
  /** One after another: two that are alike never pass side by side. */
  #last: Promise<unknown> = Promise.resolve()

  /** Throws PIN_LIKE_ANOTHER. */
  mustDiffer(name: string, pin: string): Promise<void> {
    const turn = this.#last.then(() => this.#mustDiffer(name, pin))
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #mustDiffer(name: string, pin: string): Promise<void> {
    const hash = await hashed(pin, this.#salt)
    for (const [other, kept] of this.#kept)
      if (other !== name && timingSafeEqual(kept, hash)) throw refuse('PIN_LIKE_ANOTHER')
    this.#kept.set(name, hash)
  }
}
