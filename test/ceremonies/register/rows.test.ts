import { expect, test } from 'vitest'
import { z } from 'zod'
import { current } from '../../../ceremonies/index.ts'
import { levelOf } from '../../../ceremonies/kernel/rules.ts'
import { sees } from '../../../ceremonies/record/levels.ts'
import type { Fact } from '../../../ceremonies/record/line.ts'
import { ROWS_VERSION, Row } from '../../../ceremonies/register/row.ts'
import { rowsOf, rowsOfEntry, rowsOfSeal, rowTypes } from '../../../ceremonies/register/rows.ts'
import { digestOf, instant, sealed, wholeCeremony, type Written } from '../../support/records.ts'

const factOf = ([type, fact]: Written, seq = 0): Fact => ({
  ceremony: 'a'.repeat(26),
  seq,
  at: instant(seq),
  level: levelOf(current, type),
  type,
  fact,
})

test('only facts that auditors may read make rows: people’s names are in none', () => {
  expect(rowTypes.filter((type) => !sees('restricted', levelOf(current, type)))).toEqual([])
  const rows = [...wholeCeremony(1), sealed(1)].flatMap((written) => rowsOf(factOf(written)))
  expect(rows.length).toBeGreaterThan(10)
  expect(JSON.stringify(rows)).not.toMatch(/Name Of A Person|brought-by-a-witness/)
})

test('a fact that does not say what its type says makes no row unseen', () => {
  for (const type of rowTypes.filter((one) => one !== 'ceremony.aborted'))
    expect(() => rowsOf(factOf([type, {}])), type).toThrow()
  expect(rowsOf(factOf(['no.such-fact', {}]))).toEqual([])
})

test('whoever changes what a record makes raises the version, so that every register is rebuilt', () => {
  const made = [...wholeCeremony(1), sealed(1), ['ceremony.aborted', { reason: '' }] as const].map((one, seq) =>
    rowsOf(factOf(one, seq)),
  )
  const after = [rowsOfSeal('none'), rowsOfEntry({ entry: 'record-key.destroyed', id: 'aa' })]
  const shape = digestOf(JSON.stringify([z.toJSONSchema(Row), rowTypes, made, after]))
  expect({ version: ROWS_VERSION, shape }).toEqual({
    version: 11,
    shape: 'bbd3fbdc855a167452c5c62e4682b6606db76b2435a469f8cddb0d77b7d5069e',
  })
})
