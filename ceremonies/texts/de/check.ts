import type { check as english, course as courseInEnglish, unknown as unknownInEnglish } from '../en/check.ts'
import type { Translated } from '../translated.ts'

/** What the check of a script says, by the name of the check. Each sentence ends with what to do. */
export const check: Translated<typeof english> = {
  'FORM-1': '{reason}. Berichtigen Sie die Datei.',
  'FORM-2': '{reason} Ändern Sie die Einstellung oder den Parameter im Skript.',
  'FORM-3':
    'Mit diesen Parametern ist Schritt {step} nicht ausführbar: {reason}. Ändern Sie den Parameter oder den Schritt.',
  'FORM-4':
    'Der Parameter {name} lässt {value} zu, Schritt {step} aber nicht: {reason}. Beschränken Sie den Parameter auf das, was der Schritt annimmt.',

  'NAME-1': 'Zwei Schritte heißen {id}. Geben Sie jedem Schritt eine eigene id.',
  'NAME-2': 'Zwei Abschnitte heißen {id}. Geben Sie jedem Abschnitt eine eigene id.',
  'NAME-3': 'Zwei Schlüssel bekommen das Label {label}. Geben Sie jedem Schlüssel ein eigenes Label.',
  'NAME-4': 'Zwei Schritte erzeugen die Datei {artifact}. Geben Sie jeder Datei einen eigenen Namen.',
  'NAME-5':
    "Nichts gibt {reference} in Schritt {step} einen Wert. Nennen Sie einen Parameter; '{each}' und '{turn}' gibt es nur in einem wiederholten Schritt.",
  'NAME-6':
    'Schritt {step} hängt davon ab, dass {name} den Wert {value} hat, was nie vorkommt. Berichtigen Sie den Namen oder den Wert.',
  'NAME-7': 'Kein Schritt verwendet den Parameter {name}. Verwenden Sie ihn, oder nehmen Sie ihn heraus.',
  'NAME-8':
    'Schritt {step} nennt das HSM {token}, das nicht im Inventar steht. Tragen Sie es ein, oder berichtigen Sie den Namen.',
  'NAME-13':
    'Schritt {step} nennt die Karte {card}, die nicht im Inventar steht. Tragen Sie sie ein, oder berichtigen Sie den Namen.',
  'NAME-9': 'Schritt {step} fragt zweimal nach {name}. Geben Sie jedem Feld einen eigenen Namen.',
  'NAME-10': 'Der Katalog enthält keine Maßnahme {control}. Berichtigen Sie sie, oder lassen Sie sie weg.',
  'NAME-11':
    'Der Name {name} ist vergeben: In einem wiederholten Schritt bezeichnet er die Person. Wählen Sie einen anderen Namen.',
  'NAME-12':
    'Der Titel {name} sieht aus wie {other}: Man könnte die beiden nicht auseinanderhalten. Schreiben Sie einen davon anders.',

  'ROLE-1':
    'Schritt {step} nennt {person}, aber eine solche Funktion hat niemand. Berichtigen Sie den Namen, oder fügen Sie der Rolle Personen hinzu.',
  'ROLE-2':
    'Schritt {step} nennt each, wird aber nicht wiederholt. Ergänzen Sie for-each, oder nennen Sie eine Person.',
  'ROLE-3':
    'Schritt {step} wird für jede Person der Rolle {role} wiederholt, aber diese Rolle gibt es nicht. Ergänzen Sie die Rolle, oder berichtigen Sie den Namen.',
  'ROLE-4': 'In Schritt {step} hat {person} zwei Funktionen zugleich. Lassen Sie eine andere Person bezeugen.',
  'ROLE-5': 'Die Unvereinbarkeit nennt {role}; das ist keine Rolle, oder sie ist zweimal genannt. Berichtigen Sie das.',
  'ROLE-6': 'Schritt {step} braucht die Zustimmung von zwei Personen, hat aber keine Zeugen. Nennen Sie Zeugen.',
  'ROLE-7':
    'Schritt {step} greift auf ein Gerät zu, aber nur eine Person bezeugt ihn. Nennen Sie mindestens zwei Zeugen.',
  'ROLE-8':
    'Schritt {step} könnte in allen Funktionen von einer einzigen Person ausgeführt werden. Führen Sie {roles} zusammen unter conflicts auf.',
  'ROLE-9': 'Die Rolle {role} tut in dieser Zeremonie nichts. Geben Sie ihr einen Schritt, oder nehmen Sie sie heraus.',
  'PIN-1':
    'Eine Person gibt die ganze {pin, select, user {Benutzer-PIN} other {SO-PIN}} in Schritt {step} ein. Lassen Sie zwei Personen je eine Hälfte eingeben.',
  'PIN-2':
    'Beide Hälften der {pin, select, user {Benutzer-PIN} other {SO-PIN}} in Schritt {step} könnten bei einer Person liegen. Nennen Sie zwei Personen, deren Rollen einander ausschließen.',
  'PIN-3':
    'In Schritt {step} gibt {person} eine PIN ein, ohne auszuführen oder zu bezeugen. Nehmen Sie diese Person unter die Zeugen auf.',

  'ROLL-1':
    'Der erste Schritt ist {step} und keine Anwesenheitsfeststellung. Beginnen Sie mit roll-call, wo alle sich registrieren.',
  'ENV-1':
    'Nichts prüft den Laptop, bevor Schritt {step} das HSM anspricht. Setzen Sie einen Schritt environment davor.',
  'TOKEN-1': 'Schritt {step} verwendet {token}, bevor es in Betrieb genommen ist. Nehmen Sie es zuerst in Betrieb.',
  'TOKEN-2':
    'Schritt {step} initialisiert {token} ein zweites Mal, was seine Schlüssel vernichten würde. Nehmen Sie den Schritt heraus.',
  'CARD-1':
    'Schritt {step} registriert {card} ein zweites Mal oder legt sie noch einmal vor. Nehmen Sie den Schritt heraus, oder nennen Sie eine andere Karte.',
  'CARD-2':
    'Schritt {step} verwendet {card}, aber in keinem Schritt davor wird diese Karte registriert oder vorgelegt. Fügen Sie davor einen Schritt enrol-card oder present-card ein.',
  'CARD-3':
    'In Schritt {step} verwendet {person} die Karte {card}, die {holder} registriert. Nennen Sie diese Person oder eine andere Karte.',
  'CARD-4':
    'Schritt {step} schreibt Anteil {share} auf {card}, aber Schritt {other} hat diese Karte schon verwendet oder diesen Anteil schon auf eine Karte geschrieben. Eine Karte bewahrt einen Anteil auf, und ein Anteil kommt auf eine Karte.',
  'CARD-5':
    'In Schritt {step} soll {card} den Anteil {share} öffnen, er wurde aber auf {other} geschrieben. Nennen Sie diese Karte.',
  'CARD-6': 'Für {role} soll eine Karte sprechen; das ist keine Rolle dieses Skripts. Berichtigen Sie den Namen.',
  'CARD-7':
    'Für {person} soll eine Karte sprechen, aber in keinem Schritt wird eine registriert oder vorgelegt. Fügen Sie einen Schritt enrol-card oder present-card hinzu, den {person} ausführt, oder lassen Sie die Rolle weg.',
  'TOKEN-3':
    'Schritt {step} betrifft {token}, aber der Sicherungsschlüssel ist in {other} und kann es nicht verlassen. Verwenden Sie für beides ein Token.',

  'KEY-1':
    'Schritt {step} verwendet den Schlüssel {key}, den kein Schritt davor erzeugt. Verschieben Sie den Schritt, oder berichtigen Sie das Label.',
  'KEY-2':
    'Der Schlüssel {key} wird in Schritt {step} extrahierbar erzeugt, aber nie archiviert. Archivieren Sie ihn, stellen Sie ihn wieder her, und sperren Sie ihn; oder setzen Sie archive auf none.',
  'KEY-3':
    'Schritt {step} archiviert {key}, aber kein Schritt weist nach, dass der Schlüssel wiederherstellbar ist. Fügen Sie danach einen Schritt restore-proof ein.',
  'KEY-4':
    'Der Schlüssel {key} wird in Schritt {step} archiviert, bleibt aber extrahierbar. Fügen Sie danach einen Schritt make-unextractable ein.',
  'KEY-5':
    'Schritt {step} steht vor {missing} von {key}. Ordnen Sie sie so: archive, restore-proof, make-unextractable.',
  'KEY-6':
    'Schritt {step} prüft {key}, nachdem der Schlüssel archiviert wurde. Setzen Sie verify-key gleich hinter generate.',
  'KEY-7':
    "Schritt {step} gehört zu einem Archiv, aber archive ist hier nicht wrapped. Geben Sie dem Schritt when: '{parameter: archive, is: wrapped}'.",
  'KEY-8':
    'Schritt {step} stellt {artifact} wieder her, aber {key} wurde als {other} archiviert. Nennen Sie dieselbe Datei.',
  'KEY-9':
    'Schritt {step} erzeugt einen Schlüssel, der eine Sicherung braucht, bevor die Anteile nachgewiesen sind. Setzen Sie ihn hinter prove-set.',
  'KEY-10':
    'Der öffentliche Schlüssel von {key} wird nie geprüft. Fügen Sie hinter Schritt {step} einen Schritt verify-key ein.',
  'KEY-11':
    'Für den Schlüssel {key} wird kein Zertifikat erstellt. Fügen Sie einen Schritt certificate ein, oder nehmen Sie Schritt {step} heraus.',
  'KEY-12':
    'Ein Schlüssel vom Typ {algorithm} ist für den Zweck {purpose} nicht geeignet. Setzen Sie purpose in Schritt {step} auf mac, oder wählen Sie AES-256.',
  'KEY-13':
    'Schritt {step} erstellt ein Zertifikat für {key}, der nicht der Schlüssel einer Zertifizierungsstelle ist. Erzeugen Sie ihn mit purpose: certify, oder nehmen Sie den Schritt heraus.',
  'WRAP-1':
    'Schritt {step} verpackt {key}, aber kein Schritt davor prüft, ob andere einen solchen Schlüssel öffnen können, wie das Token ihn verpackt. Fügen Sie davor einen Schritt probe-archive für {token} und {algorithm} ein.',

  'SHARE-1': 'Schritt {step} steht vor jedem Schritt {missing}. Setzen Sie einen davor.',
  'SHARE-2':
    'Schritt {step} übergibt Anteile, die niemand wieder eingibt. Fügen Sie danach einen Schritt prove-share ein.',
  'SHARE-3': 'Der in Schritt {step} erzeugte Satz wird nie nachgewiesen. Fügen Sie danach einen Schritt prove-set ein.',
  'SHARE-4':
    'Schritt {step} verpackt einen Schlüssel, bevor der Satz von Anteilen nachgewiesen ist. Setzen Sie ihn hinter prove-set.',
  'SHARE-5':
    'Schritt {step} muss von jedem Treuhänder der Reihe nach ausgeführt werden oder sagen, um welchen Anteil es geht. Setzen Sie for-each auf deren Rolle und performs auf each, oder geben Sie share an.',
  'SHARE-6':
    'Schritt {step} hat {people} Treuhänder für {shares} {shares, plural, one {Anteil} other {Anteile}}. Es müssen gleich viele sein.',
  'SHARE-7':
    'Schritt {step} verlangt {threshold} von {shares} {shares, plural, one {Anteil} other {Anteilen}}. Senken Sie die Schwelle, oder erzeugen Sie mehr Anteile.',
  'SHARE-8':
    'Schritt {step} braucht jeden von {shares} {shares, plural, one {Anteil} other {Anteilen}}: Geht einer verloren, ist auch das Archiv verloren. Erzeugen Sie mehr Anteile.',
  'SHARE-9':
    'Schritt {step} gilt für jede Person der Rolle {role}, die Anteile aber gehen an {other}. Verwenden Sie für beides eine Rolle.',
  'SHARE-10':
    'Eine Person könnte einen Anteil haben und eine PIN eingeben ({role}, {other}). Lassen Sie PINs von einer Rolle eingeben, die mit {role} unvereinbar ist.',
  'SHARE-11':
    'Niemand bekommt Anteil {share}. Fügen Sie für ihn einen Schritt hand-over, print-share oder put-share-on-card ein.',
  'SHARE-12':
    'Schritt {step} schreibt Anteile auf Karten, die keine Karte wieder öffnet. Fügen Sie danach einen Schritt prove-card-share ein.',
  'SHARE-15':
    'Schritt {step} druckt Anteile, die nicht von ihren Bögen zurückgelesen werden. Fügen Sie danach einen Schritt scan-share ein.',
  'SHARE-13':
    'In Schritt {step} geht es um Anteil {share} und {person}, aber Schritt {other} nennt für diesen Anteil jemand anderen oder für diese Person einen anderen Anteil. Ein Anteil hat einen Treuhänder, und ein Treuhänder hat einen Anteil.',
  'SHARE-14':
    'In Schritt {step} geht es um Anteil {share}, es {shares, plural, one {wird aber nur ein Anteil} other {werden aber nur {shares} Anteile}} erzeugt. Berichtigen Sie die Nummer.',
  'SCHEME-1':
    'Schritt {step} teilt nach shamirs-secret-sharing auf: Die Rechnung der Bibliothek hinterlässt Spuren in Speicher und Cache ihres Prozesses, und man schreibt 58 Blöcke statt der 33 Wörter von SLIP-0039. Lassen Sie es nur, wenn Sie Maschinen oder Verfahren haben, die es brauchen.',
  'SCHEME-2':
    'Schritt {step} druckt einen Anteil nach shamirs-secret-sharing, gedruckte Bögen enthalten aber nur Wörter nach SLIP-0039. Übergeben Sie ihn von Hand, oder schreiben Sie ihn auf eine Karte.',
  'BACKUP-1':
    'Der in Schritt {step} erzeugte Sicherungsschlüssel wird in seinem Token nie vernichtet. Fügen Sie einen Schritt destroy-backup-key ein, sobald der letzte Schlüssel nicht mehr extrahierbar ist.',
  'BACKUP-2':
    'Schritt {step} vernichtet den Sicherungsschlüssel, solange {key} das Token noch verlassen kann. Sperren Sie den Schlüssel zuerst.',
  'BACKUP-3':
    'Schritt {step} braucht den Sicherungsschlüssel, der vorher vernichtet wurde. Setzen Sie ihn vor destroy-backup-key.',
  'BACKUP-4': 'Schritt {step} erzeugt einen zweiten Sicherungsschlüssel. Eine Zeremonie hat nur einen.',
  'RECOVERY-1':
    'Schritt {step} öffnet ein Archiv von {key}, aber kein Schritt davor nimmt eines an. Fügen Sie davor einen Schritt {missing} ein.',
  'RECOVERY-2':
    'Schritt {step} fragt nach Anteilen, aber kein Schritt davor sagt, welches Archiv sie öffnen. Fügen Sie davor einen Schritt {missing} ein.',
  'RECOVERY-3':
    'Schritt {step} braucht den wiederhergestellten Sicherungsschlüssel in {token}. Fügen Sie davor einen Schritt {missing} ein.',
  'RECOVERY-4':
    'Der Sicherungsschlüssel, der in Schritt {step} wiederhergestellt wird, wird nie vernichtet. Fügen Sie danach einen Schritt destroy-recovered für {token} ein.',
  'RECOVERY-5':
    'Schritt {step} fragt die Rolle {role} nach Anteilen, aber niemand hat diese Rolle. Nennen Sie die Rolle der Treuhänder.',
  'RECOVERY-6':
    'Schritt {step} nimmt ein Archiv von {key} an, das kein Schritt öffnet. Fügen Sie einen Schritt recover-key ein, oder entfernen Sie diesen.',
  'RECOVERY-7':
    'Schritt {step} stellt ein zweites Mal einen Sicherungsschlüssel wieder her. Eine Zeremonie stellt einen wieder her, einmal.',
  'CHANGE-1':
    'Schritt {step} setzt den neuen Satz in Kraft, aber kein Schritt davor weist nach, dass {key} aus ihm zurückkommt. Fügen Sie davor Schritte rewrap und restore-proof ein.',
  'CHANGE-2':
    'Schritt {step} setzt einen Satz an die Stelle eines früheren, aber kein Schritt davor nimmt dessen Protokoll an. Fügen Sie davor einen Schritt {missing} ein.',
  'CHANGE-3':
    'Schritt {step} vernichtet einen Satz, der noch der gültige ist. Fügen Sie davor einen Schritt {missing} ein.',
  'CHANGE-4':
    'Nach Schritt {step} vernichtet niemand die Bögen und Archive des früheren Satzes, die die Schlüssel noch zurückbringen. Fügen Sie einen Schritt retire-set ein.',
  'CHANGE-5': 'Schritt {step} tut ein zweites Mal, was ein Wechsel der Treuhänder einmal tut.',
  'BREAK-1':
    'Während der Pause {step} ist der Sicherungsschlüssel im Token, und im Laptop sind Anteile. Legen Sie die Pause vor backup-key oder hinter destroy-backup-key.',

  'ENVELOPE-1':
    'Schritt {step} legt ein Geheimnis in einen Umschlag, bevor der Satz von Anteilen nachgewiesen ist. Setzen Sie ihn hinter prove-set.',
  'ENVELOPE-2':
    'Der Umschlag {artifact} aus Schritt {step} wird nie wieder geöffnet; nichts weist also nach, dass die Anteile ihn öffnen. Fügen Sie danach einen Schritt open-envelope ein.',
  'ENVELOPE-3':
    'Schritt {step} öffnet {artifact}, das kein Schritt davor erzeugt. Verschieben Sie den Schritt, oder berichtigen Sie den Dateinamen.',
  'ENVELOPE-4':
    'Der in Schritt {step} erzeugte Umschlagschlüssel wird nie vernichtet. Fügen Sie hinter dem letzten open-envelope einen Schritt destroy-envelope-key ein.',
  'ENVELOPE-5':
    'Schritt {step} braucht den Umschlagschlüssel, der vorher vernichtet wurde. Setzen Sie ihn vor destroy-envelope-key.',
  'ENVELOPE-6': 'Schritt {step} steht vor jedem Schritt envelope-key. Setzen Sie einen davor.',
  'ENVELOPE-7':
    'Schritt {step} erzeugt einen zweiten Schlüssel, der in Anteile aufgeteilt wird. Eine Zeremonie hat nur einen; halten Sie für den anderen eine eigene ab.',
  'ENVELOPE-8':
    'Während der Pause {step} sind der Umschlagschlüssel und seine Anteile im Laptop. Legen Sie die Pause vor envelope-key oder hinter destroy-envelope-key.',

  'CUSTODY-1':
    'Der Verwahrplan nennt {what, select, region {die Region} site {den Standort} safe {den Tresor} role {die Rolle} other {den Datenträger}} {name}; {what, select, medium {im Inventar} role {im Skript} other {im Plan}} steht das nicht. Ergänzen, oder den Namen berichtigen.',
  'CUSTODY-2':
    'Der Verwahrplan nennt {person}, die Rollen haben aber nur {known}. Die Rolle mit mehr Personen besetzen, oder eine davon nennen.',
  'CUSTODY-3': 'Der Verwahrplan sagt nicht, wo Anteil {share} verwahrt wird. Unter shares ergänzen.',
  'CUSTODY-4':
    'Der Verwahrplan verwahrt {of, select, share {Anteil {name}} other {den Datenträger {name}}} an zwei Orten. Einen davon entfernen.',
  'CUSTODY-5':
    'Um „{safe}“ zu öffnen, braucht es {together} Personen; nur {people} können es. together verringern, oder unter opens mehr Personen nennen.',
  'CUSTODY-6':
    '„{title}“ verwahrt {there} Anteile; brennt es dort, ist mit ihnen der Schlüssel verloren. Höchstens {spare} dürfen an einem Standort sein: einen davon anderswo verwahren.',
  'CUSTODY-7':
    '„{title}“ verwahrt {there} Anteile; was die ganze Region trifft, vernichtet den Schlüssel. Höchstens {spare} dürfen in einer Region sein: einen davon anderswo verwahren.',
  'CUSTODY-8':
    '{parts, plural, one {Allein kommt {people} an} other {Eine Person könnte zugleich {people} sein und käme allein an}} {taken} Anteile; {threshold} bringen den Schlüssel zurück. {parts, plural, one {Einen dieser Tresore von zwei Personen gemeinsam oder von jemand anderem öffnen lassen} other {{roles} gemeinsam unter conflicts nennen, oder einen dieser Tresore von zwei Personen gemeinsam öffnen lassen}}.',
  'CUSTODY-9':
    '{parts, plural, one {{people} weiß, wo alles ist, und kommt} other {Eine Person könnte zugleich {people} sein, wüsste, wo alles ist, und käme}} allein an {taken, plural, one {einen Anteil} other {{taken} Anteile}}. {parts, plural, one {Jemand anderen den Tresor öffnen lassen, oder zwei Personen gemeinsam} other {{roles} gemeinsam unter conflicts nennen, oder den Tresor von zwei Personen gemeinsam öffnen lassen}}.',
  'CUSTODY-10':
    'Der Verwahrplan nennt {people} Personen; wer gemeinsam handeln könnte, lässt sich für {most} berechnen. Weniger nennen, etwa eine Person für mehrere Tresore.',
  'CUSTODY-11':
    '{lost} Anteile nützen ohne {person} nichts, und nur {spare} dürfen verloren gehen. Einen davon jemand anderem geben.',
  'CUSTODY-12':
    'Alle Datenträger mit dem Archiv sind in „{site}“; brennt es dort, haben die Anteile nichts zu öffnen. Einen an einem anderen Standort verwahren.',
  'CUSTODY-13':
    'Schritt {step} sagt, wo ein Anteil verwahrt wird, das Skript hat aber keinen Verwahrplan. Einen ergänzen (custody).',
  'CUSTODY-14':
    'Schritt {step} prüft einen Anteil, bevor gesagt ist, von welchem Satz. Setzen Sie einen Schritt call-set davor.',
  'CUSTODY-15':
    'Schritt {step} gibt einen Anteil zurück, den niemand geprüft hat. Setzen Sie einen Schritt inspect-share davor.',

  'CERT-1':
    'Schritt {step} signiert ein Zertifikat, solange {key} das Token noch verlassen kann. Setzen Sie ihn hinter make-unextractable.',
  'CERT-2':
    'Schritt {step} nimmt seine Daten von einer Uhr, die niemand geprüft hat. Setzen Sie einen Schritt clock davor.',
  'CERT-3':
    'Schritt {step} signiert ein Zertifikat, solange der Sicherungsschlüssel in seinem Token ist. Setzen Sie ihn hinter destroy-backup-key.',

  'RECORD-1':
    'Schritt {step} signiert das Protokoll, aber es wurde kein Protokollschlüssel erzeugt. Setzen Sie einen Schritt record-key davor.',
  'RECORD-2':
    'Schritt {step} erzeugt etwas von Wert, bevor es einen Protokollschlüssel gibt. Setzen Sie einen Schritt record-key davor.',
  'RECORD-3': 'Schritt {step} erzeugt einen zweiten Protokollschlüssel. Eine Zeremonie hat nur einen.',
  'RECORD-4':
    'Der Abschnitt {act} endet nicht mit einem Prüfpunkt. Fügen Sie an seinem Ende die Schritte checkpoint und copy-words ein.',
  'RECORD-5':
    'Die Wörter von Schritt {step} werden nicht abgeschrieben. Setzen Sie einen Schritt copy-words gleich dahinter.',
  'RECORD-6':
    'Schritt {step} lässt Wörter abschreiben, die nicht mehr aktuell sind. Setzen Sie ihn gleich hinter einen Schritt checkpoint.',
  'RECORD-7':
    'Der Fingerabdruck des in Schritt {step} erzeugten Schlüssels wird nicht sofort aufgeschrieben. Fügen Sie dahinter einen Schritt attest ein, der danach fragt (type: digest).',
  'SEAL-1': 'Die Zeremonie wird nie versiegelt. Machen Sie einen Schritt seal zum letzten.',
  'SEAL-2': 'Schritt {step} steht nach der Versiegelung, wenn nichts mehr hinzukommen kann. Setzen Sie ihn davor.',
  'EXCEPTION-1':
    'Niemand geht vor Schritt {step} die Abweichungen des Tages durch. Setzen Sie einen Schritt exception davor.',

  'POLICY-1':
    'Viele Token können einen Schlüssel vom Typ {algorithm} nicht verpacken; dann endet eine echte Zeremonie bei probe-archive. Wählen Sie einen anderen Algorithmus oder archive: none.',
  'POLICY-2':
    'Die Baseline Requirements (6.1.5) erlauben {algorithm} nicht. Wählen Sie EC-P oder RSA für eine Wurzel, der Browser vertrauen sollen.',
  'POLICY-3': '{reason} Berichtigen Sie den Subject-Namen von Schritt {step}.',
  'POLICY-4':
    'Ein Wurzelzertifikat soll keine Pfadlänge haben (Baseline Requirements 7.1.2.1). Setzen Sie path-length auf null.',
  'POLICY-5':
    'Eine Wurzel mit {years} Jahren Gültigkeit ist für Browser zu kurzlebig; sie verlangen 8 bis 25. Setzen Sie mehr Jahre, oder belassen Sie es dabei, wenn Browser der Wurzel nicht vertrauen müssen.',
  'POLICY-6': 'Das Label {label} ist länger als die 32 Bytes, für die ein Token Platz hat. Kürzen Sie es.',
  'POLICY-7':
    'Mozillas Root Store Policy (5.1) ließ P-521 vor Version 3.0 nicht zu, und Programme aus dieser Zeit lehnen es womöglich ab, obwohl die Baseline Requirements (6.1.5) es zulassen. Wählen Sie EC-P384 für eine Wurzel, der Browser vertrauen sollen, oder belassen Sie es dabei.',

  'SUBJECT-1':
    'Dem Subject-Namen fehlt das Land, das die Baseline Requirements (7.1.2.10.2) von jeder CA verlangen. Ergänzen Sie C=, oder belassen Sie es dabei, wenn Browser der Wurzel nicht vertrauen müssen.',
  'SUBJECT-2':
    'Dem Subject-Namen fehlt die Organisation, die die Baseline Requirements (7.1.2.10.2) von jeder CA verlangen. Ergänzen Sie O=, oder belassen Sie es dabei, wenn Browser der Wurzel nicht vertrauen müssen.',
  'SUBJECT-3':
    'Der Subject-Name hat eine Organisationseinheit, die die Baseline Requirements (7.1.2.10.2) in einer Wurzel verbieten. Nehmen Sie OU heraus, oder belassen Sie es dabei, wenn Browser der Wurzel nicht vertrauen müssen.',
  'SUBJECT-4': 'UK ist in ISO 3166-1 nur reserviert; der Code des Vereinigten Königreichs ist GB. Schreiben Sie C=GB.',
  'SUBJECT-5':
    'ISO 3166-1 weist {country} keinem Land zu. Nennen Sie den Code des Landes, in dem die CA ihren Sitz hat (Baseline Requirements 7.1.2.10.2).',
  'SUBJECT-6':
    'Das Zertifikat wird die Teile in der Reihenfolge {encoded} enthalten: Es beginnt mit dem, was zuletzt geschrieben ist (RFC 4514 2.1). Die Baseline Requirements (7.1.4.1) verlangen {asked}. Schreiben Sie CN zuerst und C zuletzt.',
  'SUBJECT-7':
    'Der Teil {type} des Subject-Namens mischt Buchstaben mehrerer Schriften ({letters}), die auf Papier gleich aussehen (Unicode UTS #39, 5.1). Schreiben Sie ihn in einer Schrift.',

  'SECRET-1':
    'Das Feld „{label}“ von Schritt {step} scheint nach einem Geheimnis zu fragen, und alles, was eingegeben wird, wird protokolliert. Fragen Sie stattdessen nach der Nummer eines Beutels oder Umschlags.',
  'ASK-1':
    'Schritt {step} lässt in {name} wählen, ohne mindestens zwei Möglichkeiten zu nennen. Führen Sie sie unter options auf.',
  'TEXT-1':
    'Der Text von Schritt {step} hat zum Vorlesen {length} Zeichen. Kürzen Sie ihn auf {most}, oder teilen Sie den Schritt.',
  'TEXT-2':
    'Niemand kann „{word}“ in Schritt {step} vorlesen. Zeigen Sie es in einem Feld, und lassen Sie es dort vergleichen.',
  'LANG-1':
    'Dieser Text fehlt in: {languages}. Ergänzen Sie ihn: Was in mehreren Sprachen dasteht, steht in allen Sprachen des Skripts da.',
  'LANG-2':
    'Was in Schritt {step} vorgelesen wird, ist in jeder Sprache gleich, das Skript aber steht in {languages} da. Schreiben Sie es in jeder dieser Sprachen, oder belassen Sie es bewusst dabei.',
  'LANG-3':
    'Das Programm spricht die Sprache {language} nicht: Bildschirme und Papier wären zweisprachig. Lassen Sie sie weg; es gibt {offered}.',
  'FONT-1':
    'Die Schriftarten von Niederschrift und Papierskript enthalten {characters} nicht: Solche Zeichen werden als Codepunkte gedruckt, etwa [U+6F22]. Schreiben Sie den Text in lateinischen, griechischen oder kyrillischen Buchstaben, oder belassen Sie es dabei.',
  'WAIT-1':
    'Schritt {step} wartet {minutes} {minutes, plural, one {Minute} other {Minuten}}, ist aber für weniger geplant. Erhöhen Sie minutes.',
  'TIME-1': 'Ab Schritt {step} wird {minutes} Minuten ohne Pause gearbeitet. Planen Sie einen Schritt break ein.',
}

/** Around a finding of another course than the one as bound. */
export const course: Translated<typeof courseInEnglish> = {
  when: '{finding} (Wenn gilt: {conditions}.)',
  is: '{name} ist {value}',
}

export const unknown: Translated<typeof unknownInEnglish> = {
  name: '{finding} {many, plural, =0 {Ist {known} gemeint?} one {Es gibt nur {known}.} other {Es gibt {known}.}}{more, plural, =0 {} one { Derselbe Name steht noch an einer Stelle.} other { Derselbe Name steht noch an {more} Stellen.}}',
}
