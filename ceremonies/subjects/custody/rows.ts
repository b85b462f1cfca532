import { rowsFrom } from '../../kernel/rows.ts'
import { cardInspected, custodyPlanned, nowhere, thingKept, thingLost } from './facts.ts'

export const custodyRows = [
  rowsFrom(custodyPlanned, ({ safes, titles, days }) => [{ kind: 'custody-plan', safes, titles, days }]),
  rowsFrom(thingKept, ({ type: _type, step: _step, place: _place, sealedBy, ...thing }) => [
    { kind: 'kept', ...thing, sealedBy },
  ]),
  rowsFrom(cardInspected, ({ card, by: holder, applet, serial, found }) => [
    { kind: 'card-seen', card, holder, applet, serial, found },
  ]),
  rowsFrom(thingLost, (thing) => [{ kind: 'kept', ...nowhere(thing), sealedBy: null }]),
]
