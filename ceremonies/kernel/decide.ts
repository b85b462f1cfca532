import { type Command, type CommandOf, type Envelope, engineCommands } from './command.ts'
import { begin, examine, fail, find, lose, report, resume, sign } from './decide/acts.ts'
import { keepMirror, loseMirror, restoreMirror } from './decide/mirror.ts'
import { abort, answer, byCode, confirm, dispute, replace, resolve, review, withoutMirror } from './decide/proposals.ts'
import {
  addNote,
  enrol,
  loginRefused,
  open,
  raiseException,
  recognitionFailed,
  remedy,
  returnFromBreak,
  takeBreak,
  triesTold,
} from './decide/room.ts'
import { refuse } from '../base/refusal.ts'
import { wordSigned } from './facts/voices.ts'
import { mustBeRecordable } from './said.ts'
import type { Matter } from './under-way.ts'
import { mustBeTheirWord } from './their-word.ts'
import type { Event, Rules, State } from './model.ts'

type Decide<C extends Command> = (state: State, envelope: Envelope<C>) => readonly Event[]

/** What each command brings about, once it is admitted. */
export type Deciders = { readonly [T in Command['type']]: Decide<CommandOf<T>> }

/** The kernel's own, under every version of the rules that names no others. */
export const deciders: Deciders = {
  open,
  enrol,
  answer,
  resolve,
  abort,
  confirm,
  dispute,
  exception: raiseException,
  remedy,
  note: addNote,
  break: takeBreak,
  return: returnFromBreak,
  review,
  begin,
  sign,
  report,
  fail,
  lose,
  resume,
  examine,
  find,
  'login-refused': loginRefused,
  'tries-told': triesTold,
  'recognition-failed': recognitionFailed,
  'without-mirror': withoutMirror,
  'by-code': byCode,
  replace,
  'mirror-kept': keepMirror,
  'mirror-lost': loseMirror,
  'mirror-restored': restoreMirror,
}

/**
 * What a command brings about in a state: events, at least one. Throws a refusal where it may not be; then nothing happens.
 * Pure: time, chance and the place in the record come with the envelope.
 */
export function decideBy(deciders: Deciders): Rules['decide'] {
  return (state, envelope) => {
    admit(state, envelope)
    const events = (deciders[envelope.command.type] as Decide<Command>)(state, envelope)
    const noticed = state.rules.subjects.flatMap(({ onCommand }) => onCommand?.(state, envelope) ?? [])
    return [...signatureOf(envelope), ...noticed, ...events]
  }
}

function signatureOf({ by, signed }: Envelope): readonly Event[] {
  return signed === undefined ? [] : [wordSigned({ by, ...signed })]
}

/** What people may say while a ceremony that was resumed waits for their review, and while it is on a break. */
const duringReview: ReadonlySet<Command['type']> = new Set([
  'enrol',
  'review',
  'confirm',
  'dispute',
  'note',
  'exception',
  'abort',
  'replace',
  'by-code',
])
const onBreak: ReadonlySet<Command['type']> = new Set(['return', 'note', 'enrol', 'replace', 'by-code', 'dispute'])
/** Proposals that are settled on a break, too. */
const ofPeople: ReadonlySet<Matter | null> = new Set<Matter>(['replace', 'by-code'])
/** What the engine says of acts: none goes on before the review. */
const actsOnDevices: ReadonlySet<Command['type']> = new Set(['begin', 'report', 'find', 'examine'])

function admit(state: State, envelope: Envelope): void {
  const { by, method, command } = envelope
  const opened = state.phase !== 'unopened'
  if (opened === (command.type === 'open')) throw refuse(opened ? 'ALREADY_OPEN' : 'NOT_OPEN')
  if (state.phase === 'sealed' || state.phase === 'aborted') throw refuse('CEREMONY_ENDED', { how: state.phase })
  if (engineCommands.has(command.type)) {
    if (by !== 'engine' || method !== null) throw refuse('ENGINE_ONLY', { command: command.type })
    if (state.review !== null && actsOnDevices.has(command.type)) throw refuse('REVIEW_FIRST')
    return
  }
  if (!state.plan.parts.some((part) => part.id === by)) throw refuse('PERSON_UNKNOWN', { person: by })
  if (method === null) throw refuse('NOT_AUTHENTICATED', { person: by })
  if (state.mode === 'real' && method === 'fed') throw refuse('FED_IN_REAL', { person: by })
  if (command.type !== 'enrol') mustBeTheirWord(state, envelope)
  if (state.review !== null && !duringReview.has(command.type)) throw refuse('REVIEW_FIRST')
  const isOfPeople = command.type === 'confirm' && ofPeople.has(state.proposal?.subject ?? null)
  if (state.review === null && state.phase === 'break' && !onBreak.has(command.type) && !isOfPeople)
    throw refuse('ON_BREAK')
  mustBeRecordable(command)
}
