import type { Command, Envelope } from '../../ceremonies/kernel/command.ts'
import { evolveAll } from '../../ceremonies/kernel/evolve.ts'
import type { Event, State } from '../../ceremonies/kernel/model.ts'
import { spokenFact } from '../../ceremonies/kernel/replay.ts'
import { signedStatement } from '../../ceremonies/kernel/voice.ts'
import { bodyOf } from '../../ceremonies/record/line.ts'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { nodeCrypto } from '../crypto.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { freshRandom } from '../random.ts'
import type { Record } from '../store/record.ts'
import type { StoredArtifact } from '../store/store.ts'

/** A command that waits for a device's signature over its commitment, in its place. */
export interface Draft {
  readonly envelope: Envelope
  readonly salt: Hex
  readonly statement: Uint8Array
  readonly device: string
}

/** The one way to the record: `decide` answers a command, its events are made durable, and only then folded into the state. */
export class Recording {
  readonly record: Record
  readonly #monotonic: () => number
  readonly #recorded: (events: readonly Event[]) => void
  #state: State

  /** `recorded` is told of events once they are on record and in the state. */
  constructor(record: Record, state: State, monotonic: () => number, recorded: (events: readonly Event[]) => void) {
    this.record = record
    this.#state = state
    this.#monotonic = monotonic
    this.#recorded = recorded
  }

  get state(): State {
    return this.#state
  }

  /** True once nothing can be added to the record. */
  get closed(): boolean {
    return this.#state.phase === 'sealed' || this.#state.phase === 'aborted'
  }

  /** Throws what `decide` refuses, or what the record cannot take; then nothing has happened. */
  append(by: string, method: Envelope['method'], command: Command, artifacts: readonly StoredArtifact[] = []): void {
    this.#record(this.#envelope(by, method, command), artifacts)
  }

  /** A word as it would be recorded now, for a device to sign before it is. Throws what `decide` refuses of it. */
  draft(by: string, command: Command, device: string): Draft {
    const envelope = this.#envelope(by, 'smartcard', command)
    this.#state.rules.decide(this.#state, { ...envelope, signed: { device, signature: '00' } })
    const salt = freshRandom()
    const { ceremony } = this.#state
    const body = bodyOf({ salt, fact: spokenFact(envelope) }, nodeCrypto)
    const statement = signedStatement({ ceremony, seq: envelope.seq, head: this.record.head(), body })
    return { envelope, salt, statement, device }
  }

  /** Records what was signed; false, and then nothing has happened, if something else has been recorded since it was drafted. */
  appendSigned({ envelope, salt, device }: Draft, signature: Hex): boolean {
    if (envelope.seq !== this.record.size) return false
    this.#record({ ...envelope, signed: { device, signature } }, [], salt)
    return true
  }

  #envelope(by: string, method: Envelope['method'], command: Command): Envelope {
    return {
      by,
      method,
      command,
      at: new Date().toISOString(),
      monotonic: this.#monotonic(),
      random: freshRandom(),
      seq: this.record.size,
      head: bound.has(command.type) ? this.record.head() : null,
    }
  }

  #record(envelope: Envelope, artifacts: readonly StoredArtifact[], salt?: Hex): void {
    const events = this.#state.rules.decide(this.#state, envelope)
    // A step that failed left nothing to keep.
    const kept = events.some((event) => event.type === 'step.finished') ? artifacts : []
    this.record.append(this.#state.rules, envelope, events, kept, salt)
    this.#state = evolveAll(this.#state, events)
    this.#recorded(events)
  }

  /** A file that an earlier step left in the record. Throws ARTIFACT_MISSING. */
  artifact(name: string): Uint8Array {
    const found = this.record.store.artifacts().find((artifact) => artifact.name === name)
    if (!found) throw refuse('ARTIFACT_MISSING', { name, fact: this.record.size })
    return found.content
  }
}

/** Commands that are bound to the record as it was when they were given. */
const bound: ReadonlySet<Command['type']> = new Set(['confirm', 'begin', 'sign'])
