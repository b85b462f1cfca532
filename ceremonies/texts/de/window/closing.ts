import type { closing as english } from '../../en/window/closing.ts'
import type { Translated } from '../../translated.ts'

/** An ended ceremony: its words, its bundle, its transcript. */
export const closing: Translated<typeof english> = {
  sealed: 'Das Protokoll ist versiegelt',
  sealedMeans:
    'Es kann nichts mehr hinzukommen. Die folgenden Wörter stehen für das ganze Protokoll: Bewahren Sie sie außerhalb dieses Raums auf.',
  aborted: 'Die Zeremonie wurde abgebrochen',
  abortedMeans:
    'Ihr Protokoll ist beendet, mit allem, was bis dahin geschah. Exportieren Sie es, und bewahren Sie die Wörter auf.',
  unverified: 'Das Protokoll wird geprüft …',
  invalidTitle: 'Das Protokoll ist nicht gültig',
  unsound:
    'Die Zeremonie ist zu Ende, und ihr Protokoll ist NICHT gültig. Verlassen Sie sich auf nichts davon, lassen Sie Laptop und Datenträger, wie sie sind, und klären Sie, warum.',
  words: 'Wörter des ganzen Protokolls',
  wordsHow:
    'Sie stehen für jeden Eintrag bis zum Ende und damit für mehr als die des letzten Prüfpunkts. Alle Zeugen schreiben sie auf ein eigenes Papier. Später kann jeder sie mit dem Bündel vergleichen.',
  over: { one: 'über 1 Eintrag', many: 'über {count} Einträge' },
  export: 'Exportieren',
  exportHow:
    'Das Protokoll mit seinen Dateien und die Niederschrift werden in einen neuen Ordner geschrieben, zurückgelesen und verifiziert.',
  folder: 'Neuer Ordner',
  folderHint: 'Es wird nichts überschrieben. Verwenden Sie auf jedem Ausgabedatenträger einen Ordner.',
  exportNow: 'Schreiben und verifizieren',
  exporting: 'Wird geschrieben und dann zurückgelesen …',
  exported: 'Geschrieben in {folder}',
  verdict: 'Ergebnis',
  valid: 'Am Bündel stimmt alles: Jede Signatur, jeder Eintrag und jede Datei passt.',
  invalid: 'Das Bündel ist NICHT gültig. Bewahren Sie den Datenträger auf, und sehen Sie sich an, was nicht stimmt:',
  more: { one: 'noch 1 Fehler', many: 'noch {count} Fehler' },
  replayed: 'Jede Entscheidung wurde aus den Einträgen nachvollzogen, mit demselben Ergebnis.',
  notReplayed: 'Die Entscheidungen wurden nicht nachvollzogen: Einträge sind zurückgehalten.',
  anchored: 'Es stimmt mit einem Prüfpunkt von außen überein.',
  notAnchored:
    'In sich stimmig, nicht verankert. Nur die Wörter auf den Papieren der Zeugen können beweisen, dass es dieses Protokoll ist.',
  size: 'Einträge',
  root: 'Wurzel des Hash-Baums',
  exportedWords: 'Wörter des exportierten Protokolls',
  elsewhere: 'Auf jedem Rechner mit diesem Programm, gegen die Wörter vom Papier, eingegeben in words.txt:',
  compareThese: 'Vergleichen Sie sie mit den Wörtern auf Papier.',
  print: 'Die Niederschrift drucken',
  printHow: 'Jedes Exemplar wird nummeriert und im Journal vermerkt, nie im versiegelten Protokoll.',
  printer: 'Drucker',
  printNow: 'Drucken',
  printed: 'Die Niederschrift wurde an {printer} übergeben.',
  leave: 'Zurück zu den Zeremonien',
}
