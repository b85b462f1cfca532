/** The record key signs the record as it goes: before each act, after each step, at each break and on leaving. */
import type { Command } from '../../ceremonies/kernel/command.ts'
import type { Devices } from '../../ceremonies/devices/index.ts'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import type { State } from '../../ceremonies/kernel/model.ts'
import { signNote } from '../../ceremonies/subjects/evidence/checkpoint.ts'
import { checkpointOf } from '../../ceremonies/kernel/checkpoint.ts'
import { signerOf } from '../../ceremonies/kernel/rules.ts'
import { nodeCrypto } from '../crypto.ts'
import type { Record } from '../store/record.ts'

interface Given {
  readonly devices: Devices
  readonly record: Record
  readonly state: () => State
  readonly say: (command: Command) => void
}

export class Signing {
  readonly #given: Given
  /** Size of the record that could not be signed: it is tried again when something has been added. */
  #failed = -1

  constructor(given: Given) {
    this.#given = given
  }

  /** True if a step has ended since the record key last signed, and nothing is under way. */
  isDue(loggedIn: (token: string) => boolean): boolean {
    const { vouched, attempt, proposal } = this.#given.state()
    const signer = signerOf(this.#given.state())
    return (
      signer !== null &&
      vouched.behind === 'step' &&
      attempt === null &&
      proposal === null &&
      loggedIn(signer.token) &&
      this.#failed !== this.#given.record.size
    )
  }

  /** Begins an act on a record that is signed to its last fact; before there is a record key, on one that is not. */
  async begin(step: string): Promise<void> {
    const { state, say } = this.#given
    say({ type: 'begin', step, note: signerOf(state()) === null ? null : await this.#note() })
  }

  /** The record key signs, which nothing else can that stands in its place. Throws what the token refuses. */
  async prove(): Promise<void> {
    this.#given.say({ type: 'sign', note: await this.#note() })
  }

  /** Puts a signature on record. A token that refuses is no reason to stop: the next act will say so. */
  async sign(): Promise<void> {
    const { record, say } = this.#given
    let note: string
    try {
      note = await this.#note()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.#failed = record.size
      return
    }
    say({ type: 'sign', note })
  }

  /** A note over the whole record: what people add while the token signs is signed too. */
  async #note(): Promise<string> {
    const { state, record, devices } = this.#given
    for (;;) {
      const { size } = record
      const { note } = await signNote(state(), checkpointOf(state(), size, record.head()), devices, nodeCrypto)
      if (record.size === size) return note
    }
  }
}
