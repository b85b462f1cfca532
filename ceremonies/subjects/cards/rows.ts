import { rowsFrom } from '../../kernel/rows.ts'
import { cardEnrolled } from './facts.ts'

export const cardRows = [
  rowsFrom(cardEnrolled, ({ card, holder, applet, serial, token, software, decryption, signature, attested }) => [
    { kind: 'card', card, holder, applet, serial, firmware: token, software, decryption, signature, attested },
  ]),
]
