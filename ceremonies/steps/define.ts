import type { z } from 'zod'
import type { Answers, Field } from '../answers.ts'
import type { Choice, Envelope } from '../command.ts'
import type { Crypto, Hex } from '../crypto.ts'
import type { Devices } from '../device.ts'
import type { Basis, Event, Finding } from '../event.ts'
import type { Json, JsonObject } from '../json.ts'
import type { Refused } from '../refusal.ts'
import type { SealedBox } from '../sealed-box.ts'
import type { Level } from '../record/levels.ts'
import type { PlannedStep } from '../plan.ts'
import type { State } from '../state.ts'

/** A step of one kind, with the fields that this kind has. */
export type StepOf<F> = Omit<PlannedStep, 'fields'> & { readonly fields: F }

/** A secret that one person is asked for, or shown. It goes by a way of its own, never through a command. */
export interface SecretAsk {
  readonly person: string
  readonly purpose: 'new-so-pin' | 'new-user-pin' | 'user-pin' | 'share'
  /** Which half of a PIN that two people enter; null for a whole one. */
  readonly half: 1 | 2 | null
  readonly device: string | null
  /** The number of the share, from 1. */
  readonly share: number | null
}

/** The words of a share, sealed to whoever shows them (X25519 SPKI); asked again each time that they are uncovered. */
export type Reveal = (viewer: Hex) => Promise<SealedBox>

/** What a step may use while it performs. Randomness and ids are in the request, which is on record already. */
export interface Performing {
  readonly devices: Devices
  readonly crypto: Crypto
  readonly state: State
  /** Asks a person for a PIN; `complaint` says what was wrong with the one before. */
  readonly ask: (secret: SecretAsk, complaint: Refused | null) => Promise<string>
  /** Asks a person for the words of a share, which come sealed to `recipient` (X25519 SPKI). */
  readonly askWords: (secret: SecretAsk, complaint: Refused | null, recipient: Hex) => Promise<SealedBox>
  /** Shows the words of a share to one person alone until that person says that they are written down. */
  readonly show: (secret: SecretAsk, reveal: Reveal) => Promise<void>
  readonly progress: (done: number, of: number) => void
  /** A file that an earlier step left in the record. */
  readonly artifact: (name: string) => Uint8Array
  /** What the laptop and its surroundings say of themselves. */
  readonly environment: () => Promise<{ readonly report: JsonObject; readonly findings: readonly Finding[] }>
  /** Secrets that `gather` collected before the step was begun. */
  readonly secrets: readonly string[]
}

/** A file that a step leaves in the record, beside the facts. */
export interface Artifact {
  readonly name: string
  readonly kind: string
  readonly level: Level
  readonly content: Uint8Array
}

/** The device act of a step. `Q` is the request that `step.started` records, `R` what performing gives. */
export interface Act<F, Q extends JsonObject, R extends Json> {
  readonly result: z.ZodType<R>
  /** The token whose user must be logged in before the step begins, or several; null if none. */
  token?(step: StepOf<F>, state: State): string | readonly string[] | null
  /** A token that the act works with while nobody can be logged in to it yet. */
  device?(step: StepOf<F>): string
  /** True if the act works with the secrets process: if that is lost, the act is cut off. */
  readonly secrets?: true
  /** What must be at hand: the backup key in its token, or the shares of it in the secrets process. */
  readonly needs?: 'backup-key' | 'shares'
  /** Secrets that people enter before the step begins. */
  gather?(step: StepOf<F>, state: State): readonly SecretAsk[]
  /** What will be done, with every identifier and the digest of what is to be signed; recorded before any device is touched. */
  request(step: StepOf<F>, state: State, envelope: Envelope): Q
  perform(step: StepOf<F>, request: Q, performing: Performing): Promise<R>
  /** Checks what came back and says what it brought about; throws a refusal where it is not what was asked for. */
  conclude(step: StepOf<F>, request: Q, result: R, state: State, envelope: Envelope): readonly Event[]
  artifacts?(step: StepOf<F>, request: Q, result: R, state: State): readonly Artifact[]
  /** After a crash: what the devices really hold. Reads only. */
  look(step: StepOf<F>, request: Q, performing: Performing): Promise<Json>
  /** What two people may choose, given what was found. The first is the usual one. */
  choices(finding: Json): readonly Exclude<Choice, 'perform'>[]
  /** `adopt`: the result, by reading back what is there. */
  adopt?(step: StepOf<F>, request: Q, performing: Performing): Promise<R>
  /** `discard`: removes what was left behind; answers with evidence. */
  discard(step: StepOf<F>, request: Q, performing: Performing): Promise<Json>
}

export interface StepKind<F = JsonObject, Q extends JsonObject = JsonObject, R extends Json = Json> {
  readonly name: string
  /** What the kind's fields are in a script; strict. */
  readonly fields: z.ZodType<F>
  readonly basis: Basis
  /** Fields that the performer or a witness fills in. */
  form?(step: StepOf<F>, state: State, person: string): readonly Field[]
  /** Refuses when the ceremony opens what could otherwise only be refused once the step is reached. */
  foresee?(step: StepOf<F>, mode: State['mode']): void
  /** Refuses answers that cannot stand, beyond their form. */
  check?(step: StepOf<F>, state: State, answers: Answers, person: string, envelope: Envelope): void
  /** For a step without a device: what everybody's agreement brings about. */
  conclude?(
    step: StepOf<F>,
    state: State,
    answers: Readonly<Record<string, Answers>>,
    envelope: Envelope,
  ): readonly Event[]
  readonly act?: Act<F, Q, R>
}

/** The tokens whose users must be logged in for the act of a step. */
export function tokensOf<F>(
  act: Pick<Act<F, never, never>, 'token'>,
  step: StepOf<F>,
  state: State,
): readonly string[] {
  const named = act.token?.(step, state) ?? []
  return typeof named === 'string' ? [named] : named
}

/** True for what is done with a device, and for what counts as seen: no one person's word is enough for it. */
export function needsTwo({ act, basis }: Pick<StepKind, 'act' | 'basis'>): boolean {
  return act !== undefined || basis === 'seen'
}

/**
 * Declares a step kind. Its own types are checked here; outside, every kind is a `StepKind` over JSON, because the script's
 * schema has parsed the fields and `act.result` parses what comes back before `conclude` sees it.
 */
export function defineStep<F, Q extends JsonObject, R extends Json>(kind: StepKind<F, Q, R>): StepKind {
  return kind as unknown as StepKind
}
