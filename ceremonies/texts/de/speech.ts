import type { speech as english } from '../en/speech.ts'
import type { Translated } from '../translated.ts'

export const speech: Translated<typeof english> = {
  nobody: 'Noch hat sich niemand registriert. Wer etwas sagen will, registriert sich zuerst.',
  note: { text: 'Die Notiz' },
  exception: {
    expected: 'Was das Skript vorsah',
    happened: 'Was stattdessen geschah',
    decided: 'Wer entschieden hat, wie es weitergeht',
    effect: 'Was daraus folgt',
    remedy: 'Was dagegen zu tun ist',
    open: 'Ist das noch zu tun',
  },
  remedy: {
    exception: 'Nummer der Abweichung',
    statement: 'Wie sie behoben wurde',
    none: 'Keine Abhilfe steht aus.',
  },
  dispute: { reason: 'Was nicht stimmt', none: 'Es gibt nichts, dem zu widersprechen wäre.' },
  replace: { person: 'Wessen Funktion jemand anderes übernimmt', name: 'Name der neuen Person', reason: 'Warum' },
  'by-code': {
    person: 'Wessen Karte nicht mehr funktioniert',
    happened: 'Was mit ihr geschehen ist',
    decided: 'Wer entschieden hat, dass der persönliche Code gilt',
    effect: 'Was daraus folgt',
    remedy: 'Was mit der Karte geschehen muss',
    open: 'Ist das noch zu tun',
    none: 'Für niemanden spricht eine Karte.',
  },
  break: { reason: 'Warum die Pause', sealed: 'Wie der Raum versiegelt ist (Siegelnummern)' },
  'without-mirror': {
    statement: 'Warum die Zeremonie ohne Spiegelkopie weitergeht',
    none: 'Keine Spiegelkopie wartet auf eine Entscheidung.',
  },
  abort: { reason: 'Warum die Zeremonie abgebrochen wird', word: 'ABBRECHEN' },
}
