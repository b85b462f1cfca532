/** Who asks is received here: the first screen needs no rule of any ceremony, and everything else is the desk's. */
import type { Refusal } from '../../ceremonies/base/refusal.ts'
import { type AskName, askNames } from '../../preload/contract.ts'
import { type Begun, begin } from './begun.ts'
import type { Desk } from './desk.ts'
import type { Surroundings } from './house.ts'
import type { Handlers } from './ipc.ts'
import type { Surface } from './surface.ts'

export class Reception {
  readonly #around: Surroundings
  readonly #surface: Surface
  readonly #begun: Begun
  readonly #system: string
  #coming: Promise<Desk> | null = null
  #desk: Desk | null = null

  /** `system`: the language of the system. */
  constructor(around: Surroundings, surface: Surface, system: string) {
    this.#around = around
    this.#surface = surface
    this.#begun = begin(around, (text) => surface.log(text))
    this.#system = system.slice(0, 2)
  }

  /** Each ask is the desk's, but for the first: what the first screen shows is told at once if it is known. */
  get handlers(): Handlers {
    const handlers = askNames.map((name) => [name, (input: never) => this.#hand(name, input)] as const)
    return Object.fromEntries(handlers) as Handlers
  }

  /** What the last ceremony that ended unsound or without a complete copy is refused for, told when the program ends. */
  get incomplete(): Refusal | null {
    return this.#desk?.incomplete ?? null
  }

  /** Reads what the first answer is made of before anybody asks. */
  lookUp(): void {
    if (this.#begun.house.isBehind()) void this.#atDesk()
    else this.#begun.house.lookUp()
  }

  /** Shows the window as people chose it, once there can be one. */
  show(): void {
    const { theme, language } = this.#begun.display.now
    this.#surface.theme(theme)
    this.#surface.language(language ?? this.#system)
  }

  /** Leaves the ceremony that is held, if one is, and watches no reader any more. */
  async leave(): Promise<void> {
    await (await this.#coming)?.leave()
    await this.#begun.house.end()
  }

  #hand(name: AskName, input: never): unknown {
    if (name === 'ready' && this.#coming === null) return this.#welcome()
    return this.#atDesk().then(({ handlers }) => handlers[name](input))
  }

  #welcome(): null {
    const { house, display } = this.#begun
    this.#surface.theme(display.now.theme)
    this.#surface.zoom(display.now.percent)
    this.#surface.tell('house', house.now(0, display.now))
    return null
  }

  #atDesk(): Promise<Desk> {
    this.#coming ??= import('./desk.ts').then((module) => {
      this.#desk = new module.Desk(this.#around, this.#surface, this.#begun, this.#system)
      return this.#desk
    })
    return this.#coming
  }
}
