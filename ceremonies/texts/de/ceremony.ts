import type { ceremony as english } from '../en/ceremony.ts'
import type { Translated } from '../index.ts'

/** What people and the engine may do when, and what steps refuse. */
export const ceremony: Translated<typeof english> = {
  ALREADY_OPEN: 'Die Zeremonie ist bereits eröffnet.',
  NOT_OPEN: 'Die Zeremonie ist noch nicht eröffnet.',
  CEREMONY_ENDED: 'Die Zeremonie ist {how}; ihrem Protokoll kann nichts mehr hinzugefügt werden.',
  ENGINE_ONLY: 'Den Befehl {command} darf nur das Programm selbst geben.',
  PERSON_UNKNOWN: 'In dieser Zeremonie gibt es niemanden als {person}.',
  NOT_AUTHENTICATED: '{person} wurde von keinem Authentisierungsmittel erkannt.',
  NOT_ENROLLED:
    '{person} hat dieses Authentisierungsmittel nicht registriert. Registrieren Sie es zuerst bei der Anwesenheitsfeststellung.',
  ALREADY_ENROLLED: '{person} hat bereits ein Authentisierungsmittel registriert.',
  AUTHENTICATOR_TAKEN: 'Dieses Authentisierungsmittel hat schon jemand anderes registriert. Alle brauchen ein eigenes.',
  CODE_WRONG: 'Das ist nicht der persönliche Code von {person}.',
  CODE_TOO_SOON:
    'Für {person} wurden zu viele falsche persönliche Codes eingegeben. Der nächste wird in {seconds} {seconds|Sekunde|Sekunden} angenommen.',
  CODE_TOO_SHORT: 'Ein persönlicher Code braucht mindestens {length} Zeichen.',
  FED_IN_REAL: 'Die Antworten für {person} kommen aus einer Datei; das ist nur in einem Probelauf zulässig.',
  ON_BREAK: 'Die Zeremonie ist unterbrochen. Beenden Sie zuerst die Pause.',
  NOT_ON_BREAK: 'Die Zeremonie ist nicht unterbrochen.',
  BREAK_LATER: 'Schritt {step} läuft gerade. Machen Sie die Pause danach.',
  ABORT_LATER: 'Schritt {step} kann in diesem Augenblick nicht abgebrochen werden. Warten Sie, bis er endet.',
  REVIEW_FIRST:
    'Die Zeremonie wurde verlassen und wird fortgesetzt. Zuerst sehen sich zwei Personen an, was seither unsigniert oder verändert ist, und nehmen es an.',
  NOTHING_TO_REVIEW: 'Es ist nichts durchzusehen.',
  STEP_NOT_CURRENT: 'Schritt {step} ist nicht an der Reihe; an der Reihe ist {current}.',
  STEP_NOT_READY: 'Schritt {step} ist nicht {phase}.',
  STEP_BUSY: 'Schritt {step} ist bereits {phase}.',
  STEP_NOT_IN_DOUBT: 'Schritt {step} ist nicht ungeklärt.',
  STEP_IN_DOUBT_AGAIN:
    'Schritt {step} war zweimal ungeklärt. Sehen Sie sich das Gerät und seine Meldungen an, bevor er noch einmal versucht wird.',
  CHOICE_NOT_OPEN: 'Für Schritt {step} steht {choice} nicht zur Wahl; wählen Sie eines von: {choices}.',
  ONE_PERSON_ALONE:
    'Schritt {step} würde von {person} allein ausgeführt, denn alle Zeugen sind dieselbe Person. Es braucht zwei Personen.',
  NOT_YOUR_STEP: 'Schritt {step} wird von {performs} ausgeführt, nicht von {person}.',
  NOT_A_WITNESS: '{person} bezeugt Schritt {step} nicht.',
  ALREADY_CONFIRMED: '{person} hat sich dazu bereits geäußert; eine andere Person muss bestätigen.',
  PROPOSAL_PENDING: 'Schritt {step}, vorgeschlagen von {by}, wartet noch auf Bestätigung.',
  PROPOSAL_CHANGED:
    'Was {person} bestätigen würde, ist nicht mehr das, was vorgeschlagen ist. Sehen Sie sich den Schritt noch einmal an.',
  NOTHING_PROPOSED: 'Nichts wartet auf Bestätigung.',
  REMEDY_NOT_OPEN: 'Zu Abweichung {exception} steht keine Abhilfe aus.',
  RESULT_INVALID: 'Das Ergebnis von Schritt {step} hat nicht die richtige Form: {reason}.',
  ROLL_CALL_INCOMPLETE:
    '{person} ist noch nicht registriert. Die Anwesenheitsfeststellung endet, wenn alle registriert sind.',
  NOT_APPOINTED:
    '{person} ist für die Vertrauensrolle nicht bestellt. Bestellen oder ersetzen Sie diese Person, bevor es weitergeht.',
  ITEM_NOT_INTACT:
    'Nicht wie erwartet: {item}. Halten Sie eine Abweichung fest, und entscheiden Sie, bevor es weitergeht.',
  CLOCK_OFFSET:
    'Die von {person} abgelesene Uhr weicht um {seconds} {seconds|Sekunde|Sekunden} vom Laptop ab. Stellen Sie den Laptop richtig, und lesen Sie beide Uhren noch einmal ab.',
  CLOCK_NOT_INDEPENDENT: '{person} hat dieselbe Uhr abgelesen. Verwenden Sie zwei unabhängige Uhren.',
  CLOCK_UNKNOWN: 'In dieser Sitzung wurde noch keine Uhrzeit festgestellt. Lesen Sie zuerst zwei Uhren ab.',
  CLOCK_DRIFTED:
    'Die Uhr des Laptops hat sich gegen seine eigene gleichmäßige Uhr um {seconds} {seconds|Sekunde|Sekunden} verschoben. Stellen Sie die Uhrzeit noch einmal fest.',
  EXCEPTIONS_DIFFER:
    'Das Protokoll enthält {recorded} {recorded|Abweichung|Abweichungen}. Halten Sie fest, was fehlt, und bestätigen Sie dann.',
  NO_CHECKPOINT: 'Es gibt noch keinen Prüfpunkt, dessen Wörter abgeschrieben werden könnten.',
  WORDS_DIFFER:
    'Die von {person} eingegebenen Wörter sind nicht die des letzten Prüfpunkts. Vergleichen Sie die Abschrift Wort für Wort.',
  ENVIRONMENT_REFUSED: 'Eine echte Zeremonie kann hier nicht fortgesetzt werden ({id}): {finding}.',
  KEYPAD_LOGIN:
    'Die Benutzer-PIN von {device} wird an dessen eigenem Tastenfeld eingegeben, und zwar von denen, die sie kennen. Fahren Sie fort, wenn diese dort stehen.',
  TOKEN_NOT_COMMISSIONED: 'Das Token meldet sich nicht als mit dem Label {label} initialisiert.',
  TOKEN_MODEL_DIFFERS:
    'Das Skript erwartet ein HSM vom Modell {expected}; dieses Token nennt sich {found}, wofür sein Zertifikat nicht gilt.',
  CERTIFICATE_OF_SOFTWARE:
    'Das Skript nennt ein Zertifikat für {device}, dort ist aber {product}, also Software. Verwenden Sie das zertifizierte HSM, oder nehmen Sie das Zertifikat aus dem Skript.',
  CERTIFICATE_NOT_HARDWARE:
    'Das Skript nennt ein Zertifikat für {device}, sein Slot gibt aber nicht an, Hardware zu sein (CKF_HW_SLOT). Verwenden Sie das zertifizierte HSM, oder nehmen Sie das Zertifikat aus dem Skript.',
  TOKEN_FIRMWARE_DIFFERS:
    'Das Skript erwartet die Firmware {expected}; dieses Token hat {found}, was sein Zertifikat vielleicht nicht abdeckt.',
  TOKEN_SERIAL_DIFFERS: 'Das Skript erwartet das Token mit der Seriennummer {expected}; dieses hat {found}.',
  ATTRIBUTE_DIFFERS:
    '{label}: Das Token lieferte {attribute} als {found}, nicht als {asked}. Das Objekt muss verworfen werden.',
  TOKEN_SIGNATURE_WRONG:
    'Eine Signatur des Tokens lässt sich mit Software nicht verifizieren. Vertrauen Sie diesem Token nicht.',
  PUBLIC_KEY_WRONG:
    'Was das Token als {label} erzeugt hat, ist kein Schlüssel vom Typ {algorithm}. Das Objekt muss verworfen werden.',
  KEY_UNKNOWN: 'In dieser Zeremonie wurde kein Schlüssel mit dem Label {label} erzeugt.',
  KEY_NOT_ARCHIVED: 'Der Schlüssel {label} ist nicht archiviert.',
  KEY_NOT_RESTORED: 'Dass sich das Archiv von {label} wiederherstellen lässt, ist nicht nachgewiesen.',
  KEY_NOT_LOCKED: 'Der Schlüssel {label} kann das Token noch verlassen. Machen Sie ihn zuerst nicht mehr extrahierbar.',
  KEY_STILL_EXTRACTABLE: 'Laut Token ist {label} noch immer extrahierbar.',
  WRAP_NOT_REFUSED:
    'Das Token hat es nicht abgelehnt, {label} zu verpacken ({answer}), obwohl der Schlüssel laut Token nicht extrahierbar ist.',
  ARCHIVE_IMPOSSIBLE:
    'Das Token kann Schlüssel vom Typ {algorithm} nicht verpacken ({code}); ein Archiv ist daher nicht möglich. Verwenden Sie ein anderes Token oder ein Skript mit archive: none.',
  WRAP_UNPROBED: 'Wie das Token Schlüssel dieses Typs verpackt, wurde nicht geprüft.',
  NO_BACKUP_KEY: 'An dieser Stelle gibt es keinen Sicherungsschlüssel.',
  BACKUP_KEY_EXISTS: 'In {token} wurde bereits ein Sicherungsschlüssel erzeugt. Eine Zeremonie hat einen einzigen.',
  BACKUP_KEY_ELSEWHERE: 'Der Sicherungsschlüssel ist in {other}, nicht in {token}.',
  BACKUP_KEY_ALIVE: 'Der Sicherungsschlüssel von {token} ist nicht vernichtet. Das muss zuerst geschehen.',
  BACKUP_KEY_LEFT: 'Der Sicherungsschlüssel ist noch in {token}.',
  SET_UNPROVED: 'Die Anteile sind noch nicht nachgewiesen. Bis dahin wird kein Schlüssel erzeugt oder verpackt.',
  SHARES_UNPROVED: 'Erst {proved} von {shares} Anteilen {proved|wurde|wurden} wieder eingegeben. Alle müssen es sein.',
  SHARES_MISSING: 'Es {found|entstand|entstanden} {found} {found|Anteil|Anteile}, nicht die Anteile 1 bis {shares}.',
  QUORUMS_MISSING: '{tried} {tried|Quorum wurde|Quoren wurden} geprüft, nicht {expected}.',
  QUORUM_SHORT: 'Es {missing|fehlt|fehlen} noch {missing} {missing|Anteil|Anteile}.',
  SHARE_TRIES_EXHAUSTED:
    '{person} konnte den Anteil nicht wieder eingeben. Prüfen Sie den Bogen; der Schritt ist ungeklärt.',
  NO_FREE_IDENTIFIER: 'Es ließ sich keine Satzkennung ziehen, die das Register noch nicht enthält.',
  RECORD_KEY_EXISTS: 'In {token} wurde bereits ein Protokollschlüssel erzeugt. Eine Zeremonie hat einen einzigen.',
  NO_RECORD_KEY: 'Es gibt keinen Protokollschlüssel, mit dem signiert werden könnte.',
  ACT_UNSIGNED: 'Schritt {step} kann nicht beginnen: Der Protokollschlüssel hat das Protokoll davor nicht signiert.',
  MODULE_SWITCHED:
    'Das Modul von {device} ist nicht das angenommene: Sein SHA-256 ist {found}, nicht {expected}. Stellen Sie das richtige Modul wieder her, oder verlassen Sie die Zeremonie und setzen Sie sie fort: Zwei Personen können das neue dann zu Protokoll annehmen.',
  TOKEN_SWITCHED:
    'Das Token an {device} ist nicht das protokollierte: Es ist „{label}“, Seriennummer {serial}, nicht „{expectedLabel}“, Seriennummer {expectedSerial}. Setzen Sie das richtige Token ein.',
  KEY_ABSENT:
    '{device} enthält den Schlüssel „{label}“ (CKA_ID {id}) nicht, den es laut Protokoll enthält. Setzen Sie das richtige Token ein; wurde es gelöscht, brechen Sie die Zeremonie ab.',
  KEY_SWITCHED:
    'In {device} steht an der Stelle von „{label}“ (CKA_ID {id}) ein anderer Schlüssel als der protokollierte. Trauen Sie keiner Signatur dieses Tokens; setzen Sie das richtige ein.',
  KEY_NOT_HELD: 'Der Schlüssel „{label}“ hat die Aufgabe der Versiegelung nicht signiert.',
  HEAD_MISSING: 'Die Wurzel des Hash-Baums fehlt.',
  CERTIFICATE_DIFFERS: 'Der Hashwert des Zertifikats ist nicht der dessen, was signiert wurde.',
  CHECKPOINT_DIFFERS: 'Der signierte Vermerk gilt nicht dem Text, der signiert werden sollte.',
  TOKENS_UNREAD: 'Der Inhalt wurde nicht aus jedem dieser Token gelesen: {tokens}.',
  TOKEN_HOLDS_MORE:
    '{token} enthält ein Objekt, das das Protokoll nicht kennt: {object}. Halten Sie eine Abweichung fest, und entfernen Sie es.',
  TOKEN_HOLDS_LESS: '{token} enthält ein Objekt nicht, das laut Protokoll darin ist: {object}.',
  COMMAND_MALFORMED: 'Eintrag {fact} ist kein Befehl nach diesen Regeln.',
  REPLAY_DIFFERS: 'Eintrag {fact} ist nicht das, was die Regeln auf seinen Befehl hin entscheiden.',
  RECORD_NOT_ENDED: 'Das Protokoll endet, bevor seine Zeremonie versiegelt oder abgebrochen wurde.',
  FAULT:
    'Im Programm trat ein Fehler auf, den es nicht kennt ({error}). Was begonnen wurde, ist ungeklärt; vom Protokoll ist nichts verloren.',
  STORE_NOT_OURS: '{path} ist kein Protokoll von Strongroom.',
  STORE_NEWER:
    '{path} wurde von einer neueren Version geschrieben (Format {found}; diese kennt {known}). Verwenden Sie jene Version.',
  STORE_IN_USE: '{path} wird von einem anderen Prozess verwendet. Schließen Sie ihn zuerst.',
  STORE_DAMAGED:
    '{path} ist beschädigt: {what}. Arbeiten Sie mit einer Kopie oder mit der Spiegelkopie; ändern Sie hier nichts.',
  RECORD_CHANGED:
    'Das Protokoll {path} ist nicht so, wie diese Zeremonie es verlassen hat: {what} Es wurde nichts geschrieben. Lassen Sie es, wie es ist, und fahren Sie mit einer unberührten Kopie fort, oder beginnen Sie eine neue Zeremonie.',
  SEAL_CHANGED:
    'Der letzte Vermerk in {path} ist nicht vom Protokollschlüssel über dieses Protokoll signiert. Es wurde nichts geschrieben; lassen Sie alles, wie es ist.',
  JOURNAL_CHANGED:
    'Eintrag {entry} des Journals in {path} stammt nicht von diesem Programm. Es wurde nichts geschrieben.',
  SETUP_CHANGED:
    '{path} passt nicht zum Protokoll: Danach dürften die Token weggeworfen werden, aber die Zeremonie ist echt. Es wurde nichts geschrieben.',
  STORE_EXISTS: '{path} gibt es bereits. Es wurde nichts geschrieben.',
  STORE_UNREADABLE: '{path} lässt sich nicht öffnen: {reason}.',
  STORE_UNWRITABLE:
    '{path} lässt sich nicht schreiben: {reason}. Was vorher aufgezeichnet wurde, ist sicher. Schaffen Sie Platz, oder bringen Sie den Datenträger in Ordnung; dann geht es weiter.',
  STORE_READ_ONLY:
    '{path} liegt auf einem schreibgeschützten Datenträger. Es kann aufgelistet, geprüft und exportiert werden; hinzufügen lässt sich nichts.',
  MIRROR_FAILED:
    'Die Spiegelkopie {path} konnte nicht geschrieben werden: {reason}. Das Protokoll selbst ist sicher; bringen Sie die Spiegelkopie in Ordnung, bevor es weitergeht.',
  MIRROR_SAME_MEDIUM:
    'Die Spiegelkopie {path} läge auf demselben Datenträger wie das Protokoll; ein Ausfall träfe beide. Hängen Sie dort einen zweiten Datenträger ein, oder jemand sagt namentlich, dass einer genügt.',
  MIRROR_MISSING:
    'Die Kopie auf einem zweiten Datenträger, die diese Zeremonie führt, ist nicht angegeben. Nennen Sie ihren Ordner (--mirror ORDNER).',
  MIRROR_LOST:
    'Die Kopie auf dem zweiten Datenträger ist hinter dem Protokoll zurück. Bringen Sie sie in Ordnung, oder zwei Personen entscheiden, ohne sie fortzufahren.',
  MIRROR_UNCHANGED: 'Die Kopie auf dem zweiten Datenträger ist nicht in einem Zustand, in dem sich das sagen lässt.',
  MIRROR_INCOMPLETE:
    'Die Kopie auf dem zweiten Datenträger ist nicht vollständig, wohl aber das Protokoll: {trouble} Kopieren Sie stattdessen das Bündel auf einen zweiten Datenträger.',
  MIRROR_DIFFERS:
    'Die Spiegelkopie {path} weicht in Zeile {line} vom Protokoll ab. Bewahren Sie beide auf, und klären Sie die Ursache, bevor es weitergeht.',
  BENCH_RECORD_INVALID:
    'Das für die Messung erzeugte Protokoll ist nicht gültig ({code}); ihr Messwert wäre ohne Bedeutung.',
  RECORD_NOT_SEALED: 'Die Zeremonie ist nicht versiegelt; es gibt noch nichts zu exportieren.',
}
