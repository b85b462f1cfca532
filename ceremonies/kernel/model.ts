/**
 * The types of the kernel that know each other: the state of a ceremony, the facts that change it, the steps that bring facts
 * about, and the subjects that facts and steps come from. Whatever knows none of these has a file of its own.
 */
import type { z } from 'zod'
import type { Crypto, Hex } from '../base/crypto.ts'
import type { Json, JsonObject } from '../base/json.ts'
import type { Message } from '../base/message.ts'
import type { Refused } from '../base/refusal.ts'
import type { Algorithm } from '../devices/algorithm.ts'
import type { BadgeAuthorities } from '../devices/badges.ts'
import type { EarlierRecord } from '../devices/earlier.ts'
import type { Devices } from '../devices/index.ts'
import type { SealedBox } from '../devices/sealed-box.ts'
import type { Level } from '../record/levels.ts'
import type { Proof } from '../record/verify/proof.ts'
import type { CheckId } from '../texts/index.ts'
import type { Answers, Field } from './answers.ts'
import type { Artifact } from './artifact.ts'
import type { Ask } from './ask.ts'
import type { Part } from './cast.ts'
import type { CheckedStep } from './check/checked-step.ts'
import type { Choice, Command, Envelope } from './command.ts'
import type { Found } from './found.ts'
import type { InventoryList } from './inventory.ts'
import type { Bound } from './parameters.ts'
import type { PlannedStep } from './planned.ts'
import type { Reference } from './reference.ts'
import type { Making, Need } from './resource.ts'
import type { Weight } from './review.ts'
import type { RowMaker } from './row-maker.ts'
import type { Script } from './script.ts'
import type { ScriptMember } from './script-member.ts'
import type { PinHolders, PinTold, Reveal, SecretAsk } from './secret-ask.ts'
import type { Shows } from './shows.ts'
import type { Signer } from './signer.ts'
import type { Basis } from './shapes.ts'
import type { Labelled } from './labelled.ts'
import type { StateUnder } from './standing.ts'
import type { Proposal } from './under-way.ts'
import type { Voice } from './voice.ts'

// ---- the state -----------------------------------------------------------------------------------------------------

export type State = StateUnder<Rules>

// ---- facts ---------------------------------------------------------------------------------------------------------

/** A fact of some kind, as it was made or read by that kind. */
export interface Event {
  readonly type: string
}

/** One kind of fact, whatever its members (`fact.ts`). */
export interface FactKind {
  readonly type: string
  /** Who may read it. */
  readonly level: Level
  readonly weight: Weight
  /** The last fact of a ceremony: it comes after everything that its step brought about. */
  readonly last: boolean
  /** Parses the members as a record holds them; throws a ZodError. */
  readonly read: (members: JsonObject) => Event
  readonly is: (event: Event) => boolean
  /** What it says of what came about; none for one that only steers the course. */
  readonly tells: (event: Event) => readonly Labelled[]
  /** The state after it; throws a TypeError for a fact of another kind. */
  readonly evolve: (state: State, event: Event) => State
}

// ---- steps ---------------------------------------------------------------------------------------------------------

/** What a step may use while it performs. Randomness and ids are in the request, which is on record already. */
export interface Performing {
  readonly devices: Devices
  readonly crypto: Crypto
  readonly state: State
  /** Asks a person for a PIN; `complaint` says what was wrong with the one before. */
  readonly ask: (secret: SecretAsk, complaint: Refused | null, told?: Partial<PinTold>) => Promise<string>
  /**
   * Throws PIN_LIKE_ANOTHER if that PIN was chosen today under another name. It is kept as scrypt in memory alone; the same name
   * has one PIN, the last.
   */
  readonly mustDiffer: (name: string, pin: string) => Promise<void>
  /** Asks a person for the words of a share, or for a secret of their own, which come sealed to `recipient` (X25519 SPKI). */
  readonly askWords: (secret: SecretAsk, complaint: Refused | null, recipient: Hex) => Promise<SealedBox>
  /** Asks a person for the file that holds a picture of a sheet; it is recorded nowhere. */
  readonly askFile: (secret: SecretAsk, complaint: Refused | null) => Promise<string>
  /** Shows the words of a share to one person alone until that person says that they are written down. */
  readonly show: (secret: SecretAsk, reveal: Reveal) => Promise<void>
  readonly progress: (done: number, of: number) => void
  /** A file that an earlier step left in the record. */
  readonly artifact: (name: string) => Uint8Array
  /** The record of an earlier ceremony, brought in by file. */
  readonly earlier: EarlierRecord
  /** What the organisation publishes of its badges, brought in by file. */
  readonly badges: BadgeAuthorities
  /** What the laptop and its surroundings say of themselves. */
  readonly environment: () => Promise<JsonObject>
  /** Secrets that `gather` collected before the step was begun. */
  readonly secrets: readonly string[]
}

