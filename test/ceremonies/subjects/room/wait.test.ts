import { faceOf } from '../../../../ceremonies/room/step.ts'
import { describe, expect, test } from 'vitest'
import { initialState, makePlan, parseScript } from '../../../../ceremonies/index.ts'
import type { Command, Envelope } from '../../../../ceremonies/kernel/command.ts'
import type { State } from '../../../../ceremonies/kernel/model.ts'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import { view } from '../../../../ceremonies/kernel/view.ts'
import type { Event } from '../../../../ceremonies/subjects/index.ts'
import { entriesOf } from '../../../../ceremonies/transcript/entries.ts'
import { scriptText } from '../../../support/ceremony.ts'
import { inEnglish } from '../../../support/english.ts'
import { changed, decide, evolveAll } from '../../../support/known.ts'
import { refused } from '../../../support/refused.ts'

const anHour = 'kind: wait, title: Cool off, performs: administrator, seconds: 3600'
/** The small ceremony with an hour's wait in place of its clocks. */
const text = (witnesses: string) =>
  scriptText('small').replace(/- \{ id: clock, .*/, `- { id: wait, ${anHour}, witnesses: [${witnesses}] }`)

function atWait(mode: State['mode'], witnesses = 'witness-1, witness-2'): State {
  const script = parseScript(text(witnesses))
  const plan = makePlan(script, bindParameters(script.parameters, {}))
  const enrolled = Object.fromEntries(plan.parts.map(({ id }) => [id, 'code' as const]))
  return changed(initialState(script, plan), { phase: 'running', mode, enrolled, position: 1 })
}

const begin: Command = { type: 'answer', step: 'wait', answers: {}, exception: null }

/** Said so many seconds after noon: by the clock that people see, and by the steady one. */
function said(state: State, by: string, command: Command, wall = 0, steady = wall): readonly Event[] {
  const at = new Date(Date.parse('2026-11-21T12:00:00.000Z') + wall * 1000).toISOString()
  const envelope: Omit<Envelope, 'command'> = {
    by,
    method: 'code',
    at,
    monotonic: 5000 + steady * 1000,
    random: '11'.repeat(32),
    seq: 9,
    head: '00'.repeat(32),
  }
  return decide(state, { ...envelope, command })
}

function over(state: State): Command {
  const { digest = '', seq = 0 } = state.proposal ?? {}
  return { type: 'confirm', digest, seq, answers: { over: true } }
}

const once = (state: State, ...all: Parameters<typeof said> extends [State, ...infer R] ? R : never): State =>
  evolveAll(state, said(state, ...all))

describe('an hour that must pass', () => {
  const waiting = once(atWait('real'), 'administrator', begin)

  test('begins with the word of the performer, by both clocks', () => {
    expect(said(atWait('real'), 'administrator', begin).map(({ type }) => type)).toEqual([
      'wait.begun',
      'proposal.made',
    ])
    expect(said(atWait('real'), 'administrator', begin, 7)[0]).toEqual({
      type: 'wait.begun',
      step: 'wait',
      at: '2026-11-21T12:00:07.000Z',
      monotonic: 12_000,
    })
  })

  test.each([
    [0, '1:00:00', '2026-11-21T13:00:00.000Z'],
    [1, '0:59:59', '2026-11-21T13:00:00.000Z'],
    [3599, '0:00:01', '2026-11-21T13:00:00.000Z'],
  ])('is not over after %i s', async (seconds, left, until) => {
    expect(await refused(() => said(waiting, 'witness-1', over(waiting), seconds))).toEqual({
      code: 'WAIT_NOT_OVER',
      message: `The wait is not over: ${left} (hours:minutes:seconds) remain, until ${until} by the laptop’s clock. Confirm after that.`,
    })
  })

  test('is over for each witness only then, and the record says how long it was', () => {
    const one = once(waiting, 'witness-1', over(waiting), 3600)
    expect(one.proposal?.confirmed).toHaveLength(1)
    const all = said(one, 'witness-2', over(one), 3700)
    expect(all.map(({ type }) => type)).toEqual(['proposal.confirmed', 'wait.ended', 'step.finished'])
    expect(all[1]).toEqual({ type: 'wait.ended', step: 'wait', asked: 3600, waited: 3700 })
    expect(evolveAll(one, all).position).toBe(2)
  })

  test('is not made shorter by a clock that was set forwards', async () => {
    expect((await refused(() => said(waiting, 'witness-1', over(waiting), 7200, 60))).code).toBe('WAIT_NOT_OVER')
  })

  test.each([
    [3661, 3600],
    [3600, 3661],
  ])('does not end while the clocks differ: %i s and %i s', async (wall, steady) => {
    expect(await refused(() => said(waiting, 'witness-1', over(waiting), wall, steady))).toEqual({
      code: 'WAIT_CLOCKS_DIFFER',
      message:
        'The laptop’s clock has shifted by 61 seconds against its monotonic clock since the wait began. Disagree with what was proposed, and begin the wait again.',
    })
  })

  test('begins again from nothing once it was withdrawn', async () => {
    const { digest = '' } = waiting.proposal ?? {}
    const withdrawn = once(waiting, 'witness-1', { type: 'dispute', digest, reason: 'Somebody left.' }, 3000)
    const again = once(withdrawn, 'administrator', begin, 3000)
    expect((await refused(() => said(again, 'witness-1', over(again), 3600))).code).toBe('WAIT_NOT_OVER')
    expect(said(again, 'witness-1', over(again), 6600)).toHaveLength(1)
  })

  test('does not end by the word of whoever began it', async () => {
    expect((await refused(() => said(atWait('real', ''), 'administrator', begin))).code).toBe('WAIT_NOT_OVER')
  })

  test('need not pass in a rehearsal, whose record says so', () => {
    const rehearsed = once(atWait('rehearsal', 'witness-1'), 'administrator', begin)
    expect(said(rehearsed, 'witness-1', over(rehearsed), 2)[1]).toMatchObject({ asked: 3600, waited: 2 })
  })

  test('says on every screen from when to when it is', () => {
    const live = { sequence: 0, head: '', words: [], asks: [], busy: null, mirrorTrouble: null, tail: [] }
    const { asks } = view(waiting, { ...live, unsigned: { heard: [], earlier: 0 }, face: faceOf(waiting) })
    const labels = asks.flatMap((ask) =>
      ask.kind === 'confirm' ? ask.fields.map(({ label }) => inEnglish(label)) : [],
    )
    const label =
      'The wait began at 2026-11-21T12:00:00.000Z and ends at 2026-11-21T13:00:00.000Z, by the laptop’s clock. It is over'
    expect(labels).toEqual([label, label])
  })

  test('says in the transcript when it began and how long it was', () => {
    const one = once(waiting, 'witness-1', over(waiting), 3600)
    const facts = [...said(atWait('real'), 'administrator', begin), ...said(one, 'witness-2', over(one), 3700)]
    const told = facts.flatMap((event) => entriesOf(event, (part) => part))
    expect(told.map(({ label, value }) => `${inEnglish(label)}: ${inEnglish(value)}`)).toEqual([
      'Waiting since, by the laptop’s clock: 2026-11-21T12:00:00.000Z',
      'Waited: 3700 s of 3600 s',
    ])
  })
})
