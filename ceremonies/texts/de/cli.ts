import type { cli as english } from '../en/cli.ts'
import type { Translated } from '../translated.ts'

/** Refusals of the command line, of answer files and of the folder that keeps ceremonies. */
export const cli: Translated<typeof english> = {
  USAGE: '{reason} Siehe strongroom help.',
  FILE_UNREADABLE: '{path} lässt sich nicht lesen ({reason}); prüfen Sie den Pfad, und wer die Datei lesen darf.',
  FILE_TOO_LARGE: '{path} ist länger als {longest} Bytes, und mehr wird hier nicht gelesen; prüfen Sie den Pfad.',
  FILE_NOT_TEXT: '{path} ist kein Text in UTF-8; speichern Sie die Datei in UTF-8.',
  FILE_NOT_REGULAR:
    '{path} ist eine Pipe, ein Gerät oder ein Socket; speichern Sie den Inhalt als Datei, und nennen Sie diese.',
  FOLDER_GONE:
    'Den Ordner, in dem dies gestartet wurde, gibt es nicht mehr; wechseln Sie in einen anderen, und starten Sie neu.',
  INTERRUPTED:
    'Beendet durch {signal}. Unvollständige Ausgaben wurden entfernt; was vollständig war oder im Protokoll stand, bleibt.{resumable, select, yes { Eine Zeremonie fortsetzen: strongroom resume} other {}}',
  SYSTEM_REFUSED: '{path} ließ sich nicht verwenden: {reason}. Beheben Sie das, und versuchen Sie es noch einmal.',
  SETTING_MALFORMED: 'Schreiben Sie {option} als {form}, einmal je Name; dies passt nicht: {setting}.',
  OUT_EXISTS: '{path} gibt es bereits, und es wurde nichts geschrieben; wählen Sie einen neuen Pfad.',
  OUT_UNWRITABLE:
    '{path} lässt sich nicht schreiben ({reason}); prüfen Sie den Pfad, seine Berechtigungen und den freien Platz.',
  OUT_NO_ROOM:
    'Auf dem Datenträger von {path} sind {free} KiB frei, und für Bündel und Niederschrift werden {needed} KiB gebraucht. Schaffen Sie Platz, oder wählen Sie einen anderen Datenträger.',
  SCRIPT_REFUSED:
    'Die Prüfung fand {errors} Fehler im Skript; beheben Sie {errors, plural, one {ihn} other {sie}} vor einer echten Zeremonie: {id}: {first}',
  REHEARSAL_INVALID:
    'Das Protokoll des Probelaufs ist nicht gültig ({code}); das ist ein Fehler von Strongroom: Melden Sie ihn.',
  REHEARSAL_STUCK: 'Der Probelauf kann ohne Menschen nicht fortgesetzt werden: {reason}',
  DISCLOSE_INVALID: 'Das Bündel ist nicht gültig ({code}), daher wird nichts daraus offengelegt: {message}',

  NO_TERMINAL:
    'Menschen antworten an einem Terminal, und dies ist keines; starten Sie in einem Terminal, oder proben Sie mit --answers DATEI.',
  DEVICE_NOT_GIVEN:
    'Wo ist {device}? Geben Sie --device {device}=MODUL[,label=…,serial=…] an, oder proben Sie mit --rehearsal.',
  DEVICE_MALFORMED:
    'Schreiben Sie --device als NAME=MODUL[,label=…,serial=…,env=…], mit NAME aus dem Inventar: {setting}.',
  DEVICE_CONTRADICTS:
    '--device {device}=… nennt {what}={given}, das Skript aber {script}. Berichtigen Sie, was falsch ist; am Token wurde nichts getan.',
  DEVICE_NOT_ALLOWED:
    'Dieser Probelauf wurde für {device} auf einem anderen Token erlaubt, das noch nicht in Betrieb genommen ist; lassen Sie --device {device}=… weg, oder beginnen Sie einen anderen Probelauf.',
  SAME_MEDIUM_ALONE: '--same-medium bedeutet ohne --mirror nichts; ergänzen Sie --mirror, oder lassen Sie es weg.',
  DEVICE_OF_THROW_AWAY:
    'Dieser Probelauf wurde auf eigenen Wegwerf-Token begonnen; lassen Sie --device {device}=… weg, oder beginnen Sie einen anderen Probelauf.',
  REHEARSE_ON_REAL:
    'Dies ist eine echte Zeremonie, für die --rehearse-on nichts bedeutet; ergänzen Sie --rehearsal, oder lassen Sie es weg.',
  ENVIRONMENT_STEERS:
    'Die Variable {name} lässt einen Prozess Code ausführen, der nicht zu seinem Modul gehört; sie lässt sich nicht an das Modul von {device} weitergeben.',
  DEVICE_MODULE_RELATIVE:
    'Das Modul von {device} ist als {module} angegeben, was kein absoluter Pfad ist; geben Sie den absoluten Pfad an.',
  ENVIRONMENT_MISSING:
    'Die Umgebung hat keine Variable {name}, die an das Modul von {device} weitergegeben werden könnte; setzen Sie sie.',
  ANSWERS_IN_REAL:
    'Dies ist eine echte Zeremonie, und Antworten aus einer Datei sind nur für Probeläufe; antworten Sie an einem Terminal.',

  DATA_UNUSABLE: 'Der Datenordner {path} ist nicht verwendbar ({reason}); nennen Sie einen anderen mit --data ORDNER.',
  DATA_OPEN:
    'Andere haben Zugang zum Datenordner {path} (Modus {mode}); setzen Sie ihn mit chmod auf 0700, oder nennen Sie einen anderen mit --data ORDNER.',
  DATA_NO_PERMISSIONS:
    'Der Datenträger des Datenordners {path} speichert keine Berechtigungen ({type}), und so, wie er eingehängt ist, haben andere Zugang. Nehmen Sie einen Datenträger mit einem Linux-Dateisystem, oder hängen Sie diesen für sich allein ein (umask=077).',
  DATA_NO_ROOM:
    'Auf dem Datenträger von {path} ist zu wenig Platz: Es werden {kib} KiB gebraucht, um aufzuzeichnen, was ein Gerät als Nächstes tut. Schaffen Sie Platz; dann geht es weiter.',
  DATA_HOME_RELATIVE:
    'XDG_DATA_HOME ist {path}, was kein absoluter Pfad ist; setzen Sie einen absoluten Pfad, oder nennen Sie einen Ordner mit --data ORDNER.',
  DATA_IN_USE:
    'In {path} läuft Strongroom bereits{pid, select, none {} other { (Prozess {pid})}}; beenden Sie es zuerst.',
  CEREMONY_UNKNOWN: 'Keine Zeremonie in {path} beginnt mit {ceremony}; strongroom resume --list zeigt sie.',
  CEREMONY_AMBIGUOUS: 'Mehr als eine Zeremonie beginnt mit {ceremony}; geben Sie mehr von ihrem Namen an.',
  CEREMONY_NONE: 'In {path} wartet keine Zeremonie darauf, fortgesetzt zu werden.',
  CEREMONY_MANY: '{count} Zeremonien warten darauf, fortgesetzt zu werden; nennen Sie eine: {ceremonies}.',

  ANSWERS_INVALID:
    'Die Antwortdatei ist in Zeile {line}, Spalte {column} nicht gültig: {reason}; siehe docs/ANSWERS.md.',
  PIN_NOT_GIVEN:
    'Die Antwortdatei hat keine {what} von {person} für {device}, ein Token, das es auch außerhalb dieses Probelaufs gibt. Für ein solches Token wird keine PIN erfunden: Ergänzen Sie sie in der Datei, oder proben Sie ohne --device.',
  CARD_PIN_NOT_GIVEN:
    'Die Antwortdatei hat keine {what} von {person} bei Schritt {step} für {card}, eine Karte in einem Leser. Für eine solche Karte wird keine PIN erfunden: Ergänzen Sie sie in der Datei, oder lassen Sie --card {card} weg.',
  CARD_ANSWERS_NONE:
    'Für eine Karte in einem Leser wird keine PIN erfunden. Geben Sie ihre PINs in einer Antwortdatei an, mit --answers DATEI (docs/ANSWERS.md), oder lassen Sie --card weg.',
  CARD_READER_UNKNOWN:
    'Kein Leser heißt {piece}, wie --card ihn für {card} nennt. Angeschlossen: {readers}. Schreiben Sie seinen Namen, oder ein Stück davon, so wie strongroom cards ihn zeigt.',
  CARD_READER_MANY:
    'Mehrere Leser haben {piece} im Namen, wie --card ihn für {card} nennt: {readers}. Schreiben Sie mehr vom Namen.',
  CARD_READER_TWICE:
    '--card nennt den Leser {reader} für {other} und für {card}. In einem Leser ist nur eine Karte: Nennen Sie einen anderen Leser.',
  PIN_NOT_KNOWN:
    'Niemand kennt hier die Benutzer-PIN von {device}, die {person} zuvor gewählt hat, und eine erfundene würde nur Versuche kosten: Geben Sie sie in einer Antwortdatei an, oder beginnen Sie einen neuen Probelauf.',
  REHEARSAL_ON_TOKEN:
    'Das Token von {device} (Label „{label}“, Seriennummer {serial}, Modell {model}) ist kein Wegwerf-Token: Dieser Probelauf würde es initialisieren oder darauf schreiben, und falsche PINs könnten es sperren. Um das zu erlauben, ergänzen Sie --rehearse-on {device}; um auf Wegwerf-Token zu proben, lassen Sie --device weg.',
  REHEARSE_ON_NOTHING:
    'Für {device} gibt es kein --device, sodass --rehearse-on {device} nichts erlaubt; prüfen Sie den Namen.',
  ANSWERS_LACK:
    'Die Antwortdatei hat nichts für {what} von {person} bei Schritt {step}; ergänzen Sie es, oder setzen Sie otherwise: rehearse.',
}
