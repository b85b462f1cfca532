import { bindParameters } from '../../ceremonies/parameters.ts'
import type { Command, CommandOf, Envelope, Method } from '../../ceremonies/command.ts'
import { decide } from '../../ceremonies/decide.ts'
import type { Hex } from '../../ceremonies/crypto.ts'
import type { Devices } from '../../ceremonies/device.ts'
import type { Finding } from '../../ceremonies/event.ts'
import { evolveAll } from '../../ceremonies/evolve.ts'
import type { JsonObject } from '../../ceremonies/json.ts'
import { makePlan } from '../../ceremonies/plan.ts'
import { wordsOf } from '../../ceremonies/record/words.ts'
import { type Refusal, refuse } from '../../ceremonies/refusal.ts'
import type { SealedBox } from '../../ceremonies/sealed-box.ts'
import { parseScript } from '../../ceremonies/script.ts'
import { type State, initialState } from '../../ceremonies/state.ts'
import { type Live, type View, view } from '../../ceremonies/view.ts'
import { freshRandom } from '../random.ts'
import { mirrorPlace } from '../store/mirror.ts'
import { Record } from '../store/record.ts'
import type { Store, StoredArtifact } from '../store/store.ts'
import { Acting } from './acting.ts'
import { Asking, type SecretAnswer } from './asking.ts'
import { Authenticators, type Credential } from './authenticators.ts'
import type { Left } from './as-left.ts'
import { Consent } from './consent.ts'
import { heardIn } from './heard.ts'
import { modulesNow } from './known.ts'
import { Mirroring } from './mirroring.ts'
import { Tries } from './tries.ts'

/** What the engine is given of the world. */
export interface World {
  readonly devices: Devices
  environment(): Promise<{ readonly report: JsonObject; readonly findings: readonly Finding[] }>
  readonly application: CommandOf<'open'>['application']
  /** A folder on a second medium for a copy of the facts; null for none. */
  readonly mirror: string | null
  /** True if every token is gone with this rehearsal: nothing is lost where it locks. */
  readonly throwAway?: boolean
  /** The part that says that the mirror may be on the record's own medium; nobody unless said otherwise. */
  readonly sameMedium?: string | null
  /** Milliseconds of a clock that never jumps while the machine runs; the machine's own unless said otherwise. */
  readonly monotonic?: () => number
}

export type Opening = Omit<CommandOf<'open'>, 'type' | 'application' | 'mirror'>

/** What a person may say; `confirm` and `enrol` among them. */
type Said = Exclude<Command, { readonly type: 'open' }>

/**
 * One ceremony while it runs: folds the record into a state, lets `decide` answer each command, makes the events durable
 * before anything acts on them, and performs the acts that follow. Screens see whole views, pushed after every change.
 */
export class Engine {
  readonly record: Record
  readonly #authenticators: Authenticators
  readonly #tries = new Tries()
  readonly #asking = new Asking(() => this.#push())
  readonly #acting: Acting
  readonly #mirroring: Mirroring
  readonly #listeners = new Set<(view: View) => void>()
  /** Who has enrolled since the program was started. */
  readonly #present = new Map<string, Method>()
  readonly #monotonic: () => number
  #consent: Consent | null = null
  #state: State
  #busy: View['busy'] = null
  #heard: Live['unsigned'] | null = null

