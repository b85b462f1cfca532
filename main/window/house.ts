import type { Chosen, House } from '../../preload/views.ts'
import { thisApplication } from '../application.ts'
import type { Printing } from '../printing/cups.ts'
import type { DataFolder } from '../store/data-folder.ts'
import { Ceremonies } from './ceremonies.ts'
import { scriptLines } from './scripts.ts'
import { tokensBehind } from './tokens.ts'

export interface Surroundings {
  readonly data: DataFolder
  /** The folder of the scripts that can be chosen. */
  readonly scripts: string
  readonly modules: readonly string[]
  /** Those of them that whoever started us named: what they lack is said. */
  readonly named: readonly string[]
  /** What the modules' processes may see of our environment. */
  readonly environment: Readonly<Record<string, string>>
  readonly printing: Printing
  /** What runs us, with its version: Electron, or the Chromium shell, whose version is known once it is ready. */
  readonly runtime: () => string
}

/** What stands on the first screen. Tokens and printers are looked for beside everything else. */
export class HouseView {
  readonly #around: Surroundings
  readonly #changed: () => void
  readonly #ceremonies: Ceremonies
  readonly #application = thisApplication()
  #tokens: House['tokens'] = null
  #troubles: House['troubles'] = []
  #printers: readonly string[] = []
  #looking: Promise<void> | null = null

  constructor(around: Surroundings, changed: () => void) {
    this.#around = around
    this.#changed = changed
    this.#ceremonies = new Ceremonies(around.data)
  }

  get tokens(): House['tokens'] {
    return this.#tokens
  }

  /** Reads scripts and records ahead: what was read is read again only when it has changed. */
  lookUp(): void {
    scriptLines(this.#around.scripts)
    this.#ceremonies.list(null)
  }

  /** `held`: the ceremony that is open in this process; null if none is. */
  now(push: number, held: string | null, chosen: Chosen): House {
    const { version, commit, digest, node } = this.#application
    return {
      push,
      about: { version, commit, digest, node, runtime: this.#around.runtime() },
      scripts: [...scriptLines(this.#around.scripts)],
      ceremonies: [...this.#ceremonies.list(held)],
      tokens: this.#tokens,
      troubles: this.#troubles,
      printers: [...this.#printers],
      chosen,
    }
  }

  /** Resolves when nobody looks any more, however that ended. */
  async settled(): Promise<void> {
    await this.#looking?.catch(() => undefined)
  }

  /** Looks for tokens and printers again; who asks meanwhile waits for the same answer. */
  look(): Promise<void> {
    this.#looking ??= this.#lookAround().finally(() => {
      this.#looking = null
      this.#changed()
    })
    return this.#looking
  }

  async #lookAround(): Promise<void> {
    const { modules, named, environment, printing } = this.#around
    const [found, known] = await Promise.all([tokensBehind(modules, named, environment), printing.printers()])
    this.#tokens = found.tokens
    this.#troubles = found.troubles
    this.#printers = known
  }
}
