import type { field as english } from '../en/fields.ts'
import type { Translated } from '../translated.ts'

/** What people are asked for by a step's form, by the kind of the step and the field. */
export const field: Translated<typeof english> = {
  'roll-call': { identity: 'identifiziert durch', appointed: 'für die Vertrauensrolle bestellt' },
  clock: { clock: 'Welche Uhr', reading: 'Was sie anzeigt, in UTC' },
  wait: {
    over: 'Die Zeit ist um',
    since: 'Die Wartezeit begann um {from} und endet um {until}, nach der Uhr des Laptops. Sie ist um',
  },
  inspect: { number: 'Nummer', digest: 'Hashwert', intact: 'unversehrt und wie erwartet' },
  'keep-share': {
    bag: 'Nummer des neuen Beutels mit Anteil {share}',
    'sealed-by': 'Wer den Beutel verschlossen hat',
    'as-planned': 'Von hier an wird er wie geplant verwahrt: {place}',
    elsewhere: 'Wenn nicht wie geplant: wo stattdessen',
  },
  'call-set': {
    transcript: 'Welche Niederschrift diesen Satz nennt (Titel und Datum)',
    agrees: 'Diese Niederschrift nennt: Satz {identifier}, {threshold} von {shares} Anteilen',
  },
  'inspect-share': {
    here: 'Der Beutel mit Anteil {share} von Satz {identifier} liegt auf dem Tisch',
    bag: 'Nummer auf dem Beutel von Anteil {share} oder die, die er haben müsste',
    intact: 'Verschluss und Beutel sind unversehrt',
  },
  cards: {
    'last-try':
      'Der letzte Versuch der PIN von {card} bleibt ungenutzt (wird er genutzt und ist falsch, so ist die PIN gesperrt)',
    works: 'Die Karte {card} ist noch zu gebrauchen',
    instead: 'Wenn nicht: die Karte, die an ihre Stelle tritt',
    'on-paper': 'Wenn nicht, und keine Karte tritt an ihre Stelle: Der Anteil kommt auf Papier',
  },
  'present-card': {
    holder:
      'Nach der Niederschrift der Zeremonie, die sie registriert hat, gehört die Karte der Person, die hier ist (Seriennummer: {serials})',
  },
  'inspect-card': {
    here: 'Die {applet, select, piv {PIV} other {OpenPGP}}-Karte mit der Seriennummer {serial}, auf der Anteil {share} ist, ist hier und steckt in einem Leser',
    bagged: 'Die Karte lag im Beutel des Anteils, der dafür geöffnet wurde',
  },
  'reread-share': { legible: 'Der Bogen von Anteil {share} ist vollständig und lesbar' },
  'return-share': { bag: 'Nummer auf dem Beutel mit Anteil {share}' },
  exception: {
    recorded: 'Protokollierte Abweichungen ({count})',
    complete: 'Alle Abweichungen des Tages sind darunter',
  },
  note: { text: 'In eigenen Worten' },
  break: { reason: 'Warum', sealed: 'Wie Raum und Tresor versiegelt sind (Siegelnummern)' },
  'copy-words': { words: 'Die ersten zwei und die letzten zwei Wörter, von der eigenen Abschrift' },
  departure: {
    happened: 'Was stattdessen vorgefunden wurde',
    decided: 'Wer entschieden hat, wie es weitergeht, und wie',
    effect: 'Was daraus folgt',
    remedy: 'Was dagegen zu tun ist',
    open: 'Ist das noch zu tun',
  },
  'by-code': { card: 'Karte' },
  replace: { part: 'Funktion', before: 'Bisher', after: 'Ab jetzt' },
  'void-set': { destroyed: 'Welche Bögen wurden vernichtet, wie und vor wem' },
  'accept-archive': { digest: 'SHA-256 von {artifact}, wie er beim Archivieren angezeigt wurde' },
  'accept-record': { digest: 'SHA-256 des letzten Vermerks der früheren Zeremonie, vom Papier' },
  'retire-set': {
    share: 'Bogen {share} des Satzes {identifier} wurde vor den Zeugen vernichtet',
    card: 'Die Karte {serial} mit Anteil {share} des Satzes {identifier} wurde vor den Zeugen gelöscht oder vernichtet',
    archives:
      'Jede bekannte Kopie der Archive unter diesem Satz wurde vernichtet (solange die Schlüssel nicht ersetzt sind, bringen {threshold} abgeschriebene Anteile mit einer Kopie, die übrig ist, sie weiterhin zurück)',
    media: 'Datenträger, von denen Archive vernichtet wurden, mit der Nummer auf jedem',
    how: 'Wie Bögen und Datenträger vernichtet wurden',
  },
  'recover-backup-key': {
    custodians: 'Wer gibt einen Anteil',
    'by-card': 'durch die Karte, die in einem Leser steckt',
  },
  reload: {
    custodians: 'Wer gibt einen Anteil',
    typing: 'vom Bogen eingegeben, obwohl auch eine Karte oder ein Bild des Bogens ihn gibt',
  },
  about: '{about}: {label}',
}
