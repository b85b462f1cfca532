/** The cards of all ceremonies, by the last word on each. */
import { expect, test } from 'vitest'
import { cardsIn, knownCardsIn } from '../../../ceremonies/register/cards.ts'
import { keyOf, type Placed, type Row, type Rows } from '../../../ceremonies/register/row.ts'

/** Ceremonies a day apart, in their order. */
function rowsOf(...ceremonies: readonly (readonly Row[])[]): Rows {
  const all: readonly Placed[] = ceremonies.flatMap((rows, day) =>
    rows.map((row, seq) => ({ ceremony: `c-${day}`, seq, at: `2026-01-0${day + 1}T00:00:0${seq}.000Z`, row })),
  )
  return {
    of: (kind, { key, ceremony } = {}) =>
      all.filter(({ row, ceremony: of }) => {
        return (
          row.kind === kind && (key === undefined || keyOf(row) === key) && (ceremony === undefined || of === ceremony)
        )
      }) as never,
  }
}

const opened = (mode: 'real' | 'rehearsal' = 'real'): Row => ({
  ...{
    kind: 'ceremony',
    ceremony: 'id',
    mode,
    title: '',
    script: '00'.repeat(32),
    rules: '1',
    opened: '',
    follows: null,
  },
})
const card = (name: string, serial = '7'): Row => ({
  ...{ kind: 'card', card: name, holder: 'custodian-1', applet: 'piv', serial, firmware: null, software: false },
  ...{ decryption: 'aa', signature: 'bb', attested: false },
})
const put = (name: string, set: string, share = 1): Row => ({
  ...{ kind: 'share-on-card', set, share, card: name, holder: 'custodian-1', sha256: 'cc'.repeat(32) },
})
const set = (name: string, identifier: number): Row => ({
  ...{ kind: 'set', scheme: 'SLIP-0039', identifier, set: name, threshold: 2, shares: 3 },
})
const seen = (name: string, found: Extract<Row, { kind: 'card-seen' }>['found'], serial: string | null = '7'): Row => ({
  ...{ kind: 'card-seen', card: name, holder: 'custodian-1', applet: serial === null ? null : 'piv', serial, found },
})
const made = [opened(), card('old-name'), set('s-1', 5), put('old-name', 's-1')]

test('a card is what enrolled it says, with the share that it keeps', () => {
  expect(cardsIn(rowsOf(made))).toMatchObject([
    {
      card: 'old-name',
      mode: 'real',
      seen: null,
      lost: false,
      shares: [{ set: 's-1', identifier: 5, share: 1, valid: true }],
    },
  ])
  const paper: Row = { kind: 'share-on-paper', set: 's-1', share: 1 }
  const voided: Row = { kind: 'set-status', set: 's-1', status: 'voided' }
  expect(cardsIn(rowsOf([...made, paper, voided]))[0]?.shares).toMatchObject([{ valid: false, onPaper: true }])
})

test('a later ceremony calls it otherwise, and what it puts there is what the card keeps from then on', () => {
  const later = [opened(), seen('new-name', 'presented'), set('s-2', 6), put('new-name', 's-2', 3)]
  expect(cardsIn(rowsOf(made, later))).toMatchObject([
    { card: 'old-name', seen: { found: 'presented' }, shares: [{ set: 's-2', identifier: 6, share: 3 }] },
  ])
})

test('whatever is said last of it counts, by its number or by its name there', () => {
  const lostOf = (...later: readonly Row[]) => cardsIn(rowsOf(made, [opened(), ...later])).map(({ lost }) => lost)
  expect([
    lostOf(seen('old-name', 'missing')),
    lostOf(seen('old-name', 'missing'), seen('old-name', 'answered')),
    lostOf(seen('old-name', 'blocked')),
    lostOf(seen('new-name', 'presented'), seen('new-name', 'silenced', null)),
    // Another card of that name.
    lostOf(seen('old-name', 'silenced', null)),
    lostOf(seen('old-name', 'missing', '8')),
  ]).toEqual([[true], [false], [false], [true], [false], [false]])
  // It was reset and enrolled again.
  expect(cardsIn(rowsOf(made, [opened(), seen('old-name', 'missing'), card('again')]))).toMatchObject([
    { card: 'again', lost: false, seen: null },
  ])
})

test('a ceremony is told of cards of its own kind alone', () => {
  const rows = rowsOf(made, [opened('rehearsal'), card('played', '9')])
  expect(
    [knownCardsIn(rows, 'real'), knownCardsIn(rows, 'rehearsal')].map((all) => all.map((one) => one.card)),
  ).toEqual([['old-name'], ['played']])
})
