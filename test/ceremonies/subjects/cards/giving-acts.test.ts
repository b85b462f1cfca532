/** The steps that put a share onto a card and prove it there: what they refuse by the record, and what they do not take as it comes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import type { Json, JsonObject } from '../../../../ceremonies/base/json.ts'
import type { Performing, State } from '../../../../ceremonies/kernel/model.ts'
import { kindOf } from '../../../../ceremonies/kernel/rules.ts'
import { current, initialState, makePlan, parseScript } from '../../../../ceremonies/index.ts'
import { spkiOfPoint } from '../../../../ceremonies/devices/ec-point.ts'
import { cardShareFile } from '../../../../ceremonies/shares/card-share.ts'
import { provedIn, sharesOf } from '../../../../ceremonies/subjects/backup/facts.ts'
import { backupSubject } from '../../../../ceremonies/subjects/backup/index.ts'
import type { Event } from '../../../../ceremonies/subjects/index.ts'
import { sealForCard } from '../../../../native/secrets/card-share.ts'
import { envelope } from '../../../support/envelope.ts'
import { evolveAll as evolve } from '../../../../ceremonies/kernel/evolve.ts'
import { evolveAll } from '../../../support/known.ts'
import { refused } from '../../../support/refused.ts'
import { p256 } from '@noble/curves/nist.js'

const fixture = join(import.meta.dirname, '../../../fixtures/scripts/delivery.yaml')
const script = parseScript(readFileSync(fixture, 'utf8'))
const start = initialState(script, makePlan(script, bindParameters(script.parameters, {})))
const set = 'aa'.repeat(16)
const check = { method: 'CMAC', length: 5, value: '0011223344' } as const
const point = Buffer.from(p256.getPublicKey(Buffer.alloc(32, 7), false)).toString('hex')
const key = spkiOfPoint('P-256', point) ?? ''
const told = { applet: 'piv', firmware: null, token: null, software: true, curve: 'P-256', signature: key } as const
const enrolled = (card: string, holder: string): Event => ({
  ...{
    type: 'card.enrolled',
    card,
    holder,
    serial: card,
    decryption: key,
    attestation: null,
    attested: false,
    ...told,
  },
})
const made: readonly Event[] = [
  { type: 'envelope-key.made', set, check, token: 'ceremony-hsm' },
  { type: 'set.made', set, scheme: 'SLIP-0039', identifier: 5, threshold: 2, shares: 3 },
]
const put = (index: number, card: string): Event => ({
  ...{ type: 'share.put-on-card', set, index, to: `custodian-${index}`, card, artifact: `card-share-5-${index}.json` },
  sha256: '00'.repeat(32),
})
const given = (...events: readonly Event[]): State => ({
  ...evolveAll(start, [...made, ...events]),
  ceremony: 'the-ceremony',
})

const stepOf = (id: string) => {
  const step = start.plan.steps.find((one) => one.id === id)
  if (!step) throw new Error(`the script has no ${id}`)
  return step
}
function actOf(id: string) {
  const { act } = kindOf(current, stepOf(id).kind)
  if (!act) throw new Error(`${id} has no act`)
  return act
}
const request = (id: string, state: State): JsonObject => actOf(id).prepare(stepOf(id), state, envelope)
const code = async (work: () => unknown) => (await refused(work)).code

test('a share goes onto a card that its custodian enrolled, one share and one card', async () => {
  expect(await code(() => request('put-1', given()))).toBe('CARD_NOT_ENROLLED')
  expect(await code(() => request('put-1', given(enrolled('card-1', 'custodian-2'))))).toBe('CARD_NOT_YOURS')
  const both = [enrolled('card-1', 'custodian-1'), enrolled('card-2', 'custodian-2')]
  expect(request('put-1', given(...both))).toEqual({
    ...{ set, index: 1, again: 0, instead: null, card: 'card-1', holder: 'custodian-1', applet: 'piv' },
    ...{ serial: 'card-1', key },
  })
  expect(await code(() => request('put-1', given(...both, put(1, 'card-2'))))).toBe('CARD_HAS_SHARE')
  expect(await code(() => request('put-1', given(...both, put(2, 'card-1'))))).toBe('CARD_HAS_SHARE')
  expect(await code(() => request('prove-card-1', given(...both, put(2, 'card-2'))))).toBe('SHARE_NOT_ON_CARD')
})

const names = { ceremony: 'the-ceremony', set, identifier: 5, index: 1, threshold: 2, scheme: 'SLIP-0039' } as const
const sealed = sealForCard(names, key, Buffer.alloc(66, 1))

test('what comes back must be the share that was asked for, sealed to the card on record', async () => {
  const state = given(enrolled('card-1', 'custodian-1'))
  const asked = request('put-1', state)
  const concluded = (share: object) =>
    actOf('put-1').conclude(stepOf('put-1'), asked, { share } as unknown as Json, state, envelope)
  expect(concluded(sealed)).toMatchObject([
    { type: 'share.put-on-card', index: 1, to: 'custodian-1', artifact: 'card-share-5-1.json' },
  ])
  const other = spkiOfPoint('P-256', Buffer.from(p256.getPublicKey(Buffer.alloc(32, 8), false)).toString('hex'))
  for (const change of [
    ...[
      { ceremony: 'another' },
      { set: 'another' },
      { identifier: 6 },
      { index: 2 },
      { threshold: 3 },
      { card: other },
    ],
  ])
    expect(await code(() => concluded({ ...sealed, ...change })), JSON.stringify(change)).toBe('CARD_SHARE_NAMED')
})

test('a card that no longer keeps the file of the record proves nothing, and is asked for no PIN', async () => {
  const state = given(enrolled('card-1', 'custodian-1'), put(1, 'card-1'))
  const file = cardShareFile(sealed)
  const asked: string[] = []
  const performing = {
    state,
    artifact: () => file,
    devices: {
      cards: () => ({
        readObject: () => Promise.resolve({ tries: [], data: Buffer.from(file).toString('hex').replace(/7b/, '7c') }),
      }),
      secrets: () => ({}),
    },
    ask: () => asked.push('PIN'),
  } as unknown as Performing
  const act = actOf('prove-card-1')
  const proving = act.perform(stepOf('prove-card-1'), request('prove-card-1', state), performing)
  expect([(await refused(proving)).code, asked]).toEqual(['CARD_SHARE_CHANGED', []])
})

test('a share counts as proved once it was given back in each way in which it was given', () => {
  const paper: Event = { type: 'share.shown', set, index: 1, to: 'custodian-1' }
  const typed: Event = { type: 'share.proved', set, index: 1, by: 'custodian-1' }
  const opened: Event = { type: 'share.proved-by-card', set, index: 1, by: 'custodian-1', card: 'card-1' }
  const proved = (...events: readonly Event[]) => provedIn(sharesOf(given(...events)))
  expect([
    proved(),
    proved(paper),
    proved(paper, typed),
    proved(put(1, 'card-1')),
    proved(put(1, 'card-1'), opened),
    proved(paper, put(1, 'card-1'), opened),
    proved(paper, put(1, 'card-1'), typed),
    proved(paper, put(1, 'card-1'), typed, opened),
  ]).toEqual([[], [], [1], [], [1], [], [], [1]])
})

test('a card that does not prove its share is given another once the set is void: by those who made it, and the old file counts no more', async () => {
  const both = [enrolled('card-1', 'custodian-1'), enrolled('card-2', 'custodian-2')]
  const stuck = given(...both, put(1, 'card-1'), put(2, 'card-2'))
  expect([backupSubject.inBetween(stuck, stepOf('prove-card-1')), await code(() => request('put-1', stuck))]).toEqual([
    null,
    'CARD_HAS_SHARE',
  ])
  // Whoever leaves the ceremony and resumes it has no secrets process any more.
  const resumed = evolve(stuck, backupSubject.onResuming(stuck))
  expect(backupSubject.inBetween(resumed, stepOf('prove-card-1'))).toMatchObject({
    ...{ kind: 'void-set', performs: 'administrator', witnesses: ['witness'] },
  })
  const voided = evolveAll(resumed, [{ type: 'set.voided', set, statement: 'Card 1 was reset.' }])
  expect(voided.plan.steps[voided.position]?.id).toBe('envelope-key')
  const again = 'bb'.repeat(16)
  const anew = evolveAll(voided, [
    { type: 'envelope-key.made', set: again, check, token: 'ceremony-hsm' },
    { type: 'set.made', set: again, scheme: 'SLIP-0039', identifier: 6, threshold: 2, shares: 3 },
  ])
  expect(request('put-1', anew)).toMatchObject({ set: again, index: 1, card: 'card-1' })
  expect([await code(() => request('prove-card-1', anew)), provedIn(sharesOf(anew))]).toEqual(['SHARE_NOT_ON_CARD', []])
})
