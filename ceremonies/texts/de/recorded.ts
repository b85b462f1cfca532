import type {
  environment as environmentInEnglish,
  inserted as insertedInEnglish,
  journal as journalInEnglish,
  method as methodInEnglish,
  waived as waivedInEnglish,
} from '../en/recorded.ts'
import type { Translated } from '../translated.ts'

/** Titles of steps that the course of events puts in between, by their kind. */
export const inserted: Translated<typeof insertedInEnglish> = {
  'void-set': 'Den Satz von Anteilen für ungültig erklären',
  reload: 'Den Sicherungsschlüssel aus seinen Anteilen wiederherstellen',
  'recall-envelope-key': 'Den Umschlagschlüssel aus seinen Anteilen wiederherstellen',
  'recover-backup-key': 'Den Sicherungsschlüssel noch einmal aus seinen Anteilen wiederherstellen',
  'inspect-card': 'Die Karte prüfen, auf der Anteil {share} ist',
  instead: {
    enrol: '{card} anstelle der Karte registrieren, die ausgefallen ist',
    put: 'Anteil {share} kommt auf {card}, anstelle der Karte, die ausgefallen ist',
    prove: 'Die Karte {card} weist Anteil {share} nach',
    show: 'Anteil {share} kommt auf Papier, anstelle der Karte, die ausgefallen ist',
    type: 'Anteil {share} eingeben, der auf Papier kam',
  },
  'reread-share': 'Anteil {share} eingeben, dessen Beutel beschädigt ist',
  clock: 'Die zwei Uhren noch einmal ablesen',
  newcomer: '{part}: die neue Person identifizieren',
  badge: '{part} (neu): Dienstausweis prüfen',
}

/** The exception that a rehearsal raises where a token cannot wrap the key. */
export const waived: Translated<typeof waivedInEnglish> = {
  happened: 'Das Token kann Schlüssel vom Typ {algorithm} nicht verpacken ({code}).',
  expected: 'Der Schlüssel wird mit dem Sicherungsschlüssel archiviert.',
  decided: 'Der Probelauf geht weiter, als stünde {parameter}: {value} im Skript.',
  effect: 'Von diesem Schlüssel gibt es keine Sicherung; geht das Token verloren, ist der Schlüssel verloren.',
  remedy:
    'Verwenden Sie ein Token, das diesen Typ verpackt, oder entscheiden Sie sich im Skript für {parameter}: {value}.',
}

/** What the laptop's surroundings amount to, by the check. */
export const environment: Translated<typeof environmentInEnglish> = {
  'LAPTOP-1': {
    refused: 'Auslagerungsspeicher ist eingeschaltet: Arbeitsspeicher kann auf den Datenträger geraten',
    fit: 'kein Auslagerungsspeicher',
  },
  'LAPTOP-2': {
    refused: 'Speicherabzüge sind möglich: Setzen Sie die feste Grenze auf 0',
    fit: 'keine Speicherabzüge',
  },
  'LAPTOP-3': {
    refused: 'Netzwerkschnittstellen sind aktiv: {names}',
    fit: 'keine Netzwerkschnittstelle außer Loopback ist aktiv',
  },
  'LAPTOP-4': { refused: 'Funk ist eingeschaltet: {names}', fit: 'kein Funk ist eingeschaltet' },
}

/** What the journal tells of the time after the last fact, by its entry. */
export const journal: Translated<typeof journalInEnglish> = {
  people: '{person} ({method})',
  'seal.started': 'Der Protokollschlüssel begann, den letzten Prüfpunkt über alle Einträge zu signieren.',
  'seal.failed': 'Die Signatur schlug fehl ({code}).',
  'seal.redone':
    'Die Signatur war ungeklärt; {people} stimmten zu, sie über dieselben Bytes zu wiederholen: {statement}',
  'record-key.started': 'Die Vernichtung des Protokollschlüssels begann.',
  'record-key.failed': 'Die Vernichtung des Protokollschlüssels schlug fehl ({code}).',
  'record-key.redone': 'Die Vernichtung war ungeklärt; {people} stimmten zu, sie zu wiederholen: {statement}',
  'record-key.destroyed':
    'Der Protokollschlüssel, CKA_ID {id}, ist vernichtet (vernichtete Objekte: {objects}). Für diese Zeremonie kann nichts mehr signiert werden.',
}

/** How a person was recognised. */
export const method: Translated<typeof methodInEnglish> = {
  code: 'persönlicher Code',
  smartcard: 'mit Smartcard signiert',
  fed: 'vorgegeben',
}
