import type { Command, Method } from '../../ceremonies/kernel/command.ts'
import type { Cards } from '../../ceremonies/devices/card.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { noteNow } from '../store/journal.ts'
import { Authenticators, type Credential } from './authenticators.ts'
import type { Recording } from './recording.ts'
import { Voices } from './voices.ts'

interface Given {
  readonly recording: Recording
  readonly cards: () => Cards
  /** Milliseconds of a clock that never jumps. */
  readonly now: () => number
}

/** Who somebody is: by a personal code of this ceremony, or by a card of theirs. */
export class Recognition {
  readonly #recording: Recording
  readonly #authenticators: Authenticators
  readonly #voices: Voices
  readonly #present = new Map<string, Method>()

  constructor({ recording, cards, now }: Given) {
    const onWrong = (person: string): void => this.#wrong(person)
    this.#recording = recording
    this.#authenticators = new Authenticators(now, onWrong)
    this.#voices = new Voices({ recording, cards, now, onWrong })
  }

  /** Who has enrolled since the program was started, and how. */
  get present(): ReadonlyMap<string, Method> {
    return this.#present
  }

  /**
   * A person enrols an authenticator of their own, which `record` then puts on record. Throws NOT_AUTHENTICATED for a card, which is
   * enrolled by a step, and what a code is refused for; if `record` throws, nothing has been enrolled.
   */
  async enrol(person: string, credential: Credential, record: () => void): Promise<void> {
    if (credential.method === 'smartcard') throw refuse('NOT_AUTHENTICATED', { person })
    const undo = await this.#authenticators.enrol(person, credential)
    try {
      record()
      this.#present.set(person, credential.method)
    } catch (error) {
      undo()
      throw error
    }
  }

  /** How the person was recognised. Throws CODE_WRONG or CODE_TOO_SOON, or what a card is refused for. */
  async recognise(person: string, credential: Credential): Promise<Method> {
    if (credential.method !== 'smartcard') return this.#authenticators.recognise(person, credential)
    await this.#voices.prove(person, credential.pin)
    return 'smartcard'
  }

  /** Whoever has been recognised puts no code or PIN of theirs on record. Throws CODE_IN_TEXT. */
  async mustHoldNoCode(person: string, command: Command): Promise<void> {
    const typed = Object.entries(command).filter(([member]) => !ours.has(member))
    const texts = textsIn(typed.map(([, value]) => value))
    if (this.#voices.holds(person, texts)) throw refuse('CODE_IN_TEXT', { person })
    await this.#authenticators.mustNotTell(person, texts)
  }

  /** Records what a person says, signed by their card (`Voices.say`). */
  sayByCard(person: string, command: Command): Promise<void> {
    return this.#voices.say(person, command)
  }

  /** Whoever had that part speaks for it no more. */
  forget(person: string): void {
    this.#present.delete(person)
    this.#voices.forget(person)
    void this.#authenticators.retire(person)
  }

  /** On record as long as anything can be; a code that is no part's own is nobody's. */
  #wrong(person: string): void {
    const { state, closed, record } = this.#recording
    if (!state.plan.parts.some(({ id }) => id === person)) return
    if (closed) noteNow(record.store, { entry: 'recognition.failed', person })
    else this.#recording.append('engine', null, { type: 'recognition-failed', person })
  }
}

/** Members of a command that the program spells: to hash them like what people typed would cost each answer a moment. */
const ours: ReadonlySet<string> = new Set(['type', 'step', 'choice', 'person', 'digest'])

/** Every text at any depth. */
function textsIn(said: unknown): readonly string[] {
  if (typeof said === 'string') return [said]
  return typeof said === 'object' && said !== null ? Object.values(said).flatMap(textsIn) : []
}
