import type { phrases as phrasesInEnglish, words as english } from '../en/words.ts'
import type { Translated } from '../index.ts'

/** Single words of the program's own inside sentences, by the parameter that they fill. */
export const words: Translated<typeof english> = {
  how: {
    sealed: 'versiegelt',
    aborted: 'abgebrochen',
    closed: 'abgeschlossen',
    empty: 'leer',
    closing: 'im Abschluss',
  },
  phase: {
    agreed: 'beschlossen',
    started: 'begonnen',
    doubtful: 'ungeklärt',
    found: 'untersucht',
    'under way': 'im Gange',
  },
  current: { none: 'keiner' },
  choice: { perform: 'ausführen', adopt: 'übernehmen', redo: 'wiederholen', discard: 'verwerfen' },
  class: { public: 'öffentlich', private: 'privat', secret: 'geheim' },
  role: { user: 'Benutzer-PIN', so: 'SO-PIN', 'security officer': 'SO-PIN' },
  pin: { 'security officer’s PIN': 'SO-PIN', 'user’s PIN': 'Benutzer-PIN' },
  left: { 'not told': 'unbekannt', few: 'wenige', one: 'einer', none: 'keiner' },
  serial: { any: 'beliebig' },
  answer: { yes: 'ja', no: 'nein' },
  field: {
    reason: 'den Grund',
    statement: 'die Erklärung',
    text: 'den Text',
    expected: 'das Erwartete',
    happened: 'das Geschehene',
    decided: 'den Beschluss',
    effect: 'die Auswirkung',
    remedy: 'die Abhilfe',
    sealed: 'das Versiegelte',
    mirror: 'den Ordner auf dem zweiten Medium',
  },
  nothing: { none: 'keine', nothing: 'nichts', yes: 'ja', no: 'nein' },
}

/** Names of what devices were found to hold, and of evidence, as they are read. */
export const phrases: Translated<typeof phrasesInEnglish> = {
  begun: 'begonnen',
  destroyed: 'vernichtet',
  firmware: 'Firmware',
  found: 'gefunden',
  initialised: 'initialisiert',
  label: 'Label',
  left: 'zurückgeblieben',
  manufacturer: 'Hersteller',
  model: 'Modell',
  module: 'Modul',
  note: 'Hinweis',
  objects: 'Objekte',
  serial: 'Seriennummer',
  shares: 'Anteile',
  version: 'Version',
  description: 'Beschreibung',
  key: 'Schlüssel',
  algorithm: 'Algorithmus',
  subject: 'Subject-Name',
}
