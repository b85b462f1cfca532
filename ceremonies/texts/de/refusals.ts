import { badge } from './badge.ts'
import { card } from './card.ts'
import { ceremony } from './ceremony.ts'
import { certificate } from './certificate.ts'
import { cli } from './cli.ts'
import { desk } from './desk.ts'
import { documents } from './documents.ts'
import { record } from './record.ts'
import { script } from './script.ts'
import { shares } from './shares.ts'
import { sheets } from './sheets.ts'
import { token } from './token.ts'

/** Every refusal by its stable code. A sentence says what was wrong, where, and what to do; `{name}` is a parameter (ICU MessageFormat). */
export const refusal = {
  ...badge,
  ...card,
  ...ceremony,
  ...certificate,
  ...cli,
  ...desk,
  ...documents,
  ...record,
  ...script,
  ...shares,
  ...sheets,
  ...token,
}
