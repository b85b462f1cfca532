import { checkBrought, checkNames, samePerson } from '../cast.ts'
import type { Command, CommandOf, Envelope } from '../command.ts'
import type { Event } from '../event.ts'
import { RULES } from '../rules.ts'
import { refuse } from '../refusal.ts'
import { type State, currentStep } from '../state.ts'
import { needsTwo } from '../steps/define.ts'
import { kindOf } from '../steps/index.ts'
import { mustBePlain } from '../unicode/plain.ts'
import { advance } from './advance.ts'

type Said<T extends Command['type']> = Envelope<CommandOf<T>>

/** The first facts: what ceremony this is, what it follows, who is there, and what the tokens held before anybody touched them. */
export function open(state: State, { command }: Said<'open'>): readonly Event[] {
  const { ceremony, mode, script, settings, names, follows, brought, tokens, identifiers, application, mirror } =
    command
  checkNames(state.script, state.plan.parts, names)
  checkBrought(state.plan.parts, brought)
  if (mirror !== null) mustBePlain(mirror, { field: 'mirror', most: 1000 })
  for (const step of state.plan.steps) kindOf(step.kind).foresee?.(step, mode)
  mustBeOfTwo(state, names)
  return advance(state, [
    {
      type: 'ceremony.opened',
      format: 1,
      rules: RULES,
      ceremony,
      mode,
      script,
      title: state.script.title,
      settings,
      follows,
      brought,
      application,
    },
    { type: 'people.named', names },
    { type: 'tokens.found', tokens, identifiers },
    ...(mirror === null ? [] : [{ type: 'mirror.named' as const, folder: mirror }]),
  ])
}

/** Throws ONE_PERSON_ALONE for a step that takes two people, but all whose parts are taken by one. */
function mustBeOfTwo({ plan }: State, names: Readonly<Record<string, string>>): void {
  const alone = plan.steps.find(
    ({ kind, performs, witnesses }) =>
      needsTwo(kindOf(kind)) && witnesses.every((witness) => samePerson(names, performs, witness)),
  )
  if (alone) throw refuse('ONE_PERSON_ALONE', { step: alone.id, person: alone.performs })
}

export function enrol(state: State, { by, method }: Said<'enrol'>): readonly Event[] {
  if (method === null) throw refuse('NOT_AUTHENTICATED', { person: by })
  if (state.enrolled[by] !== undefined) throw refuse('ALREADY_ENROLLED', { person: by })
  return [{ type: 'person.enrolled', person: by, method }]
}

export function raiseException(state: State, { by, command }: Said<'exception'>): readonly Event[] {
  const { expected, happened, decided, effect, remedy, open } = command
  return [
    {
      type: 'exception.raised',
      exception: state.exceptions + 1,
      by,
      step: stepAtHand(state),
      expected,
      happened,
      decided,
      effect,
      remedy,
      open,
    },
  ]
}

export function remedy(state: State, { by, command }: Said<'remedy'>): readonly Event[] {
  const { exception, statement } = command
  if (!state.openRemedies.includes(exception)) throw refuse('REMEDY_NOT_OPEN', { exception })
  return [{ type: 'exception.remedied', exception, by, statement }]
}

export function addNote(state: State, { by, command }: Said<'note'>): readonly Event[] {
  return [{ type: 'note.added', by, step: stepAtHand(state), text: command.text }]
}

export function takeBreak(state: State, { by, command }: Said<'break'>): readonly Event[] {
  if (state.attempt !== null) throw refuse('BREAK_LATER', { step: stepAtHand(state) })
  return [{ type: 'break.started', by, reason: command.reason, sealed: command.sealed }]
}

export function returnFromBreak(state: State, { by, command }: Said<'return'>): readonly Event[] {
  if (state.phase !== 'break') throw refuse('NOT_ON_BREAK')
  return advance(state, [{ type: 'break.ended', by, statement: command.statement }])
}

export function loginRefused(_state: State, { command }: Said<'login-refused'>): readonly Event[] {
  return [{ type: 'login.refused', device: command.device, code: command.code }]
}

/** People were told that a token has few tries left for a PIN, and go on. */
export function triesTold(_state: State, { command }: Said<'tries-told'>): readonly Event[] {
  const { device, role, left } = command
  return [{ type: 'tries.told', device, role, left }]
}

/** Somebody gave a personal code that is not this person's; `count`: how often so far. */
export function recognitionFailed(state: State, { command: { person } }: Said<'recognition-failed'>): readonly Event[] {
  if (!state.plan.parts.some(({ id }) => id === person)) throw refuse('PERSON_UNKNOWN', { person })
  return [{ type: 'recognition.failed', person, count: (state.unrecognised[person] ?? 0) + 1 }]
}

function stepAtHand(state: State): string {
  return currentStep(state)?.id ?? 'end'
}
