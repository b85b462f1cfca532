import { hexToBytes } from '@noble/hashes/utils.js'
import type { Template } from '../device.ts'
import { sha256Hex } from '../digest.ts'
import type { Event, EventOf, TokenEntry } from '../event.ts'
import type { Json } from '../json.ts'
import { labels } from '../texts/en/labels.ts'
import type { Entry } from './model.ts'

export const text = (label: string, value: string | number): Entry => ({ label, value: String(value), form: 'text' })
export const hex = (label: string, value: string): Entry => ({ label, value, form: 'hex' })
export const code = (label: string, value: string): Entry => ({ label, value, form: 'code' })

/** A value as people read it; a digest (or anything hexadecimal that long) in groups. */
export function entry(label: string, value: Json): Entry {
  if (typeof value === 'string') return /^[0-9a-f]{40,}$/.test(value) ? hex(label, value) : text(label, value)
  return text(label, plain(value))
}

/** JSON without its brackets, in the order it stands in. */
export function plain(value: Json): string {
  if (value === null) return 'none'
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(plain).join(', ')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([name, item]) => `${phraseOf(name)} ${plain(item)}`)
    .join(', ')
}

/** A name of the program's own in words that people read, as they stand within a sentence. */
export function phraseOf(name: string): string {
  if (Object.hasOwn(labels, name)) return labels[name] ?? name
  return name
    .replace(/[a-z][A-Z]/g, ([before, capital]) => `${before ?? ''} ${(capital ?? '').toLowerCase()}`)
    .replaceAll('-', ' ')
}

/** The same as a label: `derLength` is Bytes of DER. */
export function labelOf(name: string): string {
  return capitalised(phraseOf(name))
}

export function capitalised(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1)
}

/** The title of a part, such as Custodian 3. */
export type TitleOf = (part: string) => string

type Describers = { readonly [T in Event['type']]?: (event: EventOf<T>, title: TitleOf) => readonly Entry[] }

/** What an event that a step brought about says in the transcript; none for those that only steer the course. */
export function entriesOf(event: Event, title: TitleOf): readonly Entry[] {
  const describe = describers[event.type] as ((event: Event, title: TitleOf) => readonly Entry[]) | undefined
  return describe?.(event, title) ?? []
}

const describers: Describers = {
  'clock.agreed': ({ offsets }) => [
    text('Clocks against the laptop', offsets.map((seconds) => `${seconds > 0 ? '+' : ''}${seconds} s`).join(', ')),
  ],
  'environment.found': ({ findings }) =>
    findings.map(({ id, finding, refused }) =>
      text(labelOf(id), refused ? `${finding} (a real ceremony stops here)` : finding),
    ),
  'token.noted': ({ label, serial, model, firmware, certificate }) => [
    text('Label', label),
    text('Serial', serial),
    text('Model', model),
    text('Firmware', firmware),
    text('Certificate', certificate ?? 'none on record: a software token'),
  ],
  'record-key.made': ({ id, fingerprint }) => [code('CKA_ID', id), hex('Fingerprint of the record key', fingerprint)],
  'wrap.probed': ({ algorithm, mechanism, exact, derLength, trailingZeros }) => [
    text('Throw-away key', algorithm),
    code('Mechanism', mechanism),
    text(
      'Opened by independent software',
      `${derLength} bytes of DER, ${trailingZeros} trailing zero ${trailingZeros === 1 ? 'byte' : 'bytes'}`,
    ),
    text('RFC 5649 to the byte', exact ? 'yes' : 'no: for the archive only'),
  ],
  'backup-key.made': ({ token, set, check }) => [
    text('Token', token),
    code('Set of shares', set),
    code(checkLabel(check), check.value),
  ],
  'backup-key.reloaded': ({ shares }) => [text('Back from shares', shares.join(', '))],
  'backup-key.destroyed': ({ token, check }) => [
    text('Destroyed in', `${token} and in the secrets process`),
    code(checkLabel(check), check.value),
  ],
  'set.made': ({ identifier, threshold, shares }) => [
    text('Shares', `${threshold} of ${shares}, SLIP-0039 identity ${identifier}`),
  ],
  'set.committed': ({ commitments }) => [text('Commitments on record', commitments.length)],
  'set.proved': ({ quorums }) => [text('Quorums combined and compared', quorums)],
  'share.shown': ({ index, to }, title) => [text(`Share ${index}`, `shown once, to ${title(to)}`)],
  'share.proved': ({ index, by }, title) => [text(`Share ${index}`, `typed back in full by ${title(by)}`)],
  'key.made': ({ token, label, id, algorithm, spki, privateKey, wrapWithTrusted }) => [
    text('Key', `${label}, ${algorithm}, in ${token}`),
    code('CKA_ID', id),
    publicKeyDigest(spki),
    code('Private key, as read back', attributes(privateKey)),
    text('CKA_WRAP_WITH_TRUSTED', wrapWithTrusted),
  ],
  'key.proved': ({ label, challenge }) => [
    text('Key', label),
    text('Signature over a challenge', 'checked in software'),
    hex('Challenge', challenge),
  ],
  'key.archived': ({ artifact, sha256, check, mechanism, length, derLength }) => [
    code('File', artifact),
    hex('SHA-256 of the wrapped key', sha256),
    code('Mechanism', mechanism),
    text('Length', `${length} bytes, of which DER ${derLength}`),
    code(checkLabel(check), check.value),
  ],
  'key.restored': ({ label, shares, twin }) => [
    text('Key', `${label}, restored as a session object; it signed a challenge`),
    text('Backup key back from shares', shares.join(', ')),
    text('Throw-away twin opened by independent software', plain(twin)),
  ],
  'key.locked': ({ attributes: read, refusedBy }) => [
    code('Private key, as read back', attributes(read)),
    code('An attempt to wrap it was refused with', refusedBy),
  ],
  'certificate.made': ({ artifact, subject, serial, notBefore, notAfter, tbs, sha256 }) => [
    code('File', artifact),
    text('Subject', subject),
    code('Serial', serial),
    text('Valid', `${notBefore} to ${notAfter}`),
    hex('SHA-256 of the to-be-signed bytes', tbs),
    hex('SHA-256 of the certificate', sha256),
  ],
  'checkpoint.signed': ({ size, root }) => [text('Facts signed', size), hex('Tree root', root)],
  'words.copied': ({ by }, title) => [text('Written on a copy of their own by', by.map(title).join(', '))],
  'ceremony.sealed': ({ tokens }) =>
    tokens.flatMap(({ name, objects }) =>
      objects.map(({ class: type, id, label }) => text(`Left in ${name}`, `${type} key “${label}”, CKA_ID ${id}`)),
    ),
}

export function publicKeyDigest(spki: string): Entry {
  return hex('SHA-256 of the public key (SPKI)', sha256Hex(hexToBytes(spki)))
}

export function checkLabel({ method, length }: { readonly method: string; readonly length: number }): string {
  return `Check value (${method}, ${length} ${length === 1 ? 'byte' : 'bytes'})`
}

export function objectList(objects: readonly TokenEntry[]): string {
  if (objects.length === 0) return 'nothing'
  return objects.map(({ class: type, id, label }) => `${type} key “${label}” ${id}`).join(', ')
}

/** What keeps a private key where it is. */
function attributes(template: Template): string {
  return Object.entries(template)
    .filter(([name]) => /SENSITIVE|EXTRACTABLE|CKA_LOCAL|CKA_SIGN|CKA_TOKEN|CKA_PRIVATE/.test(name))
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
}
