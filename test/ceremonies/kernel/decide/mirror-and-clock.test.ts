import type { Change } from '../../day.ts'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Command, Envelope } from '../../../../ceremonies/kernel/command.ts'
import { decide, changed, evolveAll } from '../../../support/known.ts'
import type { Event } from '../../../../ceremonies/subjects/index.ts'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import { makePlan, parseScript, initialState } from '../../../../ceremonies/index.ts'
import type { State } from '../../../../ceremonies/kernel/model.ts'
import { refused } from '../../../support/refused.ts'

const script = parseScript(readFileSync(new URL('../../../fixtures/scripts/small.yaml', import.meta.url), 'utf8'))
const plan = makePlan(script, bindParameters(script.parameters, {}))
const parts = plan.parts.map(({ id }) => id)
const names = Object.fromEntries(parts.map((part) => [part, `Somebody as ${part}`]))

function running(more: Change = {}): State {
  const enrolled = Object.fromEntries(parts.map((part) => [part, 'code' as const]))
  const here = { phase: 'running', mode: 'real', names, enrolled, mirror: 'whole' } as const
  return changed(initialState(script, plan), { ...here, ...more })
}

interface Said {
  readonly by?: string
  readonly at?: string
  readonly monotonic?: number
}

function told(
  state: State,
  command: Command,
  { by = 'engine', at = noon, monotonic = 0 }: Said = {},
): readonly Event[] {
  const method: Envelope['method'] = by === 'engine' ? null : 'code'
  const head = command.type === 'confirm' ? '00'.repeat(32) : null
  return decide(state, { by, method, at, monotonic, random: '11'.repeat(32), seq: 9, head, command })
}

const noon = '2026-11-21T12:00:00.000Z'
const lose: Command = { type: 'mirror-lost', code: 'MIRROR_FAILED' }
const without: Command = { type: 'without-mirror', statement: 'There is no other stick.' }
const [first = '', second = ''] = parts
const roll: Command = { type: 'answer', step: plan.steps[0]?.id ?? '', answers: {}, exception: null }

describe('a copy on a second medium that falls behind', () => {
  const lost = evolveAll(running(), told(running(), lose))

  test('takes back what was proposed, and no step goes on', async () => {
    const proposed = evolveAll(running(), told(running(), { type: 'abort', reason: 'Rain.' }, { by: first }))
    expect([proposed.proposal?.subject, evolveAll(proposed, told(proposed, lose)).proposal]).toEqual(['abort', null])
    expect(await refused(() => told(lost, roll, { by: plan.steps[0]?.performs ?? '' }))).toEqual({
      code: 'MIRROR_LOST',
      message: 'The mirror is behind the record. Repair it, or have two people decide to continue without it.',
    })
  })

  test('is done without when a second person agrees, and not before', () => {
    const proposed = evolveAll(lost, told(lost, without, { by: first }))
    expect(proposed.mirror).toBe('lost')
    const { digest = '', seq = 0 } = proposed.proposal ?? {}
    const agreed = told(proposed, { type: 'confirm', digest, seq, answers: {} }, { by: second })
    expect(agreed.map(({ type }) => type)).toEqual(['proposal.confirmed', 'mirror.abandoned'])
    expect(evolveAll(proposed, agreed)).toMatchObject({ mirror: 'abandoned', proposal: null })
  })

  test('is not done without by one person under two parts', async () => {
    const same = { ...lost, names: { ...names, [second]: names[first] ?? '' } }
    const proposed = evolveAll(same, told(same, without, { by: first }))
    const { digest = '', seq = 0 } = proposed.proposal ?? {}
    const confirm: Command = { type: 'confirm', digest, seq, answers: {} }
    expect((await refused(() => told(proposed, confirm, { by: second }))).code).toBe('ALREADY_CONFIRMED')
  })

  test.each<[string, State, Command]>([
    ['lost twice', lost, lose],
    ['restored while it is whole', running(), { type: 'mirror-restored' }],
    ['lost where there is none', running({ mirror: 'none' }), lose],
  ])('cannot be %s', async (_how, state, command) => {
    expect((await refused(() => told(state, command))).code).toBe('MIRROR_UNCHANGED')
  })

  test('cannot be done without while it is whole', async () => {
    expect((await refused(() => told(running(), without, { by: first }))).code).toBe('MIRROR_UNCHANGED')
  })
})

describe('a clock that jumps', () => {
  const agreed = running({ clock: { at: noon, monotonic: 1000 } })
  const note: Command = { type: 'note', text: 'Something else.' }
  const noted = (state: State, at: string, monotonic: number): readonly unknown[] =>
    told(state, note, { by: first, at, monotonic }).filter(({ type }) => type === 'clock.jumped')

  test.each([
    ['forwards by three hours', '2026-11-21T15:00:10.000Z', 11_000, 10_800],
    ['backwards by an hour', '2026-11-21T11:00:10.000Z', 11_000, -3600],
    ['by a little more than is let pass', '2026-11-21T12:01:11.000Z', 11_000, 61],
  ])('%s is a finding, whatever is said', (_how, at, monotonic, seconds) => {
    expect(noted(agreed, at, monotonic)).toEqual([{ type: 'clock.jumped', seconds }])
  })

  test('is told once, and again when it jumps back', () => {
    const jumped = evolveAll(agreed, [{ type: 'clock.jumped', seconds: 10_800 }])
    expect(noted(jumped, '2026-11-21T15:00:20.000Z', 21_000)).toEqual([])
    expect(noted(jumped, '2026-11-21T12:00:30.000Z', 31_000)).toEqual([{ type: 'clock.jumped', seconds: 0 }])
  })

  test('is none if it keeps step, or if nobody has read it yet', () => {
    expect(noted(agreed, '2026-11-21T14:00:00.000Z', 7_201_000)).toEqual([])
    expect(noted(running(), '2031-01-01T00:00:00.000Z', 0)).toEqual([])
  })
})
