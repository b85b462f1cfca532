import type { answer as answerInEnglish, nothing as nothingInEnglish, word as english } from '../en/words.ts'
import type { Translated } from '../translated.ts'

/** Single words of the program's own. */
export const word: Translated<typeof english> = {
  choice: { perform: 'ausführen', adopt: 'übernehmen', redo: 'wiederholen', discard: 'verwerfen' },
  class: { public: 'öffentlich', private: 'privat', secret: 'geheim' },
  extractable: { unreadable: 'nicht lesbar' },
  left: { nothing: 'nichts' },
  nextAttempt: {
    'initialises-again':
      'initialisiert das Token noch einmal und fragt nach denselben PINs, falls sie schon gesetzt waren',
  },
  said: {
    reason: 'den Grund',
    statement: 'die Erklärung',
    text: 'den Text',
    expected: 'das Erwartete',
    happened: 'das Geschehene',
    decided: 'den Beschluss',
    effect: 'die Auswirkung',
    remedy: 'die Abhilfe',
    sealed: 'das Versiegelte',
    mirror: 'den Ordner der Spiegelkopie',
    name: 'den Namen',
  },
  titled: '„{title}“',
}

/** The program's yes and no. */
export const answer: Translated<typeof answerInEnglish> = {
  yes: 'ja',
  no: 'nein',
  departed: 'nein (Abweichung {exception})',
  departedNone: 'none (Abweichung {exception})',
  covered: 'eingegeben, und nicht gezeigt: Alle geben vom eigenen Papier ein',
}

/** What a list or a value that is not there is called. */
export const nothing: Translated<typeof nothingInEnglish> = { none: 'keine', nothing: 'nichts' }
