import type { shares as english } from '../en/shares.ts'
import type { Translated } from '../translated.ts'

export const shares: Translated<typeof english> = {
  SEALED_BOX_RECIPIENT:
    'Der Schlüssel, für den das Geheimnis verschlüsselt werden soll, ist kein brauchbarer öffentlicher X25519-Schlüssel; das ist ein Fehler von Strongroom: Melden Sie ihn.',
  SEALED_BOX_BROKEN:
    'Ein verschlüsseltes Geheimnis ließ sich nicht öffnen: Es wurde unterwegs beschädigt oder für einen anderen Schlüssel verschlüsselt; versuchen Sie den Schritt noch einmal.',

  HPKE_RECIPIENT:
    'Der öffentliche Schlüssel, für den der Anteil verschlüsselt werden soll, ist kein Punkt auf P-256 oder P-384; richten Sie die Karte noch einmal ein, oder nehmen Sie eine andere.',
  HPKE_ENC:
    'Der Einmalschlüssel im verschlüsselten Anteil ist kein Punkt auf {curve}: Der Anteil wurde beschädigt oder verändert; nehmen Sie seine andere Kopie.',
  HPKE_AGREED:
    'Die Karte antwortete auf die Schlüsselvereinbarung mit {bytes} {bytes, plural, one {Byte} other {Bytes}}, ihr Schlüssel ergibt aber {needed}; es wurde nichts geöffnet. Versuchen Sie es noch einmal, oder nehmen Sie einen anderen Leser.',
  HPKE_NOT_OPENED:
    'Der verschlüsselte Anteil lässt sich nicht öffnen: Er wurde beschädigt, ist nicht der, als der er bezeichnet ist, oder wurde für eine andere Karte verschlüsselt. Vergleichen Sie ihn mit dem Protokoll, und nehmen Sie seine andere Kopie.',

  CARD_SHARE_NOT_ONE:
    'Das ist kein Anteil, der für eine Karte verschlüsselt wurde, oder er ist abgeschnitten. Nehmen Sie seine andere Kopie.',
  CARD_SHARE_VERSION:
    'Der verschlüsselte Anteil hat die Formatversion {version}, die dieses Programm nicht kennt. Nehmen Sie das Programm, das ihn erzeugt hat, oder ein neueres.',
  CARD_SHARE_MEMBER:
    'Im verschlüsselten Anteil fehlt {member} oder ist nicht so, wie es sein muss: Der Anteil wurde beschädigt oder verändert. Nehmen Sie seine andere Kopie.',
  CARD_SHARE_MORE:
    'Der verschlüsselte Anteil enthält mehr, als ein solcher Anteil enthält: Er wurde verändert. Nehmen Sie seine andere Kopie.',
  CARD_SHARE_SPELLING:
    'Der verschlüsselte Anteil wurde nachträglich verändert, auch wenn er dasselbe sagt. Nehmen Sie seine andere Kopie.',
  CARD_SHARE_NAMED:
    'Verschlüsselt ist hier nicht der Anteil {index} des Satzes, der genannt wird: Jemand hat ihn erfunden. Verwenden Sie ihn nicht, und vergleichen Sie Karte und Datei mit dem Protokoll.',
  CARD_SHARE_LENGTH: 'Der Anteil hat {bytes} {bytes, plural, one {Byte} other {Bytes}}; eine Karte nimmt 1 bis {most}.',

  MACHINE_KEY_LENGTH:
    'Das Verfahren shamirs-secret-sharing nimmt einen Schlüssel von 16, 24 oder 32 Bytes, nicht von {bytes}; legen Sie andere Geheimnisse in einen Umschlag.',
  MACHINE_SPLIT_WRONG:
    'Die Bibliothek, die den Schlüssel aufteilt, tat nicht, was sie tun muss; nichts wurde behalten. Nehmen Sie das Verfahren SLIP-0039, und melden Sie das.',
  MACHINE_SHARE_DAMAGED:
    'Die Prüfsumme von Anteil {share} ist falsch: Er wurde beschädigt, abgeschnitten oder falsch eingegeben. Vergleichen Sie jeden Block mit dem Bogen.',
  MACHINE_SHARE_BLOCK:
    'In Anteil {share} ist Block {place} nicht so, wie er geschrieben wurde: Seine letzte Stelle passt nicht zu den anderen vier, oder es sind nicht fünf Stellen (0-9, a-f). Vergleichen Sie ihn mit dem Bogen.',
  MACHINE_SHARE_BLOCK_WRONG:
    'In Anteil {share} ist Block {place} nicht der ausgegebene; lesen Sie ihn noch einmal vom Bogen, und geben Sie ihn ein. Ist der Bogen selbst falsch, so ist der Satz ungültig: Vernichten Sie alle Bögen, und erzeugen Sie einen neuen Schlüssel.',
  MACHINE_SHARE_BLOCKS:
    'Anteil {share} hat {needed} Blöcke, aber {count} {count, plural, one {wurde} other {wurden}} eingegeben; suchen Sie nach einem ausgelassenen oder doppelten Block.',
  MACHINE_SHARE_FOREIGN:
    'Der angegebene Anteil {share} gehört zu einem anderen Satz als der erste; nehmen Sie nur Anteile eines Satzes.',
  MACHINE_SHARES_COUNT:
    'Dieser Satz nimmt genau {needed} Anteile, aber {given} {given, plural, one {wurde} other {wurden}} angegeben; geben Sie so viele an, wie er nimmt.',
  MACHINE_CHECK_VALUE:
    'Anteile nach shamirs-secret-sharing sagen nicht, ob sie die richtigen sind; geben Sie den Prüfwert aus dem Protokoll an (--kcv).',
  MACHINE_PASSPHRASE: 'Anteile nach shamirs-secret-sharing haben keine Passphrase; lassen Sie --passphrase-file weg.',
  MACHINE_SHARES_ONCE:
    'Dieser Prozess hat einmal aufgeteilt oder zusammengesetzt und tut nichts weiter; starten Sie einen neuen.',

  SHARE_SCREEN_LOST:
    'Der Bildschirm für den Anteil wurde unerwartet geschlossen ({reason}). Nichts wurde übernommen, und nichts ist ungeklärt; Sie werden noch einmal gefragt.',

  SHARE_EMPTY: 'Anteil {share} hat keine Wörter; geben Sie die Wörter vom Bogen ein.',
  SHARE_TOO_LONG:
    'Anteil {share} ist länger, als ein Anteil sein kann; geben Sie je Zeile einen Anteil ein und sonst nichts.',
  SHARE_WORD_UNKNOWN:
    'In Anteil {share} steht Wort {place} nicht in der Wortliste; vergleichen Sie es mit dem Bogen, und geben Sie das Wort oder seine ersten vier Buchstaben ein.',
  SHARE_PLACE_MISSING: 'In Anteil {share} hat kein Wort die Nummer {place}; suchen Sie es auf dem Bogen.',
  SHARE_TOO_SHORT:
    'Anteil {share} hat {count} {count, plural, one {Wort} other {Wörter}}, aber kein Anteil hat weniger als 20; suchen Sie nach ausgelassenen Wörtern.',
  SHARE_LENGTH_WRONG:
    'Anteil {share} hat {count} {count, plural, one {Wort} other {Wörter}}, und kein Anteil hat so viele; suchen Sie nach einem ausgelassenen oder doppelt eingegebenen Wort.',
  SHARE_CHECKSUM_WRONG:
    'Die Wörter von Anteil {share} stehen alle in der Liste, aber die Prüfsumme ist falsch; vergleichen Sie jedes Wort und die Reihenfolge mit dem Bogen.',
  SHARE_PADDING_WRONG:
    'Anteil {share} hat die richtige Prüfsumme, aber seine Auffüllung ist nicht null; er ist also nicht nach SLIP-0039 erzeugt. Fragen Sie, wer den Satz erzeugt hat.',
  SHARE_GROUPS_IMPOSSIBLE:
    'Anteil {share} verlangt mehr Gruppen, als sein Satz hat; er ist also nicht nach SLIP-0039 erzeugt. Fragen Sie, wer den Satz erzeugt hat.',
  SHARE_COUNT_WRONG:
    'Anteil {share} hat {needed} Wörter, aber {count} {count, plural, one {wurde} other {wurden}} eingegeben; suchen Sie nach einem ausgelassenen oder doppelt eingegebenen Wort.',
  SHARE_WORD_WRONG:
    'In Anteil {share} ist Wort {place} nicht das übergebene Wort; lesen Sie es noch einmal vom Bogen ab, und geben Sie es ein. Ist der Bogen selbst falsch, so ist der Satz ungültig: Vernichten Sie alle Bögen, und erzeugen Sie einen neuen Schlüssel.',
  SHARE_ALREADY_SHOWN:
    'Anteil {share} wurde gezeigt und wird nie wieder gezeigt; ist sein Bogen nicht vollständig, vernichten Sie alle Bögen, und erzeugen Sie einen neuen Schlüssel und Satz.',
  SHARE_FOREIGN:
    'Anteil {share} gehört nicht zum selben Satz wie die anderen oder nicht zu einem hier erzeugten; geben Sie einen Anteil dieses Satzes ein.',
  SHARE_OTHER_SET:
    'Anteil {share} gehört zum Satz {found} oder braucht eine andere Anzahl von Anteilen; das Archiv öffnen Anteile des Satzes {identifier}. Vergleichen Sie die Nummer des Satzes auf dem Bogen, und geben Sie einen Anteil dieses Satzes ein.',
  SHARE_INDEX_OTHER:
    'Das ist Anteil {found} des Satzes, nicht Anteil {share}. Sehen Sie sich die Nummer auf dem Bogen an.',
  SHARE_TYPED_BEFORE: 'Anteil {index} des Satzes wurde bereits eingegeben; geben Sie einen anderen ein.',

  SHARES_NONE: 'Es wurde kein Anteil angegeben; geben Sie je Zeile einen Anteil ein.',
  SHARES_IDENTIFIER_DIFFERS:
    'Anteil {share} gehört zu einem anderen Satz als Anteil {first}; nehmen Sie nur Anteile eines Satzes.',
  SHARES_EXTENDABLE_DIFFERS:
    'Anteil {share} und Anteil {first} unterscheiden sich im Merkmal „extendable“ und gehören also zu zwei Sätzen; nehmen Sie nur Anteile eines Satzes.',
  SHARES_EXPONENT_DIFFERS:
    'Anteil {share} und Anteil {first} unterscheiden sich im Iterationsexponenten und gehören also zu zwei Sätzen; nehmen Sie nur Anteile eines Satzes.',
  SHARES_GROUP_THRESHOLD_DIFFERS:
    'Anteil {share} und Anteil {first} unterscheiden sich darin, wie viele Gruppen nötig sind, und gehören also zu zwei Sätzen; nehmen Sie nur Anteile eines Satzes.',
  SHARES_GROUP_COUNT_DIFFERS:
    'Anteil {share} und Anteil {first} unterscheiden sich darin, wie viele Gruppen es gibt, und gehören also zu zwei Sätzen; nehmen Sie nur Anteile eines Satzes.',
  SHARES_LENGTH_DIFFERS:
    'Anteil {share} und Anteil {first} sind verschieden lang und gehören also zu zwei Sätzen; nehmen Sie nur Anteile eines Satzes.',
  SHARES_MEMBER_THRESHOLD_DIFFERS:
    'Anteil {share} und Anteil {first} sind von einer Gruppe, unterscheiden sich aber darin, wie viele Anteile sie braucht; nehmen Sie nur Anteile eines Satzes.',
  SHARE_REPEATED:
    'Die angegebenen Anteile {first} und {share} sind beide Nummer {index} des Satzes; geben Sie jeden Anteil einmal an.',
  SHARES_GROUPS_FEW:
    'Anteile aus {given} {given, plural, one {Gruppe} other {Gruppen}} wurden angegeben, aber dieser Satz braucht {needed}; fügen Sie Anteile einer weiteren Gruppe hinzu.',
  SHARES_GROUPS_MANY:
    'Anteile aus {given} {given, plural, one {Gruppe} other {Gruppen}} wurden angegeben, aber dieser Satz nimmt genau {needed}; lassen Sie ganze Gruppen weg.',
  SHARES_FEW:
    'Gruppe {group} braucht {needed} {needed, plural, one {Anteil} other {Anteile}}, aber {given} {given, plural, one {wurde} other {wurden}} angegeben; fügen Sie weitere Anteile dieser Gruppe hinzu.',
  SHARES_MANY:
    'Gruppe {group} nimmt genau {needed} {needed, plural, one {Anteil} other {Anteile}}, aber {given} {given, plural, one {wurde} other {wurden}} angegeben; lassen Sie Anteile weg.',
  SHARES_DIGEST_WRONG:
    'Die Anteile gehören nicht zusammen: Jeder ist für sich vollständig, aber das Geheimnis, das sie ergeben, hat den falschen Hashwert; versuchen Sie es mit anderen Anteilen des Satzes.',
  SHARES_NOT_SHOWN: 'Anteil {share} wurde noch nicht gezeigt; übergeben Sie ihn, bevor er nachgewiesen wird.',
  SHARES_NOT_PROVED:
    'Anteil {share} wurde noch nicht wieder eingegeben; weisen Sie jeden Anteil nach, bevor die Quoren geprüft werden.',
  SHARES_IN_SECRETS:
    'Im Geheimnisprozess ist bereits ein Satz von Anteilen; beenden Sie diesen Prozess, bevor ein weiterer erzeugt oder eingegeben wird.',
  SHARES_NOT_IN_SECRETS: 'Im Geheimnisprozess ist kein Anteil {share}; teilen Sie zuerst den Schlüssel auf.',
  KEY_IN_SECRETS:
    'Im Geheimnisprozess ist bereits ein Schlüssel; beenden Sie diesen Prozess, bevor ein weiterer erzeugt wird.',
  KEY_NOT_IN_SECRETS:
    'Im Geheimnisprozess ist kein Schlüssel; erzeugen Sie ihn, oder stellen Sie ihn aus seinen Anteilen wieder her.',
  KEY_NOT_GIVEN_BACK:
    'Die Anteile ergeben nicht den Schlüssel, der aufgeteilt wurde; vernichten Sie alle Bögen dieses Satzes, und erzeugen Sie einen neuen Schlüssel.',
  HSM_RANDOM_LENGTH:
    'Das Token lieferte {length} {length, plural, one {zufälliges Byte} other {zufällige Bytes}}, der Schlüssel braucht aber 32; versuchen Sie es noch einmal.',
  WRAP_TO_WRONG:
    'Der Sicherungsschlüssel verlässt den Prozess nur unter einem öffentlichen RSA-Schlüssel von mindestens 2048 Bit; dieser ist keiner.',
  TWIN_NOT_OPENED:
    'Was das Token verpackt hat, lässt sich in unabhängiger Software mit dem Sicherungsschlüssel nicht öffnen ({reason}); auf das Archiv ist kein Verlass.',

  SECRET_EMPTY: 'Es wurde nichts eingegeben; geben Sie das Geheimnis ein.',
  SECRET_TOO_LONG:
    'Das Geheimnis ist länger als {most} Bytes; teilen Sie es, oder legen Sie einen Schlüssel in den Umschlag, der es verschlüsselt.',
  SECRET_UNPRINTABLE:
    'Das Geheimnis hat Zeichen, die niemand wieder eingeben kann, etwa Tabulatoren oder Steuerzeichen; geben Sie eine Zeile gewöhnlichen Text ein.',
  SECRET_DIFFERS:
    'Was der Umschlag für {label} enthält, ist nicht das Geheimnis, das hineingelegt wurde; verlassen Sie sich nicht darauf, und verschließen Sie einen neuen.',
  ENVELOPE_NOT_OPENED:
    'Der Umschlag für {label} öffnet sich nicht mit dem Schlüssel, den die Anteile ergeben; verlassen Sie sich nicht darauf, und verschließen Sie einen neuen.',

  SECRET_LENGTH_WRONG:
    'Das Geheimnis hat {length} {length, plural, one {Byte} other {Bytes}}; es muss 16 bis 128 haben, und eine gerade Anzahl.',
  SECRET_NOT_HEX: 'Das Geheimnis ist nicht hexadezimal; geben Sie je Byte zwei Ziffern (0-9, a-f) auf einer Zeile an.',
  PASSPHRASE_NOT_PRINTABLE:
    'Die Passphrase enthält andere Zeichen als druckbares ASCII; verwenden Sie Buchstaben, Ziffern, Leerzeichen und übliche Sonderzeichen.',
  IDENTIFIER_WRONG: 'Die Satzkennung {identifier} ist keine ganze Zahl von 0 bis 32767; ziehen Sie eine andere.',
  SHARES_WRONG: 'Ein Satz von {shares} Anteilen ist nicht möglich; verlangen Sie 2 bis 16.',
  THRESHOLD_WRONG:
    'Eine Schwelle von {threshold} aus {shares} ist nicht möglich; verlangen Sie 2 bis zur Zahl der Anteile.',

  QUORUM_DIFFERS:
    'Die Anteile {shares} ergeben zusammen nicht den Schlüssel; vernichten Sie alle Bögen dieses Satzes, und erzeugen Sie einen neuen Schlüssel.',
  COMMITMENT_NAME_WRONG:
    'Der Name einer Zeremonie oder eines Satzes von Anteilen muss aus 1 bis 255 Zeichen druckbaren ASCIIs bestehen.',
  CHECK_VALUE_DIFFERS:
    'Das wiederhergestellte Geheimnis hat nicht den protokollierten Prüfwert ({method}, {length} Bytes): falsche Anteile oder eine falsche Passphrase; verwenden Sie es nicht.',
  CHECK_VALUE_NOT_AES:
    'Ein Prüfwert gehört zu einem AES-Schlüssel von 16, 24 oder 32 Bytes, aber das wiederhergestellte Geheimnis hat {length}; verwenden Sie es nicht.',
  CHECK_VALUE_MALFORMED:
    'Der Prüfwert ist nicht hexadezimal mit 3 bis 16 Bytes; schreiben Sie ihn aus dem Protokoll ab.',
}
