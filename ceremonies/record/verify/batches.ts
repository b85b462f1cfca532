import { Refusal } from '../../base/refusal.ts'
import type { Fact, Line } from '../line.ts'
import { type Problem, problem, problemOf } from '../problem.ts'

/** Decides again what a record says was decided, in the rules version that it names. */
export interface Replayer {
  /** One batch: the command's fact and those of its events, in order. Returns what differs. */
  step(facts: readonly Fact[]): readonly Problem[]
  /** After the last batch. */
  end(): readonly Problem[]
}

/** Gives the replayer for a rules version and the script's bytes, or null if that version is not known here. */
export type Replay = (rules: string, script: Uint8Array) => Replayer | null

/** Groups facts as they were appended, a command and what came of it, checks that shape, and replays. */
export class Batches {
  readonly problems: Problem[] = []
  readonly #replayer: () => Replayer | null
  #facts: Fact[] = []
  #at = ''
  #size = 0
  /** Undefined before the first batch is whole; null once there is nothing to replay with. */
  #replaying: Replayer | null | undefined

  /** `replayer` is asked once, when the first batch is whole. */
  constructor(replayer: () => Replayer | null) {
    this.#replayer = replayer
  }

  /** Takes the next fact; `sound` is false once anything is known to be wrong, and then nothing more is replayed. */
  take(line: Line, sound: boolean): void {
    if (line.type === 'command') this.#begin(line, sound)
    else if (this.#size === 0) this.problems.push(problem('FIRST_FACT_WRONG', line.seq))
    else if (line.at !== this.#at) this.problems.push(problem('BATCH_TIME_DIFFERS', line.seq))
    this.#size++
    if (line.content === null) this.#replaying = null
    else if (this.#replaying !== null) this.#facts.push(factOf(line, line.content.fact))
  }

  /** True if every batch was replayed; whether they agreed is for the problems to say. */
  end(sound: boolean): boolean {
    this.#replayBatch(sound)
    if (!this.#replaying) return false
    this.#run((replayer) => replayer.end())
    return true
  }

  #begin(line: Line, sound: boolean): void {
    if (this.#size > 0) this.#replayBatch(sound)
    this.#at = line.at
  }

  #replayBatch(sound: boolean): void {
    const facts = this.#facts
    this.#facts = []
    if (!sound) this.#replaying = null
    // No replayer at all, as for a script that cannot be read, is an answer like one that differs.
    if (this.#replaying === undefined) this.#replaying = this.#answer(this.#replayer)
    this.#run((replayer) => replayer.step(facts))
  }

  #run(ask: (replayer: Replayer) => readonly Problem[]): void {
    const replayer = this.#replaying
    if (!replayer || this.problems.length > 0) return
    for (const one of this.#answer(() => ask(replayer)) ?? []) this.problems.push(one)
  }

  /** Facts that were never decided by these rules may well bring them down: that too is an answer, and then null. */
  #answer<T>(ask: () => T): T | null {
    try {
      return ask()
    } catch (error) {
      this.problems.push(
        error instanceof Refusal ? problemOf(error, null) : problem('REPLAY_FAILED', null, { why: String(error) }),
      )
      return null
    }
  }
}

// Member by member: a spread of the line costs a long record a tenth of its time here.
function factOf({ ceremony, seq, at, level, type }: Line, fact: Fact['fact']): Fact {
  return { ceremony, seq, at, level, type, fact }
}
