import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Command, CommandOf, Envelope } from '../../../../ceremonies/kernel/command.ts'
import { decide, evolveAll } from '../../../support/known.ts'
import type { Event } from '../../../../ceremonies/subjects/index.ts'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import { makePlan, parseScript, initialState } from '../../../../ceremonies/index.ts'
import type { State } from '../../../../ceremonies/kernel/model.ts'
import { refused } from '../../../support/refused.ts'

const medium = readFileSync(join(import.meta.dirname, '../../../fixtures/scripts/medium.yaml'), 'utf8')
const application = { version: '0', commit: 'test', digest: '00', node: 'v24' }

/** Before the opening; two parts may be one person's where `conflicts` is left out. */
function unopened(text = medium): State {
  const script = parseScript(text)
  return initialState(script, makePlan(script, bindParameters(script.parameters, {})))
}

const unconflicted = medium.replace(/^conflicts:.*\n/m, '')

function openFor(names: Readonly<Record<string, string>>): CommandOf<'open'> {
  return {
    type: 'open',
    ceremony: 'a'.repeat(26),
    mode: 'rehearsal',
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
}

const people = (changes: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(unopened().plan.parts.map(({ id, title }) => [id, title])),
  ...changes,
})

/** What is decided when that person says so, at that second of 10 o'clock. */
function says(state: State, by: string, command: Command, second = 0): readonly Event[] {
  const envelope: Envelope = {
    by,
    method: by === 'engine' ? null : 'code',
    at: `2026-11-21T10:00:${String(second).padStart(2, '0')}.000Z`,
    monotonic: second * 1000,
    random: '0123456789abcdef'.repeat(4),
    seq: 7,
    head: '00'.repeat(32),
    command,
  }
  return decide(state, envelope)
}

const stateAfter = (state: State, by: string, command: Command, second = 0): State =>
  evolveAll(state, says(state, by, command, second))

function opened(names = people(), text = medium): State {
  const state = stateAfter(unopened(text), 'engine', openFor(names))
  return state.plan.parts.reduce((now, { id }) => stateAfter(now, id, { type: 'enrol' }), state)
}

/** At the step of that kind, as if those before had been done. */
function at(kind: string, state = opened()): State {
  return { ...state, position: state.plan.steps.findIndex((step) => step.kind === kind) }
}

function confirms(state: State, by: string, answers: CommandOf<'confirm'>['answers'] = {}): [string, Command] {
  const { digest = '', seq = 0 } = state.proposal ?? {}
  return [by, { type: 'confirm', digest, seq, answers }]
}

const code = async (work: () => unknown) => (await refused(work)).code

describe('two people', () => {
  test('are needed for each step with a device: nobody takes all its parts', async () => {
    const script = unconflicted.replaceAll('witnesses: [witness-1, witness-2]', 'witnesses: [witness-1]')
    const names = people({ administrator: 'ADA LOVELACE', 'witness-1': 'Ada  Lovelace' })
    expect(await code(() => says(unopened(script), 'engine', openFor(names)))).toBe('ONE_PERSON_ALONE')
  })

  test('decide on what is in doubt: another part of the same person does not count', async () => {
    const state = at('generate', opened(people({ administrator: 'Ada', 'custodian-1': 'ada' }), unconflicted))
    const abort = stateAfter(state, 'administrator', { type: 'abort', reason: 'The HSM smokes.' })
    expect(await code(() => says(abort, ...confirms(abort, 'custodian-1')))).toBe('ALREADY_CONFIRMED')
    expect(says(abort, ...confirms(abort, 'witness-1')).at(-1)).toEqual({
      type: 'ceremony.aborted',
      reason: 'The HSM smokes.',
    })
  })

  test('of this session: what was proposed before a restart is proposed anew', () => {
    const proposed = stateAfter(at('generate'), 'administrator', {
      type: 'answer',
      step: 'generate',
      answers: {},
      exception: null,
    })
    const half = stateAfter(proposed, ...confirms(proposed, 'witness-1'))
    expect(
      stateAfter(half, 'engine', {
        type: 'resume',
        application,
        modules: {},
        mirror: null,
        sameMedium: null,
        missing: 0,
      }),
    ).toMatchObject({ proposal: null, enrolled: {} })
  })

  test('void a set of shares, whatever step it stands before', () => {
    const state = at('clock')
    const lost = evolveAll(state, [
      {
        type: 'backup-key.made',
        token: 'root-hsm',
        id: 'aa',
        set: 'aa',
        check: { method: 'CMAC', length: 5, value: '0011223344' },
      },
    ])
    const events = says(lost, 'engine', { type: 'lose', device: 'secrets', reason: 'DEVICE_LOST' })
    expect(events.at(-1)).toMatchObject({
      type: 'step.inserted',
      step: { kind: 'void-set', performs: 'administrator', witnesses: ['witness-1', 'witness-2'] },
    })
  })
})

describe('what people say', () => {
  test('is not recorded if it holds words of a share', async () => {
    const words = 'academic acid acrobat romp academic acid acrobat romp'
    const said: readonly Command[] = [
      { type: 'note', text: `I wrote ${words}.` },
      { type: 'break', reason: 'Lunch', sealed: words },
      { type: 'abort', reason: words },
    ]
    const codes = await Promise.all(said.map((command) => code(() => says(opened(), 'custodian-1', command))))
    expect(codes).toEqual(['TEXT_SECRET', 'TEXT_SECRET', 'TEXT_SECRET'])
  })
})

describe('the clocks', () => {
  const reading = (clock: string, second: number) => ({ clock, reading: `2026-11-21T10:00:${second}Z` })

  test('are compared with the laptop when each was read, not when the last was confirmed', () => {
    const first = stateAfter(
      at('clock'),
      'witness-1',
      { type: 'answer', step: 'clock', answers: reading('GPS', 11), exception: null },
      10,
    )
    const events = says(first, ...confirms(first, 'witness-2', reading('Radio', 50)), 50)
    expect(events.find(({ type }) => type === 'clock.agreed')).toEqual({
      type: 'clock.agreed',
      at: '2026-11-21T10:00:50.000Z',
      monotonic: 50_000,
      offsets: [1, 0],
    })
  })

  test('are two, however the one is written', async () => {
    const first = stateAfter(
      at('clock'),
      'witness-1',
      { type: 'answer', step: 'clock', answers: reading('GPS', 11), exception: null },
      10,
    )
    const again = ['gps', 'G P S', 'GРS'].map((clock) =>
      code(() => says(first, ...confirms(first, 'witness-2', reading(clock, 12)), 12)),
    )
    expect(await Promise.all(again)).toEqual(again.map(() => 'CLOCK_NOT_INDEPENDENT'))
  })
})
