import type { Algorithm } from './algorithm.ts'
import type { Answers } from './answers.ts'
import type { Choice, Method } from './command.ts'
import type { Hex } from './crypto.ts'
import type { CheckValue, WrapMechanism } from './device.ts'
import type { Change, Subject, Unsigned } from './event.ts'
import type { Json, JsonObject } from './json.ts'
import type { Bound } from './parameters.ts'
import type { Plan, PlannedStep } from './plan.ts'
import type { Script } from './script.ts'

/** What one person said, and when by the laptop's clock. */
export interface Word {
  readonly by: string
  readonly at: string
  readonly answers: Answers
}

/** Something proposed by one person and waiting for the word of others. */
export interface Proposal extends Word {
  readonly subject: Subject
  readonly step: string
  readonly digest: Hex
  readonly seq: number
  readonly choice: Choice | null
  readonly statement: string | null
  readonly confirmed: readonly Word[]
}

export interface Failure {
  readonly code: string
  readonly parameters: Readonly<Record<string, string | number>>
}

/** One try at the device act of the current step. */
export interface Attempt {
  readonly number: number
  readonly choice: Choice
  readonly phase: 'agreed' | 'started' | 'doubtful' | 'found'
  /** Null until begun. */
  readonly request: JsonObject | null
  readonly finding: Json
  readonly choices: readonly Choice[]
  /** What was agreed on: the answers of performer and witnesses by person. */
  readonly answers: Readonly<Record<string, Answers>>
}

export interface Key {
  readonly token: string
  readonly label: string
  readonly id: Hex
  readonly algorithm: Algorithm
  readonly spki: Hex
  readonly status: 'made' | 'proved' | 'archived' | 'restored' | 'locked'
  readonly blob: Hex | null
}

/** A token as it was found before anybody touched it. */
export interface FoundToken {
  readonly label: string
  readonly serial: string
  readonly initialised: boolean
}

/** What two people have accepted as the program, the modules and the second medium of this ceremony. */
export interface Accepted {
  /** Application digest. */
  readonly application: string
  /** SHA-256 of the module by inventory name. */
  readonly modules: Readonly<Record<string, string>>
  readonly mirror: string | null
}

/**
 * How far the record key has vouched for the record: `size` facts are signed, 0 if none. `behind`: what has come since, at
 * least something said, or a step that has ended.
 */
export interface Vouched {
  readonly size: number
  /** The signed note; null before the first. */
  readonly note: string | null
  readonly behind: 'nothing' | 'words' | 'step'
}

/** What two people must look at before a ceremony that was left goes on. */
export interface Review {
  readonly unsigned: Unsigned | null
  readonly changes: readonly Change[]
}

/** How a token wraps keys of one type, as tried before anything was made. */
export interface Probe {
  readonly token: string
  readonly algorithm: Algorithm
  readonly mechanism: WrapMechanism
  readonly exact: boolean
  readonly derLength: number
}

/** The backup key and its set of shares. */
export interface Backup {
  readonly token: string
  readonly id: Hex
  readonly set: string
  readonly check: CheckValue
  readonly where: 'token' | 'shares' | 'destroyed'
  /** True while the secrets process holds the shares: as made, or enough of them as typed. */
  readonly held: boolean
  readonly threshold: number
  readonly shares: number
  readonly shown: readonly number[]
  readonly proved: readonly number[]
  /** True once every quorum of the shares as typed back gave the same key. */
  readonly whole: boolean
}

export interface State {
  readonly script: Script
  readonly plan: Plan
  readonly phase: 'unopened' | 'running' | 'break' | 'sealed' | 'aborted'
  readonly ceremony: string
  /** SHA-256 of the script's file; empty before the ceremony is open. */
  readonly scriptDigest: string
  readonly mode: 'real' | 'rehearsal'
  /** The parameters as they are in force: a rehearsal may have waived the archive. */
  readonly inForce: Bound
  readonly position: number
  /** Steps that the course of events put before the one at `position`. */
  readonly inserted: readonly PlannedStep[]
  readonly proposal: Proposal | null
  readonly attempt: Attempt | null
  readonly attempts: number
  /** Why the step at hand failed when it was last tried; null if it did not. */
  readonly failure: Failure | null
  readonly found: Readonly<Record<string, FoundToken>>
  readonly accepted: Accepted
  readonly vouched: Vouched
  /** Null unless the ceremony was just resumed and there is something to look at. */
  readonly review: Review | null
  readonly names: Readonly<Record<string, string>>
  readonly enrolled: Readonly<Record<string, Method>>
  /** How often a wrong personal code was given for somebody. */
  readonly unrecognised: Readonly<Record<string, number>>
  readonly brought: Readonly<Record<string, string>>
  readonly clock: { readonly at: string; readonly monotonic: number } | null
  /** By how many seconds the laptop's clock was last found to have moved against its steady one since then. */
  readonly clockMoved: number
  /** The copy on the second medium: `lost` until people decide, `abandoned` once two of them have. */
  readonly mirror: 'none' | 'whole' | 'lost' | 'abandoned'
  /** The part that says that this copy may be on the record's own medium; null if it is on another. */
  readonly sameMedium: string | null
  readonly tokens: Readonly<
    Record<string, { readonly label: string; readonly serial: string; readonly certified: boolean }>
  >
  readonly recordKey: { readonly token: string; readonly id: Hex; readonly spki: Hex } | null
  readonly probes: readonly Probe[]
  readonly backup: Backup | null
  readonly identifiers: readonly number[]
  readonly keys: Readonly<Record<string, Key>>
  /** SHA-256 of the last certificate made; null before. */
  readonly certificate: Hex | null
  readonly checkpoint: { readonly size: number; readonly words: readonly string[] } | null
  readonly exceptions: number
  readonly openRemedies: readonly number[]
}

/** What everybody who agreed so far has said, the proposer first. */
export function wordsOn(proposal: Proposal | null): readonly Word[] {
  return proposal === null ? [] : [proposal, ...proposal.confirmed]
}

/** The answers of everybody who agreed, by person. */
export function answersByPerson(proposal: Proposal | null): Readonly<Record<string, Answers>> {
  return Object.fromEntries(wordsOn(proposal).map(({ by, answers }) => [by, answers]))
}

/** The step that is to be done now; null once all are done. */
export function currentStep(state: State): PlannedStep | null {
  return state.inserted[0] ?? state.plan.steps[state.position] ?? null
}

/** The state before anything has happened. */
export function initialState(script: Script, plan: Plan): State {
  return {
    script,
    plan,
    phase: 'unopened',
    ceremony: '',
    scriptDigest: '',
    mode: 'rehearsal',
    inForce: plan.bound,
    position: 0,
    inserted: [],
    proposal: null,
    attempt: null,
    attempts: 0,
    failure: null,
    found: {},
    accepted: { application: '', modules: {}, mirror: null },
    vouched: { size: 0, note: null, behind: 'nothing' },
    review: null,
    names: {},
    enrolled: {},
    unrecognised: {},
    brought: {},
    clock: null,
    clockMoved: 0,
    mirror: 'none',
    sameMedium: null,
    tokens: {},
    recordKey: null,
    probes: [],
    backup: null,
    identifiers: [],
    keys: {},
    certificate: null,
    checkpoint: null,
    exceptions: 0,
    openRemedies: [],
  }
}
