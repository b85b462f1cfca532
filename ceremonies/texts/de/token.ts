import type { token as english } from '../en/token.ts'
import type { Translated } from '../translated.ts'

/** Refusals of the device port, as in English. */
export const token: Translated<typeof english> = {
  // The border to a host process.
  MESSAGE_MALFORMED:
    'Eine Nachricht an den Hostprozess ({method}) hat die falsche Form; das ist ein Fehler von Strongroom: Melden Sie ihn.',
  HOST_FAULT:
    'Im Hostprozess trat bei {method} ein Fehler auf ({error}); das ist ein Fehler von Strongroom: Melden Sie ihn.',
  DEVICE_UNKNOWN: 'Kein Gerät heißt „{device}“; verwenden Sie einen Namen aus dem Inventar des Skripts.',
  DEVICE_LOST:
    'Der Prozess, der mit {device} spricht, endete bei {method} ({reason}); was das Gerät getan hat, ist nicht bekannt: Prüfen Sie, was das Token enthält, bevor es weitergeht.',
  DEVICE_HUNG:
    'Der Prozess, der mit {device} spricht, antwortete bei {method} nicht und wurde beendet; was das Gerät getan hat, ist nicht bekannt: Prüfen Sie das Gerät und was das Token enthält, bevor es weitergeht.',
  MODULE_CRASHED:
    'Das PKCS#11-Modul von {device} stürzte bei {method} ab ({reason}); was das Gerät getan hat, ist nicht bekannt: Prüfen Sie, was das Token enthält, bevor es weitergeht, und melden Sie den Absturz dem Hersteller.',
  DEVICE_RESTARTS:
    'Der Prozess, der mit {device} spricht, endete {times}-mal in {minutes} {minutes, plural, one {Minute} other {Minuten}}; klären Sie die Ursache, und starten Sie dann Strongroom neu.',

  // The module.
  MODULE_NOT_FOUND:
    'Unter {path} gibt es kein PKCS#11-Modul; prüfen Sie den Pfad, und installieren Sie die Software des Herstellers.',
  MODULE_NOT_PKCS11:
    'Die Datei {path} lässt sich nicht als PKCS#11-Modul laden ({reason}); nennen Sie die PKCS#11-Bibliothek des Herstellers.',
  MODULE_NOT_INITIALISED: 'Das PKCS#11-Modul {path} startet nicht ({error}); prüfen Sie seine Konfiguration.',

  // The token.
  TOKEN_ABSENT:
    'Kein Token mit dem Label „{label}“ (Seriennummer {serial, select, any {beliebig} other {{serial}}}) ist bei {device} vorhanden; stecken oder schalten Sie das richtige ein, und prüfen Sie Label und Seriennummer.',
  TOKEN_OTHER:
    'Das Token „{label}“ bei {device} ist das falsche: Seine Seriennummer ist {found}, nicht {serial}. Schließen Sie das richtige an.',
  TOKEN_AMBIGUOUS:
    'Mehr als ein Token bei {device} hat das Label „{label}“ (Seriennummer {serial, select, any {beliebig} other {{serial}}}); nennen Sie die Seriennummer im Inventar.',
  TOKEN_NOT_INITIALISED:
    'Kein Token bei {device} ist mit dem Label „{label}“ initialisiert; nehmen Sie es zuerst in Betrieb, oder prüfen Sie Label und Seriennummer.',
  TOKEN_NOT_EMPTY:
    'Das Token bei {device} enthält {count} {count, plural, one {Objekt} other {Objekte}}; verwenden Sie ein leeres Token, oder setzen Sie dieses mit dem Werkzeug des Herstellers zurück, falls nichts darin gebraucht wird.',
  TOKEN_SHARED:
    'Am Token von {device} {count, plural, one {ist} other {sind}} {count} andere {count, plural, one {Sitzung} other {Sitzungen}} offen; solange der Wurzelschlüssel es verlassen kann, darf es keine geben. Beenden Sie die anderen Programme, die es verwenden.',
  TOKEN_UNSEEN:
    'Das Token bei {device} ist bereits mit einer anderen Benutzer-PIN initialisiert, sodass seine privaten Objekte nicht zu sehen sind; verwenden Sie ein leeres Token, oder setzen Sie dieses mit dem Werkzeug des Herstellers zurück.',
  TOKEN_LABEL_LONG:
    'Das Label „{label}“ ist länger als die 32 Bytes, die ein Token aufnehmen kann; wählen Sie ein kürzeres.',
  TOKEN_FULL:
    'Das Token bei {device} ist voll; entfernen Sie Objekte, die nicht mehr gebraucht werden, oder verwenden Sie ein anderes Token.',
  TOKEN_WRITE_PROTECTED:
    'Das Token bei {device} ist schreibgeschützt; heben Sie den Schutz auf, oder verwenden Sie ein anderes Token.',
  TOKEN_ERROR:
    'Das Token bei {device} antwortete mit {error} auf {method}; schlagen Sie im Handbuch des Herstellers nach.',
  DEVICE_REMOVED:
    'Das Gerät {device} wurde entfernt, oder seine Sitzung endete bei {method}; was es getan hat, ist nicht bekannt: Stecken Sie es wieder ein, und prüfen Sie, was das Token enthält, bevor es weitergeht.',
  DEVICE_FAILED:
    'Das Gerät {device} meldet bei {method} einen Ausfall ({error}); prüfen Sie das Gerät und was das Token enthält, bevor es weitergeht.',

  // PINs.
  PIN_WRONG:
    'Die {role, select, user {Benutzer-PIN} other {SO-PIN}} von {device} ist falsch (verbleibende Versuche laut Token: {left, select, few {wenige} one {einer} none {keiner} other {unbekannt}}); prüfen Sie sie, und geben Sie sie noch einmal ein.',
  PIN_LOCKED:
    'Die {role, select, user {Benutzer-PIN} other {SO-PIN}} von {device} ist nach zu vielen falschen Versuchen gesperrt; nur der Security Officer oder das Werkzeug des Herstellers kann sie zurücksetzen.',
  PIN_TRIES_LOW:
    'Für die {role, select, user {Benutzer-PIN} other {SO-PIN}} von {device} bleiben laut Token wenige Versuche. Prüfen Sie die PIN auf dem Papier, bevor es weitergeht: Zu viele falsche Versuche sperren das Token, vielleicht für immer.',
  PIN_TRIES_FINAL:
    'Für die {role, select, user {Benutzer-PIN} other {SO-PIN}} von {device} bleibt laut Token ein Versuch. Ist die nächste PIN falsch, ist das Token gesperrt, vielleicht für immer. Machen Sie nur weiter, wenn alle sich der PIN sicher sind.',
  PIN_SHORT:
    'Eine PIN und jede Hälfte einer PIN braucht mindestens {least} Zeichen. Es wurde nichts behalten; wählen Sie eine längere.',
  PIN_LONG: 'Das Token nimmt hier höchstens {most} Zeichen an. Es wurde nichts behalten; wählen Sie eine kürzere PIN.',
  PIN_NO_ROOM:
    'Das Token für {device} lässt jeder von {people} Personen höchstens {most} Zeichen einer PIN, und jede braucht {least}. Lassen Sie eine Person allein wählen: Ändern Sie das Skript.',
  PIN_NOT_ASCII:
    'In einer PIN stehen nur Buchstaben ohne Akzente und Umlaute, Ziffern, Leerzeichen und übliche Sonderzeichen: Andere Zeichen kodiert ein anderes Werkzeug vielleicht anders, und das Token ließe sich nicht öffnen. Es wurde nichts behalten; geben Sie eine andere ein.',
  PIN_UNREADABLE:
    'Was als PIN eingegeben wurde, war als Text nicht lesbar. Es wurde nichts behalten; stellen Sie das Terminal auf UTF-8.',
  PIN_LENGTH:
    'Die {role, select, user {Benutzer-PIN} other {SO-PIN}} von {device} hat die falsche Länge; zulässig sind {least} bis {most} Bytes.',
  PIN_INVALID:
    'Das Token bei {device} nimmt die {role, select, user {Benutzer-PIN} other {SO-PIN}} nicht an ({error}); wählen Sie eine, die seine Regeln zulassen.',
  PIN_EXPIRED:
    'Die {role, select, user {Benutzer-PIN} other {SO-PIN}} von {device} ist abgelaufen; setzen Sie mit dem Werkzeug des Herstellers eine neue.',
  PIN_UNSET: 'Die Benutzer-PIN von {device} ist nicht gesetzt; nehmen Sie das Token zuerst in Betrieb.',
  PIN_MISSING: 'Das Gerät {device} hat kein eigenes Tastenfeld; geben Sie die PIN hier ein.',
  KEYPAD_INITIALISE:
    'Das Gerät {device} nimmt PINs nur am eigenen Tastenfeld an, und diese Version kann ein solches Gerät nicht initialisieren; initialisieren Sie es mit dem Werkzeug des Herstellers, und beginnen Sie mit einem leeren Token.',
  ALREADY_LOGGED_IN: 'An {device} ist bereits jemand angemeldet; die PIN wurde nicht versucht.',
  NOT_LOGGED_IN: 'An {device} ist niemand angemeldet; melden Sie sich zuerst an.',

  // Keys and mechanisms.
  MECHANISM_MISSING:
    'Das Token bei {device} hat {mechanism} nicht; verwenden Sie einen anderen Algorithmus oder ein anderes Token.',
  PARAMETER_REFUSED:
    'Das Token bei {device} lehnt bei {method} einen Parameter oder ein Attribut ab ({error}); vergleichen Sie die Vorlage mit dem Handbuch des Herstellers.',
  LABEL_EXISTS:
    'Ein Objekt mit dem Label „{label}“ gibt es in {device} bereits; wählen Sie ein anderes Label, es wurde nichts erzeugt.',
  ID_EXISTS: 'Ein Objekt mit der CKA_ID {id} gibt es in {device} bereits; es wurde nichts erzeugt.',
  OBJECT_ABSENT:
    'In {device} gibt es kein Objekt der Klasse „{class, select, public {öffentlich} private {privat} secret {geheim} other {{class}}}“ mit der CKA_ID {id}.',
  OBJECT_AMBIGUOUS:
    'In {device} gibt es {count} Objekte der Klasse „{class, select, public {öffentlich} private {privat} secret {geheim} other {{class}}}“ mit der CKA_ID {id}; welches gemeint ist, ist nicht bekannt.',
  KEY_NOT_WRAPPABLE:
    'Das Token bei {device} kann Schlüssel dieses Typs mit {mechanism} nicht verpacken; wählen Sie einen anderen Algorithmus oder `archive: none`.',
  KEY_UNEXTRACTABLE: 'Der Schlüssel ist nicht extrahierbar, sodass {device} es ablehnt, ihn zu verpacken.',
  KEY_USE_REFUSED:
    'Das Token bei {device} lässt diese Verwendung des Schlüssels nicht zu ({error}); vergleichen Sie seine Attribute mit dem Skript.',
  KEY_UNREADABLE:
    'Das Token bei {device} lieferte einen öffentlichen Schlüssel, der sich nicht lesen lässt ({reason}); verwenden Sie diesen Schlüssel nicht.',
  DESTROY_INCOMPLETE:
    'Nach dem Vernichten {count, plural, one {ist} other {sind}} noch {count} {count, plural, one {Objekt} other {Objekte}} der Klasse „{class, select, public {öffentlich} private {privat} secret {geheim} other {{class}}}“ mit der CKA_ID {id} in {device}; halten Sie das als Abweichung fest.',
  WRAPPED_KEY_REFUSED:
    'Das Token bei {device} lehnt den verpackten Schlüssel ab ({error}); prüfen Sie, ob er und der auspackende Schlüssel zusammengehören.',
  WRAPPING_KEY_NOT_ADMITTED:
    'Den Verpackungsschlüssel {id} nennt das Skript nicht, und {device} enthält {count} {count, plural, one {extrahierbaren} other {extrahierbare}} Schlüssel; es wurde nichts verpackt.',
  WRAPPING_KEY_LEFTOVER:
    'In {device} ist ein Sitzungsschlüssel zurückgeblieben, der verpacken kann ({id}) und den das Skript nicht nennt; vernichten Sie ihn zuerst, es wurde nichts verpackt.',
  WRAP_NOT_RFC5649:
    'Mit {mechanism} verpackt das Token bei {device} Schlüssel dieses Typs nicht nach RFC 5649 ({reason}); anderswo ließe sich ein so verpackter Schlüssel nicht öffnen.',
  WRAP_LENGTHS_DIFFER:
    'Das Token bei {device} lieferte verpackte Schlüssel von verschiedener Länge; es wurde nichts behalten.',
}
