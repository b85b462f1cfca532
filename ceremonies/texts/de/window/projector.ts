import type { projector as english } from '../../en/window/projector.ts'
import type { Translated } from '../../translated.ts'

/** The second window: what everybody in the room may see. */
export const projector: Translated<typeof english> = {
  waiting: 'Im Augenblick ist keine Zeremonie geöffnet.',
  step: 'Schritt {number} von {of}',
  aloud: 'Vorzulesen',
  performs: 'Führt aus',
  witnesses: 'Bezeugen',
  confirmed: 'Hat bestätigt:',
  missing: 'Noch zu bestätigen',
  proposed: {
    review:
      'Eine Person hat geprüft, was unsigniert oder verändert ist. Eine weitere soll es prüfen und zustimmen oder widersprechen.',
    replace:
      'Eine Person schlägt vor, dass jemand anderes eine Funktion übernimmt. Eine weitere soll zustimmen oder widersprechen.',
    'by-code':
      'Eine Person schlägt vor, dass statt einer Karte der persönliche Code gilt. Eine weitere soll zustimmen oder widersprechen.',
    abort: 'Eine Person schlägt vor, die Zeremonie abzubrechen. Eine weitere soll zustimmen oder widersprechen.',
    mirror:
      'Eine Person schlägt vor, ohne die Spiegelkopie fortzufahren. Eine weitere soll zustimmen oder widersprechen.',
    resolve:
      'Eine Person schlägt vor, wie dieser Schritt zu klären ist. Eine weitere soll zustimmen oder widersprechen.',
  },
  doubtful: 'Wie dieser Schritt ausging, ist nicht bekannt',
  doubtfulMeans:
    'Niemand fasst ein Gerät an. Zwei Personen sehen nach, was die Geräte enthalten, und entscheiden gemeinsam, wie es weitergeht.',
  lookAway: 'Bitte wenden Sie sich ab',
  lookAwayMeans: 'Nur {part} sieht auf den Bildschirm.',
  busy: '{done} von {of}',
  running: 'Wörter des bisherigen Protokolls',
  course: 'Abschnitte',
  actDone: 'erledigt',
  actNow: 'jetzt',
  actAhead: 'steht aus',
  break: 'Pause',
  breakMeans: 'Niemand fasst etwas an. Die Zeremonie geht weiter, wenn alle zurück sind.',
  checkpoint: 'Schreiben Sie diese Wörter ab',
  checkpointOver: 'Prüfpunkt über {count} Einträge',
  unopened: 'Die Zeremonie beginnt',
  sealed: 'Das Protokoll ist versiegelt',
  aborted: 'Die Zeremonie wurde abgebrochen',
}
