import type { desk as english } from '../en/desk.ts'
import type { Translated } from '../index.ts'

/** Refusals of the window's side of main: its door, the plan that the room compares, and printers. */
export const desk: Translated<typeof english> = {
  WRONG_WINDOW: 'Dieses Fenster darf das nicht verlangen.',
  ASKED_MALFORMED:
    'Das Fenster verlangte {what} in einer Form, die es nicht gibt; das ist ein Fehler von Strongroom: melden Sie ihn.',
  ASKED_TOO_MUCH: 'Was das Fenster für {what} geschickt hat, ist zu groß; kürzen Sie die Eingabe.',
  TICKET_UNKNOWN: 'Hierfür wurde gerade niemand erkannt. Geben Sie den persönlichen Code noch einmal ein.',
  CEREMONY_HELD: 'In diesem Fenster läuft die Zeremonie {ceremony}. Verlassen Sie sie zuerst.',
  CEREMONY_NOT_HELD: 'In diesem Fenster läuft keine Zeremonie.',
  CEREMONY_BUSY: 'Gerade wird schon eine Zeremonie eröffnet. Warten Sie, bis sie da ist.',
  SCRIPT_UNKNOWN: 'Ein Skript {script} gibt es hier nicht mehr. Sehen Sie in der Liste nach.',
  PLAN_CHANGED:
    'Der Plan ist nicht mehr der, dessen Wörter laut verglichen wurden. Vergleichen Sie seine Wörter noch einmal.',
  FOLLOWS_MALFORMED: 'Der Hashwert der vorigen Zeremonie besteht aus 64 Hexadezimalziffern oder ist none.',
  BROUGHT_MISSING: 'Der Wert, den {part} auf Papier mitgebracht hat, fehlt.',
  BROUGHT_UNKNOWN: '{part} ist in keinem Schritt Zeuge und kann keinen Wert mitbringen.',
  TOKEN_NOT_CHOSEN: 'Wählen Sie das Token für {device}; nur ein Probelauf kommt ohne aus.',
  TOKEN_CHOSEN_TWICE: 'Für {device} und für {other} ist dasselbe Token gewählt. Jedes HSM des Skripts ist ein eigenes.',
  REHEARSAL_TOKEN_UNSAID:
    'Das für {device} gewählte Token gibt es auch nach diesem Probelauf noch; er würde es initialisieren oder darauf schreiben, und falsche PINs könnten es sperren. Sagen Sie, dass es verwendet werden darf, oder wählen Sie ein Wegwerf-Token.',
  TOKEN_LABEL_OTHER:
    'Das Skript nennt für {device} das Token {label}, dieses ist aber {found}; wählen Sie jenes Token oder ein nicht initialisiertes.',
  OUT_RELATIVE: '{path} beginnt nicht an der Wurzel des Dateisystems; geben Sie den ganzen Pfad an.',

  PRINTER_UNKNOWN: 'CUPS kennt keinen Drucker {printer}; sehen Sie in der Liste nach, oder richten Sie ihn ein.',
  PRINTER_UNREACHABLE:
    'CUPS antwortet nicht ({reason}); starten Sie es, und prüfen Sie, ob der Drucker angeschlossen ist.',
  PRINTER_STOPPED: 'Der Drucker {printer} ist angehalten; sehen Sie nach ihm, und drucken Sie noch einmal.',
  PRINT_REFUSED: 'CUPS nahm den Druck für {printer} nicht an ({reason}).',
  PRINT_FAILED:
    'Der Druck auf {printer} ({job}) kam nicht heraus ({reason}); sehen Sie nach dem Drucker, und drucken Sie noch einmal.',
  PRINT_UNFINISHED:
    'Der Druck auf {printer} ({job}) war nach {seconds} {seconds|Sekunde|Sekunden} nicht beendet und wurde abgebrochen; sehen Sie nach dem Drucker, und drucken Sie noch einmal.',
  PRINT_TOOL_FAILED:
    'Das Programm {tool} von CUPS ließ sich nicht starten ({reason}); beheben Sie das und drucken Sie dann erneut.',
  PRINT_TOOL_MISSING: 'Das Programm {tool} von CUPS ist nicht installiert; installieren Sie das Paket cups-client.',
}