/** Something that an act works with and that a crash may have taken away; where it is not there, a step brings it back. */
export interface Presence {
  readonly here: (state: State) => boolean
  readonly bringBack: (state: State, before: PlannedStep) => PlannedStep
}

/** The device act of a step, whatever its types: request and result are parsed where they come in (`step.ts`). */
export interface Act {
  /** The tokens whose users must be logged in before the step begins. */
  readonly tokens: (step: PlannedStep, state: State) => readonly string[]
  /** A token that the act works with while nobody can be logged in to it yet. */
  readonly device: (step: PlannedStep) => string | null
  /** True if the act works with the secrets process: if that is lost, the act is cut off. */
  readonly secrets: boolean
  /** The same of cards. */
  readonly cards: boolean
  readonly uses: readonly Presence[]
  /** Secrets that people enter before the step begins. */
  readonly gather: (step: PlannedStep, state: State) => readonly SecretAsk[]
  readonly prepare: (step: PlannedStep, state: State, envelope: Envelope) => JsonObject
  readonly perform: (step: PlannedStep, request: JsonObject, performing: Performing) => Promise<Json>
  /** Throws RESULT_INVALID for a result that is not of its form, or a refusal where it is not what was asked for. */
  readonly conclude: (
    step: PlannedStep,
    request: JsonObject,
    result: Json,
    state: State,
    envelope: Envelope,
  ) => readonly Event[]
  /** The files that a result makes; none for one that is not of its form. */
  readonly artifacts: (step: PlannedStep, request: JsonObject, result: Json) => readonly Artifact[]
  readonly look: (step: PlannedStep, request: JsonObject, performing: Performing) => Promise<Json>
  readonly choices: (finding: Json) => readonly Exclude<Choice, 'perform'>[]
  /** What is there is the result: read back where the kind can, else done again. */
  readonly adopt: (step: PlannedStep, request: JsonObject, performing: Performing) => Promise<Json>
  readonly discard: (step: PlannedStep, request: JsonObject, performing: Performing) => Promise<Json>
}

/** What the program looks at before anybody gives their word on it: nothing is changed by it, so nobody has to agree first. */
export interface Examination {
  readonly perform: (step: PlannedStep, performing: Performing) => Promise<Json>
  /** Throws RESULT_INVALID for a result that is not of its form. */
  readonly conclude: (step: PlannedStep, result: Json, state: State) => readonly Event[]
  /** Why nobody can give their word on that; null if they can. What is looked at again may be otherwise. */
  readonly obstacle: (step: PlannedStep, result: Json, state: State) => Message | null
}

/** One kind of step, whatever its fields (`step.ts`). */
export interface StepKind<N extends string = string> {
  readonly name: N
  /** True for what only the course of events puts in between: no script may name it. */
  readonly inserted: boolean
  /** Null for one that nobody has described. */
  readonly reference: Reference | null
  /** What steps before it must have made. */
  readonly needs: readonly Need[]
  readonly makes: readonly Making[]
  /** What the kind's fields are in a script; strict. */
  readonly fields: z.ZodType
  /** The fields that list people, by the names of their parts. */
  readonly people: readonly string[]
  readonly basis: Basis
  /** True for what is done with a device, and for what counts as seen: no one person's word is enough for it. */
  readonly needsTwo: boolean
  /** True for what cannot be undone: each face asks for an exact word first. */
  readonly irreversible: boolean
  /** The PINs that a step brings into use. */
  readonly pins: (step: PlannedStep) => readonly PinHolders[]
  /** The type of key that a step makes in its token; null if none. */
  readonly algorithm: (step: PlannedStep) => Algorithm | null
  /** Fields that the performer or a witness fills in. */
  readonly form: (step: PlannedStep, state: State, person: string) => readonly Field[]
  /** Refuses when the ceremony opens what could otherwise only be refused once the step is reached. */
  readonly checkAtOpening: (step: PlannedStep, mode: State['mode']) => void
  /** Refuses answers that cannot stand, beyond their form. */
  readonly check: (step: PlannedStep, state: State, answers: Answers, person: string, envelope: Envelope) => void
  /** For a step without a device: what everybody's agreement brings about. */
  readonly conclude: (
    step: PlannedStep,
    state: State,
    answers: Readonly<Record<string, Answers>>,
    envelope: Envelope,
  ) => readonly Event[]
  readonly act: Act | null
  readonly examination: Examination | null
}

