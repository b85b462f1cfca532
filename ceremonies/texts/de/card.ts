import type { card as english } from '../en/card.ts'
import type { Translated } from '../translated.ts'

/** Refusals of readers and cards, as in English. */
export const card: Translated<typeof english> = {
  // The service for readers.
  PCSC_LIBRARY_MISSING:
    'Die Bibliothek für Kartenleser lässt sich nicht laden. Um Karten zu verwenden, installieren Sie die Debian-Pakete libpcsclite1 und pcscd, und führen Sie scripts/setup noch einmal aus.',
  PCSC_NOT_RUNNING:
    'Der Dienst für Kartenleser (pcscd) läuft nicht. Um Karten zu verwenden, installieren Sie das Debian-Paket pcscd, und starten Sie ihn: systemctl start pcscd.socket',
  PCSC_NOT_ALLOWED:
    'Der Dienst für Kartenleser (pcscd) weist diesen Benutzer ab. Melden Sie sich am Laptop selbst an statt aus der Ferne, oder lassen Sie die Verwaltung in polkit org.debian.pcsc-lite.access_pcsc und access_card erlauben.',
  PCSC_RESTARTED:
    'Der Dienst für Kartenleser (pcscd) wurde inzwischen neu gestartet. Nehmen Sie die Karte heraus, und stecken Sie sie wieder ein; was sie bis dahin getan hat, ist nicht bekannt.',
  PCSC_FAILED:
    'Der Kartendienst meldet „{error}“ für {reader}. Nehmen Sie die Karte heraus, und stecken Sie sie wieder ein; hilft das nicht, starten Sie pcscd neu.',

  // A reader and what is in it.
  READER_NONE:
    'Kein Kartenleser ist angeschlossen. Schließen Sie einen an, oder ein Token mit Karte, etwa einen YubiKey.',
  READER_GONE: 'Der Leser {reader} ist nicht mehr angeschlossen. Schließen Sie ihn wieder an.',
  CARD_NONE: 'In {reader} steckt keine Karte. Stecken Sie eine ein.',
  CARD_HELD:
    'Ein anderes Programm benutzt die Karte in {reader}{programs, select, none {} other { ({programs})}}. Beenden Sie es; GnuPG gibt Karten frei nach: gpgconf --kill scdaemon',
  CARD_MUTE:
    'Die Karte in {reader} reagiert nicht. Stecken Sie sie andersherum ein; hilft das nicht, versuchen Sie eine andere.',
  CARD_APPLET_NONE:
    'Die Karte in {reader} ist weder eine PIV-Karte noch eine OpenPGP-Karte. Verwenden Sie eine mit einer dieser beiden Anwendungen.',
  CARD_REMOVED:
    'Die Karte wurde aus {reader} genommen, bevor sie fertig war. Stecken Sie sie wieder ein; was sie bis dahin getan hat, ist nicht bekannt.',
  CARD_SILENT:
    'Die Karte in {reader} antwortete nicht innerhalb von {seconds} {seconds, plural, one {Sekunde} other {Sekunden}}. Nehmen Sie sie heraus, und stecken Sie sie wieder ein; was sie bis dahin getan hat, ist nicht bekannt.',
  CARD_ANSWER_MALFORMED: 'Die Karte gab eine Antwort in falscher Form. Verwenden Sie diese Karte nicht.',
  CARD_ANSWER_LONG: 'Die Karte schickte in einer Antwort mehr als {most} Byte. Verwenden Sie diese Karte nicht.',

  // Which card it is, and what it holds.
  CARD_NOWHERE:
    'In keinem Leser steckt die {applet, select, piv {PIV} other {OpenPGP}}-Karte mit der Seriennummer {serial}. Stecken Sie diese Karte ein.',
  CARD_APPLET_OTHER:
    'Diese Karte hat keine {applet, select, piv {PIV} other {OpenPGP}}-Anwendung. Stecken Sie die Karte ein, die registriert wurde.',
  CARD_OTHER:
    '{by, select, key {Die {applet, select, piv {PIV} other {OpenPGP}}-Karte mit der Seriennummer {found} hat nicht den Schlüssel, der für sie im Protokoll steht. Sie wurde zurückgesetzt oder ist eine Kopie: Verwenden Sie sie nicht} other {Das ist die {applet, select, piv {PIV} other {OpenPGP}}-Karte mit der Seriennummer {found}, nicht {expected}. Stecken Sie die erwartete Karte ein}}.',
  CARD_KEY_NONE:
    'Die Karte zeigt keinen {use, select, authentication {Authentisierungsschlüssel} signature {Signaturschlüssel} other {Entschlüsselungsschlüssel}}. Erzeugen Sie zuerst einen; eine PIV-Karte, die kein YubiKey ist, zeigt einen Schlüssel nur durch sein Zertifikat.',
  CARD_KEY_EXISTS:
    'Die Karte hat schon einen anderen {use, select, authentication {Authentisierungsschlüssel} signature {Signaturschlüssel} other {Entschlüsselungsschlüssel}}, der verloren ginge. Verwenden Sie eine leere Karte, oder lassen Sie zwei Personen zustimmen, ihn zu ersetzen.',
  CARD_KEY_KIND:
    'Die Karte kann das nicht: Ein {use, select, authentication {Authentisierungsschlüssel} signature {Signaturschlüssel} other {Entschlüsselungsschlüssel}} der Art, {algorithm, select, none {die sie hat} other {die verlangt ist ({algorithm})}}, taugt hier nicht. Erzeugen Sie einen Schlüssel P-256 oder P-384.',
  CARD_KEY_DIFFERS:
    'Die Karte zeigt einen anderen {use, select, authentication {Authentisierungsschlüssel} signature {Signaturschlüssel} other {Entschlüsselungsschlüssel}} als den, den sie erzeugt haben will. Verwenden Sie diese Karte nicht.',
  CARD_RSA_OPENPGP:
    'RSA-Schlüssel von OpenPGP-Karten werden nicht für Anteile verwendet: Eine solche Karte entfernt die Auffüllung nach PKCS#1 v1.5 selbst, sodass hier nichts geprüft werden kann. Verwenden Sie einen Schlüssel P-256 oder P-384, oder eine PIV-Karte.',
  CARD_PEER_KEY:
    'Der öffentliche Schlüssel der Gegenseite ist kein gültiger {algorithm}-Schlüssel, wie ihn diese Karte braucht. Bereiten Sie die Nachricht für diese Karte neu vor.',
  CARD_DIGEST_LENGTH:
    'Ein {algorithm}-Schlüssel signiert einen Hashwert von {bytes} Byte. Verwenden Sie das Verfahren für Hashwerte, das zu diesem Schlüssel gehört.',
  CARD_SIGNATURE_WRONG:
    'Die Signatur der Karte passt nicht zu dem Schlüssel, den sie zeigt. Verwenden Sie diese Karte nicht.',
  CARD_OBJECT_DIFFERS: 'Was auf die Karte geschrieben wurde, las sich anders zurück. Verwenden Sie diese Karte nicht.',
  CARD_FULL:
    'Die Karte hat dafür keinen Platz (Befehl {command}, Status {status}). Verwenden Sie eine Karte, die größere Objekte aufnimmt, oder löschen Sie, was auf ihr liegt.',

  // PINs and keys that open it.
  CARD_PIN_WRONG:
    '{which, select, pin {Die PIN} puk {Die PUK} admin {Die Admin-PIN} other {Der Verwaltungsschlüssel}} ist falsch. Auf dieser Karte {left, plural, one {ist noch ein Versuch} other {sind noch {left} Versuche}} übrig. Stellen Sie sicher, dass Karte und {which, select, pin {PIN} puk {PUK} admin {Admin-PIN} other {Verwaltungsschlüssel}} zusammengehören, bevor Sie es noch einmal versuchen.',
  CARD_PIN_BLOCKED:
    '{which, select, pin {Die PIN} puk {Die PUK} admin {Die Admin-PIN} other {Der Verwaltungsschlüssel}} der Karte ist gesperrt: Kein Versuch ist übrig. {which, select, pin {Heben Sie die Sperre mit der PUK oder der Admin-PIN der Karte auf} other {Hier hilft nur Zurücksetzen, und das löscht die Schlüssel der Karte}}.',
  CARD_PIN_LAST_TRY:
    'Die Karte lässt für {which, select, pin {die PIN} puk {die PUK} admin {die Admin-PIN} other {den Verwaltungsschlüssel}} nur noch einen Versuch zu; nichts wurde gesendet. {which, select, pin {Setzen Sie mit der PUK oder der Admin-PIN der Karte und dem Werkzeug des Herstellers eine neue PIN, dann hat sie wieder alle Versuche, oder verwenden Sie eine andere Karte} other {Verwenden Sie eine andere Karte}}. Wer den Schritt noch einmal ausführt, kann mit einer Abweichung, die eine weitere Person bestätigt, angeben, dass der letzte Versuch genutzt wird. Soll sie für jemanden signieren, so können zwei Personen festhalten, dass sie nicht mehr funktioniert; dann gilt der persönliche Code.',
  CARD_PIN_LENGTH:
    '{which, select, pin {Die PIN} puk {Die PUK} admin {Die Admin-PIN} other {Der Verwaltungsschlüssel}} der Karte hat {least} bis {most} Zeichen; kein Versuch wurde verbraucht. Geben Sie sie noch einmal ein.',
  CARD_PIN_FACTORY:
    'Mit dieser {which, select, pin {PIN} puk {PUK} admin {Admin-PIN} other {Verwaltungsschlüssel}} werden Karten verkauft, also kennt sie jeder. Wählen Sie eine andere.',
  CARD_PIN_NEEDED:
    'Die Karte braucht dafür {which, select, pin {die PIN} puk {die PUK} admin {die Admin-PIN} other {den Verwaltungsschlüssel}}. Geben Sie das Verlangte ein.',
  CARD_KDF_UNKNOWN:
    'Die Karte verlangt ihre PINs als Hashwert in einer Form, die dieses Programm nicht kennt. Stellen Sie ihre KDF auf wiederholtes S2K mit Salz und SHA-256 oder SHA-512 ein.',
  CARD_MANAGEMENT_KEY_WRONG:
    'Das ist nicht der Verwaltungsschlüssel dieser Karte. Verwenden Sie den, der bei ihrer Registrierung gesetzt wurde.',
  CARD_MANAGEMENT_KEY_UNPROVED:
    'Die Karte hat nicht bewiesen, dass sie den Verwaltungsschlüssel hat. Verwenden Sie diese Karte nicht.',
  CARD_MANAGEMENT_KEY_UNKNOWN:
    'Die Karte sagt nicht, welcher Art ihr Verwaltungsschlüssel ist. Sagen Sie es: TDES, AES-128, AES-192 oder AES-256.',
  CARD_MANAGEMENT_KEY_KIND:
    'Der Verwaltungsschlüssel der Karte ist {algorithm}, nicht {given}. Verwenden Sie den {algorithm}-Schlüssel.',
  CARD_MANAGEMENT_KEY_LENGTH:
    'Ein Verwaltungsschlüssel für {algorithm} hat {bytes} Byte. Geben Sie ihn noch einmal ein.',
  CARD_MANAGEMENT_KEY_FACTORY:
    'Mit diesem Verwaltungsschlüssel werden Karten verkauft, also kennt ihn jeder. Wählen Sie einen anderen.',
  CARD_MANAGEMENT_KEY_ELSEWHERE:
    'Der Verwaltungsschlüssel dieser Karte wurde schon geändert und liegt nicht durch die PIN geschützt auf der Karte. Verwenden Sie eine andere Karte, oder setzen Sie die PIV-Anwendung dieser Karte zurück; das löscht ihre Schlüssel.',
  CARD_MANAGEMENT_KEY_NONE: 'OpenPGP-Karten haben keinen Verwaltungsschlüssel. Verwenden Sie die Admin-PIN.',

  // Cards of a ceremony. `{card}` is what the inventory calls one.
  CARD_UNKNOWN:
    'Im Inventar des Skripts gibt es keine Karte {card}. Schreiben Sie den Namen einer Karte so, wie er im Inventar steht.',
  CARD_TO_ENROL_NONE:
    'In keinem Leser steckt eine {applet, select, piv {PIV-Karte} other {OpenPGP-Karte}}, die noch nicht registriert ist. Stecken Sie die Karte ein, die registriert werden soll.',
  CARD_TO_ENROL_MANY: 'In den Lesern stecken {count} Karten, die gemeint sein könnten. Nehmen Sie alle anderen heraus.',
  CARD_ENROLLED: 'Diese Karte ist schon als {card} registriert. Stecken Sie eine andere ein.',
  CARD_SERIAL_NONE:
    'Diese Karte hat keine Seriennummer; niemand könnte sie von einer anderen unterscheiden. Verwenden Sie eine andere Karte.',
  CARD_FIRMWARE_WEAK:
    'Die Firmware {firmware} dieses Tokens hat eine bekannte Schwäche: Wer es eine Stunde lang in der Hand hat, kann seine Schlüssel kopieren (EUCLEAK, vor 5.7). Verwenden Sie eine andere Karte.',
  CARD_SOFTWARE: 'Diese Karte wird von einem Programm gespielt. Eine echte Zeremonie braucht eine echte Karte.',
  CARD_NOT_ATTESTED:
    'Das Skript gibt Zertifikate des Kartenherstellers vor, aber diese Karte zeigt keines, mit dem ihr Hersteller für ihre Schlüssel einsteht. Verwenden Sie eine Karte, die das tut.',
  CARD_ATTESTATION_UNREADABLE:
    'Ein Zertifikat, mit dem der Kartenhersteller für einen Schlüssel einsteht, ist nicht lesbar. Verwenden Sie diese Karte nicht.',
  CARD_ATTESTATION_KEY:
    'Das Zertifikat des Herstellers gehört zu einem anderen Schlüssel als dem, der erzeugt wurde. Verwenden Sie diese Karte nicht.',
  CARD_ATTESTATION_OTHER:
    'Das Zertifikat des Herstellers gehört zu einer Karte mit anderer Seriennummer oder Firmware als {serial}. Verwenden Sie diese Karte nicht.',
  CARD_ATTESTATION_PATH:
    'Das Zertifikat des Herstellers führt zu keinem, das im Skript steht. Verwenden Sie diese Karte nicht, oder berichtigen Sie das Skript.',
  CARD_PIN_TRIES_EXHAUSTED:
    '{person} hat keine PIN eingegeben, die die Karte annimmt. Prüfen Sie, welche Karte es ist; der Ausgang des Schritts ist ungewiss.',
  // A share on a card. `{card}` is its name in the inventory, `{share}` the number of the share.
  CARD_TO_PRESENT_MANY: '{count} Karten in Lesern kommen infrage. Nehmen Sie alle anderen heraus.',
  CARD_NOT_KNOWN:
    'Das Register dieses Laptops kennt keine Karte von {person}, die {card} sein könnte. Verwenden Sie den Laptop mit den Protokollen, nennen Sie die Funktion, unter der die Karte registriert wurde, oder registrieren Sie eine neue.',
  CARD_NOT_REGISTERED:
    'Die Karte mit der Seriennummer {found} kennt das Register nicht als Ihre; Ihre ist {known}. Stecken Sie Ihre eigene Karte ein, oder registrieren Sie eine neue.',
  CARD_LOST:
    '{card} (Seriennummer {serial}) ist als verloren, als nicht mehr brauchbar oder als Karte einer ersetzten Person protokolliert. Registrieren Sie eine neue Karte.',
  CARD_HOLDER_OTHER:
    '{card} gehört einer anderen Person. Eine Karte hat auf Dauer nur einen Inhaber: Stecken Sie Ihre eigene ein, oder registrieren Sie eine neue.',
  CARD_INSTEAD:
    'Geben Sie an, was an die Stelle von {card} tritt: eine andere Karte oder Papier, und nicht beides. Ein Anteil, den niemand hat, kann nicht nachgewiesen werden.',
  CARD_CHALLENGE_NONE:
    'Die Challenge für die Karte ist weg, weil der Geheimnisprozess neu gestartet wurde. Führen Sie den Schritt noch einmal aus.',
  CARD_NOT_ENROLLED: '{card} wurde in dieser Zeremonie weder registriert noch vorgelegt. Tun Sie das zuerst.',
  CARD_NOT_YOURS: '{card} wurde von {holder} registriert, nicht von {person}. Nur wer sie innehat, kann sie verwenden.',
  CARD_HAS_SHARE:
    'Anteil {share} ist schon auf {card}. Eine Karte bewahrt einen Anteil auf, und ein Anteil kommt auf eine Karte: Nennen Sie eine andere Karte oder einen anderen Anteil.',
  CARD_OBJECT_TAKEN: 'Auf {card} liegt etwas, das nicht aus dieser Zeremonie stammt. Verwenden Sie eine andere Karte.',
  SHARE_NOT_ON_CARD: 'Anteil {share} ist nicht auf {card}. Schreiben Sie ihn zuerst auf die Karte.',
  CARD_SHARE_NOWHERE:
    'Keine Karte in einem Leser enthält Anteil {share} des Satzes {identifier}. Stecken Sie die Karte ein, auf der er ist.',
  CARD_SHARE_CHANGED:
    'Auf {card} liegt nicht mehr der Anteil, der darauf geschrieben wurde. Halten Sie fest, was mit der Karte geschehen ist; auf sie ist kein Verlass.',
  PIN_LIKE_ANOTHER: 'Diese PIN ist heute nicht verwendbar. Wählen Sie eine andere.',

  // What the card itself says no with.
  CARD_TERMINATED:
    'Die OpenPGP-Anwendung der Karte ist stillgelegt. Aktivieren Sie sie wieder, wodurch sie neu eingerichtet wird, oder verwenden Sie eine andere Karte.',
  CARD_MEMORY_FAILED: 'Der Speicher der Karte hat versagt (Befehl {command}). Verwenden Sie diese Karte nicht.',
  CARD_TOUCH_MISSING:
    'Die Karte wartete auf eine Berührung, die nicht kam. Wiederholen Sie den Vorgang, und berühren Sie die Karte, wenn sie blinkt.',
  CARD_NOT_ALLOWED:
    'Die Karte lässt den Befehl {command} nicht zu (Status {status}). Wenn sie geblinkt hat, berühren Sie sie beim nächsten Mal; sonst verlangt ihr Schlüssel mehr als eine PIN, und es braucht eine andere Karte.',
  CARD_CONDITIONS:
    'Die Karte kann den Befehl {command} in ihrem jetzigen Zustand nicht ausführen. Nehmen Sie sie heraus, stecken Sie sie wieder ein, und versuchen Sie es noch einmal.',
  CARD_DATA_REFUSED:
    'Die Karte weist zurück, was ihr mit dem Befehl {command} gesendet wurde (Status {status}). Sie unterstützt das nicht; verwenden Sie eine andere Karte.',
  CARD_COMMAND_UNKNOWN:
    'Die Karte kennt den Befehl {command} nicht (Status {status}). Sie unterstützt das nicht; verwenden Sie eine andere Karte.',
  CARD_NOTHING_THERE:
    'Die Karte hat nicht, wonach der Befehl {command} fragt (Status {status}). Prüfen Sie, ob sie registriert wurde.',
  CARD_STATUS:
    'Die Karte weist den Befehl {command} mit dem Status {status} zurück, der diesem Programm nichts sagt. Nehmen Sie sie heraus, stecken Sie sie wieder ein, und versuchen Sie es noch einmal.',
}
