import { expect, test } from 'vitest'
import {
  type Rows,
  type Which,
  type Kind,
  keyOf,
  type Placed,
  type Row,
  type RowOf,
} from '../../../ceremonies/register/row.ts'
import { followsRemarks, isSealed, tokenRemarks } from '../../../ceremonies/register/remarks.ts'
import { digestOf } from '../../support/records.ts'
import { inEnglish, inGerman } from '../../support/english.ts'

/** Rows of one ceremony after another, by the name of each. */
function rowsOf(ceremonies: Readonly<Record<string, readonly Row[]>>): Rows {
  const all: Placed[] = Object.entries(ceremonies).flatMap(([ceremony, rows], day) =>
    rows.map((row, seq) => ({ ceremony, seq, at: `2026-11-2${day}T10:00:00.000Z`, row })),
  )
  const isOf = <K extends Kind>(kind: K, one: Placed): one is Placed<RowOf<K>> => one.row.kind === kind
  return {
    of: <K extends Kind>(kind: K, { key, ceremony }: Which = {}) =>
      all
        .filter((one) => isOf(kind, one))
        .filter((one) => key === undefined || keyOf(one.row) === key)
        .filter((one) => ceremony === undefined || one.ceremony === ceremony),
  }
}

const pub = { class: 'public', id: '01', label: 'root' }
const priv = { class: 'private', id: '01', label: 'root' }
const record = { class: 'public', id: 'aa', label: 'record' }
const added = { class: 'certificate', id: '09', label: 'stranger' }

const token: Row = {
  kind: 'token',
  name: 'hsm',
  label: 'root',
  serial: '17',
  model: 'Model',
  firmware: '1',
  hardware: true,
  certificate: null,
}
const key: Row = { kind: 'record-key', token: 'hsm', id: 'aa', fingerprint: digestOf('key') }
const destroyed: Row = { kind: 'record-key-destroyed', id: 'aa' }
const held = (objects: (typeof pub)[]): Row => ({ kind: 'objects', name: 'hsm', objects })
const found = { name: 'root-hsm', label: 'root', serial: '17', initialised: true }
const codes = (rows: Rows, objects: (typeof pub)[], more: Partial<typeof found> = {}) =>
  tokenRemarks(rows, { ...found, objects, ...more }).map(({ code }) => code)

test('a token that holds what the last seal says is not remarked on; its record key is gone after the seal', () => {
  const rows = rowsOf({ one: [token, key, held([pub, priv, record]), destroyed] })
  expect(codes(rows, [pub])).toEqual([])
  // Who is logged in sees more, and a private object need not be seen.
  expect(codes(rows, [pub, priv])).toEqual([])
  expect(codes(rows, [pub, record])).toEqual(['register.objectsMore'])
  expect(codes(rowsOf({ one: [token, key, held([pub, record])] }), [pub, record])).toEqual([])
  expect(codes(rowsOf({ one: [token, key, held([pub, record])] }), [pub])).toEqual([])
})

test('what was added, removed or relabelled is told with its seal', () => {
  const rows = rowsOf({ one: [token, held([pub, priv])] })
  const [more, less] = tokenRemarks(rows, { ...found, objects: [added] })
  expect(inEnglish(more ?? '')).toBe(
    'The token of root-hsm (“root”, serial 17) holds what it did not hold when ceremony one was sealed (2026-11-20T10:00:00.000Z): certificate 09 “stranger”. Find out who added it.',
  )
  expect(inEnglish(less ?? '')).toBe(
    'The token of root-hsm (“root”, serial 17) no longer holds what it held when ceremony one was sealed (2026-11-20T10:00:00.000Z): public key 01 “root”. Find out who removed it.',
  )
  expect(inGerman(more ?? '')).toContain('Zertifikat 09 „stranger“')
  expect(codes(rows, [{ ...pub, label: 'other' }])).toEqual(['register.objectsMore', 'register.objectsLess'])
  expect(codes(rows, [pub, pub])).toEqual(['register.objectsMore'])
})

test('the last seal of the same serial and label counts, and no other', () => {
  const rows = rowsOf({ one: [token, held([pub])], two: [token, held([pub, added])], three: [token] })
  expect(codes(rows, [pub, added])).toEqual([])
  expect(codes(rows, [pub])).toEqual(['register.objectsLess'])
  expect(codes(rows, [], { serial: '18' })).toEqual([])
  expect(codes(rows, [], { label: 'other' })).toEqual([])
  expect(codes(rows, [], { initialised: false })).toEqual([])
  expect([isSealed(rows, found), isSealed(rows, { ...found, serial: '18' })]).toEqual([true, false])
})

const opened = (follows: string | null, mode: 'real' | 'rehearsal' = 'real'): Row => ({
  kind: 'ceremony',
  ceremony: 'a'.repeat(26),
  mode,
  title: 'Root',
  script: digestOf('script'),
  rules: '1',
  opened: '2026-11-20T10:00:00.000Z',
  follows,
})
const note = (text: string, size: number): Row => ({ kind: 'note', digest: digestOf(text), size })
const ended: Row = { kind: 'ended', how: 'sealed' }

test('the ceremony that a real one follows is looked for among the records', () => {
  const rows = rowsOf({
    one: [opened(null), note('first', 5), ended, note('last', 9)],
    two: [opened(digestOf('last')), ended, note('second', 7)],
    practice: [opened(null, 'rehearsal'), ended],
  })
  const told = (follows: string, mode: 'real' | 'rehearsal' = 'real') =>
    followsRemarks(rows, { mode, follows }).map(({ code }) => code)
  expect(told(digestOf('second'))).toEqual([])
  expect(told(digestOf('last'))).toEqual(['register.followsTaken'])
  expect(told(digestOf('first'))).toEqual(['register.followsEarlier'])
  expect(told(digestOf('elsewhere'))).toEqual(['register.followsUnknown'])
  expect(told('none')).toEqual(['register.followsNone'])
  expect(told('none', 'rehearsal')).toEqual([])
  expect(
    followsRemarks(rowsOf({ practice: [opened(null, 'rehearsal'), ended] }), { mode: 'real', follows: 'none' }),
  ).toEqual([])
})
