/** What the window asks for, done: the house, the plan, the ceremony that is held, and what is told of them. */
import { planDigest } from '../../ceremonies/agreement.ts'
import { isAbsolute } from 'node:path'
import { type Refusal, isRefusalCode, refuse } from '../../ceremonies/refusal.ts'
import { parseScript } from '../../ceremonies/script.ts'
import type { Asked, Told, TellName } from '../../preload/contract.ts'
import type { Chosen, Draft, Preparation } from '../../preload/views.ts'
import { type Held, beginCeremony, takeUpCeremony } from '../ceremony.ts'
import { reasonOf } from '../reason.ts'
import { standing } from '../store/data-folder.ts'
import { Display } from './display.ts'
import { Holding } from './holding.ts'
import { HouseView, type Surroundings } from './house.ts'
import type { Handlers } from './ipc.ts'
import { Leavings } from './leavings.ts'
import { cleaned, prepare } from './preparation.ts'
import { projection } from './projection.ts'
import { scriptCalled } from './scripts.ts'
import { inventoryOf } from './tokens.ts'

/** The windows, as far as the desk has to do with them. */
export interface Surface {
  tell<N extends TellName>(name: N, value: Told<N>): void
  projector(open: boolean): void
  theme(theme: Chosen['theme']): void
  zoom(percent: number): void
  /** The language of the menu. */
  language(language: string): void
  /** Says something for whoever looks after the program. */
  log(text: string): void
  /** The engine itself failed: nothing more can be done here, and the record is as it was last written. */
  failed(error: unknown): void
}

export class Desk {
  readonly #around: Surroundings
  readonly #surface: Surface
  readonly #house: HouseView
  readonly #leavings: Leavings
  readonly #display: Display
  #holding: Holding | null = null
  #opening = false
  #incomplete: Refusal | null = null
  #push = 0
  #stale: ReadonlySet<'house' | 'room'> = new Set()

  constructor(around: Surroundings, surface: Surface) {
    this.#around = around
    this.#surface = surface
    this.#house = new HouseView(around, () => this.#changed('house'))
    this.#leavings = new Leavings(around.data, around.printing, () => this.#holding)
    this.#display = new Display(around.data.path, (text) => surface.log(text))
  }

  /** What the last ceremony that ended unsound or without a complete copy is refused for, told when the program ends. */
  get incomplete(): Refusal | null {
    return this.#incomplete
  }

  /** Shows the window as people chose it, once there can be one; `system`: the language of the system. */
  show(system: string): void {
    this.#surface.theme(this.#display.now.theme)
    this.#surface.language(this.#display.now.language ?? system)
  }

  /** Reads scripts and records, which is most of the first answer, before anybody asks. */
  lookUp(): void {
    this.#house.lookUp()
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
        this.#look().catch((error: unknown) => this.#surface.log(reasonOf(error)))
      }),
    prepare: (draft) => this.#prepare(draft),
    open: (asked) => this.#taking(() => this.#open(asked)),
    resume: ({ ceremony }) => this.#taking(() => this.#resume(ceremony)),
    leave: async () => {
      await this.leave()
      return null
    },
    submit: (asked) => this.#told(() => this.#held().submit(asked)),
    export: (asked) => this.#leavings.export(asked),
    exportFolder: ({ ceremony }) => this.#leavings.folderFor(ceremony),
    printPaper: async ({ draft, printer }) => {
      await this.#leavings.printPaper(scriptCalled(this.#around.scripts, draft.script), cleaned(draft), printer)
      return null
    },
    printTranscript: async ({ ceremony, printer }) => {
      await this.#leavings.printTranscript(ceremony, printer)
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

  #prepare(draft: Draft): Preparation {
    return prepare(scriptCalled(this.#around.scripts, draft.script), draft, this.#house.tokens)
  }

  /** Throws the first problem of the plan, PLAN_CHANGED, and what opening a session throws. */
  async #open({ draft: given, plan }: Asked<'open'>): Promise<Held> {
    const { data, scripts, environment } = this.#around
    const file = scriptCalled(scripts, given.script)
    const draft = cleaned(given)
    if (Object.keys(draft.tokens).length > 0) await this.#house.look()
    const tokens = this.#house.tokens
    mustBe(plan, prepare(file, draft, tokens))
    const { mode, names, follows, brought, settings, mirror, sameMedium } = draft
    if (mirror !== '' && !isAbsolute(mirror)) throw refuse('OUT_RELATIVE', { path: mirror })
    return beginCeremony(data, {
      text: file.text,
      scriptName: file.name,
      settings,
      participants: { mode, names, follows, brought, identifiers: [...data.identifiers()] },
      inventory: inventoryOf(parseScript(file.text), draft, tokens ?? [], environment),
      mirror: mirror === '' ? null : mirror,
      // The plan is refused as long as people have not said so.
      allow: () => Promise.resolve(),
      sameMedium: sameMedium === '' ? null : sameMedium,
      onDevices: () => this.#changed('room'),
      agree: (agreement) => {
        if (planDigest(agreement) !== plan) throw refuse('PLAN_CHANGED')
      },
    })
  }

  /** Throws CEREMONY_UNKNOWN or CEREMONY_ENDED, and what taking it up throws. */
  #resume(ceremony: string): Promise<Held> {
    const folder = this.#around.data.find(ceremony)
    const phase = standing(folder)?.phase ?? 'empty'
    if (phase !== 'unfinished' && phase !== 'closing') throw refuse('CEREMONY_ENDED', { how: phase })
    return takeUpCeremony(folder, { onDevices: () => this.#changed('room') })
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
    if (stale.has('house'))
      this.#surface.tell('house', this.#house.now(++this.#push, this.#holding?.id ?? null, chosen))
    if (!stale.has('room')) return
    const room = this.#holding?.room(++this.#push) ?? null
    this.#surface.tell('room', room)
    this.#surface.tell('projection', room && projection(room, chosen.language))
  }
}

/** Throws what stands in the way of the plan, the fields first, or PLAN_CHANGED if it is another than was compared. */
function mustBe(digest: string, { plan, parameters, parts, hsms, problems }: Preparation): void {
  const [problem] = [...[...parameters, ...parts, ...hsms].map((field) => field.problem), ...problems].filter(
    (one) => one !== null,
  )
  if (problem) throw isRefusalCode(problem.code) ? refuse(problem.code, problem.parameters) : refuse('PLAN_CHANGED')
  if (plan?.digest !== digest) throw refuse('PLAN_CHANGED')
}