// ---- checks of a script --------------------------------------------------------------------------------------------

/** One way through the script: with these parameters, these people, and the steps that are not left out. */
export interface ScriptCourse {
  readonly rules: Rules
  readonly script: Script
  readonly bound: Bound
  readonly parts: readonly Part[]
  readonly steps: readonly CheckedStep[]
}

/** One named check; its sentence stands in texts under its id. */
export interface Check {
  readonly id: CheckId
  readonly severity: 'error' | 'warning'
  readonly find: (course: ScriptCourse) => Iterable<Found>
}

// ---- subjects and rules --------------------------------------------------------------------------------------------

/** What ceremonies are about: its facts, its steps, its checks, and what it says to the course of events. */
export interface Subject {
  readonly name: string
  readonly facts: readonly FactKind[]
  readonly kinds: readonly StepKind[]
  readonly checks: readonly Check[]
  /** The members that it adds to scripts. */
  readonly script?: readonly ScriptMember<object>[]
  /** The lists that it adds to their inventory. */
  readonly inventory?: readonly InventoryList[]
  /** What whoever verifies a record can prove of its facts. */
  readonly proof?: Proof
  /** What its facts leave in the register, which spans all ceremonies. */
  readonly rows?: readonly RowMaker[]
  /** What it notes when a ceremony opens. */
  readonly onOpening?: (state: State, command: Extract<Command, { type: 'open' }>) => readonly Event[]
  /** What it notices at any command, before that is decided. */
  readonly onCommand?: (state: State, envelope: Envelope) => readonly Event[]
  /** What is gone with a device. */
  readonly onLoss?: (state: State, device: string) => readonly Event[]
  /** What is gone with the session that ended. */
  readonly onResuming?: (state: State) => readonly Event[]
  /** A step that must come before that one, as things are. */
  readonly inBetween?: (state: State, step: PlannedStep) => PlannedStep | null
  /** A step that must come before that one, because its act was refused with this code before it began. */
  readonly afterRefusal?: (state: State, step: PlannedStep, code: string) => PlannedStep | null
  /** What a fact of another's does to its slice. */
  readonly react?: (state: State, event: Event) => State
  readonly signer?: (state: State) => Signer | null
  /** The device that speaks for that part. */
  readonly voice?: (state: State, part: string) => Voice | null
  readonly shows?: (state: State) => Shows
}

/** A version of the rules: all that decides what a command brings about. A record names the one that it was made under. */
export interface Rules {
  readonly version: string
  readonly subjects: readonly Subject[]
  readonly kinds: ReadonlyMap<string, StepKind>
  readonly facts: ReadonlyMap<string, FactKind>
  readonly script: ReadonlyMap<string, ScriptMember<object>>
  readonly inventory: ReadonlyMap<string, InventoryList>
  readonly checks: readonly Check[]
  /** What a command brings about in this state; throws a refusal where it may not be. */
  readonly decide: (state: State, envelope: Envelope) => readonly Event[]
  /** True where what is proposed takes the step's witnesses, with answers of theirs; else the word of any one other person. */
  readonly isWitnessed: (state: State, step: PlannedStep, proposal: Proposal) => boolean
  /** Who has still to agree to what is proposed. */
  readonly stillToConfirm: (state: State) => readonly string[]
  /** What people are asked for in this state, as far as the state alone says. */
  readonly asks: (state: State) => readonly Ask[]
}
