import { z } from 'zod'
import { type FactPlace, Row } from '../register/row.ts'
import type { FactOf, Fact } from './fact.ts'
import { ceremonyAborted } from './facts/said.ts'
import { ceremonyOpened } from './facts/opening.ts'
import { recordSigned } from './facts/sessions.ts'
import type { RowMaker } from './row-maker.ts'
import { noted } from './noted.ts'

const Rows = z.array(Row)

type Shape = Readonly<Record<string, z.ZodType>>

/** Declares what facts of one kind leave in the register. */
export function rowsFrom<T extends string, S extends Shape>(
  kind: FactOf<T, S>,
  make: (fact: Fact<T, S>, place: FactPlace) => readonly Row[],
): RowMaker {
  return { type: kind.type, rowsOf: (fact, place) => Rows.parse(make(kind.read(fact), place)) }
}

/** What every ceremony leaves there. */
export const kernelRows: readonly RowMaker[] = [
  rowsFrom(ceremonyOpened, ({ ceremony, mode, title, script, rules, follows }, { at }) => [
    {
      kind: 'ceremony',
      ceremony,
      mode,
      title,
      script,
      rules,
      opened: at,
      follows: follows === 'none' ? null : follows,
    },
  ]),
  rowsFrom(recordSigned, ({ note }) => noted(note)),
  rowsFrom(ceremonyAborted, () => [{ kind: 'ended', how: 'aborted' }]),
]
