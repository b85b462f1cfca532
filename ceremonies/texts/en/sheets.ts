/** Shares that are printed, and read back from a picture of the sheet. */
export const sheets = {
  SHARE_PRINTED: 'Share {share} has been printed already; scan its sheet.',
  SHARE_NOT_PRINTED: 'Share {share} has not been printed yet; print it before its sheet is scanned.',

  SHEET_PRINTER_NONE:
    'CUPS knows no printer at a USB port of this machine, and a share is printed on no other. Connect the printer, set up its queue with a usb: address, and try again.',
  SHEET_PRINTER_MANY:
    'CUPS knows several USB printers ({printers}), and nobody could say on which one the share comes out. Remove all queues but one (lpadmin -x), and try again.',
  SHEET_SPOOL_CONFIGURATION:
    'The configuration of CUPS, {file}, cannot be read ({reason}), so nobody knows where a share would be spooled. Make it readable for this user.',
  SHEET_SPOOL_KEEPS:
    'CUPS keeps the files of what it has printed. Put the line “{line}” into {file}, restart CUPS, and try again.',
  SHEET_SPOOL_ON_DISK:
    'CUPS would write the share to a disk, in {folder}. Mount a tmpfs there (docs/SHEETS.md says how), restart CUPS, and try again.',
  SHEET_SPOOL_UNSEEN:
    'The program cannot look into {folder} ({reason}), so it could not tell whether CUPS has kept anything. Add this user to the group lp, log in again, and try again.',
  SHEET_SPOOL_LEFT:
    'The share was printed, but CUPS has left files of it in {folder}. Stop CUPS, unmount that tmpfs, destroy the sheet before the witnesses, and print again.',
  SHEET_GONE:
    'The sheet of share {share} is not there: the program that prints and scans in a rehearsal was started again. Leave the rehearsal and begin another.',
  SHEET_RASTER_MISSING:
    'The program pdftoppm, with which a rehearsal reads its own sheets, is not installed; install the package poppler-utils.',
  SHEET_RASTER_FAILED:
    'The sheet of the rehearsal could not be made a picture (pdftoppm ended with {code}). Try again.',

  SHEET_PATH_WRONG: 'Give the whole path of the picture, from the first slash on.',
  PICTURE_NOT_GIVEN: 'Nobody gives a picture of the sheet of {person}; name it in the answers file (picture).',
  SHEET_FILE_UNREADABLE: '{file} cannot be read ({reason}). Check the medium and the name, and give the file again.',
  SHEET_FILE_LARGE:
    '{file} is larger than {most} MiB. Scan the sheet in black and white or grey, with 150 to 300 points to the inch.',
  SHEET_IMAGE_FORMAT:
    '{found, select, PDF {This is a PDF} TIFF {This is a TIFF} GIF {This is a GIF} HEIC {This is a HEIC} WebP {This is a WebP} other {The program does not know this kind of picture}}. Save the scan as PNG, JPEG or PGM, and destroy this file.',
  SHEET_IMAGE_HUGE:
    'The picture has more than {most} million points. Scan the sheet with 150 to 300 points to the inch, and destroy this file.',
  SHEET_IMAGE_BROKEN: 'The picture is damaged or cut short. Scan the sheet again, and destroy this file.',
  SHEET_CODE_NONE:
    'No QR code can be read in the picture. Lay the sheet flat, in good light and without a shadow, so that the whole code is in the picture; then give the new file, and destroy this one.',
  SHEET_CODE_MANY:
    'There is more than one QR code in the picture. Scan one sheet alone, give the new file, and destroy this one.',
  SHEET_CODE_OTHER: 'The QR code in the picture is not that of a share. Scan the inside of the sheet, with the words.',
  SHEET_CODE_VERSION:
    'The QR code is of version {version} of its format, which this program does not know. Use the program that printed it, or a later one.',
  SHEET_CODE_DAMAGED:
    'What the QR code says of the share does not fit its checksum. Scan the sheet again; if that happens again, the sheet was printed badly: write down what happened.',
  SHEET_TRIES_EXHAUSTED:
    'Ten pictures given by {person} were not accepted; the step was ended. Look at the sheet, and do the step again.',
} as const
