import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../ceremonies/kernel/command.ts'
import { type Saying, confirming, everybodyHere, given, rollCall } from './given.ts'

const proposed = [...everybodyHere, rollCall]
const first = confirming('witness-1', proposed)
const digest = given(...proposed).state.proposal?.digest ?? ''

describe('a step is done', () => {
  test('when its performer proposes it, it waits for its witnesses', () => {
    const [made, ...more] = given(...everybodyHere)
      .when(...rollCall)
      .events()
    expect(more).toEqual([])
    expect(made).toMatchObject({
      type: 'proposal.made',
      subject: 'step',
      step: 'roll-call',
      by: 'administrator',
      seq: 7,
    })
  })

  test('when the last of its witnesses has confirmed, and not before', () => {
    expect(
      given(...proposed)
        .when(...first)
        .events()
        .map(({ type }) => type),
    ).toEqual(['proposal.confirmed'])
    const last = confirming('witness-2', [...proposed, first])
    expect(
      given(...proposed, first)
        .when(...last)
        .events(),
    ).toEqual([
      {
        type: 'proposal.confirmed',
        step: 'roll-call',
        by: 'witness-2',
        at: '2026-11-21T10:00:00.000Z',
        method: 'code',
        digest,
        seq: 7,
        answers: {},
      },
      {
        type: 'step.finished',
        step: 'roll-call',
        kind: 'roll-call',
        basis: 'seen',
        performed: 'administrator',
        witnessed: ['witness-1', 'witness-2'],
        answers: {
          administrator: (rollCall[1] as Command & { answers: object }).answers,
          'witness-1': {},
          'witness-2': {},
        },
      },
    ])
  })

  test('by nobody if somebody disputes it; the record keeps why', () => {
    const dispute: Saying = ['witness-1', { type: 'dispute', digest, reason: 'Custodian 3 is not here.' }]
    expect(
      given(...proposed)
        .when(...dispute)
        .events(),
    ).toEqual([
      { type: 'proposal.disputed', step: 'roll-call', by: 'witness-1', digest, reason: 'Custodian 3 is not here.' },
    ])
    expect(given(...proposed, dispute).state.proposal).toBeNull()
  })
})

const confirm = (more: object): Command => ({ type: 'confirm', digest, seq: 7, answers: {}, ...more })

test.each<[string, readonly Saying[], Saying, string]>([
  ['the proposer confirms', proposed, ['administrator', confirm({})], 'ALREADY_CONFIRMED'],
  ['a witness confirms twice', [...proposed, first], first, 'ALREADY_CONFIRMED'],
  ['something else is confirmed', proposed, ['witness-1', confirm({ digest: 'f'.repeat(64) })], 'PROPOSAL_CHANGED'],
  ['another place is confirmed', proposed, ['witness-1', confirm({ seq: 8 })], 'PROPOSAL_CHANGED'],
  ['no tree head is bound', proposed, ['witness-1', confirm({}), { head: null }], 'PROPOSAL_CHANGED'],
  ['nothing is proposed', everybodyHere, ['witness-1', confirm({})], 'NOTHING_PROPOSED'],
  [
    'another step is answered',
    everybodyHere,
    ['witness-1', { type: 'answer', step: 'clock', answers: {}, exception: null }],
    'STEP_NOT_CURRENT',
  ],
  [
    'somebody else performs',
    everybodyHere,
    ['witness-1', { type: 'answer', step: 'roll-call', answers: {}, exception: null }],
    'NOT_YOUR_STEP',
  ],
  ['it is proposed again', proposed, rollCall, 'PROPOSAL_PENDING'],
  [
    'an answer is missing',
    everybodyHere,
    ['administrator', { type: 'answer', step: 'roll-call', answers: {}, exception: null }],
    'ANSWER_MISSING',
  ],
  [
    'nothing is in doubt',
    everybodyHere,
    ['administrator', { type: 'resolve', step: 'roll-call', choice: 'redo', statement: 'x' }],
    'STEP_NOT_IN_DOUBT',
  ],
])('it is refused when %s', async (_what, before, saying, code) => {
  expect(
    (
      await given(...before)
        .when(...saying)
        .refusal()
    ).code,
  ).toBe(code)
})
