import type { Translated } from '../../translated.ts'
import type { help as english } from '../../en/window/help.ts'

/** Was im Raum hilft, ohne Netzwerk. */
export const help: Translated<typeof english> = {
  title: 'Hilfe',
  close: 'Schließen',
  keys: 'Tasten',
  key: {
    tab: { keys: 'Tab, Umschalt + Tab', does: 'zum nächsten oder vorigen Bedienelement' },
    press: {
      keys: 'Eingabe oder Leertaste',
      does: 'drückt eine Schaltfläche; Eingabe gibt auch einen persönlichen Code',
    },
    arrows: { keys: 'Pfeiltasten', does: 'wählen unter Möglichkeiten, in Listen und in Menüs' },
    letters: { keys: 'Ein Buchstabe', does: 'führt zum nächsten Eintrag einer Liste oder eines Menüs, der so beginnt' },
    find: { keys: 'Strg + F', does: 'findet einen Schritt des Skripts' },
    escape: { keys: 'Esc', does: 'schließt einen Dialog oder ein Menü; nichts wird aufgezeichnet' },
    help: { keys: 'Taste F1', does: 'öffnet diese Hilfe' },
  },
  when: 'Was zu tun ist, wenn …',
  cases: {
    differs: {
      when: 'etwas vom Skript abweicht',
      what: 'Wahrheitsgemäß antworten. Wo ein Ja erwartet wird und die Antwort Nein ist, fragt das Formular nach einer Abweichung, und jemand anderes bestätigt beides. Alles andere als Abweichung festhalten (Raum). Wer nicht zustimmt, drückt „Widersprechen“.',
    },
    mistake: {
      when: 'etwas Falsches eingegeben wurde',
      what: 'Solange nicht alle bestätigt haben, widerspricht jemand und sagt, warum: Das Eingegebene ist zurückgenommen und wird neu eingegeben. Danach eine Abweichung festhalten (Raum).',
    },
    code: {
      when: 'ein persönlicher Code abgelehnt wird',
      what: 'Noch einmal langsam eingeben. Jeder falsche Versuch wird aufgezeichnet. Wer den Code vergessen hat, kann nicht bestätigen: Pause machen, die Zeremonie verlassen und fortsetzen; dann registrieren sich alle neu.',
    },
    away: {
      when: 'jemand den Raum verlassen muss',
      what: 'Pause (Raum). Alle gehen gemeinsam, und der Raum wird versiegelt. Es geht weiter, wenn alle zurück sind.',
    },
    device: {
      when: 'ein HSM nicht antwortet oder nicht bekannt ist, wie ein Schritt ausging',
      what: 'Nichts anfassen. Nichts wird von selbst wiederholt: Das Programm liest, was das Gerät enthält, und zwei Personen entscheiden gemeinsam.',
    },
    power: {
      when: 'der Laptop den Strom verliert oder das Fenster sich schließt',
      what: 'Das Protokoll ist sicher. Das Programm neu starten: Die Zeremonie wartet unter „Laufend“. Die zuletzt signierten Wörter mit dem Papier vergleichen.',
    },
    secret: {
      when: 'jemand eine PIN, einen Code oder die Wörter eines Anteils gesehen hat',
      what: 'Sofort sagen und eine Abweichung festhalten (Raum). Die Zeugen entscheiden, ob die Zeremonie weitergeht.',
    },
    medium: {
      when: 'der zweite Datenträger voll oder weg ist',
      what: 'Das Protokoll selbst geht weiter. Platz schaffen oder den Datenträger ersetzen und es noch einmal versuchen, oder zu zweit ohne Spiegelkopie fortfahren (Raum).',
    },
    stop: {
      when: 'es gar nicht weitergeht',
      what: 'Die Zeremonie verlassen (Raum) und später fortsetzen, oder sie abbrechen: Zwei Personen stimmen zu, und das Protokoll sagt, warum.',
    },
  },
  offline: 'Ohne Netzwerk',
  offlineMeans:
    'Dieses Programm verwendet nie ein Netzwerk und braucht keines. Seine Handbücher liegen daneben: README.md, und docs/ mit WINDOW.md, DEVICES.md und RECOVERY.md (einen Schlüssel wiederherstellen), auf diesem Laptop und, wenn sie gedruckt wurden, auf Papier.',
}
