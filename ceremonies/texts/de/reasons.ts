import type { reason as english } from '../en/reasons.ts'
import type { Translated } from '../translated.ts'

/** What stands inside a sentence: why an answer, a parameter, a script or a value will not do. */
export const reason: Translated<typeof english> = {
  // Of an answer.
  mustBeYes: 'muss „ja“ lauten, bevor es weitergeht',
  disagrees: 'ist nicht der protokollierte Hashwert; vergleichen Sie Gruppe für Gruppe',
  yesOrNo: 'muss „ja“ oder „nein“ lauten',
  wholeNumber: 'muss eine ganze Zahl bis {max} sein',
  oneOf: 'muss eines von diesen sein: {options}',
  somePeople: 'muss verschiedene Personen nennen, und zwar {count}',
  peopleOf: 'muss Personen von diesen nennen: {options}',
  time: 'muss eine Zeit in UTC sein, etwa 2026-11-21T10:00:00Z',
  digest: 'muss aus 64 Hexadezimalziffern in Kleinschreibung bestehen oder none lauten',
  text: 'muss Text sein',

  // Of a parameter.
  between: 'muss eine ganze Zahl von {min} bis {max} sein',
  noSubject: 'ist kein gültiger Subject-Name: {why}',

  // Of a file's form.
  at: '{path}: {why}',
  unknownMember: 'unbekanntes Element {names}',
  missing: 'fehlt',
  type: 'muss {type, select, string {Text} number {eine Zahl} int {eine ganze Zahl} boolean {ja oder nein} array {eine Liste} object {eine Gruppe von Elementen} record {eine Gruppe von Elementen} other {{type}}} sein',
  tooSmall:
    '{of, select, string {muss mindestens {least} {least, plural, one {Zeichen} other {Zeichen}} haben} array {muss mindestens {least} {least, plural, one {Element} other {Elemente}} haben} other {muss mindestens {least} sein}}',
  tooLarge:
    '{of, select, string {darf höchstens {most} {most, plural, one {Zeichen} other {Zeichen}} haben} array {darf höchstens {most} {most, plural, one {Element} other {Elemente}} haben} other {darf höchstens {most} sein}}',
  noneOf: '„{value}“ steht nicht zur Wahl; wählen Sie eines von: {options}',
  notOffered: 'wählen Sie eines von: {options}',
  mustBe: 'muss {value} sein',
  form: 'hat eine ungültige Form',

  // Pieces of a script that have a form of their own.
  joinedName: 'muss aus kleingeschriebenen Wörtern mit Bindestrichen bestehen',
  listedMembers: 'darf höchstens {most} Elemente haben',
  languageTag: 'muss das Kennzeichen einer Sprache sein, etwa en oder pt-BR',
  noLanguage: 'muss in mindestens einer Sprache dastehen',
  listedSteps: 'darf höchstens {most} Schritte haben',
  roleCount: 'muss eine ganze Zahl von 1 bis 64 oder ein Parameter sein',
  certificateCovers: 'braucht daneben Modell und Firmware, für die es gilt, wie das HSM selbst sie meldet',
  sharesOnce: 'muss für einen Anteil gelten oder für alle einer Rolle: share oder for-each',
  keptOnce: 'muss an genau einem Ort sein: in einem Tresor oder bei einer Person',
  anchor:
    'muss ein Zertifikat in PEM sein, in Zeilen von 64 Zeichen, oder der SHA-256-Hashwert seines DER in 64 kleinen Hexadezimalziffern',
  label: 'muss aus 1 bis 64 druckbaren ASCII-Zeichen bestehen',
  device: 'muss der Name eines HSM des Inventars sein',
  part: 'muss eine Funktion wie crypto-officer-1 sein',
  artifact: 'muss ein Dateiname wie root.pem sein',

  // Of a file of YAML, answers or text.
  tooLong: 'länger als {most} Zeichen',
  tooDeep: 'es ist zu tief verschachtelt',
  repeatedKey: 'dieses Element ist doppelt',
  alias: 'Anker und Aliasse sind nicht zulässig',
  tag: 'Tags sind nicht zulässig',
  directive: 'als Direktive ist nur %YAML 1.2 zulässig',
  plainNumber:
    'schreiben Sie {number} als einfache Dezimalzahl ohne führende Nullen oder in Anführungszeichen als Text',
  byteOrderMark: 'ein Byte Order Mark ist nicht zulässig',
  character: 'das Zeichen {character} ist nicht zulässig',
  newer: 'das Zeichen {character} gibt es in Unicode {version} nicht',
  notNfc: 'Text muss in der Unicode-Form NFC sein',
  json: 'es ist kein JSON',
  noPart: 'eine Funktion {part} gibt es nicht',
  noStep: 'einen Schritt {step} gibt es nicht',
  noField: '{part} hat bei Schritt {step} kein Feld {field}',

  /** By the code of the YAML library. */
  yaml: {
    ALIAS_PROPS: 'ein Alias darf weder Anker noch Tag haben',
    BAD_ALIAS: 'dieser Alias ist fehlerhaft',
    BAD_COLLECTION_TYPE: 'dieses Tag passt nicht zu seiner Sammlung',
    BAD_DIRECTIVE: 'diese Direktive ist fehlerhaft',
    BAD_DQ_ESCAPE: 'diese Escape-Folge ist in doppelten Anführungszeichen nicht gültig',
    BAD_INDENT: 'die Zeilen einer Sammlung müssen gleich eingerückt sein',
    BAD_PROP_ORDER: 'Anker und Tags stehen nach den Zeichen - ? :',
    BAD_SCALAR_START: 'ein Text kann nicht mit diesem Zeichen beginnen; setzen Sie ihn in Anführungszeichen',
    BLOCK_AS_IMPLICIT_KEY: 'ein verschachteltes Element muss auf einer eigenen Zeile beginnen',
    BLOCK_IN_FLOW: 'in Klammern werden Elemente durch Kommas getrennt',
    DUPLICATE_KEY: 'dieses Element ist doppelt',
    IMPOSSIBLE: 'das lässt sich nicht als YAML lesen',
    KEY_OVER_1024_CHARS: 'ein Name darf höchstens 1024 Zeichen haben',
    MISSING_CHAR: 'hier fehlt ein Zeichen wie Anführungszeichen, Klammer, Komma, Doppelpunkt oder Leerzeichen',
    MULTILINE_IMPLICIT_KEY: 'ein Name muss auf einer Zeile stehen',
    MULTIPLE_ANCHORS: 'ein Knoten darf höchstens einen Anker haben',
    MULTIPLE_DOCS: 'hier beginnt ein zweites Dokument',
    MULTIPLE_TAGS: 'ein Knoten darf höchstens ein Tag haben',
    NON_STRING_KEY: 'ein Name muss Text sein',
    TAB_AS_INDENT: 'ein Tabulator kann nicht einrücken; verwenden Sie Leerzeichen',
    TAG_RESOLVE_FAILED: 'dieses Tag ist nicht bekannt',
    UNEXPECTED_TOKEN: 'das war hier nicht zu erwarten; fehlt ein Anführungszeichen oder eine Klammer?',
  },
}
