import type {
  entryLabels as labelsInEnglish,
  entryValues as valuesInEnglish,
  loginRefusals as refusalsInEnglish,
  remarks as english,
} from '../en/facts.ts'
import type { Translated } from '../index.ts'

/** What facts say to people, by the event's type. */
export const remarks: Translated<typeof english> = {
  'proposal.made': '{person} schlug vor: {statement}',
  'proposal.disputed': '{person} widersprach dem Eingetragenen: {reason}',
  'step.agreed': 'Von zwei Personen entschieden: {choice}.',
  'step.failed': 'Versuch {attempt} schlug fehl. {sentence}',
  'step.doubtful': 'Versuch {attempt} ist ungeklärt: Er wurde begonnen, und wie er endete, ist nicht bekannt.',
  'doubt.found': 'Versuch {attempt}, was die Geräte wirklich enthalten: {found}.',
  'step.discarded': 'Versuch {attempt} wurde verworfen: {evidence}.',
  'step.skipped': 'Ausgelassen: {because}.',
  'device.lost': 'Verloren: {device}. {reason}',
  'login.refused': '{device} lehnte die Anmeldung ab. {sentence}',
  'tries.told':
    'Verbleibende Versuche für die {role} von {device}, wie das Token es sagt: {left}. Das wurde den Anwesenden gesagt, und sie entschieden sich für den Versuch.',
  'recognition.failed':
    'Für {person} wurde ein falscher persönlicher Code eingegeben (bisher {count} {count|Mal|Mal}).',
  'mirror.kept':
    'Eine Kopie der Einträge wird auf dem Datenträger des Protokolls selbst geführt: {person} sagt, dass einer genügt.',
  'mirror.lost': 'Die Kopie auf dem zweiten Datenträger blieb hinter dem Protokoll zurück.',
  'mirror.restored': 'Die Kopie auf dem zweiten Datenträger hat wieder alle Einträge.',
  'mirror.abandoned': 'Zwei Personen entschieden, ohne die Kopie auf dem zweiten Datenträger fortzufahren: {statement}',
  'clock.jumped':
    'Die Uhr des Laptops steht {seconds} {seconds|Sekunde|Sekunden} neben seinem eigenen stetigen Taktgeber, seit zwei Personen sie abgelesen haben. Daten und Zeiten von hier an sind zweifelhaft, außer ein Neustart oder Ruhezustand des Laptops erklärt es.',
  'session.resumed': 'Das Programm wurde neu gestartet (Version {version}); alle registrierten sich neu.',
  'session.reviewed': 'Zwei Personen nahmen an, was unsigniert oder verändert war: {statement}',
  'archive.waived': 'Auf das Archiv wurde verzichtet: {reason}',
  'backup-key.gone': 'Der Sicherungsschlüssel ist nicht mehr im Token: {reason}',
  'set.voided': 'Satz {set} ist ungültig: {reason} {statement}',
  'exception.raised': 'Abweichung {exception}, festgehalten von {person}: {happened}',
  'exception.remedied': 'Abweichung {exception} behoben, sagt {person}: {statement}',
  'note.added': '{person} notierte: {text}',
  'break.started': 'Pause, ausgerufen von {person}: {reason} Raum: {sealed}',
  'break.ended': 'Zurück aus der Pause, sagt {person}: {statement}',
  'ceremony.aborted': 'Die Zeremonie wurde abgebrochen: {reason}',
}

/** Why a token refused a login, by the code on record. */
export const loginRefusals: Translated<typeof refusalsInEnglish> = {
  PIN_WRONG: 'Die PIN war falsch.',
  PIN_LOCKED: 'Die PIN ist nach zu vielen Fehlversuchen gesperrt.',
  PIN_LENGTH: 'Die PIN hat eine Länge, die das Token nicht zulässt.',
  PIN_INVALID: 'Das Token nimmt die PIN nicht an.',
  PIN_EXPIRED: 'Die PIN ist abgelaufen.',
  PIN_UNSET: 'Die PIN ist nicht gesetzt.',
  PIN_MISSING: 'Das Token hat kein eigenes Tastenfeld, und es wurde keine PIN eingegeben.',
}

