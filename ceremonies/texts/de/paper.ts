import type { paper as english } from '../en/paper.ts'
import type { Translated } from '../translated.ts'

/** What transcript and paper script say besides facts and the script's own words. */
export const paper: Translated<typeof english> = {
  policy: '{name}, Version {version}',
  certified: '{scheme} {level}, Zertifikat {number}',
  uncertified: 'kein Zertifikat eingetragen: ein Software-Token',

  section: {
    hsm: 'HSM: {title}',
    hsms: 'HSMs',
    cards: 'Karten',
    bags: 'Beutel',
    media: 'Datenträger',
    laptop: 'Laptop, nach eigener Aussage',
    key: 'Schlüssel „{label}“',
    backupKey: 'Sicherungsschlüssel',
    envelopeKey: 'Umschlagschlüssel',
    envelope: 'Umschlag {artifact}',
    certificate: 'Zertifikat {artifact}',
  },
  language: {
    same: '{language, select, en {Englisch} de {Deutsch} other {{language}}}, wie im Raum verlesen',
    other:
      'Im Raum verlesen auf {language, select, en {Englisch} de {Deutsch} other {{language}}}: Was vorgelesen und erklärt wurde, steht hier so, wie es gesagt wurde, ebenso die Antworten',
  },
  label: {
    language: 'Sprache',
    algorithm: 'Algorithmus',
    state: 'Zustand',
    archive: 'Archiv',
    archiveDigest: 'Archiv: SHA-256',
    objectsBefore: 'Objekte vorher',
    proved: 'Nachgewiesen',
    where: 'Wo',
    certificateDigest: 'SHA-256-Fingerabdruck',
  },
  hsm: {
    label: 'Label {value}',
    serial: 'Seriennummer {value}',
    model: 'Modell {value}',
    firmware: 'Firmware {value}',
  },
  object:
    'Schlüssel „{label}“ ({class, select, public {öffentlich} private {privat} secret {geheim} other {{class}}}) {id}',
  noBackup: 'keines: Es gibt keine Sicherung',
  key: {
    made: 'erzeugt; sein öffentlicher Schlüssel ist nicht nachgewiesen',
    proved: 'öffentlicher Schlüssel durch eine Signatur nachgewiesen',
    archived: 'archiviert; dass er sich wiederherstellen lässt, ist nicht nachgewiesen',
    restored: 'archiviert, Wiederherstellung nachgewiesen; noch extrahierbar',
    locked: 'archiviert, Wiederherstellung nachgewiesen, nicht extrahierbar',
  },
  secretKey: {
    made: 'erzeugt; sein Prüfwert ist protokolliert',
    proved: 'nachgewiesen: Sein Prüfwert wurde noch einmal berechnet',
  },
  envelope: {
    alive: 'noch im Laptop',
    destroyed: 'im Laptop vernichtet; nur noch in den Anteilen der Treuhänder',
    opened: 'mit den eingegebenen Anteilen wieder geöffnet',
    closed: 'verschlossen; dass er sich öffnet, ist nicht nachgewiesen',
  },
  shares: '{threshold} von {shares}',
  whole: 'jedes Quorum ergab denselben Schlüssel',
  notWhole: 'nicht jedes Quorum',
  where: {
    token: 'noch im Token',
    shares: 'in den Anteilen der Treuhänder',
    destroyed: 'im Token vernichtet; allein in den Anteilen der Treuhänder',
  },
  part: '{number}. {type}={value}',
}
