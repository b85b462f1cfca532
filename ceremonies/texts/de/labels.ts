import type { labels as english } from '../en/labels.ts'
import type { Translated } from '../index.ts'

/** How names of the program's own are called: fields of a script, what devices and laptop report, findings and evidence. */
export const labels: Translated<typeof english> = {
  // Fields of steps.
  artifact: 'Datei',
  'path-length': 'Zertifikate darunter, höchstens',
  'so-pin': 'SO-PIN, je eine Hälfte von',
  'subject-encoded': 'Subject-Name, wie er kodiert wird',
  threshold: 'Anteile, die den Schlüssel zurückbringen',
  token: 'HSM',
  'tolerance-seconds': 'zulässige Abweichung der Uhren (Sekunden)',
  'user-pin': 'Benutzer-PIN, je eine Hälfte von',
  years: 'gültig für (Jahre)',

  // What the laptop, a module and this program say of themselves.
  'ENV-1': 'Arbeitsspeicher (ENV-1)',
  'ENV-2': 'Speicherabzüge (ENV-2)',
  'ENV-3': 'Netzwerk (ENV-3)',
  'ENV-4': 'Funk (ENV-4)',
  coreLimit: 'Grenze für Speicherabzüge',
  cryptoki: 'Cryptoki-Version',
  digest: 'SHA-256 der Anwendung',
  interfaces: 'Netzwerkschnittstellen',
  node: 'Node.js',
  path: 'Datei',
  sha256: 'SHA-256',
  usb: 'USB-Geräte',

  // Findings, evidence, and kinds of files.
  blobLength: 'Bytes, wenn verpackt',
  class: 'Art',
  derLength: 'Bytes DER',
  id: 'CKA_ID',
  spki: 'öffentlicher Schlüssel',
  trailingZeros: 'Nullbytes am Ende',
}
