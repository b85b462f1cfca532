import type { kit as english } from '../en/kit.ts'
import type { Translated } from '../translated.ts'

/** What the recovery kit says to somebody who has neither this program nor training. */
export const kit: Translated<typeof english> = {
  fileName: 'ZUERST-LESEN.txt',
  title: 'So kommt zurück, was die Anteile öffnen',
  rehearsal: 'DAS IST AUS EINEM PROBELAUF. Nichts in diesem Ordner ist echt; üben Sie damit.',

  what: 'Was das ist',
  origin:
    'Die Zeremonie {ceremony} hat einen Schlüssel erzeugt und in {shares} Anteile geteilt, die Menschen auf Papier{cards, plural, =0 {} other { oder auf Smartcards}} aufbewahren. Je {threshold} davon ergeben den Schlüssel wieder, und er öffnet, was im Ordner „archives“ liegt:',
  item: {
    key: 'den privaten Schlüssel „{label}“',
    secretKey: 'den geheimen Schlüssel „{label}“',
    envelope: 'das Geheimnis „{label}“',
  },
  alone:
    'Sie brauchen keine Ausbildung und auch nicht das Programm, das diesen Ordner geschrieben hat. Ohne {threshold} Anteile kann hier niemand etwas öffnen, und der Ordner ist auf jedem Datenträger der Zeremonie derselbe: Einer davon genügt.',

  need: 'Was Sie brauchen',
  people:
    '{threshold} Personen mit je einem Anteil, auf den Blättern, die sie aus der Zeremonie haben,{cards, plural, =0 {} other { oder auf ihren Karten,}} und mindestens zwei Personen, die zusehen.',
  printed:
    'Gedruckte Blätter ({shares}) sind gefaltet: Die Wörter stehen innen. Geben Sie sie in der Reihenfolge ihrer Nummern ein, Zeile für Zeile. Der QR-Code daneben enthält die ersten vier Buchstaben jedes Wortes, und die genügen: Ein Lesegerät für solche Codes ist nicht nötig, und keines mit Netz darf ihn sehen.',
  computer:
    'Einen Rechner ohne Netz, der nichts behält, etwa einen ohne Festplatte, der von einem Datenträger mit Debian Live gestartet wurde, mit den Paketen python3, python3-cryptography und openssl.',
  paper: 'Die gedruckte Niederschrift der Zeremonie, um Hashwerte zu vergleichen.',

  card: {
    need: 'Manche Anteile sind auf Smartcards. Zu jedem brauchen Sie die Karte, ihren Inhaber mit ihrer PIN, einen Leser und auf dem Rechner auch die Debian-Pakete pcscd und libccid:',
    alone:
      'Anteil {share} ist auf der {applet, select, piv {PIV} other {OpenPGP}}-Karte mit der Seriennummer {serial} und sonst nirgends',
    both: 'Anteil {share} ist auf der {applet, select, piv {PIV} other {OpenPGP}}-Karte mit der Seriennummer {serial} und auch auf Papier',
    type: 'Ein Anteil auf einer Karte: Ihr Inhaber steckt sie in den Leser, tippt statt der Wörter „card“ und die Nummer des Anteils, zum Beispiel „card 2“, und dann die PIN. Drei falsche PINs sperren die Karte.',
    method:
      'Ein Anteil auf einer Karte ist mit HPKE (RFC 9180, Modus base) für den Schlüssel der Karte verschlüsselt; der Ordner „cards“ enthält dieselben Bytes wie die Karte. Die Karte rechnet ECDH mit dem Einmalschlüssel „enc“ (PIV: Slot 9D; OpenPGP: PSO: DECIPHER). Jedes Programm, das sie dazu bringt, kann recover.py das abnehmen: Tippen Sie „card 2“ und die x-Koordinate hexadezimal.',
  },

  practise: 'Üben Sie zuerst, und einmal im Jahr',
  twin: 'Der Ordner „twin“ enthält etwas, das nur zum Üben gemacht wurde, und dazu seine Anteile, die jeder lesen darf. Er wird genauso geöffnet wie der echte: Versuchen Sie es jetzt. Der echte Schlüssel wird dabei nicht berührt, und niemand muss gefragt werden. Öffnen Sie in diesem Ordner ein Terminal und tippen Sie Zeile für Zeile:',
  twinShares:
    'Wenn nach Anteilen gefragt wird, tippen Sie die Wörter aus twin/shares.txt, einen Anteil nach dem anderen. Am Ende muss zu jedem Stück auf Englisch dastehen, dass es ist, was im Protokoll steht. Löschen Sie dann, was zurückgekommen ist:',
  twinFailed:
    'Gelingt das nicht, melden Sie es heute, solange noch Zeit ist: Nehmen Sie eine andere Kopie dieses Ordners oder einen anderen Rechner, und wenn auch das nicht hilft, halten Sie eine Zeremonie für neue Archive ab.',

  real: 'Der Ernstfall',
  approval:
    'Tun Sie das nur, wenn Ihre Organisation es beschlossen hat, und vor Zeugen. Sobald ein Schlüssel in einer Datei liegt, ist er nur noch so sicher wie der Rechner, auf dem sie liegt.',
  compare:
    'Vergleichen Sie die Hashwerte der Archive mit der gedruckten Niederschrift, die jeden als SHA-256 nennt. Weicht einer ab, hören Sie auf und nehmen Sie einen anderen Datenträger.',
  run: 'Starten Sie die Wiederherstellung. Der Ordner /dev/shm liegt im Arbeitsspeicher und ist mit dem Ausschalten des Rechners weg.',
  type: 'Wer einen Anteil hat, tippt ihn allein, während niemand sonst auf Bildschirm oder Tastatur sieht. Nummern vor den Wörtern stören nicht, und vier Buchstaben jedes Wortes genügen. Ein Anteil, der nicht stimmt, wird sofort mit dem Grund abgelehnt und noch einmal getippt.',
  done: 'Am Ende steht zu jedem Stück, dass es ist, was im Protokoll steht. Darauf beruht das:',
  proof: {
    key: '„{label}“: Der öffentliche Schlüssel ist der im Protokoll. Sehen Sie selbst nach; das muss {digest} ausgeben:',
    secretKey: '„{label}“: Sein Prüfwert ({method}) ist {value}.',
    envelope: '„{label}“: Es ist das, worauf sich die Zeremonie festgelegt hat. Zu lesen ist es in {file}.',
  },
  use: 'Verwenden Sie es sofort für das, wofür es zurückgeholt wurde: Importieren Sie einen Schlüssel mit den Werkzeugen des neuen HSM dorthin und signieren Sie damit eine Testnachricht; ein Geheimnis bringen Sie dorthin, wo es gebraucht wird. Löschen Sie dann /dev/shm/recovered und schalten Sie den Rechner aus.',
  spent:
    'Von jetzt an schützen die Anteile nichts mehr: Der Schlüssel war draußen. Halten Sie eine Zeremonie für einen neuen ab und vernichten Sie dann die Blätter.',

  wrong: 'Wenn etwas nicht stimmt',
  refused:
    'Ein Anteil wird abgelehnt: Vergleichen Sie jedes Wort mit dem Blatt. Ist ein Wort nicht zu lesen, suchen Sie in words.txt die Wörter, die es sein können, und probieren Sie sie; welches das richtige ist, zeigt die Prüfsumme.',
  few: 'Es sind weniger als {threshold} Anteile übrig: Dann kann niemand etwas zurückholen, wen Sie auch fragen. Was noch in einem HSM liegt, ist davon nicht betroffen.',
  damaged: 'Ein Archiv ist beschädigt: Jeder Ausgabedatenträger der Zeremonie hat dieselbe Datei.',

  how: 'Wie es geht, für Fachleute',
  method:
    'recover.py ist in einer halben Stunde gelesen, benutzt kein Netz und startet kein anderes Programm. Es tut Folgendes, und jedes andere Programm kann das auch: Die Anteile sind SLIP-0039 (eine Gruppe, keine Passphrase, Iterationsexponent 0, Extendable-Flag 0, Kennung {identifier}) und ergeben einen AES-256-Schlüssel mit dem Prüfwert {value} ({method}, {length} Bytes). Ein Archiv ist ein Schlüssel, der damit nach RFC 5649 (AES-KWP) verpackt ist: PKCS #8 in DER oder die Bytes eines geheimen Schlüssels. Ein Umschlag ist AES-256-GCM; die Zusatzdaten sind der Rest seines JSON in kanonischer Form (RFC 8785), und vor dem Geheimnis stehen 32 Bytes Salt.',
  blocks: {
    type: 'Wer einen Anteil hat, tippt ihn allein, während niemand sonst auf Bildschirm oder Tastatur sieht. Er besteht aus 58 Blöcken von fünf Stellen (0-9, a-f); Nummern vor den Blöcken stören nicht. Ein Anteil, der nicht stimmt, wird sofort mit dem Grund abgelehnt und noch einmal getippt.',
    refused:
      'Ein Anteil wird abgelehnt: Vergleichen Sie jeden Block mit dem Blatt. Die letzte Stelle eines Blocks ist aus den anderen vier berechnet; ein Fehler zeigt sich also in seinem Block. Ist eine Stelle nicht zu lesen, probieren Sie, was sie sein kann; welche die richtige ist, zeigt die Prüfsumme.',
    method:
      'recover.py ist in einer halben Stunde gelesen, benutzt kein Netz und startet kein anderes Programm. Es tut Folgendes, und jedes andere Programm kann das auch. Je vier Stellen eines Anteils sind zwei Bytes; die fünfte wird geprüft und weggelassen. Zusammen sind sie: srms, zweimal das Byte 01, die nötige Anzahl, die Anzahl der Anteile, die Nummer dieses Anteils, die Nummer des Satzes in zwei Bytes (hier {identifier}), sechs zufällige Bytes des Satzes, die Länge des Folgenden, der Anteil von npm shamirs-secret-sharing und die ersten 16 Bytes von SHA-256 über alles davor. Jener Anteil ist 08, seine Nummer und 80 Bytes nach Shamir über GF(256) modulo 0x11d; bei 0 ergeben sie fünfzehn Nullen, eine Eins und dann von jedem Byte des Schlüssels, vom letzten zum ersten, eine Null und dieses Byte. Der Schlüssel ist AES-256 mit dem Prüfwert {value} ({method}, {length} Bytes), und nur daran ist er als der richtige zu erkennen. Ein Archiv ist ein Schlüssel, der damit nach RFC 5649 (AES-KWP) verpackt ist: PKCS #8 in DER oder die Bytes eines geheimen Schlüssels. Ein Umschlag ist AES-256-GCM; die Zusatzdaten sind der Rest seines JSON in kanonischer Form (RFC 8785), und vor dem Geheimnis stehen 32 Bytes Salt.',
  },
  trust:
    'Dieser Ordner beweist nichts. Das tut das Protokoll: Prüfen Sie es mit den Wörtern, die die Zeugen abgeschrieben haben, und suchen Sie dort die Hashwerte, die in contents.json stehen.',
}
