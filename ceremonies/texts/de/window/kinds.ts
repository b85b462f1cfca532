import type { kinds as english } from '../../en/window/kinds.ts'
import type { Translated } from '../../translated.ts'

/** What a step of each kind does, and what its panel says. */
export const kinds: Translated<typeof english> = {
  happens: {
    commission: 'Das Token wird initialisiert: Alles, was darauf ist, geht verloren. Beide PINs werden gesetzt.',
    'use-token':
      'Das HSM ist in Gebrauch und behält alles, was es enthält. Seine PIN wird eingegeben, und seine Objekte werden aufgelistet.',
    'find-key': 'Der Schlüssel wird nach Label und CKA_ID gesucht, und seine Attribute werden gelesen.',
    'record-key':
      'Das HSM erzeugt den Schlüssel, der dieses Protokoll signiert und sonst nichts. Sein Fingerabdruck wird angezeigt.',
    'probe-archive': 'Das HSM verpackt einen Wegwerfschlüssel, und Software öffnet ihn.',
    checkpoint: 'Das HSM signiert das bisherige Protokoll.',
    'backup-key': 'Der Sicherungsschlüssel entsteht aus Zufall des HSM und dieses Rechners und gelangt in das HSM.',
    'envelope-key': 'Der Umschlagschlüssel entsteht im Geheimnisprozess. Er gelangt in kein HSM.',
    split: 'Der Schlüssel wird in Anteile aufgeteilt.',
    'hand-over': 'Ein Anteil wird ein einziges Mal einem Treuhänder gezeigt.',
    'prove-share': 'Der Treuhänder gibt den Anteil vom Bogen wieder ein.',
    'prove-set': 'Jedes Quorum der eingegebenen Anteile wird zusammengesetzt und verglichen.',
    generate: 'Das HSM erzeugt das Schlüsselpaar. Seine Attribute werden zurückgelesen und verglichen.',
    'generate-secret':
      'Das HSM erzeugt den geheimen Schlüssel. Seine Attribute werden zurückgelesen und verglichen, und sein Prüfwert wird berechnet.',
    'verify-key':
      'Das HSM signiert eine Challenge, und Software prüft die Signatur. Bei einem geheimen Schlüssel berechnet es den Prüfwert noch einmal.',
    archive: 'Der Schlüssel wird mit dem Sicherungsschlüssel verpackt. Der verpackte Schlüssel kommt in das Protokoll.',
    'restore-proof':
      'Der Sicherungsschlüssel wird aus den eingegebenen Anteilen wiederhergestellt und öffnet zum Nachweis das Archiv.',
    'accept-archive': 'Die Datei wird gelesen und ihr Hashwert mit dem eingegebenen verglichen.',
    'accept-record':
      'Das Protokoll wird gelesen und geprüft, und sein letzter Vermerk wird mit dem eingegebenen Hashwert verglichen. Die Hashwerte seiner Archive werden mit ihren Dateien verglichen.',
    rewrap:
      'Das Archiv wird im HSM geöffnet, und sein Schlüssel wird dort unter dem neuen Sicherungsschlüssel verpackt. Der neu verpackte Schlüssel kommt ins Protokoll; das frühere Archiv bleibt, wie es ist.',
    'recover-backup-key':
      'Genügend Treuhänder bringen ihre Anteile ein; der Sicherungsschlüssel wird im Geheimnisprozess zusammengesetzt und gelangt verschlüsselt in das HSM.',
    'recover-key':
      'Das Archiv wird im HSM geöffnet. Der Schlüssel darin weist sich aus, neben dem Original, wenn es da ist, und wird wieder vernichtet.',
    'destroy-recovered':
      'Der wiederhergestellte Sicherungsschlüssel wird im HSM vernichtet, das dann enthalten muss, was es vorher enthielt.',
    'make-unextractable': 'Der Schlüssel kann das HSM nie wieder verlassen.',
    'destroy-backup-key':
      'Der Sicherungsschlüssel wird im HSM vernichtet; von da an gibt es ihn nur noch in den Anteilen.',
    'close-envelope':
      'Das Geheimnis wird im Geheimnisprozess verschlüsselt. Nur der verschlossene Umschlag verlässt ihn.',
    'open-envelope':
      'Der Umschlag wird mit den eingegebenen Anteilen geöffnet und sein Inhalt verglichen. Das Geheimnis wird nicht gezeigt.',
    'destroy-envelope-key': 'Der Umschlagschlüssel wird vernichtet; von da an gibt es ihn nur noch in den Anteilen.',
    'recall-envelope-key':
      'Genügend Treuhänder bringen ihre Anteile ein, und der Geheimnisprozess hat den Umschlagschlüssel wieder.',
    'void-set': 'Der Satz von Anteilen wird ungültig, und sein Schlüssel wird vernichtet.',
    'reread-share':
      'Der Anteil wird von seinem Bogen eingegeben, mit den Nummern von Satz und Anteil verglichen und vergessen.',
    'enrol-card':
      'Die Karte bekommt PINs, die nur ihr Inhaber kennt, und erzeugt ihre Schlüssel selbst. Der größte Anteil wird auf sie geschrieben und zurückgelesen.',
    'present-card':
      'Die Karte wird mit dem Register verglichen. Mit ihrer PIN öffnet sie eine neue Challenge, die kein Anteil ist, und signiert eine zweite.',
    'inspect-card':
      'Was auf der Karte liegt, wird mit dem Protokoll ihrer Zeremonie verglichen, und mit ihrer PIN öffnet sie eine neue Challenge. Ihr Anteil wird nicht geöffnet.',
    'check-badge':
      'Das Zertifikat des Dienstausweises, die Zertifizierungsstellen und ihre Sperrlisten werden geprüft, der Name wird mit der Teilnehmerliste verglichen, und der Ausweis signiert mit seiner PIN eine Zufallszahl.',
    'put-share-on-card':
      'Ein Anteil wird für die Karte seines Treuhänders verschlüsselt, auf die Karte und ins Protokoll geschrieben und von der Karte wieder geöffnet.',
    'print-share':
      'Der Anteil kommt auf einem Bogen aus dem Drucker. Nur sein Treuhänder nimmt ihn; in der Warteschlange bleibt nichts zurück.',
    'scan-share':
      'Der Bogen wird von einem Bild zurückgelesen und mit dem Anteil verglichen; das Bild wird überschrieben und gelöscht.',
    'prove-card-share':
      'Was die Karte aufbewahrt, wird mit dem Protokoll verglichen, und die Karte öffnet es noch einmal.',
    reload: 'Genügend Treuhänder bringen ihre Anteile ein, und der Sicherungsschlüssel wird wieder in das HSM geladen.',
    certificate: 'Das Zertifikat wird geprüft, vom HSM signiert und noch einmal geprüft.',
    seal: 'Die Objekte des Tokens werden gelesen und verglichen; dann wird das Protokoll zum letzten Mal signiert und sein Schlüssel vernichtet.',
  },
  exactWords: {
    commission: 'INITIALISIEREN',
    generate: 'ERZEUGEN',
    'generate-secret': 'ERZEUGEN',
    'make-unextractable': 'SPERREN',
    'destroy-backup-key': 'VERNICHTEN',
    'destroy-envelope-key': 'VERNICHTEN',
    'void-set': 'ENTWERTEN',
    'retire-set': 'VERNICHTEN',
    certificate: 'SIGNIEREN',
    seal: 'VERSIEGELN',
  },
  consequences: {
    adopt: 'Was das Gerät enthält, wird zurückgelesen und als Ergebnis übernommen; nichts wird neu erzeugt.',
    redo: 'Derselbe Vorgang wird über dieselben Bytes wiederholt.',
    discard: 'Was zurückgeblieben ist, wird mit Nachweis vernichtet, und der Schritt beginnt von vorn.',
  },
  choices: { adopt: 'Übernehmen', redo: 'Wiederholen', discard: 'Verwerfen' },
  names: {
    'roll-call': 'Anwesenheit',
    newcomer: 'Neue Person',
    attest: 'Erklärung',
    'read-aloud': 'Vorlesen',
    clock: 'Uhren',
    wait: 'Wartezeit',
    inspect: 'Sichtprüfung',
    environment: 'Der Laptop',
    exception: 'Abweichungen',
    note: 'Notiz',
    break: 'Pause',
    'copy-words': 'Wörter auf Papier',
    commission: 'Token',
    'use-token': 'Token in Gebrauch',
    'find-key': 'Schlüssel gefunden',
    'record-key': 'Protokollschlüssel',
    'probe-archive': 'Vorversuch',
    checkpoint: 'Prüfpunkt',
    'backup-key': 'Sicherungsschlüssel',
    split: 'Anteile',
    'hand-over': 'Übergabe eines Anteils',
    'keep-share': 'Anteil verwahren',
    'call-set': 'Satz aufgerufen',
    'inspect-share': 'Anteil geprüft',
    'reread-share': 'Anteil noch einmal eingegeben',
    'return-share': 'Anteil zurückgegeben',
    'prove-share': 'Nachweis eines Anteils',
    'prove-set': 'Nachweis des Satzes',
    generate: 'Schlüsselerzeugung',
    'generate-secret': 'Schlüsselerzeugung',
    'verify-key': 'Nachweis des Schlüssels',
    archive: 'Archiv',
    'restore-proof': 'Nachweis des Archivs',
    'accept-archive': 'Archiv angenommen',
    'accept-record': 'Früheres Protokoll angenommen',
    rewrap: 'Schlüssel neu verpackt',
    'put-in-force': 'Neuer Satz in Kraft',
    'retire-set': 'Früherer Satz vernichtet',
    'recover-backup-key': 'Sicherungsschlüssel wiederherstellen',
    'recover-key': 'Schlüssel wiederherstellen',
    'destroy-recovered': 'Vernichtung',
    'make-unextractable': 'Sperren',
    'destroy-backup-key': 'Vernichtung',
    certificate: 'Zertifikat',
    seal: 'Versiegelung',
    'envelope-key': 'Umschlagschlüssel',
    'close-envelope': 'Umschlag verschließen',
    'open-envelope': 'Umschlag öffnen',
    'destroy-envelope-key': 'Vernichtung',
    'recall-envelope-key': 'Umschlagschlüssel wiederherstellen',
    'void-set': 'Ungültiger Satz',
    reload: 'Sicherungsschlüssel neu laden',
    'enrol-card': 'Karte',
    'present-card': 'Karte vorgelegt',
    'inspect-card': 'Karte geprüft',
    'check-badge': 'Dienstausweis',
    'put-share-on-card': 'Anteil auf einer Karte',
    'prove-card-share': 'Nachweis eines Anteils durch die Karte',
    'print-share': 'Druck eines Anteils',
    'scan-share': 'Nachweis eines Anteils vom Bogen',
  },
  rollCall: {
    person: 'Funktion',
    name: 'Name',
    authenticator: 'Authentisierungsmittel',
    identified: 'Identifiziert durch',
    appointed: 'Dazu bestellt',
    choose: 'Wählen …',
    enrolled: 'registriert',
    absent: 'noch nicht registriert',
    count: '{count} von {of} haben sich registriert.',
  },
  clock: {
    laptop: 'Dieser Laptop',
    first: 'Erste Uhr',
    second: 'Zweite Uhr',
    unread: 'noch nicht abgelesen',
    readBy: 'abgelesen von {person}',
    independent: 'Zwei Personen, zwei Uhren: Keine darf von der anderen oder von diesem Laptop abhängen.',
  },
  copyWords: {
    title: 'Wörter des Prüfpunkts über {size} {size, plural, one {Eintrag} other {Einträge}}',
    write: 'Schreiben Sie sie auf Ihre eigene Abschrift.',
    typeHow: 'Während Sie tippen, sind die Wörter verdeckt: Es zählt das Papier.',
    show: 'Die Wörter noch einmal zeigen',
    word: 'Wort {number}',
    none: 'Es wurde noch kein Prüfpunkt signiert.',
  },
  oneWay: 'Das lässt sich nicht rückgängig machen.',
  typedAlone:
    '{person} gibt das Geheimnis allein ein. Alle anderen wenden sich ab, und keine Kamera sieht die Tastatur.',
  custodianAlone:
    '{person} kommt allein an den Bildschirm. Alle anderen wenden sich ab, und keine Kamera sieht den Bildschirm.',
  pinHolders: 'Jede PIN wird von denen eingegeben, die sie kennen, nacheinander. Alle anderen wenden sich ab.',
  testimony:
    'Was der Laptop über sich selbst meldet, ist eine Aussage, kein Beweis. Vergleichen Sie es mit den Unterlagen der Vorbereitung.',
  exceptions: 'Protokollierte Abweichungen',
  remedies: 'Noch ausstehende Abhilfen',
  noRemedies: 'keine',
  finalWords:
    'Die letzten Wörter erscheinen, wenn das Protokoll versiegelt ist. Alle Zeugen schreiben sie auf und bewahren sie auf.',
}
