import type { Command, Envelope } from '../../ceremonies/kernel/command.ts'
import { evolveAll } from '../../ceremonies/kernel/evolve.ts'
import type { Event, State } from '../../ceremonies/kernel/model.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { freshRandom } from '../random.ts'
import type { Record } from '../store/record.ts'
import type { StoredArtifact } from '../store/store.ts'

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
    const events = this.#state.rules.decide(this.#state, envelope)
    // A step that failed left nothing to keep.
    const kept = events.some((event) => event.type === 'step.finished') ? artifacts : []
    this.record.append(this.#state.rules, envelope, events, kept)
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
