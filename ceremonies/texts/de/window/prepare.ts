import type { prepare as english } from '../../en/window/prepare.ts'
import type { Translated } from '../../translated.ts'

/** Preparing a ceremony: from a script to a plan that the room has compared. */
export const prepare: Translated<typeof english> = {
  optionWords: { wrapped: 'Unter dem Sicherungsschlüssel verpackt', none: 'Keines' },
  title: 'Vorbereiten: {title}',
  loading: 'Das Skript wird gelesen …',
  back: 'Zurück zu den Zeremonien',
  before: 'Zurück',
  next: 'Weiter: {section}',
  sections: 'Bereiche',
  section: {
    kind: 'Zeremonie',
    people: 'Personen',
    paper: 'Papier und Geräte',
    check: 'Prüfung',
    compare: 'Vergleichen und eröffnen',
  },
  state: { done: 'Vollständig', open: 'Auszufüllen', wrong: 'Etwas stimmt nicht' },

  purpose: 'Zweck',
  mode: 'Echt oder Probelauf',
  modeHint: 'Es ist nichts vorausgewählt. Das Protokoll sagt, was es war, und niemand kann das später ändern.',
  real: 'Echte Zeremonie',
  realNote: 'Sie zählt. Nur Menschen antworten, jeder mit einem eigenen Authentisierungsmittel.',
  rehearsal: 'Probelauf',
  rehearsalNote:
    'Dieselben Schritte. Jede Seite und jeder Bildschirm ist gekennzeichnet, und auf nichts, was hier entsteht, ist Verlass.',
  language: 'Sprache des Skripts',
  languageHint:
    'In dieser Sprache steht da, was vorgelesen, erklärt und angezeigt wird, gleich welche Sprache das Fenster spricht. Das Protokoll hält fest, welche es war.',
  forewarned: 'Bevor Sie beginnen',
  lookAgain: 'Noch einmal nachsehen',
  forewarnings: { stops: 'Das würde später abgelehnt', warns: 'Das sollten Sie wissen', note: 'Befund' },
  parameters: 'Parameter',
  range: 'Eine ganze Zahl von {min} bis {max}',
  subjectHint: 'Als TYP=Wert, durch Kommas getrennt, etwa CN=Example Root CA R1,O=Example Trust Services,C=DE',

  people: 'Wer welche Funktion übernimmt',
  peopleHint:
    'Namen wie auf dem Dokument, das jede Person bei der Anwesenheitsfeststellung vorzeigt. Zwei Funktionen, die einander ausschließen, werden hier abgelehnt.',

  follows: 'Die vorige Zeremonie',
  followsHint:
    'Vom Papier: der Hashwert des letzten Vermerks der vorigen Zeremonie. Er bindet dieses Protokoll an jenes.',
  followsFirst: 'Es gab keine: Dies ist die erste',
  followsOther: 'Ihr letzter Vermerk hat diesen Hashwert',
  followsDigest: 'Hashwert des letzten Vermerks der vorigen Zeremonie',
  brought: 'Was die Zeugen mitgebracht haben',
  broughtHint:
    'Ein Wert, den jeder Zeuge vor der Zeremonie mit Würfeln oder Münzen erzeugt und auf die Zeugenkarte geschrieben hat: mindestens 16 Zeichen. Er zeigt, dass das Protokoll nicht früher entstanden ist.',
  devices: 'HSMs und Datenträger',
  throwaway: 'Ein Wegwerf-Token, erzeugt für diesen Probelauf',
  tokenChoose: 'Token wählen …',
  mayUseTokens:
    'Dieser Probelauf darf die hier gewählten Token verwenden, obwohl sie keine Wegwerf-Token sind und falsche PINs sie sperren könnten.',
  uncertified: 'Im Skript ist kein Zertifikat dieses Moduls eingetragen: Jede Seite trägt den Vermerk SOFTWARE TOKEN.',
  mirror: 'Spiegelkopie: Ordner auf einem zweiten Datenträger',
  sameMedium: 'Wer sagt, dass ein Datenträger genügt, falls der Ordner auf dem des Laptops liegt',
  sameMediumNobody: 'Niemand: Es muss ein anderer Datenträger sein',
  mirrorHint: 'Jeder Eintrag wird auch dorthin geschrieben. Lassen Sie das Feld leer, wenn es keinen gibt.',

  findings: 'Was die Prüfung des Skripts fand',
  alsoAt: 'Dasselbe gilt für {steps}.',
  showWarnings: 'Was die Warnungen sagen',
  findingsNone: 'Die Prüfung fand am Skript nichts auszusetzen.',
  errors: { one: '1 Fehler', many: '{count} Fehler' },
  warnings: { one: '1 Warnung', many: '{count} Warnungen' },
  severity: { error: 'Fehler', warning: 'Warnung' },
  line: 'Zeile {line}',
  inTheWay: 'Was noch fehlt oder nicht stimmt',
  remarks: 'Was die Protokolle früherer Zeremonien anders sagen',
  remarksHint:
    'Das hindert niemanden: Die Token können inzwischen verwendet worden sein. Klären Sie es, bevor Sie die Zeremonie eröffnen.',
  course: 'Ablauf des Tages',
  about: 'etwa {duration}',
  begins: 'beginnt nach {duration}',
  beginsAtOnce: 'beginnt sofort',
  print: 'Papier für den Tag',
  printHint:
    'Alle Zeugen lesen in einem eigenen Papierskript mit und unterschreiben es. Jedes Dokument entsteht aus der Datei, nach der die Zeremonie läuft.',
  document: 'Dokument',
  documents: { script: 'Papierskript', cards: 'Zeugenkarten', sheets: 'Bögen für Anteile', plan: 'Planblatt' },
  documentNotes: {
    script: 'Jeder Schritt, mit Platz für Kürzel, Uhrzeiten und Wörter. Eines je Zeuge.',
    cards: 'Was ein Zeuge mitbringt, ansieht und aufschreibt. Eine je Zeuge, vor der Zeremonie.',
    sheets: 'Nummerierte Linien für einen Anteil. Einer je Treuhänder, nur einmal gedruckt.',
    plan: 'Alles, wofür die Wörter des Plans stehen.',
  },
  printer: 'Drucker',
  printNow: 'Drucken',
  printed: 'Es wurde an {printer} übergeben.',

  compareTitle: 'Den Plan laut vergleichen',
  compareSheet: 'Drucken Sie zuerst das Planblatt: die Wörter, und alles, wofür sie stehen.',
  compareHow:
    'Eine Person liest diese Wörter vom Bildschirm vor, eine andere liest auf dem Planblatt mit; alle hören zu. Sie stehen für das Skript, die Parameter, die Personen, die Token und dafür, ob es gilt.',
  compareWords: 'Hashwert des Plans, in Wörtern',
  compareDigest: 'Hashwert des Plans',
  compareNone: 'Es gibt noch keinen Plan zu vergleichen. Dies fehlt:',
  goTo: 'Gehe zu: {section}',
  agreed: 'Wir haben alle Wörter verglichen, und sie stimmen überein.',
  openReal: 'Die echte Zeremonie eröffnen',
  openRehearsal: 'Den Probelauf eröffnen',
  openMeans: 'Mit dem Eröffnen entsteht der erste Eintrag. Von da an wird alles protokolliert, was geschieht.',
  opening: 'Die Zeremonie wird eröffnet …',
}
