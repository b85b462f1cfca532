import { rowsFrom } from '../../kernel/rows.ts'
import { voiceLost } from '../../kernel/facts/voices.ts'
import { cardEnrolled, cardPresented } from './facts.ts'

export const cardRows = [
  rowsFrom(cardEnrolled, ({ card, holder, applet, serial, token, software, decryption, signature, attested }) => [
    { kind: 'card', card, holder, applet, serial, firmware: token, software, decryption, signature, attested },
  ]),
  rowsFrom(cardPresented, ({ card, holder, applet, serial }) => [
    { kind: 'card-seen', card, holder, applet, serial, found: 'presented' },
  ]),
  rowsFrom(voiceLost, ({ person, device }) => [
    { kind: 'card-seen', card: device, holder: person, applet: null, serial: null, found: 'silenced' },
  ]),
]
