import type {
  entry as labelsInEnglish,
  value as valuesInEnglish,
  login as refusalsInEnglish,
  remark as english,
} from '../en/facts.ts'
import type { Translated } from '../translated.ts'

/** What facts say to people, by the event's type. */
export const remark: Translated<typeof english> = {
  'proposal.made': '{person} schlug vor: {statement}',
  'proposal.disputed': '{person} widersprach dem Eingetragenen: {reason}',
  'person.replaced': 'Eine andere Person ist ab hier {person}: {reason}',
  'step.agreed':
    'Von zwei Personen entschieden: {choice, select, perform {ausführen} adopt {übernehmen} redo {wiederholen} other {verwerfen}}.',
  'step.examined': 'Untersucht: So kann es nicht bestätigt werden. {sentence}',
  'step.failed': 'Versuch {attempt} schlug fehl. {sentence}',
  'step.doubtful': 'Versuch {attempt} ist ungeklärt: Er hatte begonnen, und wie er endete, ist nicht bekannt.',
  'doubt.found': 'Versuch {attempt}, was die Geräte wirklich enthalten: {found}.',
  'step.discarded': 'Versuch {attempt} wurde verworfen ({evidence}).',
  'step.skipped': 'Ausgelassen: {parameter} ist {value}.',
  'device.lost': 'Gerät verloren: {device}. {reason}',
  'login.refused': '{device} lehnte die Anmeldung ab. {sentence}',
  'tries.told':
    'Verbleibende Versuche für die {role, select, user {Benutzer-PIN} other {SO-PIN}} von {device}, wie das Token meldet: {left, select, few {wenige} one {einer} none {keiner} other {unbekannt}}. Das wurde den Anwesenden gesagt, und sie entschieden sich für den Versuch.',
  'recognition.failed':
    'Für {person} wurde ein falscher persönlicher Code eingegeben (bisher {count} {count, plural, one {Mal} other {Mal}}).',
  'mirror.kept': 'Die Spiegelkopie liegt auf dem Datenträger des Protokolls selbst: {person} sagt, dass einer genügt.',
  'mirror.lost': 'Die Spiegelkopie blieb hinter dem Protokoll zurück.',
  'mirror.restored': 'Die Spiegelkopie hat wieder alle Einträge.',
  'mirror.abandoned': 'Zwei Personen entschieden, ohne die Spiegelkopie fortzufahren: {statement}',
  'clock.jumped':
    'Die Uhr des Laptops hat sich gegen seine monotone Uhr um {seconds} {seconds, plural, one {Sekunde} other {Sekunden}} verschoben, seit zwei Personen sie abgelesen haben. Daten und Zeiten von hier an sind zweifelhaft, außer ein Neustart oder Ruhezustand des Laptops erklärt es.',
  'session.resumed': 'Das Programm wurde neu gestartet (Version {version}); alle registrierten sich neu.',
  'session.reviewed': 'Zwei Personen nahmen an, was unsigniert oder verändert war: {statement}',
  'archive.waived':
    'Abweichung {exception}: Auf das Archiv wurde verzichtet. Das Token kann Schlüssel vom Typ {algorithm} nicht verpacken ({code}).',
  'backup-key.gone': 'Der Sicherungsschlüssel ist nicht mehr im Token: Die Sitzung, die ihn hielt, ist zu Ende.',
  'set.voided':
    'Satz {set} ist ungültig: Der Geheimnisprozess endete, bevor jeder Anteil nachgewiesen war. {statement}',
  'exception.raised': 'Abweichung {exception}, festgehalten von {person}: {happened}',
  'exception.remedied': 'Abweichung {exception} ist behoben, sagt {person}: {statement}',
  'note.added': '{person} notierte: {text}',
  'break.started': 'Pause, angekündigt von {person}: {reason} Raum: {sealed}',
  'break.ended': 'Zurück aus der Pause, sagt {person}: {statement}',
  'ceremony.aborted': 'Die Zeremonie wurde abgebrochen: {reason}',
}

