import type { desk as english } from '../en/desk.ts'
import type { Translated } from '../translated.ts'

/** Refusals of the window's side of main: its door, the plan that the room compares, and printers. */
export const desk: Translated<typeof english> = {
  WRONG_WINDOW: 'Dieses Fenster darf das nicht verlangen.',
  ASKED_MALFORMED:
    'Die Anfrage des Fensters nach {what} hat eine ungültige Form; das ist ein Fehler von Strongroom: Melden Sie ihn.',
  ASKED_TOO_MUCH: 'Was das Fenster für {what} geschickt hat, ist zu groß; kürzen Sie die Eingabe.',
  TICKET_UNKNOWN:
    'Hierfür hat gerade niemand seine Identität bestätigt. Geben Sie den persönlichen Code noch einmal ein.',
  CEREMONY_HELD: 'In diesem Fenster ist die Zeremonie {ceremony} geöffnet. Verlassen Sie sie zuerst.',
  CEREMONY_NOT_HELD: 'In diesem Fenster ist keine Zeremonie geöffnet.',
  CEREMONY_BUSY: 'Es wird bereits eine Zeremonie eröffnet. Warten Sie, bis sie offen ist.',
  SCRIPT_UNKNOWN: 'Das Skript {script} gibt es hier nicht mehr. Aktualisieren Sie die Liste.',
  PLAN_CHANGED:
    'Der Plan ist nicht mehr der, dessen Wörter laut verglichen wurden. Vergleichen Sie seine Wörter noch einmal.',
  REMARKS_CHANGED:
    'Was die Protokolle früherer Zeremonien über diese Token sagen, ist nicht mehr das, was hier stand. Lesen Sie es, und eröffnen Sie die Zeremonie noch einmal.',
  FOLLOWS_MALFORMED: 'Der Hashwert der vorigen Zeremonie muss aus 64 Hexadezimalziffern bestehen oder none sein.',
  BROUGHT_MISSING: 'Es fehlt der Wert, den {part} vor der Zeremonie erzeugt und auf Papier mitgebracht hat.',
  BROUGHT_SHORT:
    'Der Wert, den {part} mitgebracht hat, hat ohne Leerzeichen {count} {count, plural, one {Zeichen} other {Zeichen}}; nötig sind mindestens {least}, damit ihn niemand erraten konnte. Erzeugen Sie mit Würfeln oder Münzen einen längeren, wie die Zeugenkarte es beschreibt.',
  BROUGHT_UNKNOWN: '{part} ist in keinem Schritt Zeuge und kann keinen Wert mitbringen.',
  TOKEN_NOT_CHOSEN: 'Wählen Sie das Token für {device}; nur ein Probelauf kommt ohne aus.',
  TOKEN_CHOSEN_TWICE:
    'Für {device} und für {other} ist dasselbe Token gewählt. Jedes HSM des Skripts braucht ein eigenes Token.',
  REHEARSAL_TOKEN_UNSAID:
    'Das für {device} gewählte Token ist kein Wegwerf-Token: Dieser Probelauf würde es initialisieren oder darauf schreiben, und falsche PINs könnten es sperren. Erlauben Sie seine Verwendung, oder wählen Sie ein Wegwerf-Token.',
  TOKEN_LABEL_OTHER:
    'Das Skript nennt für {device} das Token {label}, dieses ist aber {found}; wählen Sie jenes Token oder ein nicht initialisiertes.',
  OUT_RELATIVE: '{path} ist kein absoluter Pfad; geben Sie den absoluten Pfad an.',

  PRINTER_UNKNOWN: 'CUPS kennt keinen Drucker {printer}; aktualisieren Sie die Liste, oder richten Sie ihn ein.',
  PRINTER_UNREACHABLE:
    'CUPS antwortet nicht ({reason}); starten Sie es, und prüfen Sie, ob der Drucker angeschlossen ist.',
  PRINTER_STOPPED: 'Der Drucker {printer} ist angehalten; starten Sie ihn, und drucken Sie noch einmal.',
  PRINT_REFUSED: 'CUPS nahm den Druck für {printer} nicht an ({reason}).',
  PRINT_FAILED:
    'Der Druck auf {printer} ({job}) schlug fehl ({reason}); prüfen Sie den Drucker, und drucken Sie noch einmal.',
  PRINT_UNFINISHED:
    'Der Druck auf {printer} ({job}) war nach {seconds} {seconds, plural, one {Sekunde} other {Sekunden}} nicht beendet und wurde abgebrochen; prüfen Sie den Drucker, und drucken Sie noch einmal.',
  PRINT_TOOL_FAILED:
    'Das Programm {tool} von CUPS ließ sich nicht starten ({reason}); beheben Sie das und drucken Sie dann erneut.',
  PRINT_TOOL_MISSING: 'Das Programm {tool} von CUPS ist nicht installiert; installieren Sie das Paket cups-client.',
}
