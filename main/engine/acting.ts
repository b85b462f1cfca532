import type { Devices } from '../../ceremonies/devices/index.ts'
import { partOfLength } from '../../ceremonies/devices/pin.ts'
import type { Json, JsonObject } from '../../ceremonies/base/json.ts'
import type { PlannedStep } from '../../ceremonies/kernel/planned.ts'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import type { Attempt } from '../../ceremonies/kernel/under-way.ts'
import type { State, Act, Examination, Performing } from '../../ceremonies/kernel/model.ts'
import { currentStep } from '../../ceremonies/kernel/state.ts'
import { isUnexamined, kindOf, signerOf } from '../../ceremonies/kernel/rules.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import type { StoredArtifact } from '../store/store.ts'
import type { World } from './world.ts'
import { ChosenPins } from './chosen-pins.ts'
import { closeRecord } from './closing.ts'
import type { Consent } from './consent.ts'
import { withErrorHook } from './fence.ts'
import { Logins } from './logins.ts'
import { Obstacles, type Obstructed } from './obstacles.ts'
import { performing } from './performing.ts'
import { Ready } from './ready.ts'
import { Signing } from './signing.ts'

interface Given extends Obstructed {
  readonly world: World
  readonly artifact: (name: string) => Uint8Array
  readonly busy: (busy: View['busy']) => void
  /** Two people's word once the record is closed. */
  readonly consent: () => Consent
  /** A device was away: its session has ended, though its process goes on. */
  readonly lost: (device: string, reason: Refusal) => void
}

interface Job {
  readonly step: PlannedStep
  readonly act: Act
  readonly attempt: Attempt
}

/** What the engine does of itself: acts that were agreed on, looks at what is in doubt, and the close of the record. */
export class Acting {
  readonly ended: Promise<void>
  readonly #given: Given
  readonly #devices: Devices
  readonly #logins: Logins
  readonly #signing: Signing
  readonly #ready: Ready
  readonly #obstacles: Obstacles
  readonly #pins = new ChosenPins()
  #driving = false
  #closed = false
  #settled: Promise<void> = Promise.resolve()
  #end: { resolve(): void; reject(error: unknown): void }