/** Why a token refused a login, by the code on record. */
export const login: Translated<typeof refusalsInEnglish> = {
  PIN_WRONG: 'Die PIN war falsch.',
  PIN_LOCKED: 'Die PIN ist nach zu vielen Fehlversuchen gesperrt.',
  PIN_LENGTH: 'Die PIN hat eine Länge, die das Token nicht zulässt.',
  PIN_INVALID: 'Das Token nimmt die PIN nicht an.',
  PIN_EXPIRED: 'Die PIN ist abgelaufen.',
  PIN_UNSET: 'Die PIN ist nicht gesetzt.',
  PIN_MISSING: 'Das Token hat kein eigenes Tastenfeld, und es wurde keine PIN eingegeben.',
}

/** The labels of what came about at a step. */
export const entry: Translated<typeof labelsInEnglish> = {
  statement: 'Erklärung',
  waitBegun: 'Wartezeit begonnen, nach der Uhr des Laptops',
  waited: 'Gewartet',
  clocks: 'Uhren im Vergleich zum Laptop',
  label: 'Label',
  serial: 'Seriennummer',
  model: 'Modell',
  firmware: 'Firmware',
  certificate: 'Zertifikat',
  fingerprint: 'Fingerabdruck des Protokollschlüssels',
  throwAway: 'Wegwerfschlüssel',
  mechanism: 'Mechanismus',
  opened: 'Von unabhängiger Software geöffnet',
  exact: 'Genau nach RFC 5649',
  token: 'Token',
  set: 'Satz von Anteilen',
  backShares: 'Aus Anteilen wiederhergestellt',
  destroyedIn: 'Vernichtet in',
  shares: 'Anteile',
  commitments: 'Protokollierte Commitments',
  randomOf: 'Zufall',
  secret: 'Geheimnis',
  secretFor: 'Wofür es ist',
  envelope: 'SHA-256 des Umschlags',
  secretLength: 'Länge des Geheimnisses in Bytes',
  secretCommitment: 'Commitment zum Geheimnis',
  envelopeOpened: 'Umschlag mit Anteilen geöffnet und das Geheimnis verglichen',
  keyBack: 'Umschlagschlüssel aus den Anteilen wiederhergestellt',
  quorums: 'Zusammengesetzte und verglichene Quoren',
  kept: 'Verwahrt',
  bag: 'Beutel',
  keptWhere: 'Wo',
  share: 'Anteil {index}',
  key: 'Schlüssel',
  publicKey: 'SHA-256 des öffentlichen Schlüssels (SPKI)',
  privateKey: 'Privater Schlüssel, wie zurückgelesen',
  secretKey: 'Geheimer Schlüssel, wie zurückgelesen',
  purpose: 'Zweck',
  recomputed: 'Prüfwert',

  signature: 'Signatur über eine Challenge',
  challenge: 'Challenge',
  file: 'Datei',
  wrappedKey: 'SHA-256 des verpackten Schlüssels',
  length: 'Länge',
  backupKeyBack: 'Sicherungsschlüssel aus den Anteilen wiederhergestellt',
  twin: 'Wegwerf-Zwilling, von unabhängiger Software geöffnet',
  archiveOf: 'Archiv',
  signatureBeside: 'Signatur des Originals über dieselbe Challenge',
  checkBeside: 'Prüfwert des Originals',
  departures: 'Über die Vorlage hinaus erlaubt, weil das Token sie nicht beachtet',
  objectsAsBefore: 'Objekte in {token}, jedes wie vorher',
  refused: 'Ein Versuch, ihn zu verpacken, wurde abgelehnt mit',
  subject: 'Subject-Name',
  valid: 'Gültig',
  tbs: 'SHA-256 der zu signierenden Bytes',
  certificateDigest: 'SHA-256 des Zertifikats',
  size: 'Signierte Einträge',
  root: 'Wurzel des Hash-Baums',
  copied: 'Von Hand abgeschrieben von',
  before: 'Vorher in {token}',
  left: 'Verblieben in {token}',
  unsigned: 'Einträge ohne Signatur',
  application: 'Hashwert des Programms, vorher und jetzt',
  module: 'SHA-256 des Moduls von {device}, vorher und jetzt',
  sameMedium: 'Wer sagt, dass ein Datenträger genügt, vorher und jetzt',
  mirrorMoved: 'Spiegelkopie, vorher und jetzt',
  missing: 'Einträge, die der Spiegelkopie fehlten',
  mirror: 'Spiegelkopie',
  by: '{label} ({person})',
  moduleOf: 'Modul: {label}',
  backupCheckValue: 'Prüfwert des Sicherungsschlüssels ({method}, {length} {length, plural, one {Byte} other {Bytes}})',
  checkValue: 'Prüfwert ({method}, {length} {length, plural, one {Byte} other {Bytes}})',
}

