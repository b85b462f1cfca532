import { type Answers, checkAnswers } from '../answers.ts'
import { checkNames, checkNewcomer } from '../cast.ts'
import type { CommandOf, Envelope } from '../command.ts'
import { mustBeExplained } from '../departure.ts'
import type { Departure } from '../departure-shape.ts'
import { newcomerNamed, proposalConfirmed, proposalDisputed, proposalMade } from '../facts/agreement.ts'
import type { Event, State } from '../model.ts'
import type { PlannedStep } from '../planned.ts'
import type { Proposal } from '../under-way.ts'
import { mustBeAnotherPerson, mustMatchProposal, proposalDigest } from '../two-people.ts'
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import { isUnexamined, kindOf } from '../rules.ts'
import { currentStep } from '../state.ts'
import { voiceOf } from '../their-word.ts'
import { mustBeMirrored } from './mirror.ts'
import { mustTakeTwoPeople } from './room.ts'
import { settle } from './settle.ts'

type Proposing =
  | CommandOf<'answer'>
  | CommandOf<'resolve'>
  | CommandOf<'abort'>
  | CommandOf<'review'>
  | CommandOf<'without-mirror'>
  | CommandOf<'replace'>
  | CommandOf<'by-code'>

/** The performer's word on the step at hand. */
export function answer(state: State, envelope: Envelope<CommandOf<'answer'>>): readonly Event[] {
  const { by, command } = envelope
  const step = mustBeCurrent(state, command.step)
  mustBeMirrored(state)
  if (step.performs !== by) throw refuse('NOT_YOUR_STEP', { step: step.id, performs: step.performs, person: by })
  if (state.attempt !== null) throw refuse('STEP_BUSY', { step: step.id, phase: state.attempt.phase })
  mustBeExamined(state, step)
  const { answers, exception } = command
  mustAnswer(state, step, envelope, answers, exception)
  return propose(state, envelope, step, { subject: 'step', answers, exception })
}

/** Somebody's choice for a step in doubt; a second person must agree. */
export function resolve(state: State, envelope: Envelope<CommandOf<'resolve'>>): readonly Event[] {
  const { command } = envelope
  const step = mustBeCurrent(state, command.step)
  mustBeMirrored(state)
  if (state.attempt?.phase !== 'found') throw refuse('STEP_NOT_IN_DOUBT', { step: step.id })
  if (!state.attempt.choices.includes(command.choice)) {
    throw refuse('CHOICE_NOT_OPEN', {
      step: step.id,
      choice: command.choice,
      choices: state.attempt.choices.map((choice) => message(`word.choice.${choice}`)),
    })
  }
  const { choice, statement } = command
  return propose(state, envelope, step, { subject: 'resolve', choice, statement })
}

/** Ends the ceremony unsealed; a second person must agree. */
export function abort(state: State, envelope: Envelope<CommandOf<'abort'>>): readonly Event[] {
  const step = currentStep(state)
  if (!step || state.attempt?.phase === 'started') throw refuse('ABORT_LATER', { step: step?.id ?? 'none' })
  return propose(state, envelope, step, { subject: 'abort', statement: envelope.command.reason })
}

/** Somebody accepts what is unsigned or changed since the ceremony was left; a second person must agree. */
export function review(state: State, envelope: Envelope<CommandOf<'review'>>): readonly Event[] {
  const step = currentStep(state)
  if (!step || state.review === null) throw refuse('NOTHING_TO_REVIEW')
  const { statement } = envelope.command
  return propose(state, envelope, step, { subject: 'review', statement })
}

/** Goes on although the copy on the second medium is behind; a second person must agree. */
export function withoutMirror(state: State, envelope: Envelope<CommandOf<'without-mirror'>>): readonly Event[] {
  const step = currentStep(state)
  if (state.mirror !== 'lost' || !step) throw refuse('MIRROR_UNCHANGED')
  const { statement } = envelope.command
  return propose(state, envelope, step, { subject: 'mirror', statement })
}

/** Somebody else takes a part; a second person must agree. What is proposed or begun already is settled before. */
export function replace(state: State, envelope: Envelope<CommandOf<'replace'>>): readonly Event[] {
  const { person, name, reason } = envelope.command
  const step = currentStep(state)
  const { attempt } = state
  if (!step || attempt?.phase === 'agreed' || attempt?.phase === 'started')
    throw refuse('REPLACE_LATER', { step: step?.id ?? 'none' })
  mustBeAbleToTake(state, person, name)
  const named = newcomerNamed({ person, name })
  return propose(state, envelope, step, { subject: 'replace', statement: reason, person }, [named])
}

