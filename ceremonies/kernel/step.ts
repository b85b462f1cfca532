import type { z } from 'zod'
import type { Json, JsonObject } from '../base/json.ts'
import type { Message } from '../base/message.ts'
import { refuse } from '../base/refusal.ts'
import type { Algorithm } from '../devices/algorithm.ts'
import type { Answers, Field } from './answers.ts'
import type { Choice, Envelope } from './command.ts'
import type { Artifact } from './artifact.ts'
import type { Act, Event, Examination, Performing, Presence, State, StepKind } from './model.ts'
import type { Basis } from './shapes.ts'
import type { PlannedStep } from './planned.ts'
import type { Reference } from './reference.ts'
import type { Making, Need } from './resource.ts'
import type { PinHolders, SecretAsk } from './secret-ask.ts'

/** A step of one kind, with the fields that this kind has. */
export type StepOf<F> = Omit<PlannedStep, 'fields'> & { readonly fields: F }

/** The device act of a step. `Q` is the request that `step.started` records, `R` what performing gives. */
export interface ActDefinition<F, Q extends JsonObject, R extends Json> {
  readonly request: z.ZodType<Q>
  readonly result: z.ZodType<R>
  /** The token whose user must be logged in before the step begins, or several. */
  token?(step: StepOf<F>, state: State): string | readonly string[]
  /** A token that the act works with while nobody can be logged in to it yet. */
  device?(step: StepOf<F>): string
  /** True if the act works with the secrets process: if that is lost, the act is cut off. */
  readonly secrets?: true
  /** The same of cards. */
  readonly cards?: true
  /** What must be there, and is brought back first where it is not. */
  readonly uses?: readonly Presence[]
  /** Secrets that people enter before the step begins. */
  gather?(step: StepOf<F>, state: State): readonly SecretAsk[]
  /** What will be done, with every identifier and the digest of what is to be signed; recorded before any device is touched. */
  prepare(step: StepOf<F>, state: State, envelope: Envelope): Q
  perform(step: StepOf<F>, request: Q, performing: Performing): Promise<R>
  /** Checks what came back and says what it brought about; throws a refusal where it is not what was asked for. */
  conclude(step: StepOf<F>, request: Q, result: R, state: State, envelope: Envelope): readonly Event[]
  artifacts?(step: StepOf<F>, request: Q, result: R): readonly Artifact[]
  /** After a crash: what the devices really hold. Reads only. */
  look(step: StepOf<F>, request: Q, performing: Performing): Promise<Json>
  /** What two people may choose, given what was found. The first is the usual one. */
  choices(finding: Json): readonly Exclude<Choice, 'perform'>[]
  /** `adopt`: the result, by reading back what is there. */
  adopt?(step: StepOf<F>, request: Q, performing: Performing): Promise<R>
  /** `discard`: removes what was left behind; returns evidence. */
  discard(step: StepOf<F>, request: Q, performing: Performing): Promise<Json>
}

/** What is looked at before anybody gives their word on it. `R`: what looking gives. */
export interface ExaminationDefinition<F, R extends Json> {
  readonly result: z.ZodType<R>
  perform(step: StepOf<F>, performing: Performing): Promise<R>
  conclude(step: StepOf<F>, result: R, state: State): readonly Event[]
  /** Why nobody can give their word on that. */
  obstacle?(step: StepOf<F>, result: R, state: State): Message | null
}

export interface StepDefinition<N extends string, F, Q extends JsonObject, R extends Json> {
  readonly name: N
  readonly inserted?: true
  /** For docs/SCRIPTS.md and editors: whatever a script may name has one. */
  readonly reference?: Reference
  /** What a step before it must have made. */
  readonly needs?: readonly Need<keyof F & string>[]
  readonly makes?: readonly Making<keyof F & string>[]
  /** What the kind's fields are in a script; strict. */
  readonly fields: z.ZodType<F>
  /** Those of them that list people, by the names of their parts. */
  readonly people?: readonly (keyof F & string)[]
  readonly basis: Basis
  readonly irreversible?: true
  /** The PINs that the step brings into use, and who has them: engine, answer file and script's checks ask for this. */
  pins?(step: StepOf<F>): readonly PinHolders[]
  /** The type of key that the step makes in its token. */
  algorithm?(step: StepOf<F>): Algorithm
  form?(step: StepOf<F>, state: State, person: string): readonly Field[]
  checkAtOpening?(step: StepOf<F>, mode: State['mode']): void
  check?(step: StepOf<F>, state: State, answers: Answers, person: string, envelope: Envelope): void
  conclude?(
    step: StepOf<F>,
    state: State,
    answers: Readonly<Record<string, Answers>>,
    envelope: Envelope,
  ): readonly Event[]
  readonly act?: ActDefinition<F, Q, R>
  readonly examination?: ExaminationDefinition<F, R>
}