/** What stands beside such a label, by the label. */
export const value: Translated<typeof valuesInEnglish> = {
  bag: { sealed: '{bag}, verschlossen von {person}' },
  environment: { stops: '{finding} (eine echte Zeremonie endet hier)' },
  change: { moved: '{was} → {now}' },
  clock: { offset: '{seconds} s' },
  waited: { of: '{waited} s von {asked} s' },
  wrapWithTrusted: {
    no: 'nicht gesetzt: Der Sicherungsschlüssel ist ein Sitzungsobjekt, das ein Security Officer nicht als vertrauenswürdig kennzeichnen kann',
  },
  certificate: { none: 'keines eingetragen: ein Software-Token' },
  opened: { bytes: '{derLength} Bytes DER, {zeros} {zeros, plural, one {Nullbyte} other {Nullbytes}} am Ende' },
  exact: { no: 'nein: nur für das Archiv' },
  randomOf: { both: '{token} und der Laptop', laptop: 'der Laptop allein' },
  secret: { made: 'im Geheimnisprozess erzeugt; niemand hat es gesehen', typed: 'von einer Person allein eingegeben' },
  destroyedIn: { secrets: 'dem Geheimnisprozess', both: '{token} und im Geheimnisprozess' },
  shares: { set: '{threshold} von {shares}, Satzkennung {identifier} nach SLIP-0039' },
  share: { shown: 'einmal gezeigt ({person})', typed: 'vollständig wieder eingegeben von {person}' },
  key: {
    made: '{label}, {algorithm}, in {token}',
    found: '{label}, {algorithm}, schon vor dieser Zeremonie in {token}',

    restored: '{label}, als Sitzungsobjekt wiederhergestellt; es signierte eine Challenge',
    restoredSecret: '{label}, als Sitzungsobjekt wiederhergestellt',
    recovered: '{label}, in {token} als Sitzungsobjekt wiederhergestellt und wieder vernichtet',
  },
  signature: {
    checked: 'mit Software geprüft',
    beside: 'von {token}, mit Software und demselben öffentlichen Schlüssel geprüft',
    held: 'über die Challenge der Versiegelung, mit Software geprüft',
  },
  archive: {
    ofSet:
      '{artifact}, {length} Bytes: {label}; es öffnet sich mit {threshold} von {shares} Anteilen des Satzes {identifier}',
  },
  recomputed: {
    recovered: 'von {token} mit dem wiederhergestellten Schlüssel berechnet: stimmt mit dem protokollierten überein',
    beside: '{value}, von {token} berechnet',
    proved: 'vom Token noch einmal berechnet: stimmt mit dem protokollierten überein',
    restored: 'vom Token mit dem wiederhergestellten Schlüssel berechnet: stimmt mit dem protokollierten überein',
    held: 'bei der Versiegelung noch einmal berechnet: stimmt mit dem protokollierten überein',
  },
  purpose: {
    named:
      '{purpose, select, encrypt {ver- und entschlüsselt} wrap {ver- und entpackt Schlüssel} other {authentisiert Nachrichten (MAC)}}, sonst nichts',
  },
  length: {
    bare: '{length} Bytes, davon der Schlüssel {bytes}',
    told: '{length} Bytes, davon DER {der}',
    untold: '{length} Bytes, davon DER, so weit die äußerste Länge reicht',
  },
  valid: { dates: '{from} bis {to}' },
  unsigned: { places: '{from} bis {to}' },
  left: {
    object:
      'Schlüssel „{label}“ ({kind, select, public {öffentlich} private {privat} secret {geheim} other {{kind}}}), CKA_ID {id}',
  },
}
