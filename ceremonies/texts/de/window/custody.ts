import type { custody as english } from '../../en/window/custody.ts'
import type { Translated } from '../../translated.ts'

export const custody: Translated<typeof english> = {
  title: 'Verwahrung heute Abend',
  back: 'Zurück zu den Zeremonien',
  loading: 'Das Register wird gelesen …',
  none: 'Kein Protokoll hier sagt, wo ein Anteil verwahrt wird. Ein Skript mit Verwahrplan und einem Schritt keep-share für jeden Anteil hält es fest.',
  about:
    'Nach dem, was die Protokolle dieses Laptops sagen. Eine Zeremonie, die anderswo stattfand, ist hier nicht bekannt.',
  rehearsal: 'Probe: Diese Anteile sind wertlos',
  setOf: 'Satz {set}',
  keys: '{keys} · {threshold} von {shares}',
  oneOf: '{threshold} von {shares} Anteilen bringen den Schlüssel zurück',
  map: 'Wo die Anteile sind',
  noRegion: 'In keiner Region',
  people: 'Bei Personen, in keinem Tresor',
  nowhere: 'Niemand hat gesagt, wo',
  share: 'Anteil {share}',
  opens: {
    one: 'Öffnen kann: {people}',
    any: 'Öffnen kann jede dieser Personen: {people}',
    together: 'Öffnen können je {count} gemeinsam: {people}',
  },
  bag: 'Beutel {bag}, verschlossen von {by}',
  bagAsFound: 'Beutel {bag}, wie er war',
  pin: 'wertlos ohne die PIN von {person}',
  planned: 'geplant',
  checked: 'geprüft am {at}',
  due: 'zu prüfen bis {due}',
  overdue: 'Überfällig seit {due}',
  inSite: { one: '1 Anteil', many: '{count} Anteile' },
  coalitions: 'Wer den Schlüssel zurückbringen könnte',
  coalitionsMean:
    'Jede Zeile ist eine kleinste Gruppe: Zusammen bringt sie den Schlüssel zurück, und fehlt ein Teil davon, dann nicht.',
  coalitionsNone: 'Niemand: Zu wenige Anteile sind irgendwo verzeichnet.',
  losses: 'Was er nicht übersteht',
  lossesMean:
    'Jede Zeile ist ein kleinster Verlust: Ist alles davon weg, ist es auch der Schlüssel; bleibt ein Teil erhalten, dann nicht.',
  lossesNone: 'Nichts, was hier verzeichnet ist.',
  lost: 'Nach dem, was verzeichnet ist, ist der Schlüssel schon verloren: Zu wenige Anteile sind irgendwo.',
  opening: 'mit Zugang zu {safes}',
  inGroup: 'in der gewählten Gruppe',
  all: 'Alle {count} zeigen',
  more: { one: 'und 1 weitere', many: 'und {count} weitere' },
}
