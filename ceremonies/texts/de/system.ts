import type { system as english } from '../en/system.ts'
import type { Translated } from '../index.ts'

/** Why the operating system or SQLite did not do something, by their own codes. */
export const system: Translated<typeof english> = {
  EACCES: 'dieser Benutzer darf es nicht',
  EBUSY: 'etwas anderes belegt es',
  EEXIST: 'eine Datei dieses Namens gibt es bereits',
  EFBIG: 'es ist zu groß',
  EIO: 'der Datenträger meldet einen Fehler',
  EISDIR: 'es ist ein Ordner',
  ELOOP: 'seine Verweise führen im Kreis',
  EMFILE: 'zu viele Dateien sind offen',
  ENAMETOOLONG: 'sein Name ist zu lang',
  ENODEV: 'ein solches Gerät gibt es nicht',
  ENOENT: 'eine solche Datei oder einen solchen Ordner gibt es nicht',
  ENOSPC: 'auf dem Datenträger ist kein Platz mehr',
  ENOTDIR: 'sein Pfad führt durch eine Datei',
  ENOTEMPTY: 'der Ordner ist nicht leer',
  ENXIO: 'ein solches Gerät gibt es nicht',
  EPERM: 'es ist nicht erlaubt',
  EROFS: 'der Datenträger ist schreibgeschützt',
  ETXTBSY: 'ein Programm läuft daraus',
  SQLITE_CANTOPEN: 'SQLite kann die Datei nicht öffnen',
  SQLITE_CORRUPT: 'SQLite findet sie beschädigt',
  SQLITE_FULL: 'auf dem Datenträger ist kein Platz mehr',
  SQLITE_IOERR: 'SQLite kann den Datenträger nicht lesen oder beschreiben',
  SQLITE_NOTADB: 'es ist keine Datenbank von SQLite',
  SQLITE_PERM: 'dieser Benutzer darf es nicht',
  SQLITE_READONLY: 'es ist nur lesbar',
}
