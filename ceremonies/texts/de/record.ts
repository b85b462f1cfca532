import type { record as english } from '../en/record.ts'
import type { Translated } from '../translated.ts'

export const record: Translated<typeof english> = {
  NOT_CANONICAL:
    'Ein Protokoll kann dies nicht enthalten: {what}. Einträge enthalten Text in NFC, sichere ganze Zahlen, Wahrheitswerte, null, Listen und Objekte.',
  HEADER_MALFORMED:
    '{field} eines neuen Eintrags hat eine falsche Form, daher wurde er nicht protokolliert; das ist ein Fehler des Programms: Melden Sie ihn.',
  SIGNATURE_MALFORMED: 'Die Signatur ist keine DER-codierte ECDSA-Signatur auf P-256, daher entstand kein Prüfpunkt.',
  ARTIFACT_NAME_UNFIT: 'Ein Artefakt kann nicht „{name}“ heißen, oder es gibt zwei dieses Namens.',
  DISCLOSE_WITHHELD:
    'Dieses Bündel hält Eintrag {fact} bereits zurück; verwenden Sie ein vollständigeres, um auf Stufe {level} offenzulegen.',
  BUNDLE_UNREADABLE: 'Das Bündel {path} lässt sich nicht lesen: {why}.',
  BUNDLE_TOO_LARGE:
    'Das Bündel {path} ist größer, als ein Protokoll sein kann: höchstens {bytes} Bytes in {files} Dateien, davon {facts} in facts.jsonl (docs/RECORD.md, „Limits“).',
  BUNDLE_EXISTS: '{path} gibt es bereits und wird nicht überschrieben; wählen Sie einen neuen Pfad.',

  RECORD_INVALID: 'Das Protokoll ist nicht gültig ({code}), daher wird nichts davon gedruckt: {message}',

  LINE_MALFORMED:
    'Diese Zeile von facts.jsonl ist nicht genau so, wie ein Eintrag geschrieben wird (docs/RECORD.md, „Lines“): {place}.',
  LEAF_DIFFERS: 'Eintrag {fact} ist der erste, der fehlt, hinzugefügt wurde oder nicht der versiegelte ist.',
  BODY_DIFFERS:
    'Der Inhalt von Eintrag {fact} oder sein Salt wurde geändert: Er passt nicht mehr zu seinem Commitment.',
  ROOT_DIFFERS: 'Die Einträge sind nicht die, über die der Prüfpunkt signiert wurde.',
  ACT_DAMAGED: 'Der Schaden liegt zwischen zwei signierten Prüfpunkten, in den Einträgen {from} bis {to}.',
  DAMAGE_NOT_LOCALISED:
    'Wo der Schaden liegt, lässt sich nicht sagen: Auch die Blätter passen nicht zum Prüfpunkt, und kein anderer Prüfpunkt hilft weiter.',
  SEQUENCE_WRONG:
    'Eintrag {fact} trägt die Nummer {found}: Einträge wurden verschoben, wiederholt, entfernt oder hinzugefügt.',
  CEREMONY_DIFFERS: 'Eintrag {fact} gehört zu einer anderen Zeremonie.',
  FIRST_FACT_WRONG:
    'Ein Protokoll muss mit einem Befehl und „ceremony.opened“ beginnen, das sonst nirgends stehen darf: Eintrag {fact} ist falsch.',
  LEVEL_WRONG: 'Eintrag {fact} muss öffentlich sein, weil er „{type}“ ist.',
  FACT_MALFORMED: 'In Eintrag {fact} fehlt, was „{type}“ aussagen muss, oder es steht in falscher Form da: {place}.',
  BATCH_TIME_DIFFERS: 'Eintrag {fact} hat nicht die Zeit des Befehls, zu dem er gehört.',
  WITHHELD_UNEVENLY:
    'Einträge sind einzeln zurückgehalten, aber eine Stufe darf nur als Ganzes mit allen darüber zurückgehalten werden, öffentliche Einträge nie.',
  HEAD_DIFFERS: 'Wer den Befehl von Eintrag {fact} gab, sah ein anderes Protokoll.',
  REPLAY_FAILED: 'Die Entscheidungen ließen sich aus diesen Einträgen nicht nachvollziehen: {why}.',

  OPENING_MISSING: 'Der zweite Eintrag sagt nicht, welche Zeremonie dies ist, oder nicht in diesem Format.',
  RECORD_KEY_MISSING: 'Das Protokoll nennt nicht genau einen Protokollschlüssel auf P-256.',
  FINGERPRINT_DIFFERS: 'Der Fingerabdruck in Eintrag {fact} ist nicht der des Protokollschlüssels, der daneben steht.',
  NOT_SEALED: 'Der letzte Eintrag, und nur er, muss „ceremony.sealed“ oder „ceremony.aborted“ sein.',
  CHECKPOINT_MALFORMED: 'Die Datei checkpoint ist nicht genau ein Prüfpunkt mit einer Signatur.',
  ORIGIN_DIFFERS: 'Der Ursprung des Prüfpunkts ist nicht {origin}.',
  SIGNATURE_WRONG: 'Der Prüfpunkt ist nicht vom Protokollschlüssel signiert.',
  LEAVES_DIFFER: 'Die Datei leaves enthält nicht die Blätter dieser Einträge.',
  INNER_CHECKPOINT_WRONG:
    'Der Prüfpunkt in Eintrag {fact} hat eine falsche Form oder ist nicht vom Protokollschlüssel signiert.',
  INNER_CHECKPOINT_DIFFERS:
    'Die ersten {size} {size, plural, one {Eintrag} other {Einträge}} sind nicht die, über die der Prüfpunkt in Eintrag {fact} signiert wurde.',
  ANCHOR_MALFORMED:
    'Was von außen angegeben wurde, ist kein Prüfpunkt und weder dessen Hashwert noch dessen 32 Wörter: {fault}. Es wurde nichts verglichen.',
  ANCHOR_INSIDE:
    '{path} liegt im Bündel und beweist daher nicht mehr als das Bündel selbst: Verwenden Sie, was anderswo verwahrt wurde.',
  ANCHOR_TOO_LONG:
    'Was von außen angegeben wurde, ist länger als {longest} Bytes, und so lang ist kein Prüfpunkt, kein Hashwert und keine Abschrift seiner Wörter. Nichts wurde verglichen.',
  ANCHOR_WRONG: 'Der Prüfpunkt von außen stammt nicht vom Protokollschlüssel dieser Zeremonie.',
  ANCHOR_DIFFERS:
    '{comparison} Der Prüfpunkt von außen gehört zu einem anderen Protokoll: Dieses wurde geändert, oder es ist nicht das gesuchte.',

  FILE_MISSING: 'Die Datei {name} fehlt.',
  FILE_UNKNOWN: 'Die Datei {name} gehört nicht in ein Bündel.',
  SCRIPT_DIFFERS: 'script.yaml ist nicht das Skript, das Eintrag {fact} nennt.',
  ARTIFACT_MISSING: 'Das Artefakt {name} von Eintrag {fact} fehlt.',
  ARTIFACT_DIFFERS: 'Das Artefakt {name} ist nicht das, welches Eintrag {fact} festhält.',
  ARTIFACT_UNKNOWN: 'Kein Eintrag hält die Datei {name} fest.',
  ARTIFACT_DISCLOSED: 'Das Artefakt {name} von Eintrag {fact} ist von einer Stufe, die dieses Bündel zurückhält.',
  KEY_CHECK_WRONG: 'Der Prüfwert in Eintrag {fact} ist nicht der des Schlüssels „{label}“.',
  PROOF_WRONG: 'Die Signatur in Eintrag {fact} ist nicht vom Schlüssel „{label}“.',
  CARD_PROOF_WRONG: 'Die Signatur in Eintrag {fact} ist nicht vom Schlüssel, an dem man die Karte {card} erkennt.',
  WORD_SIGNATURE_WRONG:
    'Die Signatur in Eintrag {fact} ist nicht von der Karte {card} über den Befehl davor, an dieser Stelle des Protokolls.',
  WORD_SIGNATURE_MISSING: 'Laut Eintrag {fact} hat ihn eine Karte signiert, aber es folgt keine Signatur.',
  CERTIFICATE_KEY_DIFFERS: 'Das Zertifikat von Eintrag {fact} gilt nicht dem Schlüssel „{label}“.',
  CERTIFICATE_NOT_SELF_ISSUED:
    'Das Zertifikat von Eintrag {fact} nennt als Aussteller nicht seinen eigenen Subject-Namen.',
  CERTIFICATE_ALGORITHM_DIFFERS:
    'Das Zertifikat von Eintrag {fact} nennt nicht den Signaturalgorithmus seines Schlüssels.',
  CERTIFICATE_NOT_PUBLIC:
    'Das Zertifikat von Eintrag {fact} muss ein öffentliches Artefakt sein, damit alle es prüfen können.',
  MANIFEST_DIFFERS: 'manifest.json passt nicht genau zu den anderen Dateien.',
  ARCHIVE_DIFFERS:
    'Die tar-Datei ist nicht Byte für Byte so, wie ein Bündel gepackt wird: Sie wurde noch einmal gepackt oder enthält mehr als ihre Dateien. Packen Sie sie aus, und verifizieren Sie den Ordner, der dabei entsteht.',

  ANCHORED_REQUIRED:
    'Verlangt ist ein verankertes Protokoll, und dieses ist es nicht: Geben Sie den letzten Prüfpunkt, dessen Hashwert oder dessen Wörter von außen an.',
  REPLAYED_REQUIRED: 'Verlangt ist, dass jede Entscheidung nachvollzogen wurde, und das wurde nicht jede.',
  REAL_REQUIRED: 'Verlangt ist eine echte Zeremonie, und dies ist ein Probelauf.',
  HARDWARE_REQUIRED:
    'Verlangt ist, dass jedes Token ein vermerktes Zertifikat hat, und hier war ein Software-Token beteiligt.',

  ABORTED: 'Die Zeremonie wurde abgebrochen: {reason}',
  KEY_WITHOUT_BACKUP:
    'Der Schlüssel {label} wurde nie aus einer Sicherung wiederhergestellt: Sein Skript sieht keine vor; geht das Token verloren, ist der Schlüssel verloren.',
  NO_BACKUP:
    'Es gibt keine Sicherung: Auf das Archiv wurde verzichtet; geht das Token verloren, ist sein Schlüssel verloren. {reason}',
  WORDS_SIGNED:
    '{words} {words, plural, one {Bestätigung} other {Bestätigungen}}, von {cards} {cards, plural, one {Karte} other {Karten}} signiert.',
  WORDS_BY_CODE: 'Nur mit persönlichem Code und unsigniert vorgeschlagen oder bestätigt, und wie oft: {people}.',
  WORDS_FED:
    'Vorgeschlagen oder bestätigt, ohne dass jemand gefragt wurde (vorgegeben), unsigniert, und wie oft: {people}.',
  SHARE_LOST: 'Nach Eintrag {fact} ist Anteil {share} von Satz {set} verloren.',
  CARD_DID_NOT_ANSWER:
    'Nach Eintrag {fact} hat die Karte {card}, auf der Anteil {share} ist, nicht für ihn geantwortet: {found, select, missing {Sie fehlt} changed {Auf ihr liegt etwas anderes} keyless {Sie hat ihren Schlüssel verloren} other {Ihre PIN ist gesperrt}}.',
  VOICE_LOST: 'Ab Eintrag {fact} spricht die Karte {card} nicht mehr für {person}: Es gilt der persönliche Code.',
  SET_IN_FORCE_TWICE:
    'Eintrag {fact} setzt einen Satz in Kraft, wie schon ein Eintrag davor: Ein Wechsel der Treuhänder tut das einmal.',
  SUCCESSION_UNPROVED:
    'Eintrag {fact} setzt einen Satz für den Schlüssel „{label}“ in Kraft, aber nichts davor zeigt, dass dieser Schlüssel des früheren Satzes aus dem neuen zurückgekommen ist.',
  OLD_SHARES_RECOVER:
    'Die Treuhänder haben gewechselt, die Schlüssel nicht: {threshold} Anteile des früheren Satzes {set} bringen mit jeder Kopie seiner Archive, die übrig ist, {keys} weiterhin zurück. Dagegen hilft nur, diese Schlüssel zu ersetzen.',
  OLD_SET_VALID:
    'Schlüssel wurden für einen neuen Satz verpackt, der nie in Kraft gesetzt wurde: Der frühere Satz {set} ist weiterhin der gültige.',
  CLOCK_JUMPED:
    'Eintrag {fact} sagt, dass die Uhr des Laptops sich um {seconds} {seconds, plural, one {Sekunde} other {Sekunden}} gegen seine monotone Uhr verschoben hat: Zeiten danach sind zweifelhaft.',
  NOT_ANCHORED:
    'In sich stimmig, nicht verankert: Geben Sie einen Prüfpunkt, dessen Hashwert oder dessen Wörter von außen an, um zu wissen, dass dies das versiegelte Protokoll ist.',
  ANCHORED_IN_PART:
    'Was von außen angegeben wurde, stimmt mit den ersten {agrees} von {size} {size, plural, one {Eintrag} other {Einträgen}} überein. Der Rest ist in sich stimmig, nicht verankert: Geben Sie den letzten Prüfpunkt, dessen Hashwert oder dessen Wörter an.',
  LEFT_BESIDE:
    'Nicht Teil des Protokolls, sondern von einem Betriebssystem daneben hinterlassen: {names}. Daraus wurde nichts gelesen.',
  FACTS_WITHHELD: 'Einträge sind zurückgehalten, daher wurden die Entscheidungen nicht nachvollzogen.',
  RULES_UNKNOWN:
    'Die Regeln, die das Protokoll nennt, sind hier nicht bekannt, daher wurden die Entscheidungen nicht nachvollzogen.',
}