/**
 * Declares a step kind. Its own types end here: from outside a step's fields, a request and a result come as JSON and are parsed
 * by the kind's schemas before the kind sees them.
 */
export function defineStep<const N extends string, F, Q extends JsonObject = JsonObject, R extends Json = Json>(
  definition: StepDefinition<N, F, Q, R>,
): StepKind<N> {
  const { name, inserted = false, fields, basis, act, examination } = definition
  const typed = typedBy(fields)
  return {
    name,
    inserted,
    reference: definition.reference ?? null,
    needs: definition.needs ?? [],
    makes: definition.makes ?? [],
    fields,
    basis,
    people: definition.people ?? [],
    needsTwo: act !== undefined || examination !== undefined || basis === 'seen',
    irreversible: definition.irreversible === true,
    pins: (step) => definition.pins?.(typed(step)) ?? [],
    algorithm: (step) => definition.algorithm?.(typed(step)) ?? null,
    form: (step, state, person) => definition.form?.(typed(step), state, person) ?? [],
    checkAtOpening: (step, mode) => definition.checkAtOpening?.(typed(step), mode),
    check: (step, state, answers, person, envelope) =>
      definition.check?.(typed(step), state, answers, person, envelope),
    conclude: (step, state, answers, envelope) => definition.conclude?.(typed(step), state, answers, envelope) ?? [],
    act: act === undefined ? null : actOf(typed, act),
    examination: examination === undefined ? null : examinationOf(typed, examination),
  }
}

function actOf<F, Q extends JsonObject, R extends Json>(
  typed: (step: PlannedStep) => StepOf<F>,
  act: ActDefinition<F, Q, R>,
): Act {
  const asked = parsedOnce(act.request)
  return {
    tokens: (step, state) => {
      const named = act.token?.(typed(step), state) ?? []
      return typeof named === 'string' ? [named] : named
    },
    device: (step) => act.device?.(typed(step)) ?? null,
    secrets: act.secrets === true,
    cards: act.cards === true,
    uses: act.uses ?? [],
    gather: (step, state) => act.gather?.(typed(step), state) ?? [],
    prepare: (step, state, envelope) => act.request.parse(act.prepare(typed(step), state, envelope)),
    perform: (step, request, performing) => act.perform(typed(step), asked(request), performing),
    conclude: (step, request, result, state, envelope) => {
      return act.conclude(typed(step), asked(request), resultOf(act.result, step, result), state, envelope)
    },
    artifacts: (step, request, result) => {
      const parsed = act.result.safeParse(result)
      return parsed.success ? (act.artifacts?.(typed(step), asked(request), parsed.data) ?? []) : []
    },
    look: (step, request, performing) => act.look(typed(step), asked(request), performing),
    choices: (finding) => act.choices(finding),
    adopt: (step, request, performing) => {
      // Never the act once more in its place: people chose to take what is there.
      if (act.adopt === undefined) throw new Error(`${step.kind} offers what it cannot do: adopt`)
      return act.adopt(typed(step), asked(request), performing)
    },
    discard: (step, request, performing) => act.discard(typed(step), asked(request), performing),
  }
}

function examinationOf<F, R extends Json>(
  typed: (step: PlannedStep) => StepOf<F>,
  of: ExaminationDefinition<F, R>,
): Examination {
  return {
    perform: (step, performing) => of.perform(typed(step), performing),
    conclude: (step, found, state) => of.conclude(typed(step), resultOf(of.result, step, found), state),
    obstacle: (step, found, state) => of.obstacle?.(typed(step), resultOf(of.result, step, found), state) ?? null,
  }
}

/** Throws RESULT_INVALID, naming the member that is not of its form. */
function resultOf<R extends Json>(schema: z.ZodType<R>, step: PlannedStep, result: Json): R {
  const parsed = schema.safeParse(result)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw refuse('RESULT_INVALID', { step: step.id, member: issue?.path.join('.') ?? '' })
}

/** Steps with their fields parsed: each once. */
function typedBy<F>(fields: z.ZodType<F>): (step: PlannedStep) => StepOf<F> {
  const known = new WeakMap<PlannedStep, StepOf<F>>()
  return (step) => {
    const before = known.get(step)
    if (before !== undefined) return before
    const typed = { ...step, fields: fields.parse(step.fields) }
    known.set(step, typed)
    return typed
  }
}

function parsedOnce<Q>(schema: z.ZodType<Q>): (request: JsonObject) => Q {
  const known = new WeakMap<JsonObject, Q>()
  return (request) => {
    const before = known.get(request)
    if (before !== undefined) return before
    const parsed = schema.parse(request)
    known.set(request, parsed)
    return parsed
  }
}
