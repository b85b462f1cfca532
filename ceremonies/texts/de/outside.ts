import type { outside as english } from '../en/outside.ts'
import type { Translated } from '../translated.ts'

/** Where a checkpoint, digest or words from outside cannot be read, and how far a copy agrees. */
export const outside: Translated<typeof english> = {
  notText: 'es ist kein UTF-8-Text; speichern Sie es als reinen Text',
  empty: 'es ist leer',
  noteInexact:
    'es sieht wie ein Prüfpunkt aus, ist aber nicht genau einer; verwenden Sie die Datei, wie sie signiert wurde, bis zum letzten Zeilenende',
  characterForeign: 'das Zeichen U+{code} in Zeile {line} ist kein ASCII-Zeichen',
  digitForeign: '„{letter}“ in Zeile {line} ist keine Hexadezimalziffer',
  digitsCount: '{count} Hexadezimalziffern; nötig sind {needed}',
  wordsCount: '{count} {count, plural, one {Wort} other {Wörter}}; nötig sind {needed}',
  placesMissing:
    '{count} {count, plural, one {Wort} other {Wörter}}; nötig sind {needed}, und keines hat die Nummer {places}',
  wordUnknown:
    'Wort {place} „{word}“ steht nicht in der Liste{others, plural, =0 {} one {, und 1 weiteres auch nicht} other {, und {others} weitere auch nicht}}',
  wordMeant:
    'Wort {place} „{word}“ steht nicht in der Liste (meinten Sie „{near}“?){others, plural, =0 {} one {, und 1 weiteres auch nicht} other {, und {others} weitere auch nicht}}',
  wordAstray:
    'Wort {place} „{word}“ steht in der Liste, aber nicht für diese Stelle: Wörter mit zwei und mit drei Silben wechseln sich ab, also wurde hier oder davor eines ausgelassen, verdoppelt oder vertauscht',
  placeTwice: 'für Stelle {place} gibt es zwei Wörter',
  numberBeyond: 'kein Wort kann die Nummer {number} haben',
  numberAlone: 'nach der Nummer {number} steht kein Wort',
  further: '{first}; {further}',

  agreed: '{agreed} von {count} {form, select, words {Wörtern} other {Ziffernpaaren}} sind die von: {which}.',
  almost:
    '{agreed} von {count} {form, select, words {Wörtern} other {Ziffernpaaren}} sind die von: {which}; {form, select, words {{differing, plural, one {Wort} other {Wörter}}} other {{differing, plural, one {Ziffernpaar} other {Ziffernpaare}}}} {places} {differing, plural, one {weicht} other {weichen}} ab: Sehen Sie noch einmal auf das Papier. Nur wenn dort dasselbe steht, gilt:',
  last: 'sein letzter Prüfpunkt',
  earlier: 'sein Prüfpunkt über {size, plural, one {den ersten Eintrag} other {die ersten {size} Einträge}}',
}
