import type { projector as english } from '../../en/window/projector.ts'
import type { Translated } from '../../index.ts'

/** The second window: what everybody in the room may see. */
export const projector: Translated<typeof english> = {
  waiting: 'Im Augenblick läuft keine Zeremonie.',
  step: 'Schritt {number} von {of}',
  aloud: 'Vorzulesen',
  performs: 'Führt aus',
  witnesses: 'Bezeugen',
  confirmed: 'Hat bestätigt:',
  missing: 'Noch zu bestätigen',
  proposed: {
    review:
      'Eine Person hat sich angesehen, was unsigniert oder verändert ist. Eine weitere soll es ansehen und zustimmen oder widersprechen.',
    abort: 'Eine Person schlägt vor, die Zeremonie abzubrechen. Eine weitere soll zustimmen oder widersprechen.',
    mirror:
      'Eine Person schlägt vor, ohne die Kopie auf dem zweiten Datenträger fortzufahren. Eine weitere soll zustimmen oder widersprechen.',
    resolve: 'Eine Person schlägt vor, was aus diesem Schritt wird. Eine weitere soll zustimmen oder widersprechen.',
  },
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
