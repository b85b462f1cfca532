import type { ceremony as english } from '../en/ceremony.ts'
import type { Translated } from '../translated.ts'

/** What people and the engine may do when, and what steps refuse. */
export const ceremony: Translated<typeof english> = {
  ALREADY_OPEN: 'Die Zeremonie ist bereits eröffnet.',
  NOT_OPEN: 'Die Zeremonie ist noch nicht eröffnet.',
  CEREMONY_ENDED:
    'Die Zeremonie ist {how, select, sealed {versiegelt} aborted {abgebrochen} closed {abgeschlossen} empty {leer} closing {im Abschluss} other {{how}}}; ihrem Protokoll kann nichts mehr hinzugefügt werden.',
  ENGINE_ONLY: 'Den Befehl {command} darf nur das Programm selbst geben.',
  PERSON_UNKNOWN: 'In dieser Zeremonie gibt es niemanden als {person}.',
  NOT_AUTHENTICATED: '{person} hat sich nicht authentisiert. Geben Sie zuerst den persönlichen Code ein.',
  NOT_ENROLLED:
    '{person} hat dieses Authentisierungsmittel nicht registriert. Registrieren Sie es zuerst bei der Anwesenheitsfeststellung.',
  WORD_UNSIGNED:
    'Für {person} spricht die Karte {device}; sie muss das signieren. Stecken Sie sie in einen Leser, und geben Sie ihre PIN ein. Wenn sie nicht mehr funktioniert, können zwei Personen das protokollieren; danach gilt der persönliche Code.',
  WORD_OVERTAKEN:
    'Während die Karte signierte, wuchs das Protokoll weiter; die Signatur galt einer anderen Stelle. Nichts wurde protokolliert. Versuchen Sie es noch einmal.',
  VOICE_NONE: 'Für {person} spricht keine Karte: Es gilt schon der persönliche Code.',
  VOICE_STALE: 'Die PIN von {device} wurde vor zu langer Zeit eingegeben. Geben Sie sie noch einmal ein.',
  ALREADY_ENROLLED: '{person} hat bereits ein Authentisierungsmittel registriert.',
  CODE_GUESSED:
    'Diesen Code kann jeder erraten: Er wiederholt ein Zeichen, oder seine Zeichen zählen auf- oder abwärts. Wählen Sie einen anderen.',
  CODE_UNFIT: 'Dieser Code kann nicht verwendet werden. Wählen Sie einen anderen, den niemand erraten kann.',
  CODE_IN_TEXT:
    'Ein Text von {person} ist der persönliche Code von {person}. Nichts wurde aufgezeichnet. Geben Sie den Text noch einmal ohne ihn ein; nach Codes wird in einem eigenen Feld gefragt.',
  CODE_WRONG: 'Das ist nicht der persönliche Code von {person}.',
  CODE_TOO_SOON:
    'Zu viele falsche Codes oder PINs für {person}. Versuchen Sie es in {seconds} {seconds, plural, one {Sekunde} other {Sekunden}} noch einmal.',
  CODE_TOO_SHORT: 'Ein persönlicher Code braucht mindestens {length} Zeichen.',
  FED_IN_REAL: 'Die Antworten für {person} kommen aus einer Datei; das ist nur in einem Probelauf zulässig.',
  ON_BREAK: 'Die Zeremonie ist unterbrochen. Beenden Sie zuerst die Pause.',
  NOT_ON_BREAK: 'Die Zeremonie ist nicht unterbrochen.',
  BREAK_LATER: 'Schritt {step} läuft gerade. Machen Sie die Pause danach.',
  ABORT_LATER: 'Schritt {step} kann gerade nicht abgebrochen werden. Warten Sie, bis er endet.',
  REPLACE_LATER:
    'Schritt {step} ist im Gange. Ersetzen Sie die Person danach; geht es ohne sie nicht weiter, verlassen Sie die Zeremonie, setzen Sie sie fort, und ersetzen Sie die Person dann.',
  SAME_PERSON: '{part} ist bereits {name}. Geben Sie den Namen der Person ein, die die Funktion ab jetzt übernimmt.',
  REVIEW_FIRST:
    'Die Zeremonie wurde verlassen und wird fortgesetzt. Zuerst prüfen zwei Personen, was seither unsigniert oder verändert ist, und nehmen es an.',
  NOTHING_TO_REVIEW: 'Es gibt nichts zu prüfen.',
  STEP_NOT_CURRENT:
    'Schritt {step} ist nicht der aktuelle Schritt; aktuell ist {current, select, none {keiner} other {{current}}}.',
  NOT_EXAMINED: 'Worum es in Schritt {step} geht, ist noch nicht untersucht. Warten Sie auf das Programm.',
  STEP_NOT_READY:
    'Schritt {step} ist nicht {phase, select, agreed {beschlossen} started {begonnen} doubtful {ungeklärt} found {untersucht} other {im Gange}}.',
  STEP_BUSY:
    'Schritt {step} ist bereits {phase, select, agreed {beschlossen} started {begonnen} doubtful {ungeklärt} found {untersucht} other {im Gange}}.',
  STEP_NOT_IN_DOUBT: 'Schritt {step} ist nicht ungeklärt.',
  STEP_IN_DOUBT_AGAIN:
    'Schritt {step} war zweimal ungeklärt. Sehen Sie sich das Gerät und seine Meldungen an, bevor er noch einmal versucht wird.',
  CHOICE_NOT_OPEN:
    'Für Schritt {step} steht {choice, select, perform {ausführen} adopt {übernehmen} redo {wiederholen} other {verwerfen}} nicht zur Wahl; wählen Sie eines von: {choices}.',
  ONE_PERSON_ALONE:
    'Schritt {step} würde von {person} allein ausgeführt, denn alle Zeugen sind dieselbe Person. Es braucht zwei Personen.',
  NOT_YOUR_STEP: 'Schritt {step} wird von {performs} ausgeführt, nicht von {person}.',
  NOT_A_WITNESS: '{person} bezeugt Schritt {step} nicht.',
  ALREADY_CONFIRMED: '{person} hat dies bereits vorgeschlagen oder bestätigt; eine andere Person muss bestätigen.',
  PROPOSAL_PENDING: 'Schritt {step}, vorgeschlagen von {by}, wartet noch auf Bestätigung.',
  PROPOSAL_CHANGED:
    'Der Vorschlag hat sich geändert, seit {person} ihn gesehen hat. Sehen Sie sich den Schritt noch einmal an.',
  NOTHING_PROPOSED: 'Es gibt nichts zu bestätigen.',
  REMEDY_NOT_OPEN: 'Zu Abweichung {exception} steht keine Abhilfe aus.',
  RESULT_INVALID: 'Das Ergebnis von Schritt {step} hat eine falsche Form ({member}). Der Versuch ist ungeklärt.',
  ROLL_CALL_INCOMPLETE:
    '{person} ist noch nicht registriert. Die Anwesenheitsfeststellung endet, wenn alle registriert sind.',
  EXCEPTION_NEEDED:
    '„{question}“ ist mit {answer, select, none {none} other {Nein}} beantwortet. Halten Sie als Abweichung fest, was stattdessen vorgefunden wurde und wie es weitergeht, oder berichtigen Sie die Antwort.',
  EXCEPTION_UNNEEDED:
    'Bei Schritt {step} ist nichts mit Nein beantwortet. Halten Sie die Abweichung für sich fest, oder berichtigen Sie die Antworten.',
  CLOCK_OFFSET:
    '{hours, plural, =0 {Die von {person} abgelesene Uhr weicht um {seconds} {seconds, plural, one {Sekunde} other {Sekunden}} vom Laptop ab. Lesen Sie sie noch einmal ab; geht der Laptop falsch, stellen Sie seine Uhr, und lesen Sie beide Uhren noch einmal ab.} other {Was {person} abgelesen hat, weicht um ganze Stunden von der Uhr des Laptops ab, wie es eine Ortszeit tut. Geben Sie die Zeit in UTC an.}}',
  CLOCK_BEHIND:
    'Die Uhr des Laptops zeigt {now}, aber um {latest} wurde schon etwas protokolliert: Sie geht falsch. Stellen Sie die Uhr, bevor Sie beginnen.',
  CLOCK_NOT_INDEPENDENT: '{person} hat dieselbe Uhr abgelesen. Verwenden Sie zwei unabhängige Uhren.',
  CLOCK_UNKNOWN: 'In dieser Sitzung wurde noch keine Uhrzeit festgestellt. Lesen Sie zuerst zwei Uhren ab.',
  CLOCK_DRIFTED:
    'Die Uhr des Laptops hat sich gegen seine monotone Uhr um {seconds} {seconds, plural, one {Sekunde} other {Sekunden}} verschoben. Lesen Sie zwei Uhren noch einmal ab.',
  WAIT_NOT_OVER:
    'Die Wartezeit ist noch nicht um: Es fehlen {left} (Stunden:Minuten:Sekunden), bis {until} nach der Uhr des Laptops. Bestätigen Sie erst danach.',
  WAIT_CLOCKS_DIFFER:
    'Die Uhr des Laptops hat sich seit Beginn der Wartezeit um {seconds} {seconds, plural, one {Sekunde} other {Sekunden}} gegen seine monotone Uhr verschoben. Widersprechen Sie dem Vorschlag, und beginnen Sie die Wartezeit von vorn.',
  EXCEPTIONS_DIFFER:
    'Das Protokoll enthält {recorded} {recorded, plural, one {Abweichung} other {Abweichungen}}. Halten Sie fest, was fehlt, und bestätigen Sie dann.',
  NO_CHECKPOINT: 'Es gibt noch keinen Prüfpunkt, dessen Wörter abgeschrieben werden könnten.',
  WORDS_DIFFER:
    'Die von {person} eingegebenen Wörter sind nicht die des letzten Prüfpunkts. Vergleichen Sie die Abschrift Wort für Wort.',
  ENVIRONMENT_REFUSED: 'Eine echte Zeremonie kann hier nicht fortgesetzt werden ({id}): {finding}.',
  ENVIRONMENT_UNEXAMINED: 'Eine echte Zeremonie kann hier nicht weitergehen: {id} wurde nicht geprüft.',
  KEYPAD_LOGIN:
    'Die Benutzer-PIN von {device} wird an dessen eigenem Tastenfeld eingegeben, und zwar von denen, die sie kennen. Fahren Sie fort, wenn sie dort sind.',
  TOKEN_NOT_COMMISSIONED: 'Das Token meldet sich nicht als mit dem Label {label} initialisiert.',
  TOKEN_MODEL_DIFFERS:
    'Das Skript erwartet ein HSM vom Modell {expected}; dieses Token meldet {found}, wofür sein Zertifikat nicht gilt.',
  CERTIFICATE_OF_SOFTWARE:
    'Das Skript nennt ein Zertifikat für {device}, dort ist aber {product}, also Software. Verwenden Sie das zertifizierte HSM, oder nehmen Sie das Zertifikat aus dem Skript.',
  CERTIFICATE_NOT_HARDWARE:
    'Das Skript nennt ein Zertifikat für {device}, sein Slot gibt aber nicht an, Hardware zu sein (CKF_HW_SLOT). Verwenden Sie das zertifizierte HSM, oder nehmen Sie das Zertifikat aus dem Skript.',
  TOKEN_FIRMWARE_DIFFERS:
    'Das Skript erwartet die Firmware {expected}; dieses Token hat {found}, was sein Zertifikat vielleicht nicht abdeckt.',
  TOKEN_SERIAL_DIFFERS: 'Das Skript erwartet das Token mit der Seriennummer {expected}; dieses hat {found}.',
  ATTRIBUTE_DIFFERS:
    '{label}: Das Token meldet {attribute} als {found}, nicht als {asked}. Das Objekt muss verworfen werden.',
  TOKEN_SIGNATURE_WRONG:
    'Eine Signatur des Tokens lässt sich mit Software nicht verifizieren. Vertrauen Sie diesem Token nicht.',
  PUBLIC_KEY_WRONG:
    'Was das Token als {label} erzeugt hat, ist kein Schlüssel vom Typ {algorithm}. Das Objekt muss verworfen werden.',
  KEY_UNKNOWN: 'In dieser Zeremonie wurde kein Schlüssel mit dem Label {label} erzeugt.',
  KEY_IS_SECRET: 'Der Schlüssel {label} ist ein geheimer Schlüssel; hier ist ein Schlüsselpaar nötig.',
  PURPOSE_UNFIT:
    'Ein Schlüssel vom Typ {algorithm} ist für den Zweck {purpose} nicht geeignet. Setzen Sie den Zweck auf mac, oder wählen Sie AES-256.',
  PURPOSE_MISSING:
    'Der Schlüssel {label} ist ein geheimer Schlüssel ({algorithm}), und das Skript nennt seinen Zweck nicht. Setzen Sie purpose auf encrypt, wrap oder mac.',
  PURPOSE_OF_PAIR:
    'Der Schlüssel {label} ist ein Schlüsselpaar ({algorithm}); einen Zweck hat hier nur ein geheimer Schlüssel. Entfernen Sie purpose aus dem Schritt.',
  PURPOSE_NOT_ALLOWED:
    'Das Token lässt {label} für den Zweck {purpose} nicht zu ({attribute} ist nicht gesetzt). Berichtigen Sie den Zweck im Skript, oder suchen Sie einen anderen Schlüssel.',
  KEY_CHECK_DIFFERS:
    'Der Prüfwert von {label} ist {found}, nicht {expected}: An seiner Stelle ist ein anderer Schlüssel. Verwenden Sie ihn nicht.',
  KEY_NOT_FOUND:
    '{device} enthält keinen Schlüssel mit dem Label „{label}“ und der CKA_ID {id}. Berichtigen Sie das Skript, oder schließen Sie das richtige Token an.',
  KEY_NOT_UNIQUE:
    '{device} enthält mehrere Schlüssel mit der CKA_ID {id} von „{label}“; spätere Schritte könnten einen anderen nehmen. Ändern Sie die CKA_ID der anderen mit dem Werkzeug des Herstellers.',
  PUBLIC_KEY_ABSENT:
    '{device} zeigt zu „{label}“ (CKA_ID {id}) keinen lesbaren öffentlichen Schlüssel; so ließe sich das Archiv nicht nachweisen. Importieren Sie ihn daneben mit derselben CKA_ID.',
  KEY_TYPE_DIFFERS: 'Der Schlüssel {label} ist nicht vom Typ {algorithm}. Berichtigen Sie das Skript.',
  KEY_CANNOT_LEAVE:
    'Der Schlüssel {label} kann {device} nicht verlassen: {why, select, trusted {Er darf nur mit einem Schlüssel verpackt werden, den der Security Officer als vertrauenswürdig gekennzeichnet hat (CKA_WRAP_WITH_TRUSTED)} other {Er ist nicht extrahierbar (CKA_EXTRACTABLE), und das lässt sich nicht ändern}}. Ein Archiv ist hier nicht möglich. {maker, select, luna {Thales-Luna-HSMs können Partitionen auf ein Backup-HSM klonen.} nshield {nShield-HSMs bewahren Schlüssel als Dateien der Security World auf, die sich kopieren lassen und deren Administratorkarten brauchen.} utimaco {Utimaco-HSMs können Schlüssel unter ihrem Master Backup Key sichern.} yubihsm {YubiHSM-Schlüssel mit exportable-under-wrap lassen sich mit yubihsm-shell unter einem Wrap Key exportieren.} cloudhsm {AWS CloudHSM sichert ganze Cluster.} softhsm {SoftHSM ist Software: Sein Token-Ordner lässt sich kopieren.} other {Fragen Sie den Hersteller nach einem Werkzeug zur Sicherung.}}',
  KEY_NOT_ARCHIVED: 'Der Schlüssel {label} ist nicht archiviert.',
  KEY_NOT_RESTORED: 'Dass sich das Archiv von {label} wiederherstellen lässt, ist nicht nachgewiesen.',
  KEY_NOT_LOCKED: 'Der Schlüssel {label} kann das Token noch verlassen. Sperren Sie ihn zuerst.',
  KEY_STILL_EXTRACTABLE: 'Laut Token ist {label} noch immer extrahierbar.',
  WRAP_NOT_REFUSED:
    'Das Token hat es nicht abgelehnt, {label} zu verpacken ({answer}), obwohl der Schlüssel laut Token nicht extrahierbar ist.',
  ARCHIVE_IMPOSSIBLE:
    'Das Token kann Schlüssel vom Typ {algorithm} nicht verpacken ({code}); ein Archiv ist daher nicht möglich. Verwenden Sie ein anderes Token oder ein Skript mit archive: none.',
  WRAP_UNPROBED: 'Wie das Token Schlüssel dieses Typs verpackt, wurde nicht geprüft.',
  ARCHIVE_DIFFERS:
    'Die Datei {artifact} ist nicht das Archiv, das sie sein soll: Ihr SHA-256-Hashwert ist {found}, erwartet war {expected}. Lesen Sie den Hashwert noch einmal vom Protokoll auf Papier ab; stimmt er, nehmen Sie eine andere Kopie der Datei.',
  ARCHIVE_UNOPENABLE:
    'Das Modul von {device} ({module}) kann einen Schlüssel vom Typ {algorithm} nicht aus einem Archiv holen: C_UnwrapKey verlangt für solche Schlüssel ein eigenes Attribut (CKR_TEMPLATE_INCOMPLETE). Nehmen Sie ein anderes HSM, oder üben Sie mit einem RSA-Schlüssel oder einem geheimen Schlüssel.',
  ARCHIVE_NOT_ACCEPTED: 'Kein Schritt davor nimmt ein Archiv von {label} an. Berichtigen Sie das Skript.',
  NO_ARCHIVE_ACCEPTED:
    'Noch ist kein Archiv angenommen, und so weiß niemand, welche Anteile gebraucht werden. Berichtigen Sie das Skript.',
  NO_RECORD_ACCEPTED: 'Noch ist kein Protokoll einer früheren Zeremonie angenommen. Berichtigen Sie das Skript.',
  RECORD_ACCEPTED_BEFORE: 'Eine Zeremonie nimmt Archive eines Satzes an, einmal. Berichtigen Sie das Skript.',
  EARLIER_NOT_GIVEN:
    'Niemand hat gesagt, wo das Protokoll der früheren Zeremonie liegt. Beginnen Sie die Zeremonie mit --earlier und dem Ordner oder der Datei dieses Protokolls, oder setzen Sie sie damit fort.',
  EARLIER_INVALID:
    'Das Protokoll der früheren Zeremonie unter {path} ist nicht gültig ({code}). Prüfen Sie es, vergleichen Sie den Hashwert seines letzten Vermerks noch einmal mit dem Papier, oder nehmen Sie eine andere Kopie.',
  EARLIER_FILE_MISSING:
    'Das Protokoll der früheren Zeremonie unter {path} hat keine Datei {artifact}. Nehmen Sie eine vollständige Kopie.',
  EARLIER_NOT_ANCHORED:
    'Ob das Protokoll der früheren Zeremonie dasjenige ist, das die Beteiligten gesehen haben, ist nicht bekannt. Lesen Sie den Hashwert seines letzten Vermerks vom Papier ab, und geben Sie ihn ein.',
  EARLIER_REHEARSED:
    'Die Zeremonie {ceremony} war eine Probe: Ihre Schlüssel haben keinen Wert, und eine echte Zeremonie verwendet keinen davon. Bringen Sie das Protokoll der echten.',
  EARLIER_REAL:
    'Die Zeremonie {ceremony} war eine echte, und diese ist eine Probe: Anteile und Archive einer echten Zeremonie werden in keiner Probe geöffnet. Bringen Sie das Protokoll einer Probe.',
  EARLIER_SETS:
    'Das Protokoll der Zeremonie {ceremony} hat {count, plural, =0 {keinen gültigen Satz von Anteilen} other {{count} gültige Sätze von Anteilen}}; gebraucht wird einer. Hat sie Treuhänder gewechselt und geendet, bevor ihr neuer Satz galt, so bringen Sie das Protokoll der Zeremonie davor.',
  EARLIER_KEYS_DIFFER:
    'Der Satz der Zeremonie {ceremony} bringt andere Schlüssel zurück, als das Skript nennt. Erwartet: {expected}; gefunden: {found}. Alle verlieren ihren Satz, wenn er außer Dienst geht; deshalb muss das Skript alle nennen.',
  EARLIER_SET_DIFFERS:
    'Der frühere Satz braucht {found} von {of} Anteilen; das Skript sagt {threshold} von {shares}. Berichtigen Sie die Parameter.',
  SET_UNCHANGED:
    'Der neue Satz hat die Nummer oder den Sicherungsschlüssel des Satzes {identifier}: Es würde sich nichts ändern. Erzeugen Sie einen neuen Sicherungsschlüssel.',
  SET_IN_FORCE: 'Der neue Satz gilt bereits.',
  ARCHIVES_UNPROVED:
    'Diese Schlüssel kommen aus dem neuen Satz noch nicht zurück: {keys}. Satz {identifier} bleibt gültig, bis jeder von ihnen neu verpackt und nachgewiesen ist.',
  CHANGE_NEEDS_MIRROR:
    'Am Ende dieser Zeremonie werden die alten Anteile und Archive vernichtet, und bis zum Export wären die neuen Archive nur auf diesem Laptop. Bereiten Sie sie neu vor, mit einer Spiegelkopie auf einem zweiten Datenträger.',
  RETIRE_WITHOUT_MIRROR:
    'Die neuen Archive sind nur auf diesem Laptop, daher darf vom früheren Satz nichts vernichtet werden. Reparieren Sie die Spiegelkopie, oder brechen Sie die Zeremonie ab: Der neue Satz gilt weiter, der frühere stellt die Schlüssel noch wieder her, und eine andere Zeremonie nimmt ihn außer Dienst.',
  SET_STILL_VALID:
    'Satz {identifier} ist noch der gültige: Nichts davon darf vernichtet werden, bevor der neue Satz gilt.',
  SET_RETIRED: 'Satz {identifier} ist bereits außer Dienst.',
  BACKUP_KEY_NOT_RECOVERED:
    'Der Sicherungsschlüssel ist nicht in {token}. Zuerst müssen genügend Treuhänder ihre Anteile eingeben (Schritt recover-backup-key).',
  NO_BACKUP_KEY: 'An dieser Stelle gibt es keinen Sicherungsschlüssel.',
  BACKUP_KEY_EXISTS: 'In {token} wurde bereits ein Sicherungsschlüssel erzeugt. Eine Zeremonie hat nur einen.',
  BACKUP_KEY_ELSEWHERE: 'Der Sicherungsschlüssel ist in {other}, nicht in {token}.',
  BACKUP_KEY_ALIVE: 'Der Sicherungsschlüssel von {token} ist nicht vernichtet. Vernichten Sie ihn zuerst.',
  BACKUP_KEY_LEFT: 'Der Sicherungsschlüssel ist noch in {token}.',
  SET_UNPROVED: 'Die Anteile sind noch nicht nachgewiesen. Bis dahin wird kein Schlüssel erzeugt oder verpackt.',
  ENVELOPE_TOO_EARLY:
    'Die Anteile sind noch nicht nachgewiesen. Bis dahin wird kein Umschlag verschlossen oder geöffnet.',
  SET_EXISTS:
    'Diese Zeremonie hat schon einen Schlüssel, der in Anteile aufgeteilt wird. Eine Zeremonie hat nur einen.',
  NO_ENVELOPE_KEY: 'An dieser Stelle gibt es keinen Umschlagschlüssel.',
  NO_ENVELOPE: 'Unter diesem Schlüssel wurde noch kein Umschlag verschlossen. Verschließen Sie zuerst einen.',
  ENVELOPE_KEY_ALIVE: 'Der Umschlagschlüssel ist nicht vernichtet. Vernichten Sie ihn zuerst.',
  ENVELOPE_EXISTS: 'Es gibt schon einen Umschlag {artifact}. Wählen Sie einen anderen Dateinamen.',
  ENVELOPE_UNKNOWN: 'Kein Schritt hat einen Umschlag {artifact} verschlossen.',
  ENVELOPE_UNOPENED:
    'Der Umschlag {artifact} ist noch nicht wieder geöffnet. Öffnen Sie ihn, solange der Schlüssel da ist.',
  ENVELOPE_CHANGED:
    'Die Datei {artifact} ist nicht der Umschlag, der verschlossen wurde. Auf nichts darin ist Verlass; verschließen Sie einen neuen.',
  SECRET_TRIES_EXHAUSTED: '{person} konnte das Geheimnis nicht eingeben. Der Schritt ist ungeklärt.',
  SHARES_UNPROVED:
    'Erst {proved} von {shares} Anteilen {proved, plural, one {wurde} other {wurden}} wieder eingegeben. Alle müssen es sein.',
  SHARES_MISSING:
    'Es {found, plural, one {entstand} other {entstanden}} {found} {found, plural, one {Anteil} other {Anteile}}, nicht die Anteile 1 bis {shares}.',
  QUORUMS_MISSING: '{tried} {tried, plural, one {Quorum wurde} other {Quoren wurden}} geprüft, nicht {expected}.',
  QUORUM_SHORT:
    'Es {missing, plural, one {fehlt} other {fehlen}} noch {missing} {missing, plural, one {Anteil} other {Anteile}}.',
  SHARE_TRIES_EXHAUSTED:
    '{person} konnte den Anteil nicht wieder eingeben. Prüfen Sie den Bogen; der Schritt ist ungeklärt.',
  NO_FREE_IDENTIFIER: 'Jede gezogene Satzkennung steht bereits im Register.',
  RECORD_KEY_EXISTS: 'In {token} wurde bereits ein Protokollschlüssel erzeugt. Eine Zeremonie hat nur einen.',
  NO_RECORD_KEY: 'Es gibt keinen Protokollschlüssel, mit dem signiert werden könnte.',
  ACT_UNSIGNED: 'Schritt {step} kann nicht beginnen: Der Protokollschlüssel hat das Protokoll davor nicht signiert.',
  MODULE_SWITCHED:
    'Das Modul von {device} ist nicht das angenommene: Sein SHA-256 ist {found}, nicht {expected}. Stellen Sie das richtige Modul wieder her, oder verlassen Sie die Zeremonie und setzen Sie sie fort: Zwei Personen können das neue dann zu Protokoll annehmen.',
  TOKEN_SWITCHED:
    'Das Token an {device} ist nicht das protokollierte: Es ist „{label}“, Seriennummer {serial}, nicht „{expectedLabel}“, Seriennummer {expectedSerial}. Schließen Sie das richtige Token an.',
  KEY_ABSENT:
    '{device} enthält den Schlüssel „{label}“ (CKA_ID {id}) nicht, den es laut Protokoll enthält. Schließen Sie das richtige Token an; wurde es gelöscht, brechen Sie die Zeremonie ab.',
  KEY_SWITCHED:
    'In {device} steht anstelle von „{label}“ (CKA_ID {id}) ein anderer Schlüssel als der protokollierte. Vertrauen Sie keiner Signatur dieses Tokens; schließen Sie das richtige an.',
  KEY_NOT_HELD: 'Der Schlüssel „{label}“ hat die Challenge der Versiegelung nicht signiert.',
  HEAD_MISSING: 'Die Wurzel des Hash-Baums fehlt.',
  CERTIFICATE_DIFFERS: 'Der Hashwert des Zertifikats ist nicht der dessen, was signiert wurde.',
  CHECKPOINT_DIFFERS: 'Der signierte Vermerk gilt nicht für den Text, der signiert werden sollte.',
  TOKENS_UNREAD: 'Nicht jedes dieser Token wurde gelesen: {tokens}.',
  TOKEN_HOLDS_MORE:
    '{token} enthält ein Objekt, das nicht im Protokoll steht: {object}. Halten Sie eine Abweichung fest, und entfernen Sie das Objekt.',
  TOKEN_HOLDS_LESS: '{token} enthält ein Objekt nicht, das im Protokoll steht: {object}.',
  COMMAND_MALFORMED: 'Eintrag {fact} ist kein Befehl, den diese Regeln kennen.',
  REPLAY_DIFFERS: 'Eintrag {fact} ist nicht das, was die Regeln zu seinem Befehl entscheiden.',
  RECORD_NOT_ENDED: 'Das Protokoll endet, bevor seine Zeremonie versiegelt oder abgebrochen wurde.',
  FAULT:
    'Im Programm trat ein unerwarteter Fehler auf ({error}). Was begonnen war, ist ungeklärt; vom Protokoll ist nichts verloren.',
  STORE_NOT_OURS: '{path} ist kein Strongroom-Protokoll.',
  STORE_NEWER:
    '{path} wurde von einer neueren Version geschrieben (Format {found}; diese kennt {known}). Verwenden Sie jene Version.',
  STORE_IN_USE: '{path} wird von einem anderen Prozess verwendet. Beenden Sie ihn zuerst.',
  STORE_DAMAGED:
    '{path} ist beschädigt: {what}. Arbeiten Sie mit einer Kopie oder mit der Spiegelkopie; ändern Sie hier nichts.',
  RECORD_CHANGED:
    'Das Protokoll {path} ist nicht so, wie diese Zeremonie es verlassen hat: {what} Es wurde nichts geschrieben. Lassen Sie es, wie es ist, und fahren Sie mit einer unberührten Kopie fort, oder beginnen Sie eine neue Zeremonie.',
  SEAL_CHANGED:
    'Der letzte Vermerk in {path} ist nicht vom Protokollschlüssel über dieses Protokoll signiert. Es wurde nichts geschrieben; lassen Sie alles, wie es ist.',
  JOURNAL_CHANGED:
    'Eintrag {entry} des Journals in {path} wurde nicht von diesem Programm geschrieben. Es wurde nichts geschrieben.',
  SETUP_CHANGED:
    '{path} widerspricht dem Protokoll: Danach dürfen die Token weggeworfen werden, aber die Zeremonie ist echt. Es wurde nichts geschrieben.',
  STORE_EXISTS: '{path} gibt es bereits. Es wurde nichts geschrieben.',
  STORE_UNREADABLE: '{path} lässt sich nicht öffnen: {reason}.',
  STORE_UNWRITABLE:
    '{path} lässt sich nicht schreiben: {reason}. Was vorher aufgezeichnet wurde, ist sicher. Schaffen Sie Platz, oder bringen Sie den Datenträger in Ordnung; dann geht es weiter.',
  STORE_READ_ONLY:
    '{path} liegt auf einem schreibgeschützten Datenträger. Es kann aufgelistet, geprüft und exportiert werden; hinzufügen lässt sich nichts.',
  MIRROR_FAILED:
    'Die Spiegelkopie {path} konnte nicht geschrieben werden: {reason}. Das Protokoll selbst ist sicher; bringen Sie die Spiegelkopie in Ordnung, bevor es weitergeht.',
  MIRROR_SAME_MEDIUM:
    'Die Spiegelkopie {path} läge auf demselben Datenträger wie das Protokoll; ein Ausfall träfe beide. Hängen Sie dort einen zweiten Datenträger ein, oder lassen Sie jemanden namentlich erklären, dass einer genügt.',
  MIRROR_MISSING:
    'Diese Zeremonie führt eine Spiegelkopie auf einem zweiten Datenträger, und sie ist nicht angegeben. Nennen Sie ihren Ordner (--mirror ORDNER).',
  MIRROR_LOST:
    'Die Spiegelkopie ist hinter dem Protokoll zurück. Bringen Sie sie in Ordnung, oder lassen Sie zwei Personen entscheiden, ohne sie fortzufahren.',
  MIRROR_UNCHANGED: 'Die Spiegelkopie ist nicht in einem Zustand, in dem sich das sagen lässt.',
  MIRROR_INCOMPLETE:
    'Die Spiegelkopie ist unvollständig, das Protokoll aber vollständig: {trouble} Kopieren Sie stattdessen das Bündel auf einen zweiten Datenträger.',
  MIRROR_DIFFERS:
    'Die Spiegelkopie {path} weicht in Zeile {line} vom Protokoll ab. Bewahren Sie beide auf, und klären Sie die Ursache, bevor es weitergeht.',
  RECORD_NOT_SEALED: 'Die Zeremonie ist nicht versiegelt; es gibt noch nichts zu exportieren.',
  CUSTODY_BAG_IN_USE:
    'Im Beutel {bag} ist schon {thing}. Die Nummer noch einmal lesen; stimmt sie, einen anderen Beutel nehmen.',
  CUSTODY_KEPT_TWICE:
    'Laut Protokoll ist {thing} schon im Beutel {bag}; ein Anteil ist nur an einem Ort. Die Nummer des Anteils noch einmal lesen.',
  CUSTODY_CROWDED:
    '„{place}“ enthielte dann {there} Anteile; gleichzeitig verloren gehen dürfen nur {spare}. Einen Ort {kind, select, site {an einem anderen Standort} other {in einer anderen Region}} wählen.',
  CUSTODY_REACHED:
    'Damit käme {people} allein an {taken} Anteile; {threshold} bringen den Schlüssel zurück. Einen Ort wählen, den jemand anderes öffnet.',
  CUSTODY_KNOWN:
    '{people} weiß, wo alles ist, und käme damit allein an diesen Anteil. Einen Ort wählen, den jemand anderes öffnet.',
  CUSTODY_ELSEWHERE:
    'Entweder kommt er wie geplant an diesen Ort: {place}; oder er kommt nicht dorthin, und ein anderer ist zu wählen. Eine der beiden Antworten berichtigen.',
  CUSTODY_UNPLANNED:
    'Der Verwahrplan hat keinen Ort für Anteil {share}. Einen ergänzen, oder weniger Anteile erzeugen.',
  CUSTODY_SET_DIFFERS:
    'Das Register kennt Satz {identifier} mit {threshold} von {shares} Anteilen, aufgeteilt nach {scheme}. Vergleichen Sie die Nummer mit der Niederschrift, und bereiten Sie die Zeremonie neu vor.',
  CUSTODY_NOT_HERE:
    'Anteil {share} ist nicht hier, also kann niemand seinen Verschluss gesehen haben. Berichtigen Sie eine der beiden Antworten.',
  CUSTODY_BAG_OTHER:
    'Laut Register ist Anteil {share} in Beutel {known}, nicht in Beutel {bag}. Lesen Sie die Nummer noch einmal; wenn sie stimmt, ist der Beutel nicht der, der verschlossen wurde: Antworten Sie bei „unversehrt“ mit Nein.',
  CUSTODY_BAG_CHANGED:
    'Anteil {share} wurde in Beutel {bag} gefunden, der unversehrt ist, und nicht in Beutel {typed}. Er geht im selben Beutel zurück. Lesen Sie dessen Nummer noch einmal.',
  CUSTODY_BAG_DAMAGED:
    'Beutel {bag} ist beschädigt. Legen Sie Anteil {share} in einen neuen, und geben Sie dessen Nummer ein.',
  CUSTODY_BAG_OPENED:
    'Beutel {bag} wurde für die Karte geöffnet. Legen Sie Anteil {share} in einen neuen, und geben Sie dessen Nummer ein.',
  SET_NOT_CALLED: 'Es ist noch nicht gesagt, von welchem Satz Anteile geprüft werden.',
  SHARE_NOT_INSPECTED: 'Anteil {share} hat noch niemand geprüft.',
  SHARE_BEYOND_SET:
    'Satz {identifier} hat {shares} Anteile und keinen Anteil {share}. Bereiten Sie die Zeremonie für ebenso viele Treuhänder vor.',
  CUSTODY_KEY_UNKNOWN: 'Kein Protokoll hier sagt, wo Anteile von {key} verwahrt werden. Bekannt sind: {known}.',
  CUSTODY_TOO_MANY:
    'Es wären mehr als {most} Gruppen von Personen und Orten zu betrachten. Jeden Tresor von weniger Personen öffnen lassen, oder mehrere Anteile in einem verwahren.',
}
