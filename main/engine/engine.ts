import type { News } from '../../ceremonies/room/news.ts'
import type { World } from './world.ts'
import { bindParameters } from '../../ceremonies/kernel/parameters.ts'
import type { Command, CommandOf, Method } from '../../ceremonies/kernel/command.ts'
import { personReplaced } from '../../ceremonies/kernel/facts/opening.ts'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { makePlan, parseScript, initialState } from '../../ceremonies/index.ts'
import { type Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { takesSignature } from '../../ceremonies/kernel/takes-signature.ts'
import { voiceOf } from '../../ceremonies/kernel/their-word.ts'
import { mustBePart } from '../../ceremonies/kernel/cast.ts'
import type { SealedBox } from '../../ceremonies/devices/sealed-box.ts'
import type { Event, State } from '../../ceremonies/kernel/model.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import { mirrorPlace } from '../store/mirror.ts'
import { Record } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { Acting } from './acting.ts'
import { Asking, type SecretAnswer } from './asking.ts'
import type { Credential } from './authenticators.ts'
import type { Left } from './as-left.ts'
import { Consent } from './consent.ts'
import { modulesNow } from './known.ts'
import { Mirroring, mirrorTroubles } from './mirroring.ts'
import { Recognition } from './recognition.ts'
import { Recording } from './recording.ts'
import { Showing } from './showing.ts'
import { Tries } from './tries.ts'

export type Opening = Omit<CommandOf<'open'>, 'type' | 'application' | 'mirror'>

/** What a person may say; `confirm` and `enrol` among them. */
type Said = Exclude<Command, { readonly type: 'open' }>

/**
 * One ceremony while it runs: takes what people say, which goes on record before anything acts on it, and performs the acts
 * that follow.
 */
export class Engine {
  readonly #recording: Recording
  readonly #recognition: Recognition
  readonly #tries = new Tries()
  readonly #asking = new Asking(() => this.#showing.push())
  readonly #acting: Acting
  readonly #mirroring: Mirroring
  readonly #showing: Showing
  #consent: Consent | null = null

  private constructor(record: Record, state: State, world: World) {
    const monotonic = world.monotonic ?? (() => Number(process.hrtime.bigint() / 1_000_000n))
    this.#recording = new Recording(record, state, monotonic, (events) => this.#recorded(events))
    this.#showing = new Showing({
      recording: this.#recording,
      asks: () => [...this.#asking.asks(), ...(this.#consent?.asks() ?? [])],
      mirrorTrouble: () => this.#mirroring.trouble,
    })
    this.#recognition = new Recognition({
      recording: this.#recording,
      cards: () => world.devices.cards(),
      now: monotonic,
    })
    this.#mirroring = new Mirroring({
      record,
      state: () => this.state,
      say: (command) => this.#recording.append('engine', null, command),
      lost: () => void this.#acting.drive(),
    })
    this.#acting = new Acting({
      world,
      asking: this.#asking,
      state: () => this.state,
      say: (command, artifacts) => this.#recording.append('engine', null, command, artifacts),
      mirrorTrouble: () => this.#mirroring.trouble,
      mendMirror: () => {
        this.#mirroring.mend()
        this.#showing.push()
      },
      artifact: (name) => this.#recording.artifact(name),
      busy: (busy) => this.#showing.work(busy),
      record,
      consent: () => this.#closedBy(),
      lost: (device, reason) => this.lose(device, reason),
    })
  }

  /** A new ceremony in an empty store. Throws what the script, the parameters or the names are refused for. */
  static open(store: Store, opening: Opening, world: World): Engine {
    const script = parseScript(store.script(), opening.language)
    const state = initialState(script, makePlan(script, bindParameters(script.parameters, opening.settings)))
    const { application, mirror, sameMedium = null } = world
    mustBePart(state.plan.parts, sameMedium)
    const record = new Record(store, mirrorPlace(store.path, mirror, sameMedium))
    const engine = new Engine(record, state, world)
    engine.#recording.append('engine', null, { type: 'open', ...opening, mirror, application })
    engine.#mirroring.keep(world)
    return engine
  }

  /**
   * A ceremony that was left and is as it was left: looks at its devices, and puts what was under way in doubt. Throws what a
   * device that is not the one on record is refused for; then nothing has been written.
   */
  static async resume({ record, state }: Left, world: World): Promise<Engine> {
    mustBePart(state.plan.parts, world.sameMedium ?? null)
    const modules = await modulesNow(state, world.devices)
    const engine = new Engine(record, state, world)
    if (!engine.#recording.closed) {
      const { application, mirror } = world
      const sameMedium = record.mirrorShares ? (world.sameMedium ?? null) : null
      // Until people have looked at what differs, the mirror is a witness and stays as it is.
      record.holdMirror(true)
      engine.#recording.append('engine', null, {
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

  get record(): Record {
    return this.#recording.record
  }

  get state(): State {
    return this.#recording.state
  }

  /** Resolves when the record has been sealed or aborted and signed; rejects if the engine itself failed. */
  get ended(): Promise<void> {
    return this.#acting.ended
  }

  view(): View {
    return this.#showing.view()
  }

  /** What the facts from that place on say to people, in order (`Showing.news`). */
  news(from: number, title: (part: string) => string): readonly News[] {
    return this.#showing.news(from, title)
  }

  /** Calls `listener` with the whole view after every change; returns how to stop. */
  onView(listener: (view: View) => void): () => void {
    return this.#showing.onView(listener)
  }

  /** A person enrols an authenticator of their own. */
  async enrol(person: string, credential: Credential): Promise<void> {
    await this.#recognition.enrol(person, credential, () => {
      if (this.#recording.closed) this.#closedBy().enrol(person, credential.method)
      else this.#recording.append(person, credential.method, { type: 'enrol' })
    })
    void this.#acting.drive()
  }

  /** A person says something, and shows who that is. */
  async say(person: string, credential: Credential, command: Said): Promise<void> {
    const method = await this.recognise(person, credential)
    await this.mustHoldNoCode(person, command)
    await this.speakAs(person, method, command)
  }

  /** Whoever has been recognised puts no code or PIN of theirs on record. Throws CODE_IN_TEXT. */
  async mustHoldNoCode(person: string, command: Said): Promise<void> {
    await this.#recognition.mustHoldNoCode(person, command)
  }

  /**
   * How the person was recognised, once the record is signed if it is being signed. Throws CODE_WRONG or CODE_TOO_SOON, or what a
   * card is refused for.
   */
  async recognise(person: string, credential: Credential): Promise<Method> {
    const name = this.holder(person)
    const method = await this.#recognition.recognise(person, credential)
    await this.#acting.settled
    // Somebody else may have taken the part meanwhile.
    if (this.holder(person) !== name) throw refuse('CODE_WRONG', { person })
    return method
  }

  /** The name of whoever has that part now; null for none. */
  holder(person: string): string | null {
    return this.state.names[person] ?? null
  }

  /** The card that must sign what that person says now, by its name in the inventory; null where the personal code counts. */
  cardFor(person: string, said: Said['type']): string | null {
    return takesSignature(this.state, said) ? (voiceOf(this.state, person)?.device ?? null) : null
  }

  /** A person who has been recognised says something; if by a card, it signs that first. Throws a refusal, and then nothing has happened. */
  async speakAs(person: string, method: Method, command: Said): Promise<void> {
    if (method !== 'smartcard' || this.#recording.closed) {
      this.speak(person, method, command)
      return
    }
    this.#tries.mustBeLeft(this.state, method, command)
    await this.#recognition.sayByCard(person, command)
    this.#follow(command)
  }

  /**
   * A person who has been recognised says something. Throws a refusal, and then nothing has happened. What follows by itself
   * is then begun.
   */
  speak(person: string, method: Method, command: Said): void {
    this.#tries.mustBeLeft(this.state, method, command)
    if (this.#recording.closed) this.#closedBy().say(person, method, command)
    else this.#recording.append(person, method, command)
    this.#follow(command)
  }

  /** What was said has been recorded: what it ends ends, and what follows by itself begins. */
  #follow(command: Said): void {
    if (this.state.phase === 'aborted') this.#asking.abandon(refuse('CEREMONY_ENDED', { how: 'aborted' }))
    if (command.type === 'confirm' && this.state.mirror === 'abandoned') this.#asking.leaveObstacles(mirrorTroubles)
    void this.#acting.drive()
  }

  /** Answers an ask of the way for secrets (`Asking.answer`). */
  give(id: number, answer: SecretAnswer): boolean {
    const waited = this.#asking.answer(id, answer)
    this.#showing.push()
    return waited
  }

  /** The words to show under an ask of kind `show` (`Asking.reveal`). */
  words(id: number, viewer: Hex): Promise<SealedBox | null> {
    return this.#asking.reveal(id, viewer)
  }

  /** A device's process or session is gone: what it held is lost, and what it did is in doubt. */
  lose(device: string, reason: Refusal): void {
    this.#acting.forget(device)
    if (this.#recording.closed) return
    const { attempt } = this.state
    this.#recording.append('engine', null, { type: 'lose', device, reason: reason.code })
    if (this.state.attempt?.phase !== attempt?.phase) this.#asking.abandon(reason)
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

  #closedBy(): Consent {
    const { names, mode } = this.state
    this.#consent ??= new Consent(names, mode, this.#recognition.present, this.record.size, () => this.#showing.push())
    return this.#consent
  }

  #recorded(events: readonly Event[]): void {
    this.#tries.count(events)
    for (const event of events) if (personReplaced.is(event)) this.#recognition.forget(event.person)
    if (this.state.review === null) this.record.holdMirror(false)
    this.#showing.push()
    this.#mirroring.witness()
  }
}
