/** What the window asks for, done; and what is told of the house and of the ceremony that is held. */
import { type Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { type Language, languageOf } from '../../ceremonies/texts/index.ts'
import type { Chosen } from '../../preload/views.ts'
import { type Held, takeUpCeremony } from '../ceremony.ts'
import { reasonOf } from '../reason.ts'
import type { Register } from '../register/register.ts'
import { standing } from '../store/data-folder.ts'
import { type Begun, begin } from './begun.ts'
import { knownCustody } from './custody.ts'
import type { Display } from './display.ts'
import { Holding } from './holding.ts'
import type { HouseView, Surroundings } from './house.ts'
import type { Handlers } from './ipc.ts'
import { Outputs } from './outputs.ts'
import { Planning } from './planning.ts'
import { projection } from './projection.ts'
import { readers } from './readers.ts'
import type { Surface } from './surface.ts'
import { inWords } from '../words.ts'

export class Desk {
  readonly #around: Surroundings
  readonly #surface: Surface
  readonly #register: Register
  readonly #house: HouseView
  readonly #planning: Planning
  readonly #outputs: Outputs
  readonly #display: Display
  #holding: Holding | null = null
  #opening = false
  readonly #system: string
  #incomplete: Refusal | null = null
  #push = 0
  #stale: ReadonlySet<'house' | 'room'> = new Set()

  /** `begun`: what the first screen has shown already; `system`: the language of the system. */
  constructor(
    around: Surroundings,
    surface: Surface,
    begun: Begun = begin(around, (text) => surface.log(text)),
    system = 'en',
  ) {
    this.#around = around
    this.#surface = surface
    this.#register = begun.register
    this.#house = begun.house
    this.#display = begun.display
    this.#system = system
    this.#house.readsBy(readers, () => this.#changed('house'))
    this.#planning = new Planning(around, this.#house, this.#register)
    this.#outputs = new Outputs(around.data, around.printing, () => this.#holding)
  }

  /** What the last ceremony that ended unsound or without a complete copy is refused for, told when the program ends. */
  get incomplete(): Refusal | null {
    return this.#incomplete
  }

  /** What the window speaks, and paper that is made from it. */
  get #language(): Language {
    return this.#display.now.language ?? languageOf(this.#system)
  }

  readonly handlers: Handlers = {
    ready: () =>
      this.#told(() => {
        // A page that begins anew has forgotten both.
        const { theme, percent } = this.#display.now
        this.#surface.theme(theme)
        this.#surface.zoom(percent)
        this.#changed('house', 'room')
      }),
    refresh: () =>
      this.#told(() => {
        this.#look().catch((error: unknown) => this.#surface.log(inWords(reasonOf(error))))
      }),
    openScript: async ({ path }) => {
      await this.#house.openScript(path)
      return this.#told(() => this.#changed('house'))
    },
    prepare: (draft) => this.#planning.prepare(draft),
    open: (asked) => this.#taking(() => this.#planning.open(asked, () => this.#changed('room'))),
    resume: ({ ceremony }) => this.#taking(() => this.#resume(ceremony)),
    leave: async () => {
      await this.leave()
      return null
    },
    custody: () => knownCustody(this.#register, new Date().toISOString()),
    course: () => this.#held().course(),
    submit: async (asked) => {
      await this.#held().submit(asked)
      return this.#told(() => undefined)
    },
    export: (asked) => this.#outputs.export(asked, this.#language),
    ending: ({ ceremony }) => this.#outputs.ending(ceremony),
    exportFolder: ({ ceremony }) => this.#outputs.folderFor(ceremony),
    printPaper: (asked) => this.#planning.givePaper(asked, this.#language),
    printTranscript: async ({ ceremony, printer }) => {
      await this.#outputs.printTranscript(ceremony, printer, this.#language)
      return null
    },
    projector: ({ open }) => this.#told(() => this.#surface.projector(open)),
    language: (chosen) => {
      this.#surface.language(chosen.language)
      return this.#choose(chosen)
    },
    theme: (chosen) => {
      this.#surface.theme(chosen.theme)
      return this.#choose(chosen)
    },
    contrast: (chosen) => this.#choose(chosen),
    zoom: (chosen) => {
      this.#surface.zoom(chosen.percent)
      return this.#choose(chosen)
    },
    enrol: async (asked) => {
      await this.#held().enrol(asked)
      return this.#told(() => undefined)
    },
    vouch: (asked) => this.#held().vouch(asked),
    give: (asked) => this.#tellingOf(() => this.#held().give(asked)),
    words: (asked) => this.#held().words(asked),
  }

  /** Leaves the ceremony that is held, if one is; it waits until it is resumed. */
  async leave(): Promise<void> {
    const holding = this.#holding
    this.#holding = null
    this.#incomplete = (await holding?.leave()) ?? this.#incomplete
    this.#changed('house', 'room')
    this.#tell()
  }

  /** Throws CEREMONY_UNKNOWN or CEREMONY_ENDED, and what taking it up throws. */
  #resume(ceremony: string): Promise<Held> {
    const folder = this.#around.data.find(ceremony)
    const phase = standing(folder)?.phase ?? 'empty'
    if (phase !== 'unfinished' && phase !== 'closing') throw refuse('CEREMONY_ENDED', { how: phase })
    const { earlier = null, badges = null } = this.#around
    const brought = { ...(earlier === null ? {} : { earlier }), ...(badges === null ? {} : { badges }) }
    return takeUpCeremony(folder, { ...brought, onDevices: () => this.#changed('room') })
  }

  /** One ceremony at a time. Throws CEREMONY_HELD or CEREMONY_BUSY. */
  async #taking(take: () => Promise<Held>): Promise<null> {
    if (this.#holding) throw refuse('CEREMONY_HELD', { ceremony: this.#holding.id })
    if (this.#opening) throw refuse('CEREMONY_BUSY')
    this.#opening = true
    try {
      await this.#house.settled()
      this.#holding = new Holding(
        await take(),
        () => this.#changed('room'),
        (error) => this.#surface.failed(error),
      )
    } finally {
      this.#opening = false
    }
    return this.#told(() => this.#changed('room', 'house'))
  }

  #choose(part: Partial<Chosen>): null {
    return this.#told(() => {
      this.#display.choose(part)
      this.#changed('house', 'room')
    })
  }

  #held(): Holding {
    if (!this.#holding) throw refuse('CEREMONY_NOT_HELD')
    return this.#holding
  }

  /** Tokens in use by a ceremony are not asked by a second process meanwhile. */
  async #look(): Promise<void> {
    if (!this.#holding && !this.#opening) await this.#house.look()
    this.#changed('house')
  }

  /** Does it, and tells what came of it before whoever asked is answered. */
  #tellingOf<T>(work: () => T): T {
    const value = work()
    this.#tell()
    return value
  }

  #told(work: () => void): null {
    this.#tellingOf(work)
    return null
  }

  /** Many changes of one moment are told once. */
  #changed(...what: readonly ('house' | 'room')[]): void {
    if (this.#stale.size === 0) setImmediate(() => this.#tell())
    this.#stale = new Set([...this.#stale, ...what])
  }

  #tell(): void {
    const stale = this.#stale
    this.#stale = new Set()
    const chosen = this.#display.now
    if (stale.has('house')) {
      // A record that is just being opened must be opened by nobody else.
      if (!this.#opening) this.#register.catchUp(this.#holding?.id ?? null)
      this.#surface.tell('house', this.#house.now(++this.#push, chosen))
    }
    if (!stale.has('room')) return
    const room = this.#holding?.room(++this.#push) ?? null
    this.#surface.tell('room', room)
    this.#surface.tell('projection', room && projection(room, chosen))
  }
}
