/** By what a card with a share is known: the record of its ceremony, this one or the one that was accepted. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256Hex } from '../../../../ceremonies/base/digest.ts'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import { initialState, makePlan, parseScript } from '../../../../ceremonies/index.ts'
import type { Event } from '../../../../ceremonies/subjects/index.ts'
import { cardsOnRecord } from '../../../../ceremonies/subjects/recovery/cards-on-record.ts'
import { earlierAt } from '../../../../main/bundle/earlier.ts'
import { scriptText } from '../../../support/ceremony.ts'
import { evolveAll } from '../../../support/known.ts'
import { refused } from '../../../support/refused.ts'

const script = parseScript(scriptText('recovery-drill'))
const start = initialState(script, makePlan(script, bindParameters(script.parameters, { shares: '3', threshold: '2' })))
const check = { method: 'CMAC', length: 5, value: 'a0d7f6c399' } as const
const set = { set: 'a-set', scheme: 'SLIP-0039', identifier: 7, threshold: 2, shares: 3, check } as const
const put: Event = {
  ...{
    type: 'share.put-on-card',
    set: 'a-set',
    index: 2,
    to: 'custodian-2',
    card: 'card-2',
    artifact: 'card-share.json',
  },
  sha256: '00'.repeat(32),
}
const enrolled: Event = {
  ...{ type: 'card.enrolled', card: 'card-2', holder: 'custodian-2', applet: 'piv', serial: '7', firmware: null },
  ...{ token: null, software: true, curve: 'P-256', decryption: '00', signature: '00' },
  ...{ attestation: null, attested: false },
}
const file = Buffer.from('a share')
const asked: unknown[] = []
const around = (...events: readonly Event[]) => ({
  state: evolveAll(start, events),
  artifact: () => file,
  earlier: {
    ...earlierAt(null),
    cards: (...of: readonly unknown[]) => {
      asked.push(of)
      return Promise.resolve([])
    },
  },
})
const accepted = (note: string): Event => ({
  ...{ type: 'record.accepted', ceremony: 'another', note, size: 9, set, keys: ['root'], cards: [] },
})

test('of a set of this ceremony: its own facts, and its own file', async () => {
  const key: Event = { type: 'backup-key.made', token: 'root-hsm', id: '00', set: 'a-set', check }
  const made: Event = { type: 'set.made', set: 'a-set', scheme: 'SLIP-0039', identifier: 7, threshold: 2, shares: 3 }
  expect(await cardsOnRecord(around(key, made, enrolled, put), 'a-set')).toEqual([
    { share: 2, applet: 'piv', serial: '7', sha256: sha256Hex(file) },
  ])
  expect(asked).toEqual([])
})

test('of an earlier one: the record that was accepted, with its note; without one nothing is taken', async () => {
  const note = 'ab'.repeat(32)
  await cardsOnRecord(around(accepted(note)), 'a-set')
  await cardsOnRecord(around(accepted('none')), 'a-set')
  expect(asked).toEqual([
    [note, 'a-set'],
    [null, 'a-set'],
  ])
  expect(await refused(cardsOnRecord(around(enrolled, put), 'a-set'))).toMatchObject({ code: 'NO_RECORD_ACCEPTED' })
})

test('that record says which cards have the shares of which set, and what is on them', async () => {
  const golden = join(import.meta.dirname, '../../../fixtures/golden/rules-1/secret-on-cards/bundle')
  const earlier = earlierAt(golden)
  const { sets } = (await earlier.read(null)) as unknown as { sets: readonly { set: { set: string } }[] }
  const [one] = await earlier.cards(null, sets[0]?.set.set ?? '')
  expect(one).toMatchObject({ share: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown })
  expect(await earlier.cards(null, 'another')).toEqual([])
  expect(await refused(earlier.cards('00'.repeat(32), 'another'))).toMatchObject({ code: 'EARLIER_INVALID' })
})
