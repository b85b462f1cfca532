/**
 * What somebody types that nobody may read: as character codes in one buffer, outside React's state and outside every
 * element, overwritten when it is cleared. It becomes a string only for the moment in which it is handed to main.
 */
export class Typed {
  readonly #codes: Uint16Array
  #length = 0
  readonly #listeners = new Set<() => void>()

  /** `most`: UTF-16 code units that there is room for. */
  constructor(most = 256) {
    this.#codes = new Uint16Array(most)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly length = (): number => this.#length

  /** Takes what was typed, as far as there is room. */
  add(text: string): void {
    for (let at = 0; at < text.length && this.#length < this.#codes.length; at++)
      this.#codes[this.#length++] = text.charCodeAt(at)
    this.#changed()
  }

  back(): void {
    if (this.#length === 0) return
    this.#length -= 1
    // The second half of a pair goes with its first.
    if (this.#length > 0 && isHigh(this.#codes[this.#length - 1] ?? 0)) this.#length -= 1
    this.#codes.fill(0, this.#length)
    this.#changed()
  }

  clear(): void {
    this.#codes.fill(0)
    this.#length = 0
    this.#changed()
  }

  equals(other: Typed): boolean {
    let differs = this.#length ^ other.#length
    for (const [at, code] of this.#codes.entries()) differs |= code ^ (other.#codes[at] ?? 0)
    return differs === 0
  }

  text(): string {
    return String.fromCharCode(...this.#codes.subarray(0, this.#length))
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00
