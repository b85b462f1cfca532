import type { badge as english } from '../en/badge.ts'
import type { Translated } from '../translated.ts'

/** Badges: `{issuer}` and `{subject}` are authorities by name; the holder of a badge is in none of these sentences but two. */
export const badge: Translated<typeof english> = {
  BADGE_UNASKED:
    'Das Skript sagt nicht, dass {person} an einem Dienstausweis erkannt wird. Berichtigen Sie das Skript.',
  BADGE_NOWHERE:
    'In keinem Leser steckt ein Dienstausweis, also eine PIV-Karte, die keine Karte dieser Zeremonie ist. Stecken Sie den Dienstausweis ein, oder sehen Sie nach, was `strongroom cards` sagt.',
  BADGE_MANY:
    '{count} Karten in den Lesern könnten der Dienstausweis sein. Lassen Sie nur den stecken, der geprüft werden soll.',
  BADGE_NONE:
    'Die Karte hat kein Zertifikat zur PIV-Authentisierung (5FC105) oder keinen Schlüssel dafür (9A), an ihr ist also niemand zu erkennen. Verwenden Sie den Ausweis, den die Organisation ausgestellt hat.',
  BADGE_UNREADABLE:
    'Ein Zertifikat des Dienstausweises oder einer Zertifizierungsstelle ist nicht als X.509 in DER lesbar. Verwenden Sie einen anderen Dienstausweis.',
  BADGE_KEY:
    'Der Schlüssel des Dienstausweises hat einen Typ, der nicht angenommen wird: Es muss P-256, P-384 oder RSA mit 2048 Bit sein.',
  BADGE_KEY_DIFFERS:
    'Das Zertifikat auf dem Dienstausweis gilt nicht für den Schlüssel, den dieser hat. Nehmen Sie den Dienstausweis nicht an.',
  BADGE_PATH:
    'Kein mitgebrachtes Zertifikat führt vom Dienstausweis, ausgestellt von „{issuer}“, zu einem Vertrauensanker des Skripts. Bringen Sie die Zertifikate der Stellen dazwischen mit (--badges), oder nehmen Sie den Dienstausweis nicht an.',
  BADGE_ALGORITHM:
    '{which, select, badge {Das Zertifikat des Dienstausweises} other {Das Zertifikat von „{subject}“}} ist mit einem Verfahren signiert, das nicht angenommen wird: Es muss ECDSA oder RSA PKCS#1 v1.5 mit SHA-256, SHA-384 oder SHA-512 sein.',
  BADGE_NOT_YET:
    '{which, select, badge {Das Zertifikat des Dienstausweises} other {Das Zertifikat von „{subject}“}} gilt erst ab {from}. Nehmen Sie den Dienstausweis heute nicht an.',
  BADGE_EXPIRED:
    '{which, select, badge {Das Zertifikat des Dienstausweises} other {Das Zertifikat von „{subject}“}} ist am {until} abgelaufen. Nehmen Sie den Dienstausweis nicht an.',
  BADGE_EXTENSION:
    '{which, select, badge {Das Zertifikat des Dienstausweises} other {Das Zertifikat von „{subject}“}} hat eine kritische Erweiterung, die dieses Programm nicht kennt ({extension}, ihre OID in DER). Verwenden Sie einen Dienstausweis ohne sie.',
  BADGE_ISSUER:
    'Das Zertifikat von „{subject}“ ist keines einer Zertifizierungsstelle, die dies ausstellen durfte: Basic Constraints oder Key Usage lassen es nicht zu. Nehmen Sie den Dienstausweis nicht an.',
  BADGE_KEY_USAGE:
    'Das Zertifikat des Dienstausweises lässt keine digitalen Signaturen zu (Key Usage). Verwenden Sie das Zertifikat zur PIV-Authentisierung.',
  BADGE_PURPOSE:
    'Das Zertifikat des Dienstausweises dient anderen Zwecken, als zu zeigen, wer jemand ist (Extended Key Usage). Verwenden Sie das Zertifikat zur PIV-Authentisierung.',
  BADGE_NAME_NONE:
    'Das Zertifikat des Dienstausweises enthält {by, select, upn {keinen User Principal Name} email {keine E-Mail-Adresse} other {keinen Common Name}}; das Skript verlangt den Vergleich damit. Verwenden Sie einen anderen Dienstausweis, oder berichtigen Sie das Skript.',
  BADGE_NAME_DIFFERS:
    'Der Dienstausweis gehört „{shown}“; das ist nicht der Name in der Teilnehmerliste. Zeichen, die nur gleich aussehen, sind nicht gleich. Prüfen Sie, wem der Ausweis gehört. Ist es der richtige, so beginnen Sie die Zeremonie noch einmal mit dem Namen, wie er im Ausweis steht.',
  BADGE_SIGNATURE:
    'Der Dienstausweis hat nicht gezeigt, dass er den Schlüssel seines Zertifikats hat. Nehmen Sie ihn nicht an.',
  BADGE_REVOKED:
    'Der Dienstausweis oder eine Zertifizierungsstelle über ihm steht auf der Sperrliste von „{issuer}“. Nehmen Sie ihn nicht an.',
  BADGE_CRL_UNREADABLE:
    'Eine mitgebrachte Sperrliste (CRL) ist nicht als X.509 in DER lesbar. Bringen Sie eine vollständige mit.',
  BADGE_CRL_MISSING:
    'Es wurde keine Sperrliste (CRL) mitgebracht; nötig ist eine von „{issuer}“. Bringen Sie sie mit --badges mit.',
  BADGE_CRL_FOREIGN:
    'Keine der mitgebrachten Sperrlisten (CRLs) ist von „{issuer}“. Bringen Sie diese mit --badges mit.',
  BADGE_CRL_SIGNATURE:
    'Die Sperrliste von „{issuer}“ ist nicht von dieser Stelle signiert. Holen Sie sie noch einmal dort, wo diese sie veröffentlicht.',
  BADGE_CRL_SIGNER:
    '„{issuer}“ darf keine Sperrlisten signieren (Key Usage); die Liste zählt also nicht. Fragen Sie den Betreiber.',
  BADGE_CRL_PARTIAL:
    'Die Sperrliste von „{issuer}“ ist nur ein Teil, enthält nur Änderungen oder Einträge anderer Stellen: Sie hat kritische Erweiterungen. Bringen Sie die vollständige Liste dieser Stelle mit.',
  BADGE_CRL_EARLY:
    'Die Sperrliste von „{issuer}“ gilt erst ab {from}. Vergleichen Sie die Uhren, oder bringen Sie die heutige Liste mit.',
  BADGE_CRL_STALE: 'Die Sperrliste von „{issuer}“ galt bis {until}. Bringen Sie eine neuere mit.',
  BADGE_FILES_NOT_GIVEN:
    'Die Sperrlisten der Zertifizierungsstellen wurden nicht mitgebracht. Verlassen Sie die Zeremonie, und setzen Sie sie mit --badges und deren Datei oder Ordner fort.',
  BADGE_FILE_UNREADABLE:
    '{path} ist nicht lesbar ({code}). Sehen Sie nach dem Datenträger, und versuchen Sie es noch einmal.',
  BADGE_FILE_NONE:
    '{path} enthält weder ein Zertifikat noch eine Sperrliste in PEM oder DER. Nehmen Sie die Datei aus dem Ordner, oder bringen Sie die richtige mit.',
  BADGE_FILE_LARGE: '{path} ist länger als {most} Byte. Bringen Sie eine Sperrliste für weniger Zertifikate mit.',
  BADGE_FILES_MANY:
    'Der Ordner {path} hat mehr als {most} Dateien. Bringen Sie einen mit, in dem nur die der Zertifizierungsstellen liegen.',

  // What a verifier finds.
  BADGE_UNPAIRED:
    'Eintrag {fact} sagt, dass ein Dienstausweis geprüft wurde oder was er zeigte, aber der zugehörige Eintrag fehlt oder weicht ab.',
  BADGE_FILES_MISSING: 'Die Zertifikate oder die Sperrliste, die Eintrag {fact} nennt, fehlen.',
  BADGE_WRONG: 'Was Eintrag {fact} von einem Dienstausweis zeigt, stimmt nicht ({code}).',
  BADGES_CHECKED:
    '{count} {count, plural, one {Dienstausweis wurde} other {Dienstausweise wurden}} gegen {anchors} geprüft: Vergleichen Sie diese Hashwerte mit den Zertifikaten der Stellen, denen Sie vertrauen.',
}
