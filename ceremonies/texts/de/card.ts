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
}
