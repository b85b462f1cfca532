/** What was found is on record, and before people’s eyes, before anybody gives their word on it. */
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../ceremonies/kernel/command.ts'
import type { State } from '../../../../ceremonies/kernel/model.ts'
import { isUnexamined } from '../../../../ceremonies/kernel/rules.ts'
import { currentStep } from '../../../../ceremonies/kernel/state.ts'
import { after as stateAfter, given, type Moment, momentOf, when } from '../../day.ts'

const fit = {
  swap: [],
  coreLimit: 'Max core file size 0 0 bytes',
  interfaces: ['lo up', 'eth0 down'],
  radios: [],
}
const examine = momentOf('examine', 'environment')
const real = given(examine, { mode: 'real' } as const)
const finding = (report: object) => ({
  command: { type: 'examine', step: 'environment', result: { report } } as unknown as Command,
})
const answer: Command = { type: 'answer', step: 'environment', answers: {}, exception: null }
const says = (moment: Moment, command: Command, by = currentStep(moment.state)?.performs ?? '') =>
  when(moment, { by, method: 'fed', command })
const isExamined = (state: State) => {
  const step = currentStep(state)
  return step?.kind === 'environment' && !isUnexamined(state, step)
}

test('nobody can give their word before the laptop has been examined', () => {
  expect(says(examine, answer)).toEqual([
    'NOT_EXAMINED',
    'Step environment is about something that has not been examined yet. Wait for the program.',
  ])
})

test('what was found is on record first; then the performer says it, the witnesses confirm it, and the step is done', () => {
  expect(when(examine).map((event) => (typeof event === 'string' ? event : event.type))).toEqual([
    'environment.found',
    'step.examined',
  ])
  const examined = { ...examine, state: stateAfter(examine) }
  expect(isExamined(examined.state)).toBe(true)
  expect(says(examined, answer)).toMatchObject([{ type: 'proposal.made', subject: 'step' }])
})

describe('a real ceremony stops at', () => {
  test.each([
    ['swap', { swap: ['/dev/zram0 partition'] }, 'LAPTOP-1', []],
    ['core dumps', { coreLimit: 'Max core file size unlimited unlimited bytes' }, 'LAPTOP-2', []],
    ['a network', { interfaces: ['lo up', 'eth0 up'] }, 'LAPTOP-3', ['eth0']],
    ['a radio', { radios: ['phy0'] }, 'LAPTOP-4', ['phy0']],
  ])('%s, on record, until it is examined again and is gone', (_what, change, id, names) => {
    const found = finding({ ...fit, ...change })
    const obstacle = {
      code: 'ENVIRONMENT_REFUSED',
      parameters: { id, finding: { code: `environment.${id}.refused`, parameters: { names } } },
    }
    expect(when(real, found).slice(1)).toEqual([{ type: 'step.examined', step: 'environment', obstacle }])
    const refused = { ...real, state: stateAfter(real, found) }
    expect([isExamined(refused.state), refused.state.failure]).toEqual([false, obstacle])
    expect(says(given(refused, { mode: 'rehearsal' }), answer)[0]).toBe('NOT_EXAMINED')
    const mended = stateAfter(refused, finding(fit))
    expect([isExamined(mended), mended.failure]).toEqual([true, null])
  })

  test('what nobody looked for', () => {
    expect(when(real, finding({ ...fit, radios: 'none' })).at(-1)).toMatchObject({
      obstacle: { code: 'ENVIRONMENT_UNEXAMINED', parameters: { id: 'LAPTOP-4' } },
    })
  })
})

test('in a rehearsal findings are facts', () => {
  const report = { kernel: 'K', swap: ['/dev/zram0 partition'] }
  const findings = [{ id: 'LAPTOP-1', refused: true, names: [] }]
  expect(when(examine, finding(report))).toEqual([
    { type: 'environment.found', findings, report },
    { type: 'step.examined', step: 'environment', obstacle: null },
  ])
})

test('what a witness disputes, or was seen in another session, is examined again', () => {
  const examined = { ...examine, state: stateAfter(examine) }
  const by = currentStep(examined.state)?.performs ?? ''
  const proposed = { ...examined, state: stateAfter(examined, { by, method: 'fed', command: answer }) }
  const digest = proposed.state.proposal?.digest ?? ''
  const dispute = { by, method: 'fed', command: { type: 'dispute', digest, reason: 'The cable is in.' } } as const
  expect(isExamined(stateAfter(proposed, dispute))).toBe(false)
  const resumed = given(examined, {
    type: 'session.resumed',
    application: { version: '0', commit: 'test', digest: '00', node: 'v24' },
    unsigned: null,
    changes: [],
  })
  expect(isExamined(resumed.state)).toBe(false)
})