  constructor(given: Given) {
    this.#given = given
    this.#obstacles = new Obstacles(given)
    this.#logins = new Logins({
      ...given,
      devices: withErrorHook(given.world.devices, (name, error) => this.#onDeviceError(name, error)),
    })
    this.#devices = this.#logins.noted
    this.#signing = new Signing({ ...given, devices: this.#devices })
    this.#ready = new Ready(given.state, this.#devices, this.#logins)
    const { promise, resolve, reject } = Promise.withResolvers<undefined>()
    this.ended = promise
    // Whoever waits for the end sees the error; one that nobody waits for must not end the process.
    promise.catch(() => undefined)
    this.#end = { resolve: () => resolve(undefined), reject }
  }

  /** A device's login has gone with its process. */
  forget(device: string): void {
    this.#logins.forget(device)
  }

  /** Works until it is people's turn. Only one runs at a time; each looks at the newest state. */
  async drive(): Promise<void> {
    if (this.#driving) return
    this.#driving = true
    try {
      for (let work = this.#next(); work !== null; work = this.#next()) await work()
    } catch (error) {
      this.#end.reject(error)
    } finally {
      this.#driving = false
    }
  }

  #next(): (() => Promise<void>) | null {
    const state = this.#given.state()
    if (state.phase === 'sealed' || state.phase === 'aborted') return this.#closed ? null : () => this.#close()
    if (state.review !== null) return null
    // A signature needs no second medium, and a room that is left with a lost one needs it most.
    if (this.#signing.isDue((token) => this.#logins.has(token))) return () => this.#sign()
    if (state.mirror === 'lost') return () => this.#obstacles.mirrorSettled()
    const job = this.#job(state)
    if (job?.attempt.phase === 'agreed') return () => this.#perform(job)
    if (job?.attempt.phase === 'doubtful') return () => this.#look(job)
    return this.#examining(state)
  }

  /** What people are to give their word on is looked at first, once they are all there and nothing else is settled. */
  #examining(state: State): (() => Promise<void>) | null {
    const step = currentStep(state)
    const isIdle = state.phase === 'running' && state.attempt === null && state.proposal === null
    const isEverybodyHere = state.plan.parts.every(({ id }) => state.enrolled[id] !== undefined)
    if (!step || !isIdle || !isEverybodyHere || !isUnexamined(state, step)) return null
    const { examination } = kindOf(state.rules, step.kind)
    return examination && (() => this.#examine(step, examination))
  }

  /** Where people cannot give their word on what was found, it is looked at again once that has been seen to. */
  async #examine(step: PlannedStep, examination: Examination): Promise<void> {
    const { state, asking } = this.#given
    try {
      const result = await examination.perform(step, this.#performing(step))
      await this.#obstacles.say({ type: 'examine', step: step.id, result })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (state().phase === 'aborted') return
      await asking.retry(error)
      return
    }
    const { failure } = state()
    if (failure !== null && isUnexamined(state(), step)) await asking.retry(failure)
  }

  #job(state: State): Job | null {
    const { attempt } = state
    const step = currentStep(state)
    const act = step && kindOf(state.rules, step.kind).act
    return step && act && attempt ? { step, act, attempt } : null
  }

  /** Secrets first, while nothing has begun; then the record says that it begins; only then is a device touched. */
  async #perform(job: Job): Promise<void> {
    const { step, act, attempt } = job
    try {
      await this.#obstacles.roomMade(() => this.#given.state().phase === 'aborted')
      await this.#ready.forAct(step, act)
      const secrets: string[] = []
      if (attempt.choice === 'perform') {
        const gathered = act.gather(step, this.#given.state())
        const length = await this.#ready.pinLength(gathered[0]?.device ?? null)
        for (const secret of gathered) {
          const part = length && partOfLength(length, secret.half === null ? 1 : 2)
          secrets.push(await this.#given.asking.pin(secret, null, { length: part }))
        }
      }
      await this.#obstacles.mirrorSettled()
      await this.#signing.begin(step.id)
      const result = await this.#carryOut(job, secrets)
      await this.#obstacles.say({ type: 'report', step: step.id, result }, this.#artifacts(job, result))
    } catch (error) {
      await this.#fail(step, error)
    } finally {
      this.#given.busy(null)
    }
  }

  #carryOut({ step, act, attempt }: Job, secrets: readonly string[]): Promise<Json> {
    const request = this.#request()
    const performing = this.#performing(step, secrets)
    switch (attempt.choice) {
      case 'perform':
      case 'redo':
        return act.perform(step, request, performing)
      case 'adopt':
        return act.adopt(step, request, performing)
      case 'discard':
        return act.discard(step, request, performing)
    }
  }

  #artifacts({ step, act, attempt }: Job, result: Json): readonly StoredArtifact[] {
    return attempt.choice === 'discard' ? [] : act.artifacts(step, this.#request(), result)
  }

  /** Whatever went wrong is on record; if the step had begun it is in doubt, and people will be asked. */
  async #fail(step: PlannedStep, error: unknown): Promise<void> {
    const { attempt, phase } = this.#given.state()
    if (phase === 'aborted') return
    if (attempt?.phase !== 'started' && attempt?.phase !== 'agreed') return
    const known = error instanceof Refusal
    const code = known ? error.code : 'FAULT'
    const parameters = known ? { ...error.parameters } : { error: error instanceof Error ? error.name : typeof error }
    await this.#obstacles.say({ type: 'fail', step: step.id, code, parameters })
  }

  /** What the devices really hold, for people to decide on. Reads only; a device that cannot be read is asked again. */
  async #look(job: Job): Promise<void> {
    const { step, act } = job
    try {
      await this.#ready.forAct(step, act)
      // A token that signs as the record key is no decoy: what it shows is believed.
      if (signerOf(this.#given.state()) !== null) await this.#signing.prove()
      const finding = await act.look(step, this.#request(), this.#performing(step))
      await this.#obstacles.say({ type: 'find', step: step.id, finding })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (this.#given.state().phase === 'aborted') return
      await this.#given.asking.retry(error)
    }
  }

  /** One at a time, and what people say meanwhile waits until it is signed: see `settled`. */
  #sign(): Promise<void> {
    this.#settled = this.#settled.then(() => this.#signing.sign())
    return this.#settled
  }

  /** Resolves when no signature over the record is under way. */
  get settled(): Promise<void> {
    return this.#settled
  }

  /** What is unsigned when people leave is signed now, if that can be done without asking anybody. */
  async leave(): Promise<void> {
    await this.#settled
    const { vouched, phase, attempt } = this.#given.state()
    const signer = signerOf(this.#given.state())
    const open = phase === 'running' || phase === 'break'
    const idle = attempt === null || attempt.phase === 'found'
    if (!open || !idle || signer === null || vouched.behind === 'nothing') return
    if (this.#logins.has(signer.token)) await this.#sign()
  }

  #performing(step: PlannedStep, secrets: readonly string[] = []): Performing {
    return performing({ ...this.#given, pins: this.#pins }, this.#devices, step, secrets)
  }

  #request(): JsonObject {
    return this.#given.state().attempt?.request ?? {}
  }

  /**
   * A token without a login shows less than it holds: whoever looks at it next must log in first. A session that ended took
   * its objects with it, like a process.
   */
  #onDeviceError(name: string, error: unknown): void {
    if (!(error instanceof Refusal)) return
    if (error.code === 'NOT_LOGGED_IN') this.forget(name)
    if (error.code === 'DEVICE_REMOVED') this.#given.lost(name, error)
  }

  async #close(): Promise<void> {
    try {
      await closeRecord(this.#given.state(), this.#given.record, {
        devices: this.#devices,
        logIn: (name) => this.#ready.logIn(name),
        retry: (obstacle) => this.#given.asking.retry(obstacle),
        roomMade: () => this.#obstacles.roomMade(),
        agree: (act, finding) => this.#given.consent().ask(act, finding),
      })
    } finally {
      this.#closed = true
    }
    this.#end.resolve()
  }
}
