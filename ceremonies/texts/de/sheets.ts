import type { sheets as english } from '../en/sheets.ts'
import type { Translated } from '../translated.ts'

/** Anteile, die gedruckt und von einem Bild des Bogens zurückgelesen werden. */
export const sheets: Translated<typeof english> = {
  SHARE_PRINTED: 'Anteil {share} ist schon gedruckt; scannen Sie seinen Bogen.',
  SHARE_NOT_PRINTED: 'Anteil {share} ist noch nicht gedruckt; drucken Sie ihn, bevor sein Bogen gescannt wird.',

  SHEET_PRINTER_NONE:
    'CUPS kennt keinen Drucker an einem USB-Anschluss dieses Rechners, und auf keinem anderen wird ein Anteil gedruckt. Schließen Sie den Drucker an, richten Sie seine Warteschlange mit einer usb:-Adresse ein, und versuchen Sie es noch einmal.',
  SHEET_PRINTER_MANY:
    'CUPS kennt mehrere USB-Drucker ({printers}); niemand könnte sagen, auf welchem der Anteil herauskommt. Entfernen Sie alle Warteschlangen bis auf eine (lpadmin -x), und versuchen Sie es noch einmal.',
  SHEET_SPOOL_CONFIGURATION:
    'Die Konfiguration von CUPS, {file}, ist nicht lesbar ({reason}); so weiß niemand, wo ein Anteil zwischengespeichert würde. Machen Sie sie für diesen Benutzer lesbar.',
  SHEET_SPOOL_KEEPS:
    'CUPS behält die Dateien von dem, was es gedruckt hat. Schreiben Sie die Zeile „{line}“ in {file}, starten Sie CUPS neu, und versuchen Sie es noch einmal.',
  SHEET_SPOOL_ON_DISK:
    'CUPS würde den Anteil auf einen Datenträger schreiben, in {folder}. Hängen Sie dort ein tmpfs ein (docs/SHEETS.md sagt, wie), starten Sie CUPS neu, und versuchen Sie es noch einmal.',
  SHEET_SPOOL_UNSEEN:
    'Das Programm kann nicht in {folder} sehen ({reason}) und deshalb nicht sagen, ob CUPS etwas behalten hat. Nehmen Sie diesen Benutzer in die Gruppe lp auf, melden Sie sich neu an, und versuchen Sie es noch einmal.',
  SHEET_SPOOL_LEFT:
    'Der Anteil wurde gedruckt, aber CUPS hat in {folder} Dateien davon zurückgelassen. Halten Sie CUPS an, hängen Sie dieses tmpfs aus, vernichten Sie den Bogen vor den Zeugen, und drucken Sie noch einmal.',
  SHEET_GONE:
    'Der Bogen von Anteil {share} ist nicht da: Das Programm, das im Probelauf druckt und scannt, wurde neu gestartet. Verlassen Sie den Probelauf, und beginnen Sie einen neuen.',
  SHEET_RASTER_MISSING:
    'Das Programm pdftoppm, mit dem ein Probelauf seine eigenen Bögen liest, ist nicht installiert; installieren Sie das Paket poppler-utils.',
  SHEET_RASTER_FAILED:
    'Aus dem Bogen des Probelaufs ließ sich kein Bild machen (pdftoppm endete mit {code}). Versuchen Sie es noch einmal.',

  SHEET_PATH_WRONG: 'Geben Sie den ganzen Pfad des Bildes an, vom ersten Schrägstrich an.',
  PICTURE_NOT_GIVEN: 'Niemand gibt ein Bild des Bogens von {person} an; nennen Sie es in der Antwortdatei (picture).',
  SHEET_FILE_UNREADABLE:
    '{file} ist nicht lesbar ({reason}). Prüfen Sie Datenträger und Namen, und geben Sie die Datei noch einmal an.',
  SHEET_FILE_LARGE:
    '{file} ist größer als {most} MiB. Scannen Sie den Bogen in Schwarzweiß oder Grau, mit 150 bis 300 Punkten je Zoll.',
  SHEET_IMAGE_FORMAT:
    '{found, select, PDF {Das ist ein PDF} TIFF {Das ist ein TIFF} GIF {Das ist ein GIF} HEIC {Das ist ein HEIC} WebP {Das ist ein WebP} other {Das ist kein Bild, das dieses Programm kennt}}. Speichern Sie den Scan als PNG, JPEG oder PGM, und vernichten Sie diese Datei.',
  SHEET_IMAGE_HUGE:
    'Das Bild hat mehr als {most} Millionen Punkte. Scannen Sie den Bogen mit 150 bis 300 Punkten je Zoll, und vernichten Sie diese Datei.',
  SHEET_IMAGE_BROKEN:
    'Das Bild ist beschädigt oder abgeschnitten. Scannen Sie den Bogen noch einmal, und vernichten Sie diese Datei.',
  SHEET_CODE_NONE:
    'In dem Bild ist kein QR-Code lesbar. Legen Sie den Bogen flach hin, in gutem Licht und ohne Schatten, sodass der ganze Code im Bild ist; geben Sie dann die neue Datei an, und vernichten Sie diese.',
  SHEET_CODE_MANY:
    'In dem Bild ist mehr als ein QR-Code. Scannen Sie einen Bogen allein, geben Sie die neue Datei an, und vernichten Sie diese.',
  SHEET_CODE_OTHER:
    'Der QR-Code in dem Bild ist nicht der eines Anteils. Scannen Sie die Innenseite des Bogens, mit den Wörtern.',
  SHEET_CODE_VERSION:
    'Der QR-Code hat Version {version} seines Formats, die dieses Programm nicht kennt. Verwenden Sie das Programm, das ihn gedruckt hat, oder ein späteres.',
  SHEET_CODE_DAMAGED:
    'Was der QR-Code vom Anteil sagt, passt nicht zu seiner Prüfsumme. Scannen Sie den Bogen noch einmal; bleibt es dabei, ist der Bogen schlecht gedruckt: Schreiben Sie auf, was geschehen ist.',
  SHEET_TRIES_EXHAUSTED:
    'Zehn Bilder von {person} wurden nicht angenommen; der Schritt wurde beendet. Sehen Sie sich den Bogen an, und führen Sie den Schritt noch einmal aus.',
}
