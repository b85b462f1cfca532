import type { Change } from '../../day.ts'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../ceremonies/kernel/command.ts'
import { decide, changed, evolveAll } from '../../../support/known.ts'
import type { Event } from '../../../../ceremonies/subjects/index.ts'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import { makePlan, parseScript, initialState } from '../../../../ceremonies/index.ts'
import type { Attempt, Proposal } from '../../../../ceremonies/kernel/under-way.ts'
import type { State } from '../../../../ceremonies/kernel/model.ts'
import type { Backup } from '../../../../ceremonies/subjects/backup/facts.ts'
import { view } from '../../../../ceremonies/kernel/view.ts'

const script = parseScript(readFileSync(new URL('../../../fixtures/scripts/medium.yaml', import.meta.url), 'utf8'))
const plan = makePlan(script, bindParameters(script.parameters, {}))
const application = { version: '1', commit: 'c', digest: '0'.repeat(64), node: 'v24' }
const token = 'root-hsm'

const backup: Backup = {
  token,
  id: 'aa',
  set: 'aa',
  check: { method: 'CMAC', length: 5, value: '0011223344' },
  where: 'token',
  held: true,
  scheme: 'SLIP-0039',
  identifier: 4711,
  threshold: 2,
  shares: 3,
  shown: [],
  proved: [],
  onCards: [],
  onSheets: [],
  whole: false,
}

const attempt = (phase: Attempt['phase'], choice: Attempt['choice'] = 'perform'): Attempt => ({
  number: 1,
  choice,
  phase,
  request: null,
  finding: null,
  choices: [],
  answers: {},
})

const proposal: Proposal = {
  subject: 'step',
  step: 'hand-over-1',
  by: 'custodian-1',
  at: '2026-11-21T09:00:00.000Z',
  digest: '00'.repeat(32),
  seq: 7,
  answers: {},
  exception: null,
  choice: null,
  statement: null,
  person: null,
  newcomer: null,
  confirmed: [],
}

const accepted = { application: application.digest, modules: {}, mirror: null }

/** A ceremony that has come to that step, with everybody there. */
function at(step: string, more: Change = {}): State {
  const position = plan.steps.findIndex(({ id }) => id === step)
  const enrolled = Object.fromEntries(plan.parts.map(({ id }) => [id, 'code' as const]))
  return changed(initialState(script, plan), { phase: 'running', mode: 'real', position, enrolled, accepted, ...more })
}

/** What the engine brings about by that command. */
function told(state: State, command: Command): readonly Event[] {
  const when = { at: '2026-11-21T10:00:00.000Z', monotonic: 5, random: '00'.repeat(32), seq: 9, head: null }
  return decide(state, { by: 'engine', method: null, command, ...when })
}

const resume: Command = { type: 'resume', application, modules: {}, mirror: null, sameMedium: null, missing: 0 }
const resumed = { type: 'session.resumed', application, unsigned: null, changes: [] }
const gone = { type: 'backup-key.gone', set: backup.set }
const fail = (step: string, code: string): Command => ({ type: 'fail', step, code, parameters: {} })
const lost = (device: string) => ({ type: 'device.lost', device, reason: 'DEVICE_LOST' })
const lose = (device: string): Command => ({ type: 'lose', device, reason: 'DEVICE_LOST' })
const types = (events: readonly Event[]) =>
  events.map((event) => (event.type === 'step.inserted' ? `${event.type} ${event.step.id}` : event.type))

