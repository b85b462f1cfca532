import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { Chosen, House } from '../../preload/views.ts'
import { thisApplication } from '../application.ts'
import type { Printing } from '../printing/cups.ts'
import { listingsIn } from '../register/list.ts'
import type { Register } from '../register/register.ts'
import type { DataFolder } from '../store/data-folder.ts'
import type { Readers } from './readers.ts'
import { hasUnknown, scriptLines, type Shelf } from './scripts.ts'
import type { Described } from './forewarned.ts'
import type { Contents } from './tokens.ts'

export interface Surroundings {
  readonly data: DataFolder
  /** The folder of the scripts that can be chosen. */
  readonly scripts: string
  readonly modules: readonly string[]
  /** Those of them that whoever started us named: what they lack is said. */
  readonly named: readonly string[]
  /** The record of an earlier ceremony, for a script that works with its archives. */
  readonly earlier?: string | null
  /** Where certificates and CRLs of the organisation's badges are. */
  readonly badges?: string | null
  /** What the modules' processes may see of our environment. */
  readonly environment: Readonly<Record<string, string>>
  readonly printing: Printing
  /** What runs us, with its version: Electron, or the Chromium shell, whose version is known once it is ready. */
  readonly runtime: () => string
}

/** What stands on the first screen. Tokens and printers are looked for beside everything else. */
export class HouseView {
  readonly #around: Surroundings
  #changed: () => void = () => undefined
  #readers: Readers | null = null
  readonly #register: Register
  readonly #application = thisApplication()
  #tokens: House['tokens'] = null
  #troubles: House['troubles'] = []
  #contents: Contents = new Map()
  #described: Described = new Map()
  #printers: readonly string[] = []
  #seen: House['readers'] = null
  #watching: { end(): Promise<void> } | null = null
  #looking: Promise<void> | null = null
  readonly #opened = new Set<string>()

  constructor(around: Surroundings, register: Register) {
    this.#around = around
    this.#register = register
  }

  /** From now on scripts, records and tokens that are not known yet are read; `changed` is called when somebody has looked. */
  readsBy(readers: Readers, changed: () => void): void {
    this.#readers = readers
    this.#register.readsBy(readers.readRecord)
    this.#changed = changed
  }

  /** Where the scripts are that can be chosen. */
  get shelf(): Shelf {
    return { folder: this.#around.scripts, opened: this.#opened }
  }

  /**
   * Lists a script from anywhere, until the program ends. Throws OUT_RELATIVE, what reading a file throws, and what a script is
   * refused for.
   */
  async openScript(given: string): Promise<void> {
    const path = given.startsWith('~/') ? join(homedir(), given.slice(2)) : given
    if (!isAbsolute(path)) throw refuse('OUT_RELATIVE', { path })
    if (this.#readers === null) throw new Error('nothing can be read yet')
    this.#readers.summaryOf(await this.#readers.readText(path))
    this.#opened.add(path)
  }

  /** True if there is something to be shown that only `Readers` can read. */
  isBehind(): boolean {
    return this.#readers === null && (hasUnknown(this.shelf) || this.#register.isBehind())
  }

  get tokens(): House['tokens'] {
    return this.#tokens
  }

  /** What the tokens held that a seal names, when they were last looked at. */
  get contents(): Contents {
    return this.#contents
  }

  /** What the tokens said of themselves then. */
  get described(): Described {
    return this.#described
  }

  get printers(): readonly string[] {
    return this.#printers
  }

  /** Reads scripts and records ahead: what was read is read again only when it has changed. */
  lookUp(): void {
    scriptLines(this.shelf, this.#readers?.summaryOf ?? null)
    this.#register.catchUp()
  }

  /** Ceremonies as the register knows them. */
  now(push: number, chosen: Chosen): House {
    const { version, commit, digest, node } = this.#application
    return {
      push,
      about: { version, commit, digest, node, runtime: this.#around.runtime() },
      scripts: [...scriptLines(this.shelf, this.#readers?.summaryOf ?? null)],
      ceremonies: listingsIn(this.#register).map(({ step, ...one }) => ({ ...one, step: step?.title ?? null })),
      tokens: this.#tokens,
      troubles: this.#troubles,
      readers: this.#seen,
      printers: [...this.#printers],
      chosen,
    }
  }

  /** Resolves when nobody looks any more, however that ended. */
  async settled(): Promise<void> {
    await this.#looking?.catch(() => undefined)
  }

  /** Looks at nothing any more. */
  async end(): Promise<void> {
    await this.#watching?.end()
  }

  /** Looks for tokens and printers again, and from then on watches the readers of cards; who asks meanwhile waits for the same answer. */
  look(): Promise<void> {
    this.#looking ??= this.#lookAround().finally(() => {
      this.#looking = null
      this.#changed()
    })
    return this.#looking
  }

  async #lookAround(): Promise<void> {
    if (this.#readers === null) throw new Error('nothing can be looked for yet')
    const { tokensBehind, sealedContents, watchReaders } = this.#readers
    this.#watching ??= watchReaders((seen) => {
      this.#seen = seen
      this.#changed()
    })
    const { modules, named, environment, printing } = this.#around
    const [found, known] = await Promise.all([tokensBehind(modules, named, environment), printing.printers()])
    this.#contents = await sealedContents(found.tokens, this.#register, environment)
    this.#tokens = found.tokens
    this.#described = found.described
    this.#troubles = found.troubles
    this.#printers = known
  }
}
