import { sha256Hex } from '../../base/digest.ts'
import type { Parameters } from '../../base/message.ts'
import { Refusal, refuse } from '../../base/refusal.ts'
import { parseNote } from '../../record/note.ts'
import { CARDS, SECRETS } from '../../devices/index.ts'
import { checkpointOf } from '../checkpoint.ts'
import type { Command, CommandOf, Envelope } from '../command.ts'
import {
  artifactKept,
  doubtFound,
  stepDiscarded,
  stepDoubtful,
  stepExamined,
  stepFailed,
  stepInserted,
  stepStarted,
} from '../facts/steps.ts'
import { deviceLost } from '../facts/devices.ts'
import { recordSigned, sessionResumed } from '../facts/sessions.ts'
import type { Artifact } from '../artifact.ts'
import type { Act, Event, State } from '../model.ts'
import type { Attempt } from '../under-way.ts'
import { type Change, NO_MIRROR } from '../review.ts'
import type { PlannedStep } from '../planned.ts'
import { kindOf, signerOf } from '../rules.ts'
import { currentStep } from '../state.ts'
import { advance, finish } from './advance.ts'
import { mustBeMirrored } from './mirror.ts'

type Deciding<T extends Command['type']> = (state: State, envelope: Envelope<CommandOf<T>>) => readonly Event[]

interface Acting {
  readonly step: PlannedStep
  readonly act: Act
  readonly attempt: Attempt
}

/** The step at hand, if it is the named one and its act is in that phase. */
function acting(state: State, step: string, phase: Attempt['phase']): Acting {
  const current = currentStep(state)
  if (current?.id !== step) throw refuse('STEP_NOT_CURRENT', { step, current: current?.id ?? 'none' })
  const { act } = kindOf(state.rules, current.kind)
  if (!act || state.attempt?.phase !== phase) throw refuse('STEP_NOT_READY', { step, phase })
  return { step: current, act, attempt: state.attempt }
}

/** The record key, once there is one, has signed all that led to the act before the act begins. */
export const begin: Deciding<'begin'> = (state, envelope) => {
  const { step, act, attempt } = acting(state, envelope.command.step, 'agreed')
  mustBeMirrored(state)
  const { note } = envelope.command
  if ((note === null) !== (signerOf(state) === null)) throw refuse('ACT_UNSIGNED', { step: step.id })
  const request = attempt.request ?? act.prepare(step, state, envelope)
  return [
    ...(note === null ? [] : [signed(state, envelope, note)]),
    stepStarted({ step: step.id, attempt: attempt.number, choice: attempt.choice, request }),
  ]
}

/** The record key has signed the record as it stands. */
export const sign: Deciding<'sign'> = (state, envelope) => [signed(state, envelope, envelope.command.note)]

/** Throws CHECKPOINT_DIFFERS unless the note is over exactly the facts before; its signature is for `verify` to check. */
function signed(state: State, { seq, head }: Envelope, note: string): Event {
  if (head === null) throw refuse('HEAD_MISSING')
  if (parseNote(note)?.text !== checkpointOf(state, seq, head)) throw refuse('CHECKPOINT_DIFFERS')
  return recordSigned({ size: seq, root: head, note })
}

export const report: Deciding<'report'> = (state, envelope) => {
  const { step, act, attempt } = acting(state, envelope.command.step, 'started')
  const { result } = envelope.command
  if (attempt.choice === 'discard')
    return advance(state, [stepDiscarded({ step: step.id, attempt: attempt.number, evidence: result })])
  try {
    const request = attempt.request ?? {}
    const effects = act.conclude(step, request, result, state, envelope)
    return finish(state, step, [...act.artifacts(step, request, result).map(keptOf), ...effects], null)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return failed(step, attempt, error.code, error.parameters)
  }
}

/** The fact that binds a file to the record. */
function keptOf({ name, kind, level, content }: Artifact): Event {
  return artifactKept({ name, kind, level, sha256: sha256Hex(content), bytes: content.length })
}

export const fail: Deciding<'fail'> = (state, { command }) => {
  const notBegun = state.attempt?.phase === 'agreed'
  const { step, attempt } = acting(state, command.step, notBegun ? 'agreed' : 'started')
  const { code, parameters } = command
  if (!notBegun) return failed(step, attempt, code, parameters)
  return advance(state, [
    stepFailed({ step: step.id, attempt: attempt.number, code, parameters }),
    ...withdrawn(step, attempt),
    ...neededAfter(state, step, code),
  ])
}

/** Steps that have to come first, because the act was refused with that code before it began. */
function neededAfter(state: State, step: PlannedStep, code: string): readonly Event[] {
  return state.rules.subjects.flatMap(({ afterRefusal }) => {
    const first = afterRefusal?.(state, step, code) ?? null
    return first === null ? [] : [stepInserted({ step: first })]
  })
}

