import type { script as english } from '../en/script.ts'
import type { Translated } from '../index.ts'

/** Scripts, parameters, parts and answers. */
export const script: Translated<typeof english> = {
  SCRIPT_INVALID:
    'Das Skript ist in Zeile {line}, Spalte {column} nicht gültig: {reason}. Berichtigen Sie die Datei, und prüfen Sie sie noch einmal.',
  PARAMETER_UNKNOWN: 'Das Skript hat keinen Parameter {name}; es hat {known}.',
  PARAMETER_INVALID: 'Der Parameter {name} {reason}.',
  ROLE_COUNT: 'Die Rolle {role} braucht eine ganze Zahl von 1 bis 64 Personen, nicht {count}.',
  ROLE_UNKNOWN:
    'Schritt {step} nennt {role}, aber eine solche Rolle oder Funktion gibt es im Skript nicht. Nennen Sie eine Person, etwa custodian-1.',
  ROLE_CONFLICT: 'Eine Person darf nicht zugleich {a} und {b} sein. Setzen Sie zwei verschiedene Personen ein.',
  NAME_MISSING: 'Für {part} ist niemand benannt. Jede Funktion braucht eine Person.',
  NAME_UNKNOWN: 'Für {part} ist ein Name angegeben, aber das Skript hat keine solche Funktion.',
  ANSWER_UNKNOWN: 'Schritt {step} hat kein Feld {field}.',
  ANSWER_MISSING: 'Schritt {step} braucht eine Antwort im Feld {field}.',
  ANSWER_INVALID: 'In Schritt {step}: Das Feld {field} {reason}.',
  ANSWER_SECRET:
    'In Schritt {step} sieht das Feld {field} nach den Wörtern eines Anteils aus. Antworten werden protokolliert: Es wurde nichts behalten; geben Sie hier kein Geheimnis ein.',
  THRESHOLD_TOO_LARGE: 'Eine Schwelle von {threshold} braucht mindestens ebenso viele Anteile; es sind {shares}.',
  STEP_UNFIT:
    'Mit diesen Parametern ist Schritt {step} nicht ausführbar: {reason}. Ändern Sie den Parameter oder den Schritt.',
  STEP_NOT_REPEATED: 'Schritt {step} muss für jeden Treuhänder wiederholt werden (for-each).',
}
