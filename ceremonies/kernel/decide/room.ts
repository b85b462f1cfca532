import { checkBrought, checkNames, samePerson } from '../cast.ts'
import type { Command, CommandOf, Envelope } from '../command.ts'
import { refuse } from '../../base/refusal.ts'
import { breakEnded, breakStarted, exceptionRaised, exceptionRemedied, noteAdded } from '../facts/said.ts'
import {
  ceremonyOpened,
  peopleNamed,
  personEnrolled,
  recognitionFailed as failedRecognition,
} from '../facts/opening.ts'
import { loginRefused as refusedLogin, mirrorNamed, triesTold as toldTries } from '../facts/devices.ts'
import type { Event, State } from '../model.ts'
import { RECORD_FORMAT, kindOf } from '../rules.ts'
import { currentStep } from '../state.ts'
import { mustBePlain } from '../../base/unicode/plain.ts'
import { advance } from './advance.ts'

type Said<T extends Command['type']> = Envelope<CommandOf<T>>

/** The first facts: what ceremony this is, what it follows, who is there, and what the tokens held before anybody touched them. */
export function open(state: State, { command }: Said<'open'>): readonly Event[] {
  const { ceremony, mode, script, settings, language, names, follows, brought, application, mirror } = command
  mustHaveLanguage(state.script, language)
  checkNames(state.script, state.plan.parts, names)
  checkBrought(state.plan.parts, brought)
  if (mirror !== null) mustBePlain(mirror, { field: 'mirror', most: 1000 })
  for (const step of state.plan.steps) kindOf(state.rules, step.kind).checkAtOpening(step, mode)
  mustTakeTwoPeople(state, names)
  const { title } = state.script
  const rules = state.rules.version
  return advance(state, [
    ceremonyOpened({
      format: RECORD_FORMAT,
      rules,
      ceremony,
      mode,
      script,
      title,
      settings,
      language,
      follows,
      brought,
      application,
    }),
    peopleNamed({ names }),
    ...state.rules.subjects.flatMap(({ onOpening }) => onOpening?.(state, command) ?? []),
    ...(mirror === null ? [] : [mirrorNamed({ folder: mirror })]),
  ])
}

/** Throws SCRIPT_LANGUAGE unless the script stands in that language, which the state has it in. */
function mustHaveLanguage(script: State['script'], language: string | null): void {
  if (language === script.language) return
  throw refuse('SCRIPT_LANGUAGE', { language: language ?? '-', offered: script.languages })
}

/** Throws ONE_PERSON_ALONE for a step that takes two people, but all whose parts are taken by one. */
export function mustTakeTwoPeople(
  { plan, rules }: Pick<State, 'plan' | 'rules'>,
  names: Readonly<Record<string, string>>,
): void {
  const alone = plan.steps.find(
    ({ kind, performs, witnesses }) =>
      kindOf(rules, kind).needsTwo && witnesses.every((witness) => samePerson(names, performs, witness)),
  )
  if (alone) throw refuse('ONE_PERSON_ALONE', { step: alone.id, person: alone.performs })
}

export function enrol(state: State, { by, method }: Said<'enrol'>): readonly Event[] {
  if (method === null) throw refuse('NOT_AUTHENTICATED', { person: by })
  if (state.enrolled[by] !== undefined) throw refuse('ALREADY_ENROLLED', { person: by })
  return [personEnrolled({ person: by, method })]
}

export function raiseException(state: State, { by, command }: Said<'exception'>): readonly Event[] {
  const { expected, happened, decided, effect, remedy, open } = command
  const exception = state.exceptions + 1
  return [
    exceptionRaised({
      exception,
      by,
      step: stepAtHand(state),
      answers: [],
      expected,
      confirmed: [],
      happened,
      decided,
      effect,
      remedy,
      open,
    }),
  ]
}

export function remedy(state: State, { by, command }: Said<'remedy'>): readonly Event[] {
  const { exception, statement } = command
  if (!state.openRemedies.includes(exception)) throw refuse('REMEDY_NOT_OPEN', { exception })
  return [exceptionRemedied({ exception, by, statement })]
}

export function addNote(state: State, { by, command }: Said<'note'>): readonly Event[] {
  return [noteAdded({ by, step: stepAtHand(state), text: command.text })]
}

export function takeBreak(state: State, { by, command }: Said<'break'>): readonly Event[] {
  if (state.attempt !== null) throw refuse('BREAK_LATER', { step: stepAtHand(state) })
  return [breakStarted({ by, reason: command.reason, sealed: command.sealed })]
}

export function returnFromBreak(state: State, { by, command }: Said<'return'>): readonly Event[] {
  if (state.phase !== 'break') throw refuse('NOT_ON_BREAK')
  return advance(state, [breakEnded({ by, statement: command.statement })])
}

export function loginRefused(_state: State, { command }: Said<'login-refused'>): readonly Event[] {
  return [refusedLogin({ device: command.device, code: command.code })]
}

/** People were told that a token has few tries left for a PIN, and go on. */
export function triesTold(_state: State, { command }: Said<'tries-told'>): readonly Event[] {
  const { device, role, left } = command
  return [toldTries({ device, role, left })]
}

/** Somebody gave a personal code or PIN that is not this person's; `count`: how often so far. */
export function recognitionFailed(state: State, { command: { person } }: Said<'recognition-failed'>): readonly Event[] {
  if (!state.plan.parts.some(({ id }) => id === person)) throw refuse('PERSON_UNKNOWN', { person })
  return [failedRecognition({ person, count: (state.unrecognised[person] ?? 0) + 1 })]
}

function stepAtHand(state: State): string {
  return currentStep(state)?.id ?? 'end'
}
