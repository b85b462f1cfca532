/** What the harness tells a life of the program, and what a life leaves behind for the harness to read. */
import type { FaultyFunction } from '../support/faulty.ts'

/** One instant of a life. The first that fits counts. */
export type Point =
  /** Around the durable write of a command and its events. */
  | {
      readonly at: 'beforeInsert' | 'beforeCommit' | 'afterCommit'
      readonly command: string
      readonly step: string | null
      readonly by: string
    }
  /** After the `call`-th call of the device port (from 1) has returned, within the first try at the step in this life. What is done under the seal is the step `closing`. */
  | { readonly at: 'returned'; readonly step: string; readonly call: number }
  /** Around a note in the journal, and around the seal. */
  | { readonly at: 'beforeNote' | 'afterNote'; readonly entry: string }
  | { readonly at: 'beforeSeal' | 'afterSeal' }

/** What happens inside a C_ function of the PKCS#11 module, during the first try at `step` in this life. */
export interface ModuleFault {
  readonly step: string
  readonly at: FaultyFunction
  readonly nth: number
  readonly when: 'before' | 'after'
  readonly what: 'kill' | 'stop' | 'parent'
}

/** A host process gets a signal at a point; the program itself lives on. */
export interface Harm {
  readonly device: string
  readonly signal: 'SIGKILL' | 'SIGSTOP'
  readonly point: Point
}

/** How a program can be wrong, to see the harness notice it. */
export type Broken = 'acknowledges before commit' | 'repeats the act while it looks'

export interface LifePlan {
  /** Holds everything of one ceremony: record, token, what people remember, logs. */
  readonly directory: string
  /** Opens a new ceremony; else the one in the directory is resumed. */
  readonly open?: { readonly script: string; readonly settings: Readonly<Record<string, string>> }
  /** The process kills itself there. */
  readonly die?: Point
  readonly fault?: ModuleFault
  readonly harm?: Harm
  readonly broken?: Broken
  /** Leaves, alive, once an event of that type (of that step) is acknowledged. */
  readonly leave?: { readonly event: string; readonly step: string }
  /** Where the state after each batch is copied to. */
  readonly snapshots?: string
  /** Tells the harness over IPC when that step's act has begun. */
  readonly tell?: string
  /** Which choice people take for a step in doubt. */
  readonly choose?: 'first' | 'last'
  /** Two people end the ceremony when this step is to be answered. */
  readonly abort?: string
  /** Milliseconds by which the clock that never jumps is behind, as after a restart of the machine. */
  readonly behind?: number
}

/** What a life is told: its code is bundled, and the faulty module lies with the sources. */
export interface LifeOrder extends LifePlan {
  readonly module: string
}

export interface Batch {
  readonly command: string
  readonly step: string | null
  readonly by: string
  readonly events: readonly string[]
  /** Facts in the record once it is written. */
  readonly size: number
}

/** A call of the device port. `act` is the place of its `step.started` in the record, and null unless an act was under way. */
export interface Call {
  /** The process that asked. */
  readonly life: number
  readonly act: number | null
  readonly step: string | null
  readonly choice: string
  readonly device: string
  readonly method: string
  /** CKA_ID of the key that was to sign; null for all else. */
  readonly key: string | null
  /** The record was closed. */
  readonly closed: boolean
}

/** What was acknowledged to the program as durable. */
export interface Acknowledged {
  readonly first: number
  readonly lines: number
  readonly sha256: string
}

export interface LifeResult {
  readonly ended: 'sealed' | 'aborted' | 'left'
  readonly objects: readonly { readonly class: string; readonly id: string; readonly label: string }[]
}