describe('when the program is taken up again', () => {
  test('an act that was begun is in doubt', () => {
    const events = told(at('generate', { attempt: attempt('started') }), resume)
    expect(events).toEqual([resumed, { type: 'step.doubtful', step: 'generate', attempt: 1 }])
  })

  test('what was found of an act in doubt is looked at again', () => {
    const state = at('generate', { attempt: { ...attempt('started'), phase: 'found', choices: ['discard'] } })
    expect(types(told(state, resume))).toEqual(['session.resumed', 'step.doubtful'])
    expect(evolveAll(state, told(state, resume)).attempt?.phase).toBe('doubtful')
  })

  test('an act that was agreed on and not begun is to be agreed on again', () => {
    const events = told(at('generate', { attempt: attempt('agreed') }), resume)
    const evidence = { begun: false }
    expect(events).toEqual([resumed, { type: 'step.discarded', step: 'generate', attempt: 1, evidence }])
  })

  test('what was agreed for an act in doubt leaves it in doubt', () => {
    const events = told(at('generate', { attempt: attempt('agreed', 'discard') }), resume)
    expect(events).toEqual([resumed, { type: 'step.doubtful', step: 'generate', attempt: 1 }])
  })

  test('an unproved set is void, and what was proposed for the step behind is proposed anew', () => {
    const state = at('hand-over-1', { backup, proposal })
    const events = told(state, resume)
    expect(types(events)).toEqual([
      'session.resumed',
      'device.lost',
      'backup-key.gone',
      'step.inserted void-set-before-hand-over-1',
    ])
    expect(evolveAll(state, events).proposal).toBeNull()
  })

  test('in a break people enrol before they come back, and what was lost is made good when they do', () => {
    const state = at('hand-over-1', { backup, phase: 'break' })
    const after = evolveAll(state, told(state, resume))
    const live = {
      sequence: 0,
      head: '',
      words: [],
      asks: [],
      busy: null,
      tail: [],
      mirrorTrouble: null,
      unsigned: { heard: [], earlier: 0 },
      face: { say: null, stated: [], what: [], said: [] },
    }
    expect(view(after, live).asks.map(({ kind }) => kind)).toEqual(plan.parts.map(() => 'enrol'))
    const when = { at: '2026-11-21T10:00:00.000Z', monotonic: 5, random: '00'.repeat(32), seq: 9, head: null }
    const back = { ...after, enrolled: state.enrolled }
    const command = { type: 'return', statement: 'Seals as they were.' } as const
    const events = decide(back, { by: 'administrator', method: 'code', command, ...when })
    expect(types(events)).toEqual(['break.ended', 'step.inserted void-set-before-hand-over-1'])
  })
})

describe('when a device is lost', () => {
  test('an act that works with it is in doubt', () => {
    const events = told(at('generate', { attempt: attempt('started') }), lose(token))
    expect(events).toEqual([lost(token), { type: 'step.doubtful', step: 'generate', attempt: 1 }])
  })

  test('an act that works with another goes on', () => {
    const handing = at('hand-over-1', { backup, attempt: attempt('started') })
    expect(told(handing, lose(token))).toEqual([lost(token), gone])
    const signing = at('checkpoint-3', { attempt: attempt('started') })
    expect(told(signing, lose('secrets'))).toEqual([lost('secrets')])
  })
})

describe('when an act that was agreed on cannot be begun', () => {
  test('a first try is to be agreed on again', () => {
    const events = told(at('generate', { attempt: attempt('agreed') }), fail('generate', 'DEVICE_LOST'))
    expect(types(events)).toEqual(['step.failed', 'step.discarded'])
  })

  test('what it was to settle is still in doubt', () => {
    const events = told(at('generate', { attempt: attempt('agreed', 'discard') }), fail('generate', 'DEVICE_LOST'))
    expect(types(events)).toEqual(['step.failed', 'step.doubtful'])
  })

  test('clocks that drifted apart are read again by the people who read them first', () => {
    const events = told(at('certificate', { attempt: attempt('agreed') }), fail('certificate', 'CLOCK_DRIFTED'))
    expect(types(events)).toEqual(['step.failed', 'step.discarded', 'step.inserted clock-before-certificate'])
    const inserted = events.find((event) => event.type === 'step.inserted')?.step
    expect({ performs: inserted?.performs, witnesses: inserted?.witnesses, fields: inserted?.fields }).toEqual({
      performs: 'witness-1',
      witnesses: ['witness-2'],
      fields: { 'tolerance-seconds': 60 },
    })
  })
})
