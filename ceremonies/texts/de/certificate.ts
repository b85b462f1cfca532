import type { certificate as english } from '../en/certificate.ts'
import type { Translated } from '../translated.ts'

export const certificate: Translated<typeof english> = {
  SUBJECT_EMPTY:
    'Der Subject-Name ist leer; schreiben Sie zum Beispiel CN=Example Root CA R1,O=Example Trust Services,C=DE.',
  SUBJECT_SYNTAX:
    'Im Subject-Namen steht bei Zeichen {column} kein TYP=Wert; schreiben Sie Attribute als TYP=Wert, durch ein Komma ohne Leerzeichen getrennt.',
  SUBJECT_TYPE_UNKNOWN: 'Der Subject-Name hat bei Zeichen {column} den Attributtyp „{type}“; bekannt sind {known}.',
  SUBJECT_TYPE_TWICE: 'Der Subject-Name nennt {type} bei Zeichen {column} ein zweites Mal; lassen Sie eines stehen.',
  SUBJECT_TOO_MANY: 'Der Subject-Name hat {count} Attribute; höchstens {limit} sind zulässig.',
  SUBJECT_NAME_MISSING: 'Der Subject-Name hat keinen Common Name; ergänzen Sie ihn mit CN=…',
  SUBJECT_UNESCAPED:
    'Im Subject-Namen steht bei Zeichen {column} ein {character}, vor das nach RFC 4514 ein Backslash gehört; schreiben Sie \\{character}.',
  SUBJECT_MULTIVALUED:
    'Der Subject-Name verbindet bei Zeichen {column} zwei Attribute durch +; trennen Sie sie durch ein Komma, oder schreiben Sie \\+ für ein Pluszeichen.',
  SUBJECT_ESCAPE_WRONG:
    'Im Subject-Namen folgt bei Zeichen {column} auf einen Backslash weder ein Sonderzeichen noch UTF-8 in Hexadezimalziffern; schreiben Sie \\\\ für einen Backslash.',
  SUBJECT_VALUE_EMPTY:
    'Im Subject-Namen fehlt bei Zeichen {column} der Wert zu {type}; schreiben Sie einen, oder lassen Sie das Attribut weg.',
  SUBJECT_VALUE_TOO_LONG:
    'Der Wert von {type} bei Zeichen {column} des Subject-Namens hat {length} Zeichen; X.520 erlaubt {limit}.',
  SUBJECT_CHARACTER:
    'Der Wert von {type} bei Zeichen {column} des Subject-Namens enthält das Zeichen {character}, das sich nicht vorlesen und auf Papier vergleichen lässt; verwenden Sie Buchstaben, Ziffern und Satzzeichen.',
  SUBJECT_SPACE:
    'Der Wert von {type} bei Zeichen {column} des Subject-Namens beginnt oder endet mit einem Leerzeichen; entfernen Sie es.',
  SUBJECT_NOT_NFC:
    'Der Wert von {type} bei Zeichen {column} des Subject-Namens steht nicht in der Unicode-Form NFC; schreiben Sie Umlaute und Buchstaben mit Akzent als einzelne Zeichen.',
  SUBJECT_COUNTRY_WRONG:
    'Das Land bei Zeichen {column} des Subject-Namens besteht nicht aus zwei Großbuchstaben wie DE.',
  SUBJECT_REHEARSAL_TOO_LONG:
    'Mit vorangestelltem REHEARSAL hat der Common Name {length} Zeichen, X.520 erlaubt {limit}; kürzen Sie ihn, damit der Probelauf mit dem Namen der echten Zeremonie stattfinden kann.',
  CERTIFICATE_KEY_WRONG:
    'Der öffentliche Schlüssel ist kein Schlüssel vom Typ {algorithm} in der Form, in der Zertifikate ihn tragen; sehen Sie sich an, was das Token erzeugt hat.',
  CERTIFICATE_SERIAL_WRONG:
    'Die Seriennummer ist keine positive Zahl von 9 bis 20 Oktetten; ziehen Sie sie aus 16 zufälligen Bytes.',
  CERTIFICATE_DATE_WRONG: 'Das Datum „{date}“ ist keine Zeit von 1950 bis 9999 in UTC wie 2026-11-21T00:00:00Z.',
  CERTIFICATE_DATES_REVERSED:
    'Das Zertifikat würde um {notAfter} enden, nicht nach seinem Beginn um {notBefore}; ändern Sie die Gültigkeit.',
  CERTIFICATE_PATH_LENGTH_WRONG:
    'Die Pfadlänge {pathLength} ist keine ganze Zahl von 0 bis 255; lassen Sie sie weg, wenn es keine Grenze gibt.',
  CERTIFICATE_UNREADABLE: 'Diese Bytes sind kein X.509-Zertifikat in DER; verwenden Sie sie nicht.',
  CERTIFICATE_SIGNATURE_WRONG:
    'Die Signatur des Zertifikats ist nicht von dessen eigenem Schlüssel; verwerfen Sie es, und sehen Sie sich das Token an.',
  CERTIFICATE_LINT: 'Das Zertifikat ist nicht das, was beschlossen wurde, und wird nicht verwendet: {findings}',
}
