import type { Command, CommandOf, Envelope } from '../command.ts'
import { sha256Hex } from '../digest.ts'
import { type Change, type Event, NO_MIRROR } from '../event.ts'
import type { PlannedStep } from '../plan.ts'
import { parseSignedCheckpoint } from '../record/checkpoint.ts'
import { Refusal, refuse } from '../refusal.ts'
import { type Attempt, type State, currentStep } from '../state.ts'
import { type Act, type Artifact, tokensOf } from '../steps/define.ts'
import { textOf } from '../steps/checkpoint.ts'
import { kindOf } from '../steps/index.ts'
import { recorded } from '../texts/en/recorded.ts'
import type { Json, JsonObject } from '../json.ts'
import { advance, finish, readClocksAgain } from './advance.ts'
import { mustBeMirrored } from './mirror.ts'

type Deciding<T extends Command['type']> = (state: State, envelope: Envelope<CommandOf<T>>) => readonly Event[]

interface Acting {
  readonly step: PlannedStep
  readonly act: Act<JsonObject, JsonObject, Json>
  readonly attempt: Attempt
}

/** The step at hand, if it is the named one and its act is in that phase. */
function acting(state: State, step: string, phase: Attempt['phase']): Acting {
  const current = currentStep(state)
  if (current?.id !== step) throw refuse('STEP_NOT_CURRENT', { step, current: current?.id ?? 'none' })
  const act = kindOf(current.kind).act
  if (!act || state.attempt?.phase !== phase) throw refuse('STEP_NOT_READY', { step, phase })
  return { step: current, act, attempt: state.attempt }
}

/** The record key, once there is one, has signed all that led to the act before the act begins. */
export const begin: Deciding<'begin'> = (state, envelope) => {
  const { step, act, attempt } = acting(state, envelope.command.step, 'agreed')
  mustBeMirrored(state)
  const { note } = envelope.command
  if ((note === null) !== (state.recordKey === null)) throw refuse('ACT_UNSIGNED', { step: step.id })
  const request = attempt.request ?? act.request(step, state, envelope)
  return [
    ...(note === null ? [] : [signed(state, envelope, note)]),
    { type: 'step.started', step: step.id, attempt: attempt.number, choice: attempt.choice, request },
  ]
}

/** The record key has signed the record as it stands. */
export const sign: Deciding<'sign'> = (state, envelope) => [signed(state, envelope, envelope.command.note)]

/** Throws CHECKPOINT_DIFFERS unless the note is over exactly the facts before; its signature is for `verify` to check. */
function signed(state: State, { seq, head }: Envelope, note: string): Event {
  if (head === null) throw refuse('HEAD_MISSING')
  if (parseSignedCheckpoint(note)?.note.text !== textOf(state, seq, head)) throw refuse('CHECKPOINT_DIFFERS')
  return { type: 'record.signed', size: seq, root: head, note }
}

export const progress: Deciding<'progress'> = (state, { command }) => {
  const { step } = acting(state, command.step, 'started')
  return [{ type: 'step.progress', step: step.id, done: command.done, of: command.of }]
}

export const report: Deciding<'report'> = (state, envelope) => {
  const { step, act, attempt } = acting(state, envelope.command.step, 'started')
  const { result } = envelope.command
  if (attempt.choice === 'discard') {
    return advance(state, [
      { type: 'step.discarded', step: step.id, attempt: attempt.number, evidence: result as Json },
    ])
  }
  const request = attempt.request ?? {}
  try {
    const parsed = act.result.safeParse(result)
    if (!parsed.success)
      throw refuse('RESULT_INVALID', { step: step.id, reason: parsed.error.issues[0]?.message ?? '' })
    const effects = act.conclude(step, request, parsed.data, state, envelope)
    const kept = (act.artifacts?.(step as never, request, parsed.data, state) ?? []).map(keptOf)
    return finish(state, step, [...kept, ...effects], null)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return failed(step, attempt, error.code, error.parameters)
  }
}

/** The fact that binds a file to the record. */
function keptOf({ name, kind, level, content }: Artifact): Event {
  return { type: 'artifact.kept', name, kind, level, sha256: sha256Hex(content), bytes: content.length }
}

