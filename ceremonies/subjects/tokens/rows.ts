import { rowsFrom } from '../../kernel/rows.ts'
import { tokenNoted, tokensFound } from './facts.ts'

export const tokenRows = [
  rowsFrom(tokensFound, ({ identifiers }) =>
    identifiers.map((identifier) => ({ kind: 'known-identifier', identifier })),
  ),
  rowsFrom(tokenNoted, ({ name, label, serial, model, firmware, hardware, certificate }) => [
    { kind: 'token', name, label, serial, model, firmware, hardware, certificate },
  ]),
]
