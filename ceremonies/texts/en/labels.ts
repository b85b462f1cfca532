/**
 * How names of the program's own are called on paper: fields of a script, what devices and laptop report, findings and
 * evidence. A name that is not here is read word by word: `stateFound` as "state found".
 */
export const labels: Readonly<Record<string, string>> = {
  // Fields of steps.
  artifact: 'file',
  'path-length': 'certificates below it, at most',
  'so-pin': 'security officer’s PIN, a half each by',
  'subject-encoded': 'subject as it will be encoded',
  threshold: 'shares that bring the key back',
  token: 'HSM',
  'tolerance-seconds': 'clocks may differ by (seconds)',
  'user-pin': 'user’s PIN, a half each by',
  years: 'valid for (years)',

  // What the laptop, a module and this program say of themselves.
  'ENV-1': 'memory (ENV-1)',
  'ENV-2': 'core dumps (ENV-2)',
  'ENV-3': 'network (ENV-3)',
  'ENV-4': 'radio (ENV-4)',
  coreLimit: 'limit of core dumps',
  cryptoki: 'Cryptoki version',
  digest: 'SHA-256 of the application',
  interfaces: 'network interfaces',
  node: 'Node.js',
  path: 'file',
  sha256: 'SHA-256',
  usb: 'USB devices',

  // Findings, evidence, and kinds of files.
  blobLength: 'bytes when wrapped',
  class: 'kind',
  derLength: 'bytes of DER',
  id: 'CKA_ID',
  spki: 'public key',
  trailingZeros: 'trailing zero bytes',
}
