import type { fields as english } from '../en/fields.ts'
import type { Translated } from '../index.ts'

/** What people are asked for by a step's form, by the kind of the step and the field. */
export const fields: Translated<typeof english> = {
  'roll-call': {
    identity: '{title}: identifiziert durch',
    appointed: '{title}: für die Vertrauensrolle bestellt',
  },
  clock: { clock: 'Welche Uhr', reading: 'Was sie anzeigt, in UTC' },
  inspect: {
    number: '{title}: Nummer',
    digest: '{title}: Hashwert',
    intact: '{title}: unversehrt und wie erwartet',
  },
  exception: {
    recorded: 'Protokollierte Abweichungen ({count})',
    complete: 'Alle Abweichungen des Tages sind darunter',
  },
  note: { text: 'In eigenen Worten' },
  break: { reason: 'Warum', sealed: 'Wie Raum und Tresor versiegelt sind (Nummern)' },
  'copy-words': { words: 'Die ersten zwei und die letzten zwei Wörter, von der eigenen Abschrift' },
  'void-set': { destroyed: 'Welche Bögen wurden vernichtet, wie und vor wem' },
  reload: { custodians: 'Wer gibt einen Anteil ein' },
}