/** A device speaks for somebody no more; a second person must agree, and neither word needs a device. */
export function byCode(state: State, envelope: Envelope<CommandOf<'by-code'>>): readonly Event[] {
  const { person, exception } = envelope.command
  const step = currentStep(state)
  if (!step || voiceOf(state, person) === null) throw refuse('VOICE_NONE', { person })
  return propose(state, envelope, step, { subject: 'by-code', statement: exception.happened, exception, person })
}

/** Throws what stands in the way of that name in that part. */
function mustBeAbleToTake(state: State, person: string, name: string): void {
  const { script, plan, names } = state
  if (!plan.parts.some(({ id }) => id === person)) throw refuse('PERSON_UNKNOWN', { person })
  checkNewcomer(person, name, names)
  const after = { ...names, [person]: name }
  checkNames(script, plan.parts, after)
  mustTakeTwoPeople(state, after)
}

type Proposed = Pick<Proposal, 'subject'> &
  Partial<Pick<Proposal, 'answers' | 'exception' | 'choice' | 'statement' | 'person'>>

const nothingMore = { answers: {}, exception: null, choice: null, statement: null, person: null } as const

function propose(
  state: State,
  envelope: Envelope<Proposing>,
  step: PlannedStep,
  proposed: Proposed,
  more: readonly Event[] = [],
): readonly Event[] {
  const { by, method, at, seq, command } = envelope
  if (state.proposal !== null) throw refuse('PROPOSAL_PENDING', { step: state.proposal.step, by: state.proposal.by })
  if (method === null) throw refuse('NOT_AUTHENTICATED', { person: by })
  const digest = proposalDigest(by, seq, command)
  return settle(state, envelope, [
    proposalMade({ ...nothingMore, ...proposed, step: step.id, by, method, at, digest, seq }),
    ...more,
  ])
}

/** A second person's word on what was proposed: on exactly that digest, at that place in the record. */
export function confirm(state: State, envelope: Envelope<CommandOf<'confirm'>>): readonly Event[] {
  const { by, method, at, head, command } = envelope
  const proposal = mustBePending(state, command.digest)
  mustMatchProposal(proposal, command, by)
  if (head === null) throw refuse('PROPOSAL_CHANGED', { person: by })
  if (method === null) throw refuse('NOT_AUTHENTICATED', { person: by })
  if (proposal.by === by || proposal.confirmed.some((one) => one.by === by))
    throw refuse('ALREADY_CONFIRMED', { person: by })
  const step = mustBeCurrent(state, proposal.step)
  if (!state.rules.isWitnessed(state, step, proposal)) {
    mustBeAnotherPerson(state.names, proposal, by)
    checkAnswers(step.id, [], command.answers)
  } else {
    if (!step.witnesses.includes(by)) throw refuse('NOT_A_WITNESS', { step: step.id, person: by })
    mustAnswer(state, step, envelope, command.answers, null)
  }
  const { digest, seq, answers } = command
  return settle(state, envelope, [proposalConfirmed({ step: step.id, by, method, at, digest, seq, answers })])
}

/** Somebody does not agree: what was proposed is withdrawn, and the record keeps why. */
export function dispute(state: State, { by, command }: Envelope<CommandOf<'dispute'>>): readonly Event[] {
  const { step, digest } = mustBePending(state, command.digest)
  return [proposalDisputed({ step, by, digest, reason: command.reason })]
}

function mustAnswer(
  state: State,
  step: PlannedStep,
  envelope: Envelope,
  answers: Answers,
  exception: Departure | null,
): void {
  const kind = kindOf(state.rules, step.kind)
  const fields = kind.form(step, state, envelope.by)
  checkAnswers(step.id, fields, answers)
  mustBeExplained(step.id, fields, answers, exception)
  kind.check(step, state, answers, envelope.by, envelope)
}

/** Throws NOT_EXAMINED for a step about something that nobody can have seen yet. */
function mustBeExamined(state: State, step: PlannedStep): void {
  if (isUnexamined(state, step)) throw refuse('NOT_EXAMINED', { step: step.id })
}

function mustBeCurrent(state: State, step: string): PlannedStep {
  const current = currentStep(state)
  if (current?.id !== step) throw refuse('STEP_NOT_CURRENT', { step, current: current?.id ?? 'none' })
  return current
}

function mustBePending(state: State, digest: string): Proposal {
  if (state.proposal === null) throw refuse('NOTHING_PROPOSED')
  if (state.proposal.digest !== digest) throw refuse('PROPOSAL_CHANGED', { person: state.proposal.by })
  return state.proposal
}
