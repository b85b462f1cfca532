import type { trouble as english } from '../en/trouble.ts'
import type { Translated } from '../translated.ts'

/** What exactly is wrong with a value, a record, a folder or what a device gave, inside a sentence. */
export const trouble: Translated<typeof english> = {
  // A value that no fact may hold.
  depth: 'eine Verschachtelung tiefer als {most}',
  type: 'ein Wert vom Typ {type}',
  class: 'ein Objekt mit einer Klasse',
  surrogate: 'eine Zeichenkette mit einem einzelnen Surrogat',
  unassigned: 'eine Zeichenkette mit einem Codepunkt, den Unicode {version} nicht vergeben hat',
  notNfc: 'eine Zeichenkette, die nicht in der Unicode-Normalform C ist',
  number: 'eine Zahl, die keine sichere ganze Zahl ist',

  // A record on disk.
  empty: 'es enthält keine Zeremonie',
  factChanged: 'Eintrag {place} ist nicht, wie er geschrieben wurde',
  corrupt: 'SQLite kann es nicht lesen',
  integrity: 'die Integritätsprüfung schlägt fehl',
  tables: 'seine Tabellen oder Trigger wurden geändert',
  noFile: 'eine solche Datei gibt es nicht',
  isFile: 'es ist eine Datei',
  someFile: 'eine Datei',
  standardOutput: 'die Standardausgabe',

  // A bundle on a medium.
  archiveCut: 'das Archiv ist abgeschnitten',
  noArchive: 'es ist weder ein Ordner noch ein Tar-Archiv, das gelesen werden kann',
  noBundle: 'es hat keine der Dateien eines Bündels',
  notPlain: '{name} ist keine gewöhnliche Datei',
  compressed:
    'es ist komprimiert ({kind}) und muss erst ausgepackt werden, mit „{command}“; verifizieren Sie dann, was dabei entsteht',

  // A command line, and what other programs and devices gave.
  noCommand: 'Ein Befehl fehlt.',
  unknownCommand: 'Den Befehl {name} gibt es nicht{near, select, none {.} other {; ist {near} gemeint?}}',
  unknownOption: 'Die Option {name} gibt es nicht{near, select, none {.} other {; ist {near} gemeint?}}',
  optionMissing: 'Die Option {name} wird gebraucht.',
  valueMissing: 'Die Option {name} braucht einen Wert.',
  argumentMissing: '{name} fehlt.',
  argumentsMany:
    '{given} {given, plural, one {Angabe wurde} other {Angaben wurden}} gemacht, aber zu {command} {most, plural, one {gehört eine} other {gehören {most}}}.',
  valueRefused: '{value} ist kein Wert für {name}. {reason}',
  wholeNumber: 'Es muss eine ganze Zahl sein.',
  oneOf: 'Wählen Sie: {options}.',
  signatureLength: 'eine ECDSA-Signatur von {length} {length, plural, one {Byte} other {Bytes}}',
  withheld: '(zurückgehalten)',
}
