/** What of an earlier set is destroyed, and when, from facts alone. */
import { expect, test } from 'vitest'
import { entriesOf } from '../../../../ceremonies/transcript/entries.ts'
import { inEnglish } from '../../../support/english.ts'
import { current } from '../../../../ceremonies/index.ts'
import type { JsonObject } from '../../../../ceremonies/base/json.ts'
import type { State } from '../../../../ceremonies/kernel/model.ts'
import { kindOf, levelOf } from '../../../../ceremonies/kernel/rules.ts'
import { rowsOf } from '../../../../ceremonies/register/rows.ts'
import type { Event } from '../../../../ceremonies/subjects/index.ts'
import { envelope } from '../../../support/envelope.ts'
import { evolveAll } from '../../../support/known.ts'
import { plan } from '../../../support/succession.ts'
import { refused } from '../../shares/helpers.ts'
import { start, note, read, stepOf, accepted, made, both, after, agreed } from './known.ts'

test('nothing is destroyed of a set that is valid, and what was not destroyed is on record', () => {
  const whole = after(...made, ...both)
  const said = { 'sheet-1': true, 'sheet-2': false, 'sheet-3': true, archives: false, media: 'M-1', how: 'Burnt.' }
  expect(() => agreed('retire', whole, said)).toThrow(refused('SET_STILL_VALID', { identifier: 7 }))
  const inForce = evolveAll(whole, agreed('in-force', whole))
  const retired = agreed('retire', inForce, said)
  expect(retired).toEqual([
    expect.objectContaining({ type: 'set.retired', set: 'old-set', destroyed: [1, 3], left: [2], archives: false }),
  ])
  expect(() => agreed('retire', evolveAll(inForce, retired), said)).toThrow(refused('SET_RETIRED', { identifier: 7 }))
  const { performs } = stepOf('retire')
  const asked = kindOf(current, 'retire-set').form(stepOf('retire'), inForce, performs)
  expect(asked.map(({ name, should }) => [name, should ?? false])).toEqual([
    ['sheet-1', true],
    ['sheet-2', true],
    ['sheet-3', true],
    ['archives', true],
    ['media', false],
    ['how', false],
  ])
})

test('each card that keeps a share of it is asked about, and no sheet of a share that a card alone has', () => {
  const [set] = read.sets
  const cards = [
    { share: 1, applet: 'piv', serial: '0A', onPaper: false },
    { share: 3, applet: 'openpgp', serial: '0B', onPaper: true },
  ] as const
  const whole = evolveAll(start, [...accepted({ ...read, sets: [{ ...set, cards }] }), ...made, ...both])
  const inForce = evolveAll(whole, agreed('in-force', whole))
  const step = stepOf('retire')
  const asked = kindOf(current, 'retire-set').form(step, inForce, step.performs)
  expect(asked.map(({ name }) => name)).toEqual([
    ...['sheet-2', 'sheet-3', 'card-1', 'card-2'],
    ...['archives', 'media', 'how'],
  ])
  expect(asked.find(({ name }) => name === 'card-1')).toMatchObject({
    should: true,
    label: { code: 'field.retire-set.card', parameters: { share: 1, identifier: 7, serial: '0A' } },
  })
  const said = { 'sheet-2': true, 'sheet-3': true, 'card-1': true, 'card-2': false, archives: true, media: '', how: '' }
  const [retired] = agreed('retire', inForce, said)
  expect(retired).toMatchObject({
    ...{ type: 'set.retired', destroyed: [2, 3], left: [] },
    cards: [
      { share: 1, serial: '0A', destroyed: true },
      { share: 3, serial: '0B', destroyed: false },
    ],
  })
  // For the register a share that a card still has is left, though its sheet was burnt.
  const { type, ...content } = retired as Event & JsonObject
  const fact = {
    ceremony: 'c',
    seq: 1,
    at: '2026-01-01T00:00:00.000Z',
    level: levelOf(current, type),
    type,
    fact: content,
  }
  expect(rowsOf(fact)).toMatchObject([{ kind: 'set-retired', destroyed: [1, 2], left: [3] }])
})

test('in a real ceremony nothing is destroyed while the new archives are in one place', () => {
  const [record] = plan.steps.filter(({ kind }) => kind === 'accept-record')
  if (!record) throw new Error('no record is accepted')
  const kind = kindOf(current, record.kind)
  const checked = (state: State) => () => kind.check(record, state, { digest: note }, record.performs, envelope)
  expect(checked({ ...start, mode: 'real' })).toThrow(refused('CHANGE_NEEDS_MIRROR', {}))
  expect(checked({ ...start, mode: 'real', mirror: 'whole' })).not.toThrow()
  expect(checked(start)).not.toThrow()
  const whole = after(...made, ...both)
  const inForce = evolveAll(whole, agreed('in-force', whole))
  const said = { 'sheet-1': true, 'sheet-2': true, 'sheet-3': true, archives: true, media: 'M-1', how: 'Burnt.' }
  for (const mirror of ['none', 'lost', 'abandoned'] as const)
    expect(() => agreed('retire', { ...inForce, mode: 'real', mirror }, said)).toThrow(
      refused('RETIRE_WITHOUT_MIRROR', {}),
    )
  expect(agreed('retire', { ...inForce, mode: 'real', mirror: 'whole' }, said)).toHaveLength(1)
})

test('the transcript calls archives destroyed only where every one is said to be', () => {
  const retired = {
    type: 'set.retired',
    set: 'old-set',
    ceremony: 'ceremony-1',
    threshold: 2,
    destroyed: [1],
    left: [2],
    cards: [],
    media: 'M-1',
    how: 'Burnt.',
    step: 'retire',
  } as const
  const labels = (archives: boolean) =>
    entriesOf({ ...retired, archives }, (part) => part).map(({ label }) => inEnglish(label))
  expect(labels(true)).toContain('Archives destroyed on')
  expect(labels(false)).toContain('Archives not all destroyed; on')
  expect(labels(false)).not.toContain('Archives destroyed on')
})
