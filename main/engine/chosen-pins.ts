import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { refuse } from '../../ceremonies/base/refusal.ts'

// RFC 7914 2, as for personal codes.
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }

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
    const hash = await this.#hashOf(pin)
    for (const [other, kept] of this.#kept)
      if (other !== name && timingSafeEqual(kept, hash)) throw refuse('PIN_LIKE_ANOTHER')
    this.#kept.set(name, hash)
  }

  #hashOf(pin: string): Promise<Buffer> {
    return new Promise((resolve, reject) =>
      scrypt(pin, this.#salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key))),
    )
  }
}
