import type { forms as english } from '../../en/window/forms.ts'
import type { Translated } from '../../translated.ts'

/** Fields that people fill in. */
export const forms: Translated<typeof english> = {
  optional: '(darf leer bleiben)',
  missing: 'Füllen Sie dieses Feld aus, bevor es weitergeht.',
  choose: 'Wählen …',
  yes: 'Ja',
  no: 'Nein',
  people: 'Zu wählen: {count}.',
  day: 'Tag (UTC)',
  time: 'Uhrzeit (UTC), mit Sekunden',
  digest: '64 Hexadezimalziffern in beliebigen Gruppen oder das Wort none',
  digestAlone: '64 Hexadezimalziffern in beliebigen Gruppen',
  digestCount: '{count} von 64 Ziffern',
  digestNone: 'None: Es gibt keinen Hashwert.',
}
