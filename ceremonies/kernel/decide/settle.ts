/** What comes of what was proposed, once everybody who is needed has agreed. */
import { departed } from '../departure.ts'
import type { Departure } from '../departure-shape.ts'
import type { Envelope } from '../command.ts'
import { evolveAll } from '../evolve.ts'
import { ceremonyAborted, exceptionRaised } from '../facts/said.ts'
import { mirrorAbandoned } from '../facts/devices.ts'
import { peopleNamed, personReplaced } from '../facts/opening.ts'
import { sessionReviewed } from '../facts/sessions.ts'
import { voiceLost } from '../facts/voices.ts'
import { stepAgreed } from '../facts/steps.ts'
import type { Event, State } from '../model.ts'
import type { PlannedStep } from '../planned.ts'
import type { Proposal } from '../under-way.ts'
import { kindOf } from '../rules.ts'
import { answersByPerson, currentStep } from '../state.ts'
import { voiceOf } from '../their-word.ts'
import { advance, finish } from './advance.ts'

/** Those events, and what follows if now everybody needed has agreed. */
export function settle(state: State, envelope: Envelope, events: readonly Event[]): readonly Event[] {
  const now = evolveAll(state, events)
  const { proposal } = now
  const step = currentStep(now)
  if (!proposal || !step || now.rules.stillToConfirm(now).length > 0) return events
  const statement = proposal.statement ?? ''
  switch (proposal.subject) {
    case 'abort':
      return [...events, ceremonyAborted({ reason: statement })]
    case 'mirror':
      return [...events, mirrorAbandoned({ statement })]
    case 'resolve':
      return [...events, stepAgreed({ step: step.id, choice: proposal.choice ?? 'discard' })]
    case 'review':
      return [...events, sessionReviewed({ statement, changes: state.review?.changes ?? [] })]
    case 'replace':
      return replaced(now, events, proposal)
    case 'by-code':
      return [...events, ...deprived(now, proposal)]
    case 'step':
      break
  }
  const kind = kindOf(state.rules, step.kind)
  const exceptions = exceptionsIn(now, step, proposal)
  if (kind.act) return [...events, ...exceptions, stepAgreed({ step: step.id, choice: 'perform' })]
  const answers = answersByPerson(proposal)
  const known = evolveAll(now, exceptions)
  return [...events, ...exceptions, ...finish(known, step, kind.conclude(step, known, answers, envelope), answers)]
}

/** The newcomer has the part from here on; what has to be done about that comes before the step at hand. */
function replaced(state: State, events: readonly Event[], proposal: Proposal): readonly Event[] {
  const { person, newcomer, statement } = proposal
  if (person === null || newcomer === null) return events
  const names = { ...state.names, [person]: newcomer }
  const settled = [
    personReplaced({ person, reason: statement ?? '' }),
    peopleNamed({ names }),
    ...silenced(state, person),
  ]
  return [...events, ...advance(state, settled)]
}

/** The exception by which somebody is known by a code from here on. */
function deprived(state: State, proposal: Proposal): readonly Event[] {
  const { person, exception } = proposal
  if (person === null || exception === null) return []
  return [raised(state, proposal, exception, []), ...silenced(state, person)]
}

function silenced(state: State, person: string): readonly Event[] {
  const voice = voiceOf(state, person)
  return voice === null ? [] : [voiceLost({ person, device: voice.device })]
}

/** The exception by which a step goes on although something was answered no; none if nothing was. */
function exceptionsIn(state: State, step: PlannedStep, proposal: Proposal): readonly Event[] {
  const { by, answers, exception } = proposal
  if (exception === null) return []
  const fields = departed(kindOf(state.rules, step.kind).form(step, state, by), answers)
  const names = fields.map(({ name }) => name)
  return [raised(state, proposal, exception, names)]
}

/** `answers`: the names of those that the exception is about. */
function raised(state: State, proposal: Proposal, exception: Departure, answers: readonly string[]): Event {
  const { by, step, confirmed } = proposal
  const said = { by, step, answers, expected: null, confirmed: confirmed.map((word) => word.by) }
  return exceptionRaised({ exception: state.exceptions + 1, ...said, ...exception })
}