export const fail: Deciding<'fail'> = (state, { command }) => {
  const notBegun = state.attempt?.phase === 'agreed'
  const { step, attempt } = acting(state, command.step, notBegun ? 'agreed' : 'started')
  const { code, parameters } = command
  if (!notBegun) return failed(step, attempt, code, parameters)
  const clock = code === 'CLOCK_DRIFTED' || code === 'CLOCK_UNKNOWN' ? readClocksAgain(state, step) : []
  return advance(state, [
    { type: 'step.failed', step: step.id, attempt: attempt.number, code, parameters },
    ...withdrawn(step, attempt),
    ...clock,
  ])
}

/**
 * Nothing was begun. A first try is simply to be agreed on again; but what it was to settle after an earlier try (to discard,
 * adopt or redo) is as much in doubt as before.
 */
function withdrawn(step: PlannedStep, { number, choice }: Attempt): readonly Event[] {
  if (choice !== 'perform') return [{ type: 'step.doubtful', step: step.id, attempt: number }]
  return [{ type: 'step.discarded', step: step.id, attempt: number, evidence: { begun: false } }]
}

/** A failed act may have left something behind: it is in doubt like one that was cut off. */
function failed(
  step: PlannedStep,
  attempt: Attempt,
  code: string,
  parameters: Readonly<Record<string, string | number>>,
): readonly Event[] {
  return [
    { type: 'step.failed', step: step.id, attempt: attempt.number, code, parameters },
    { type: 'step.doubtful', step: step.id, attempt: attempt.number },
  ]
}

export const lose: Deciding<'lose'> = (state, { command: { device, reason } }) => {
  return advance(state, [
    { type: 'device.lost', device, reason },
    ...gone(state, device),
    ...(concerns(state, device) ? cutOff(state) : []),
  ])
}

/** True if the step at hand works with that device; another device's loss leaves it alone. */
function concerns(state: State, device: string): boolean {
  const step = currentStep(state)
  const act = step && kindOf(step.kind).act
  if (!step || !act) return false
  return device === 'secrets' ? act.secrets === true : tokensOf(act, step, state).includes(device)
}

export const resume: Deciding<'resume'> = (state, { command, seq }) => {
  const lost = state.backup?.held ? [{ type: 'device.lost', device: 'secrets', reason: 'SESSION_ENDED' } as const] : []
  const { size, behind } = state.vouched
  const unsigned = behind === 'nothing' ? null : { from: size, to: seq - 1 }
  return advance(state, [
    { type: 'session.resumed', application: command.application, unsigned, changes: changesSince(state, command) },
    ...lost,
    ...gone(state, state.backup?.token ?? null),
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

/** The backup key is a session object: it goes with the host that held the session. */
function gone(state: State, device: string | null): readonly Event[] {
  const inToken = state.backup?.where === 'token' && state.backup.token === device
  return inToken ? [{ type: 'backup-key.gone', reason: recorded.sessionEnded }] : []
}

/** An act that was begun and of which nobody knows how it ended. */
function cutOff(state: State): readonly Event[] {
  const step = currentStep(state)
  if (!step || state.attempt?.phase !== 'started') return []
  return [{ type: 'step.doubtful', step: step.id, attempt: state.attempt.number }]
}

/** What devices were found to hold in another session is looked at again before anybody decides on it. */
function foundBefore(state: State): readonly Event[] {
  const step = currentStep(state)
  if (!step || state.attempt?.phase !== 'found') return []
  return [{ type: 'step.doubtful', step: step.id, attempt: state.attempt.number }]
}

/** An act that was agreed on before the session ended, and not begun: whoever is here now agrees on it anew. */
function lapsed(state: State): readonly Event[] {
  const step = currentStep(state)
  return step && state.attempt?.phase === 'agreed' ? withdrawn(step, state.attempt) : []
}

export const find: Deciding<'find'> = (state, { command }) => {
  const { step, act, attempt } = acting(state, command.step, 'doubtful')
  const finding = command.finding as Json
  return [{ type: 'doubt.found', step: step.id, attempt: attempt.number, finding, choices: act.choices(finding) }]
}
