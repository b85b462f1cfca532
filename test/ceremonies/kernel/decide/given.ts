import type { Command, CommandOf, Envelope } from '../../../../ceremonies/kernel/command.ts'
import { decide, evolveAll } from '../../../support/known.ts'
import type { Event } from '../../../../ceremonies/subjects/index.ts'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import { makePlan, parseScript, initialState } from '../../../../ceremonies/index.ts'
import type { State } from '../../../../ceremonies/kernel/model.ts'
import { refused } from '../../../support/refused.ts'
import { scriptText } from '../../../support/ceremony.ts'

export const application = { version: '0', commit: 'test', digest: '00', node: 'v24' }
export const names = { administrator: 'Administrator', 'witness-1': 'Witness 1', 'witness-2': 'Witness 2' }

/** The small ceremony before anything was said. */
export function unopened(): State {
  const script = parseScript(scriptText('small'))
  return initialState(script, makePlan(script, bindParameters(script.parameters, {})))
}

export const opening: CommandOf<'open'> = {
  type: 'open',
  ceremony: 'a'.repeat(26),
  mode: 'real',
  script: '00'.repeat(32),
  settings: {},
  language: null,
  names,
  follows: 'none',
  brought: { 'witness-1': '4711 4711 4711 4711', 'witness-2': '4712 4712 4712 4712' },
  tokens: [],
  identifiers: [],
  mirror: null,
  application,
}

/** What somebody says, by a personal code unless said otherwise, at 10 o'clock. */
export type Saying = readonly [by: string, command: Command, more?: Partial<Envelope>]

export function envelopeOf([by, command, more]: Saying): Envelope {
  return {
    by,
    method: by === 'engine' ? null : 'code',
    at: '2026-11-21T10:00:00.000Z',
    monotonic: 0,
    random: '0123456789abcdef'.repeat(4),
    seq: 7,
    head: command.type === 'confirm' || command.type === 'begin' ? '00'.repeat(32) : null,
    command,
    ...more,
  }
}

/** Given what was said before, when this is said, then these events or that refusal. */
export function given(...before: readonly Saying[]) {
  const state = before.reduce((now, saying) => evolveAll(now, decide(now, envelopeOf(saying))), unopened())
  return {
    state,
    when: (...saying: Saying) => ({
      events: (): readonly Event[] => decide(state, envelopeOf(saying)),
      refusal: () => refused(() => decide(state, envelopeOf(saying))),
    }),
  }
}

export const opened: readonly Saying[] = [['engine', opening]]
export const everybodyHere: readonly Saying[] = [
  ...opened,
  ...Object.keys(names).map((person): Saying => [person, { type: 'enrol' }]),
]

const appointed = Object.keys(names).flatMap((part) => [
  [`identity.${part}`, 'Passport'],
  [`appointed.${part}`, true],
])
export const rollCall: Saying = [
  'administrator',
  {
    type: 'answer',
    step: 'roll-call',
    answers: Object.fromEntries(appointed) as CommandOf<'answer'>['answers'],
    exception: null,
  },
]

/** The word of a witness on what is proposed after those sayings. */
export function confirming(person: string, before: readonly Saying[], more: Partial<Envelope> = {}): Saying {
  const { proposal } = given(...before).state
  if (!proposal) throw new Error('nothing is proposed')
  return [person, { type: 'confirm', digest: proposal.digest, seq: proposal.seq, answers: {} }, more]
}