  private constructor(record: Record, state: State, world: World) {
    this.record = record
    this.#state = state
    this.#monotonic = world.monotonic ?? (() => Number(process.hrtime.bigint() / 1_000_000n))
    this.#authenticators = new Authenticators(this.#monotonic, (person) => this.#unrecognised(person))
    this.#mirroring = new Mirroring({
      record,
      state: () => this.#state,
      say: (command) => this.#append('engine', null, command),
      lost: () => void this.#acting.drive(),
    })
    this.#acting = new Acting({
      world,
      asking: this.#asking,
      state: () => this.#state,
      say: (command, artifacts) => this.#append('engine', null, command, artifacts),
      mirrorTrouble: () => this.#mirroring.trouble,
      mendMirror: () => {
        this.#mirroring.mend()
        this.#push()
      },
      artifact: (name) => this.#artifact(name),
      busy: (busy) => {
        this.#busy = busy
        this.#push()
      },
      record,
      consent: () => this.#closedBy(),
      lost: (device, reason) => this.lose(device, reason),
    })
  }

  /** A new ceremony in an empty store. Throws what the script, the parameters or the names are refused for. */
  static open(store: Store, opening: Opening, world: World): Engine {
    const script = parseScript(store.script())
    const state = initialState(script, makePlan(script, bindParameters(script.parameters, opening.settings)))
    const { application, mirror, sameMedium = null } = world
    mustBePart(state, sameMedium)
    const record = new Record(store, mirrorPlace(store.path, mirror, sameMedium))
    const engine = new Engine(record, state, world)
    engine.#append('engine', null, { type: 'open', ...opening, mirror, application })
    engine.#mirroring.keep(world)
    return engine
  }

  /**
   * A ceremony that was left and is as it was left: looks at its devices, and puts what was under way in doubt. Throws what a
   * device that is not the one on record is refused for; then nothing has been written.
   */
  static async resume({ record, state }: Left, world: World): Promise<Engine> {
    mustBePart(state, world.sameMedium ?? null)
    const modules = await modulesNow(state, world.devices)
    const engine = new Engine(record, state, world)
    if (!engine.#closed) {
      const { application, mirror } = world
      const sameMedium = record.mirrorShares ? (world.sameMedium ?? null) : null
      // Until people have looked at what differs, the mirror is a witness and stays as it is.
      record.holdMirror(true)
      engine.#append('engine', null, {
        type: 'resume',
        application,
        modules,
        mirror,
        sameMedium,
        missing: record.missing,
      })
      engine.#mirroring.keep(world)
    }
    void engine.#acting.drive()
    return engine
  }

  get state(): State {
    return this.#state
  }

  /** Resolves when the record has been sealed or aborted and signed; rejects if the engine itself failed. */
  get ended(): Promise<void> {
    return this.#acting.ended
  }

  view(): View {
    const root = this.record.tree.root()
    return view(this.#state, {
      sequence: this.record.size,
      head: Buffer.from(root).toString('hex'),
      words: wordsOf(root),
      asks: [...this.#asking.asks(), ...(this.#consent?.asks() ?? [])],
      busy: this.#busy,
      tail: this.record.tail(),
      mirrorTrouble: this.#mirroring.trouble,
      unsigned: this.#unsigned(),
    })
  }

  /** Calls `listener` with the whole view after every change; answers with how to stop. */
  onView(listener: (view: View) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** A person enrols an authenticator of their own. */
  async enrol(person: string, credential: Credential): Promise<void> {
    const undo = await this.#authenticators.enrol(person, credential)
    try {
      if (this.#closed) this.#closedBy().enrol(person, credential.method)
      else this.#append(person, credential.method, { type: 'enrol' })
      this.#present.set(person, credential.method)
    } catch (error) {
      undo()
      throw error
    }
  }

  /** A person says something, and shows who that is. */
  async say(person: string, credential: Credential, command: Said): Promise<void> {
    this.speak(person, await this.recognise(person, credential), command)
  }

  /** How the person was recognised, once the record is signed if it is being signed. Throws CODE_WRONG or CODE_TOO_SOON. */
  async recognise(person: string, credential: Credential): Promise<Method> {
    const method = await this.#authenticators.recognise(person, credential)
    await this.#acting.settled
    return method
  }

  /**
   * A person who has been recognised says something. Throws a refusal, and then nothing has happened. What follows by itself
   * is then begun.
   */
  speak(person: string, method: Method, command: Said): void {
    this.#tries.mustBeLeft(this.#state, method, command)
    if (this.#closed) this.#closedBy().say(person, method, command)
    else this.#append(person, method, command)
    if (this.#state.phase === 'aborted') this.#asking.abandon(refuse('CEREMONY_ENDED', { how: 'aborted' }))
    if (command.type === 'confirm' && this.#state.mirror === 'abandoned') this.#asking.leaveObstacles('MIRROR_')
    void this.#acting.drive()
  }

  /** Answers an ask of the way for secrets (`Asking.answer`). */
  give(id: number, answer: SecretAnswer): boolean {
    const waited = this.#asking.answer(id, answer)
    this.#push()
    return waited
  }

  /** The words to show under an ask of kind `show` (`Asking.reveal`). */
  words(id: number, viewer: Hex): Promise<SealedBox | null> {
    return this.#asking.reveal(id, viewer)
  }

  /** A device's process or session is gone: what it held is lost, and what it did is in doubt. */
  lose(device: string, reason: Refusal): void {
    this.#acting.forget(device)
    if (this.#closed) return
    const { attempt } = this.#state
    this.#append('engine', null, { type: 'lose', device, reason: reason.code })
    if (this.#state.attempt?.phase !== attempt?.phase) this.#asking.abandon(reason)
    void this.#acting.drive()
  }

  /** Signs what is unsigned, if the token is at hand: what nobody can add to while the ceremony waits. */
  leave(): Promise<void> {
    return this.#acting.leave()
  }

  /** What keeps the copy on the second medium from being complete, tried once more; null if it is, or if there is none. */
  incompleteMirror(): Refusal | null {
    this.record.mendMirror()
    return this.#mirroring.trouble
  }

  close(): void {
    this.record.close()
  }

  /** While a review is pending, what people are said to have said since the record key last signed. */
  #unsigned(): Live['unsigned'] {
    const from = this.#state.review?.unsigned?.from
    if (from === undefined) return { heard: [], earlier: 0 }
    const { steps } = this.#state.plan
    const titleOf = (step: string): string => steps.find(({ id }) => id === step)?.title ?? step
    this.#heard ??= heardIn(this.record.store.lines(from), this.#state.review?.unsigned?.to ?? from, titleOf)
    return this.#heard
  }

  /** True once nothing can be added to the record. */
  get #closed(): boolean {
    return this.#state.phase === 'sealed' || this.#state.phase === 'aborted'
  }

  #closedBy(): Consent {
    const { names, mode } = this.#state
    this.#consent ??= new Consent(names, mode, this.#present, this.record.size, () => this.#push())
    return this.#consent
  }

  /** On record as long as anything can be; a code that is no part's own is nobody's. */
  #unrecognised(person: string): void {
    if (!this.#state.plan.parts.some(({ id }) => id === person)) return
    if (!this.#closed) this.#append('engine', null, { type: 'recognition-failed', person })
    else this.record.store.note({ at: new Date().toISOString(), entry: 'recognition.failed', person })
  }

  #append(by: string, method: Envelope['method'], command: Command, artifacts: readonly StoredArtifact[] = []): void {
    const envelope: Envelope = {
      by,
      method,
      command,
      at: new Date().toISOString(),
      monotonic: this.#monotonic(),
      random: freshRandom(),
      seq: this.record.size,
      head: bound.has(command.type) ? this.record.head() : null,
    }
    const events = decide(this.#state, envelope)
    // A step that failed left nothing to keep.
    const kept = events.some((event) => event.type === 'step.finished') ? artifacts : []
    this.record.append(envelope, events, kept)
    this.#state = evolveAll(this.#state, events)
    this.#tries.count(events)
    if (this.#state.review === null) this.record.holdMirror(false)
    this.#push()
    this.#mirroring.witness()
  }

  #artifact(name: string): Uint8Array {
    const found = this.record.store.artifacts().find((artifact) => artifact.name === name)
    if (!found) throw refuse('ARTIFACT_MISSING', { name, fact: this.record.size })
    return found.content
  }

  #push(): void {
    if (this.#listeners.size === 0) return
    const now = this.view()
    for (const listener of this.#listeners) {
      try {
        listener(now)
      } catch (error) {
        // What happened is on record: a screen's fault must not look like a refusal of it, nor put an act in doubt.
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }
}

/** Throws PERSON_UNKNOWN for somebody who has no part in the ceremony; null is nobody. */
function mustBePart({ plan }: State, person: string | null): void {
  if (person !== null && !plan.parts.some(({ id }) => id === person)) throw refuse('PERSON_UNKNOWN', { person })
}

/** Commands that are bound to the record as it was when they were given. */
const bound: ReadonlySet<Command['type']> = new Set(['confirm', 'begin', 'sign'])
