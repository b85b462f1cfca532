import type { Command } from '../../ceremonies/command.ts'
import type { Devices, Token } from '../../ceremonies/device.ts'
import type { Json } from '../../ceremonies/json.ts'
import type { PlannedStep } from '../../ceremonies/plan.ts'
import { Refusal, type RefusalCode, refuse } from '../../ceremonies/refusal.ts'
import { type Attempt, type State, currentStep } from '../../ceremonies/state.ts'
import type { Act, Performing, SecretAsk } from '../../ceremonies/steps/define.ts'
import { kindOf } from '../../ceremonies/steps/index.ts'
import type { View } from '../../ceremonies/view.ts'
import { nodeCrypto } from '../crypto.ts'
import type { Record } from '../store/record.ts'
import type { StoredArtifact } from '../store/store.ts'
import type { Asking } from './asking.ts'
import type { World } from './engine.ts'
import { closeRecord } from './closing.ts'
import type { Consent } from './consent.ts'
import { fenced, minded } from './fence.ts'

interface Given {
  readonly world: World
  readonly asking: Asking
  readonly record: Record
  readonly state: () => State
  readonly say: (command: Command, artifacts?: readonly StoredArtifact[]) => void
  readonly artifact: (name: string) => Uint8Array
  readonly busy: (busy: View['busy']) => void
  /** Two people's word once the record is closed. */
  readonly consent: () => Consent
  /** A device was away: its session has ended, though its process goes on. */
  readonly lost: (device: string, reason: Refusal) => void
}

interface Job {
  readonly step: PlannedStep
  readonly act: Act<never, never, Json>
  readonly attempt: Attempt
}

/** What the engine does of itself: acts that were agreed on, looks at what is in doubt, and the close of the record. */
export class Acting {
  readonly ended: Promise<void>
  readonly #given: Given
  readonly #devices: Devices
  readonly #loggedIn = new Set<string>()
  #driving = false
  #end: { resolve(): void; reject(error: unknown): void }

  constructor(given: Given) {
    this.#given = given
    this.#devices = this.#noting(minded(given.world.devices, (name, error) => this.#mind(name, error)))
    const { promise, resolve, reject } = Promise.withResolvers<undefined>()
    this.ended = promise
    // Whoever waits for the end sees the error; one that nobody waits for must not end the process.
    promise.catch(() => undefined)
    this.#end = { resolve: () => resolve(undefined), reject }
  }

  /** A device's login has gone with its process. */
  forget(device: string): void {
    this.#loggedIn.delete(device)
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
    const job = this.#job(state)
    if (job?.attempt.phase === 'agreed') return () => this.#perform(job)
    if (job?.attempt.phase === 'doubtful') return () => this.#look(job)
    return null
  }