/**
 * Nothing was begun. A first try is simply to be agreed on again; but what it was to settle after an earlier try (to discard,
 * adopt or redo) is as much in doubt as before.
 */
function withdrawn(step: PlannedStep, { number, choice }: Attempt): readonly Event[] {
  if (choice !== 'perform') return [stepDoubtful({ step: step.id, attempt: number })]
  return [stepDiscarded({ step: step.id, attempt: number, evidence: { begun: false } })]
}

/** A failed act may have left something behind: it is in doubt like one that was cut off. */
function failed(step: PlannedStep, attempt: Attempt, code: string, parameters: Parameters): readonly Event[] {
  return [
    stepFailed({ step: step.id, attempt: attempt.number, code, parameters }),
    stepDoubtful({ step: step.id, attempt: attempt.number }),
  ]
}

export const lose: Deciding<'lose'> = (state, { command: { device, reason } }) =>
  advance(state, [
    deviceLost({ device, reason }),
    ...state.rules.subjects.flatMap(({ onLoss }) => onLoss?.(state, device) ?? []),
    ...(concerns(state, device) ? cutOff(state) : []),
  ])

/** True if the step at hand works with that device; another device's loss leaves it alone. */
function concerns(state: State, device: string): boolean {
  const step = currentStep(state)
  const act = step && kindOf(state.rules, step.kind).act
  if (!step || !act) return false
  if (device === CARDS) return act.cards
  return device === SECRETS ? act.secrets : act.tokens(step, state).includes(device)
}

export const resume: Deciding<'resume'> = (state, { command, seq }) => {
  const { size, behind } = state.vouched
  const unsigned = behind === 'nothing' ? null : { from: size, to: seq - 1 }
  return advance(state, [
    sessionResumed({ application: command.application, unsigned, changes: changesSince(state, command) }),
    ...state.rules.subjects.flatMap(({ onResuming }) => onResuming?.(state) ?? []),
    ...cutOff(state),
    ...foundBefore(state),
    ...lapsed(state),
  ])
}

/** What is not as two people last accepted it. */
function changesSince({ accepted, sameMedium: said }: State, now: CommandOf<'resume'>): readonly Change[] {
  const { application, modules, mirror, sameMedium, missing } = now
  const compared: readonly Change[] = [
    { what: 'application', device: null, was: accepted.application, now: application.digest },
    ...Object.entries(modules).map(([device, digest]) => ({
      what: 'module' as const,
      device,
      was: accepted.modules[device] ?? '',
      now: digest,
    })),
    { what: 'mirror', device: null, was: accepted.mirror ?? NO_MIRROR, now: mirror ?? NO_MIRROR },
    { what: 'same-medium', device: null, was: said ?? NO_MIRROR, now: sameMedium ?? NO_MIRROR },
    { what: 'missing', device: null, was: '0', now: String(missing) },
  ]
  return compared.filter(({ was, now: is }) => was !== is)
}

/** An act that was begun and of which nobody knows how it ended. */
function cutOff(state: State): readonly Event[] {
  const step = currentStep(state)
  if (!step || state.attempt?.phase !== 'started') return []
  return [stepDoubtful({ step: step.id, attempt: state.attempt.number })]
}

/** What devices were found to hold in another session is looked at again before anybody decides on it. */
function foundBefore(state: State): readonly Event[] {
  const step = currentStep(state)
  if (!step || state.attempt?.phase !== 'found') return []
  return [stepDoubtful({ step: step.id, attempt: state.attempt.number })]
}

/** An act that was agreed on before the session ended, and not begun: whoever is here now agrees on it anew. */
function lapsed(state: State): readonly Event[] {
  const step = currentStep(state)
  return step && state.attempt?.phase === 'agreed' ? withdrawn(step, state.attempt) : []
}

/** What the step is about was looked at: what was found is on record, whether or not people can give their word on it. */
export const examine: Deciding<'examine'> = (state, { command }) => {
  const step = currentStep(state)
  const examination = step && kindOf(state.rules, step.kind).examination
  if (step?.id !== command.step || !examination)
    throw refuse('STEP_NOT_CURRENT', { step: command.step, current: step?.id ?? 'none' })
  const { result } = command
  const found = examination.conclude(step, result, state)
  return [...found, stepExamined({ step: step.id, obstacle: examination.obstacle(step, result, state) })]
}

export const find: Deciding<'find'> = (state, { command }) => {
  const { step, act, attempt } = acting(state, command.step, 'doubtful')
  const { finding } = command
  return [doubtFound({ step: step.id, attempt: attempt.number, finding, choices: act.choices(finding) })]
}
