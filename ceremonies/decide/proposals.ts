import { type Answers, checkAnswers } from '../answers.ts'
import { samePerson } from '../cast.ts'
import type { CommandOf, Envelope } from '../command.ts'
import type { Event } from '../event.ts'
import { evolveAll } from '../evolve.ts'
import type { PlannedStep } from '../plan.ts'
import { digestOf } from '../digest.ts'
import { refuse } from '../refusal.ts'
import { type Proposal, type State, answersByPerson, currentStep } from '../state.ts'
import { kindOf } from '../steps/index.ts'
import { finish } from './advance.ts'
import { mustBeMirrored } from './mirror.ts'

type Proposing =
  | CommandOf<'answer'>
  | CommandOf<'resolve'>
  | CommandOf<'abort'>
  | CommandOf<'review'>
  | CommandOf<'without-mirror'>

/** The performer's word on the step at hand. */
export function answer(state: State, envelope: Envelope<CommandOf<'answer'>>): readonly Event[] {
  const { by, command } = envelope
  const step = mustBeCurrent(state, command.step)
  mustBeMirrored(state)
  if (step.performs !== by) throw refuse('NOT_YOUR_STEP', { step: step.id, performs: step.performs, person: by })
  if (state.attempt !== null) throw refuse('STEP_BUSY', { step: step.id, phase: state.attempt.phase })
  mustAnswer(state, step, envelope, command.answers)
  return propose(state, envelope, step, { subject: 'step', answers: command.answers, choice: null, statement: null })
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
      choices: state.attempt.choices.join(', '),
    })
  }
  const { choice, statement } = command
  return propose(state, envelope, step, { subject: 'resolve', answers: {}, choice, statement })
}

/** Ends the ceremony unsealed; a second person must agree. */
export function abort(state: State, envelope: Envelope<CommandOf<'abort'>>): readonly Event[] {
  const step = currentStep(state)
  if (!step || state.attempt?.phase === 'started') throw refuse('ABORT_LATER', { step: step?.id ?? 'none' })
  return propose(state, envelope, step, {
    subject: 'abort',
    answers: {},
    choice: null,
    statement: envelope.command.reason,
  })
}

/** Somebody accepts what is unsigned or changed since the ceremony was left; a second person must agree. */
export function review(state: State, envelope: Envelope<CommandOf<'review'>>): readonly Event[] {
  const step = currentStep(state)
  if (!step || state.review === null) throw refuse('NOTHING_TO_REVIEW')
  const { statement } = envelope.command
  return propose(state, envelope, step, { subject: 'review', answers: {}, choice: null, statement })
}

/** Goes on although the copy on the second medium is behind; a second person must agree. */
export function withoutMirror(state: State, envelope: Envelope<CommandOf<'without-mirror'>>): readonly Event[] {
  const step = currentStep(state)
  if (state.mirror !== 'lost' || !step) throw refuse('MIRROR_UNCHANGED')
  const { statement } = envelope.command
  return propose(state, envelope, step, { subject: 'mirror', answers: {}, choice: null, statement })
}

type Proposed = Pick<Proposal, 'subject' | 'answers' | 'choice' | 'statement'>

function propose(state: State, envelope: Envelope<Proposing>, step: PlannedStep, proposed: Proposed): readonly Event[] {
  const { by, method, at, seq, command } = envelope
  if (state.proposal !== null) throw refuse('PROPOSAL_PENDING', { step: state.proposal.step, by: state.proposal.by })
  if (method === null) throw refuse('NOT_AUTHENTICATED', { person: by })
  const digest = digestOf({ by, seq, command })
  const made: Event = { type: 'proposal.made', ...proposed, step: step.id, by, method, at, digest, seq }
  return settle(state, envelope, [made])
}

/** A second person's word on what was proposed: on exactly that digest, at that place in the record. */
export function confirm(state: State, envelope: Envelope<CommandOf<'confirm'>>): readonly Event[] {
  const { by, method, at, head, command } = envelope
  const proposal = mustBePending(state, command.digest)
  if (proposal.seq !== command.seq || head === null) throw refuse('PROPOSAL_CHANGED', { person: by })
  if (method === null) throw refuse('NOT_AUTHENTICATED', { person: by })
  if (proposal.by === by || proposal.confirmed.some((one) => one.by === by))
    throw refuse('ALREADY_CONFIRMED', { person: by })
  const step = mustBeCurrent(state, proposal.step)
  if (proposal.subject !== 'step') {
    // Another part of the proposer's is no other person.
    if (samePerson(state.names, proposal.by, by)) throw refuse('ALREADY_CONFIRMED', { person: by })
  } else {
    if (!step.witnesses.includes(by)) throw refuse('NOT_A_WITNESS', { step: step.id, person: by })
    mustAnswer(state, step, envelope, command.answers)
  }
  const { digest, seq, answers } = command
  return settle(state, envelope, [{ type: 'proposal.confirmed', step: step.id, by, method, at, digest, seq, answers }])
}

/** Somebody does not agree: what was proposed is withdrawn, and the record keeps why. */
export function dispute(state: State, { by, command }: Envelope<CommandOf<'dispute'>>): readonly Event[] {
  const { step, digest } = mustBePending(state, command.digest)
  return [{ type: 'proposal.disputed', step, by, digest, reason: command.reason }]
}

/** Those events, and what follows if now everybody needed has agreed. */
function settle(state: State, envelope: Envelope, events: readonly Event[]): readonly Event[] {
  const now = evolveAll(state, events)
  const { proposal } = now
  const step = currentStep(now)
  if (!proposal || !step || missing(now).length > 0) return events
  switch (proposal.subject) {
    case 'abort':
      return [...events, { type: 'ceremony.aborted', reason: proposal.statement ?? '' }]
    case 'mirror':
      return [...events, { type: 'mirror.abandoned', statement: proposal.statement ?? '' }]
    case 'resolve':
      return [...events, { type: 'step.agreed', step: step.id, choice: proposal.choice ?? 'discard' }]
    case 'review':
      return [
        ...events,
        { type: 'session.reviewed', statement: proposal.statement ?? '', changes: state.review?.changes ?? [] },
      ]
    case 'step':
      break
  }
  const kind = kindOf(step.kind)
  if (kind.act) return [...events, { type: 'step.agreed', step: step.id, choice: 'perform' }]
  const answers = answersByPerson(proposal)
  const effects = kind.conclude?.(step, now, answers, envelope) ?? []
  return [...events, ...finish(now, step, effects, answers)]
}

/** Who has still to agree to what is proposed; for a step its witnesses, else any one person other than the proposer. */
export function missing(state: State): readonly string[] {
  const { proposal } = state
  const step = currentStep(state)
  if (!proposal || !step) return []
  const confirmed = proposal.confirmed.map(({ by }) => by)
  if (proposal.subject === 'step') return step.witnesses.filter((person) => !confirmed.includes(person))
  if (confirmed.length > 0) return []
  return state.plan.parts.map(({ id }) => id).filter((id) => !samePerson(state.names, id, proposal.by))
}

function mustAnswer(state: State, step: PlannedStep, envelope: Envelope, answers: Answers): void {
  const kind = kindOf(step.kind)
  checkAnswers(step.id, kind.form?.(step, state, envelope.by) ?? [], answers)
  kind.check?.(step, state, answers, envelope.by, envelope)
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
