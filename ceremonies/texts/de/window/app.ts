import type { app as english } from '../../en/window/app.ts'
import type { Translated } from '../../translated.ts'

/** What stands around every screen. */
export const app: Translated<typeof english> = {
  name: 'Strongroom',
  loading: 'Einen Augenblick …',
  incomplete:
    'Ein Teil dieses Programms lässt sich nicht laden, sodass hier keine Zeremonie stattfinden kann. Schließen Sie es, und installieren Sie es neu.',
  tones: { note: 'Hinweis', good: 'In Ordnung', warn: 'Warnung', bad: 'Problem' },
  band: {
    label: 'Was für eine Zeremonie dies ist',
    real: 'Echt',
    realMeans: 'Diese Zeremonie zählt.',
    rehearsal: 'Probelauf',
    rehearsalMeans: 'Auf nichts, was hier entsteht, ist Verlass.',
    softwareToken: 'Software-Token',
    softwareCard: 'Software-Karte',
    softwareCardMeans: 'Ein Programm spielt eine Karte. Niemand sollte ihr einen Anteil anvertrauen.',
    softwareTokenMeans:
      'Für dieses Modul ist kein Zertifikat eingetragen. Niemand sollte sich auf seine Schlüssel verlassen.',
  },
  duration: { minutes: '{minutes} min', hours: '{hours} h', both: '{hours} h {minutes} min' },
  menu: { view: 'Ansicht' },
  help: 'Hilfe',
  settings: {
    open: 'Anzeige',
    title: 'Anzeige',
    language: 'Sprache',
    languages: { en: 'English', de: 'Deutsch' },
    theme: 'Farben',
    themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
    contrast: 'Kontrast',
    contrasts: { usual: 'Üblich', high: 'Hoch' },
    zoom: 'Größe',
    close: 'Fertig',
  },
}
