import type { script as english } from '../en/script.ts'
import type { Translated } from '../translated.ts'

/** Scripts, parameters, parts and answers. */
export const script: Translated<typeof english> = {
  LANGUAGE_UNKNOWN: 'Das Programm spricht die Sprache {language} nicht. Wählen Sie eine von: {offered}.',
  SCRIPT_LANGUAGE: 'Dieses Skript gibt es nicht in der Sprache {language}. Wählen Sie eine der seinen: {offered}.',
  SCRIPT_INVALID:
    'Das Skript ist in Zeile {line}, Spalte {column} nicht gültig: {reason}. Berichtigen Sie die Datei, und prüfen Sie sie noch einmal.',
  PARAMETER_UNKNOWN: 'Das Skript hat keinen Parameter {name}; es hat {known}.',
  PARAMETER_INVALID: 'Der Parameter {name} {reason}.',
  ROLE_COUNT: 'Die Rolle {role} braucht eine ganze Zahl von 1 bis 64 Personen, nicht {count}.',
  ROLE_UNKNOWN:
    'Schritt {step} nennt {role}, aber eine solche Rolle oder Funktion gibt es im Skript nicht. Nennen Sie eine Person, etwa custodian-1.',
  ROLE_CONFLICT: 'Eine Person darf nicht zugleich {a} und {b} sein. Setzen Sie zwei verschiedene Personen ein.',
  NAMES_ALIKE:
    'Die Namen für {a} und {b} sehen gleich aus, und eine Person darf nicht beides sein. Setzen Sie zwei verschiedene Personen ein, und schreiben Sie ihre Namen so, dass niemand sie verwechselt.',
  NAME_MISSING: 'Für {part} ist niemand benannt. Jede Funktion braucht eine Person.',
  NAME_UNKNOWN: 'Für {part} ist ein Name angegeben, aber das Skript hat keine solche Funktion; es hat {known}.',
  ANSWER_UNKNOWN: 'Schritt {step} hat kein Feld {field}; es gibt {known}.',
  ANSWER_MISSING: 'Schritt {step} braucht eine Antwort im Feld {field}.',
  ANSWER_INVALID: 'In Schritt {step}: Das Feld {field} {reason}.',
  TEXT_SECRET:
    'Der Text für {what} sieht nach den Wörtern eines Anteils aus. Alles, was hier eingegeben wird, wird protokolliert; es wurde nichts behalten. Geben Sie kein Geheimnis ein.',
  TEXT_MISSING: 'Der Text für {what} ist leer. Füllen Sie ihn aus.',
  TEXT_LONG: 'Der Text für {what} hat {length} Zeichen; höchstens {most} sind zulässig. Kürzen Sie ihn.',
  TEXT_CHARACTER:
    'Im Text für {what} ist das Zeichen {place} ein {character}, das man weder sehen noch vorlesen kann. Entfernen Sie es.',
  TEXT_NEWER:
    'Im Text für {what} ist das Zeichen {place} ein {character}, das es in Unicode {version} nicht gibt: Nicht alle könnten das Protokoll prüfen. Schreiben Sie es anders.',
  TEXT_NOT_NFC: 'Der Text für {what} ist nicht in der Unicode-Form NFC. Geben Sie ihn Buchstabe für Buchstabe neu ein.',
  TEXT_EDGE: 'Der Text für {what} beginnt oder endet mit einem Leerzeichen. Entfernen Sie es.',
  THRESHOLD_TOO_LARGE: 'Eine Schwelle von {threshold} braucht mindestens ebenso viele Anteile; es sind {shares}.',
  STEP_UNFIT:
    'Mit diesen Parametern ist Schritt {step} nicht ausführbar: {reason}. Ändern Sie den Parameter oder den Schritt.',
  STEP_NOT_REPEATED: 'Schritt {step} muss für jeden Treuhänder wiederholt werden (for-each).',
}