/** The labels of what came about at a step. */
export const entryLabels: Translated<typeof labelsInEnglish> = {
  statement: 'Erklärung',
  clocks: 'Uhren gegen den Laptop',
  label: 'Label',
  serial: 'Seriennummer',
  model: 'Modell',
  firmware: 'Firmware',
  certificate: 'Zertifikat',
  fingerprint: 'Fingerabdruck des Protokollschlüssels',
  throwAway: 'Wegwerfschlüssel',
  mechanism: 'Mechanismus',
  opened: 'Von unabhängiger Software geöffnet',
  exact: 'RFC 5649 auf das Byte',
  token: 'Token',
  set: 'Satz von Anteilen',
  backShares: 'Zurück aus den Anteilen',
  destroyedIn: 'Vernichtet in',
  shares: 'Anteile',
  commitments: 'Protokollierte Commitments',
  quorums: 'Zusammengesetzte und verglichene Quoren',
  share: 'Anteil {index}',
  key: 'Schlüssel',
  publicKey: 'SHA-256 des öffentlichen Schlüssels (SPKI)',
  privateKey: 'Privater Schlüssel, wie zurückgelesen',
  signature: 'Signatur über eine Challenge',
  challenge: 'Challenge',
  file: 'Datei',
  wrappedKey: 'SHA-256 des verpackten Schlüssels',
  length: 'Länge',
  backupKeyBack: 'Sicherungsschlüssel zurück aus den Anteilen',
  twin: 'Wegwerf-Zwilling, von unabhängiger Software geöffnet',
  refused: 'Ein Versuch, ihn zu verpacken, wurde abgelehnt mit',
  subject: 'Subject-Name',
  valid: 'Gültig',
  tbs: 'SHA-256 der zu signierenden Bytes',
  certificateDigest: 'SHA-256 des Zertifikats',
  size: 'Signierte Einträge',
  root: 'Wurzel des Hash-Baums',
  copied: 'Auf eine eigene Abschrift geschrieben von',
  left: 'Verblieben in {token}',
  unsigned: 'Einträge ohne Signatur',
  application: 'Hashwert des Programms, vorher und jetzt',
  module: 'SHA-256 des Moduls von {device}, vorher und jetzt',
  mirrorMoved: 'Zweites Medium, vorher und jetzt',
  missing: 'Einträge, die dem zweiten Medium fehlten',
  mirror: 'Zweites Medium',
  checkValue: 'Prüfwert ({method}, {length} {length|Byte|Bytes})',
}

/** What stands beside such a label, by the label. */
export const entryValues: Translated<typeof valuesInEnglish> = {
  environment: { stops: '{finding} (eine echte Zeremonie endet hier)' },
  certificate: { none: 'keines eingetragen: ein Software-Token' },
  opened: { bytes: '{derLength} Bytes DER, {zeros} {zeros|Nullbyte|Nullbytes} am Ende' },
  exact: { no: 'nein: nur für das Archiv' },
  destroyedIn: { both: '{token} und im Geheimnisprozess' },
  shares: { set: '{threshold} von {shares}, Satzkennung {identifier} nach SLIP-0039' },
  share: { shown: 'einmal gezeigt, und zwar: {person}', typed: 'vollständig wieder eingegeben von {person}' },
  key: {
    made: '{label}, {algorithm}, in {token}',
    restored: '{label}, als Sitzungsobjekt wiederhergestellt; es signierte eine Challenge',
  },
  signature: { checked: 'mit Software geprüft', held: 'über die Challenge der Versiegelung, mit Software geprüft' },
  length: { bytes: '{length} Bytes, davon DER {der}' },
  valid: { dates: '{from} bis {to}' },
  unsigned: { places: '{from} bis {to}' },
  left: { object: 'Schlüssel „{label}“ ({kind}), CKA_ID {id}' },
}
