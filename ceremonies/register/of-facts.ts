/** The rows that facts make, for whoever has a record in hand and no register. */
import type { Fact } from '../record/line.ts'
import { type Kind, keyOf, type Placed, type RowOf, type Rows, type Which } from './row.ts'
import { rowsOf } from './rows.ts'

/** Of one record, whose name is left out: nobody asks for another's. */
export function rowsOfFacts(facts: readonly Fact[]): Rows {
  const all: readonly Placed[] = facts.flatMap((fact) =>
    rowsOf(fact).map((row) => ({ ceremony: '', seq: fact.seq, at: fact.at, row })),
  )
  return {
    of: <K extends Kind>(kind: K, { key }: Which = {}) =>
      all.filter((one): one is Placed<RowOf<K>> => {
        return one.row.kind === kind && (key === undefined || keyOf(one.row) === key)
      }),
  }
}
