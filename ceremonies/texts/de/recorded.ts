import type { recorded as english } from '../en/recorded.ts'
import type { Translated } from '../index.ts'

/** How words that stand in facts are read; the facts themselves keep what the rules say. */
export const recorded: Translated<typeof english> = {
  inserted: {
    'void-set': 'Den Satz von Anteilen für ungültig erklären',
    reload: 'Den Sicherungsschlüssel aus seinen Anteilen zurückholen',
    clock: 'Die zwei Uhren noch einmal ablesen',
  },

  skipped: '{parameter} ist {value}',
  sessionEnded: 'Die Sitzung, die ihn hielt, ist zu Ende',
  secretsEnded: 'Der Geheimnisprozess endete, bevor jeder Anteil nachgewiesen war.',
  nextAttempt:
    'Der nächste Versuch initialisiert das Token noch einmal; er fragt nach denselben PINs, falls sie schon gesetzt waren.',
  findingsDiffer: 'seine Befunde sind nicht die, die sich aus dem Bericht ergeben',
  wrapWithTrusted:
    'nicht gesetzt: Der Sicherungsschlüssel ist ein Sitzungsobjekt, das ein Security Officer nicht als vertrauenswürdig kennzeichnen kann',
  derUnsaid: 'wie die äußerste DER-Länge es sagt',

  waived: {
    happened: 'Das Token kann Schlüssel vom Typ {algorithm} nicht verpacken ({code}).',
    expected: 'Der Wurzelschlüssel wird mit dem Sicherungsschlüssel archiviert.',
    decided: 'Der Probelauf geht weiter, als stünde archive: none im Skript.',
    effect: 'Von diesem Schlüssel gibt es keine Sicherung; geht das Token verloren, ist der Schlüssel verloren.',
    remedy: 'Verwenden Sie ein Token, das diesen Typ verpackt, oder entscheiden Sie sich im Skript für archive: none.',
  },

  environment: {
    swap: 'Auslagerungsspeicher ist eingeschaltet: Arbeitsspeicher kann auf den Datenträger geraten',
    noSwap: 'kein Auslagerungsspeicher',
    coreDumps: 'Speicherabzüge sind möglich: Setzen Sie die feste Grenze auf 0',
    noCoreDumps: 'keine Speicherabzüge',
    network: 'Netzwerkschnittstellen sind aktiv: {names}',
    noNetwork: 'keine Netzwerkschnittstelle außer Loopback ist aktiv',
    radios: 'Funk ist eingeschaltet: {names}',
    noRadios: 'kein Funk ist eingeschaltet',
    unexamined: 'es wurde nicht geprüft',
  },
}
