import { rowsFrom } from '../../kernel/rows.ts'
import { custodyPlanned, thingKept } from './facts.ts'

export const custodyRows = [
  rowsFrom(custodyPlanned, ({ safes, titles, days }) => [{ kind: 'custody-plan', safes, titles, days }]),
  rowsFrom(thingKept, ({ type: _type, step: _step, place: _place, sealedBy, ...thing }) => [
    { kind: 'kept', ...thing, sealedBy },
  ]),
]