  #job(state: State): Job | null {
    const { attempt } = state
    const step = currentStep(state)
    const act = step && kindOf(step.kind).act
    return step && act && attempt ? { step, act: act as unknown as Job['act'], attempt } : null
  }

  /** Secrets first, while nothing has begun; then the record says that it begins; only then is a device touched. */
  async #perform(job: Job): Promise<void> {
    const { step, act, attempt } = job
    const { say } = this.#given
    try {
      await this.#logIn(job)
      const secrets: string[] = []
      if (attempt.choice === 'perform') {
        for (const secret of act.gather?.(step as never, this.#given.state()) ?? []) {
          secrets.push(await this.#given.asking.secret(secret, null))
        }
      }
      say({ type: 'begin', step: step.id })
      const result = await this.#carryOut(job, secrets)
      say({ type: 'report', step: step.id, result: result as never }, this.#artifacts(job, result))
    } catch (error) {
      this.#fail(step, error)
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
        return act.perform(step as never, request, performing)
      case 'adopt':
        return act.adopt?.(step as never, request, performing) ?? act.perform(step as never, request, performing)
      case 'discard':
        return act.discard(step as never, request, performing)
    }
  }

  #artifacts({ step, act, attempt }: Job, result: Json): readonly StoredArtifact[] {
    if (attempt.choice === 'discard' || !act.result.safeParse(result).success) return []
    return act.artifacts?.(step as never, this.#request(), result, this.#given.state()) ?? []
  }

  /** Whatever went wrong is on record; if the step had begun it is in doubt, and people will be asked. */
  #fail(step: PlannedStep, error: unknown): void {
    const { attempt, phase } = this.#given.state()
    if (phase === 'aborted') return
    if (attempt?.phase !== 'started' && attempt?.phase !== 'agreed') return
    const known = error instanceof Refusal
    const code = known ? error.code : 'FAULT'
    const parameters = known ? { ...error.parameters } : { error: error instanceof Error ? error.name : typeof error }
    this.#given.say({ type: 'fail', step: step.id, code, parameters })
  }

  /** What the devices really hold, for people to decide on. Reads only; a device that cannot be read is asked again. */
  async #look(job: Job): Promise<void> {
    const { step, act } = job
    try {
      await this.#logIn(job)
      const finding = await act.look(step as never, this.#request(), this.#performing(step, []))
      this.#given.say({ type: 'find', step: step.id, finding: finding as never })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (this.#given.state().phase === 'aborted') return
      await this.#given.asking.retry(error)
    }
  }

  async #logIn({ step, act }: Job): Promise<void> {
    const name = act.token?.(step as never, this.#given.state()) ?? null
    if (name !== null) await this.logInTo(name)
  }

  /**
   * Asks for the user PIN, from as many people as hold it, until the token takes it. A refusal is on record, the PIN is not.
   * Throws what another PIN does not mend, as PIN_LOCKED.
   */
  async logInTo(name: string): Promise<void> {
    for (let complaint: Refusal | null = null; !this.#loggedIn.has(name); ) {
      const pin = await this.#userPin(name, complaint)
      try {
        await this.#devices.token(name).login(pin)
      } catch (error) {
        if (!(error instanceof Refusal) || !error.code.startsWith('PIN_')) throw error
        this.#refusedLogin(name, error.code)
        if (!mendable.has(error.code)) throw error
        complaint = error
      }
    }
  }

  /** The PIN as its holders type it; null where it is entered at the device's own keypad, which nobody may bypass. */
  async #userPin(name: string, complaint: Refusal | null): Promise<string | null> {
    const { asking, state } = this.#given
    const { token } = await this.#devices.token(name).describe()
    if (token.protectedAuthenticationPath) {
      await asking.retry(refuse('KEYPAD_LOGIN', { device: name }), complaint)
      return null
    }
    const pin: string[] = []
    for (const secret of userPinOf(state(), name)) pin.push(await asking.secret(secret, complaint))
    return pin.join('')
  }

  #refusedLogin(device: string, code: string): void {
    const { state, say, record } = this.#given
    const { phase } = state()
    if (phase === 'running' || phase === 'break') say({ type: 'login-refused', device, code })
    else record.store.note({ at: new Date().toISOString(), entry: 'login.refused', device, code })
  }

  #request(): never {
    return (this.#given.state().attempt?.request ?? {}) as never
  }

  #performing(step: PlannedStep, secrets: readonly string[]): Performing {
    const { asking, world, artifact, busy, state } = this.#given
    const { attempt } = state()
    return {
      devices: fenced(this.#devices, () => {
        if (state().attempt !== attempt) throw refuse('STEP_NOT_READY', { step: step.id, phase: 'under way' })
      }),
      crypto: nodeCrypto,
      state: state(),
      secrets,
      ask: (secret, complaint) => asking.secret(secret, complaint),
      show: (secret, words) => asking.show(secret, words),
      progress: (done, of) => busy({ step: step.id, done, of }),
      artifact,
      environment: () => world.environment(),
    }
  }

  /**
   * A token without a login shows less than it holds: whoever looks at it next must log in first. A session that ended took
   * its objects with it, like a process.
   */
  #mind(name: string, error: unknown): void {
    if (!(error instanceof Refusal)) return
    if (error.code === 'NOT_LOGGED_IN') this.forget(name)
    if (error.code === 'DEVICE_REMOVED') this.#given.lost(name, error)
  }

  /** The devices, with every login noted, so that nobody is asked for a PIN twice. */
  #noting(devices: Devices): Devices {
    return {
      secrets: () => devices.secrets(),
      token: (name): Token => {
        const token = devices.token(name)
        return {
          ...token,
          login: async (pin) => {
            await token.login(pin)
            this.#loggedIn.add(name)
          },
        }
      },
    }
  }

  #closed = false

  async #close(): Promise<void> {
    try {
      await closeRecord(this.#given.state(), this.#given.record, {
        devices: this.#devices,
        logIn: (name) => this.logInTo(name),
        retry: (obstacle) => this.#given.asking.retry(obstacle),
        agree: (act, finding) => this.#given.consent().ask(act, finding),
      })
    } finally {
      this.#closed = true
    }
    this.#end.resolve()
  }
}

/** What is wrong with a PIN that was entered, and not with the one that the token keeps. */
const mendable: ReadonlySet<string> = new Set<RefusalCode>(['PIN_WRONG', 'PIN_LENGTH', 'PIN_INVALID'])

/** Who enters a token's user PIN: those who chose it when it was commissioned. */
function userPinOf(state: State, device: string): readonly SecretAsk[] {
  const step = state.plan.steps.find(({ kind, fields }) => kind === 'commission' && fields['token'] === device)
  const people = (step?.fields['user-pin'] ?? [state.plan.parts[0]?.id ?? '']) as readonly string[]
  return people.map((person, i) => ({
    person,
    purpose: 'user-pin',
    half: people.length === 1 ? null : i === 0 ? 1 : 2,
    device,
    share: null,
  }))
}
