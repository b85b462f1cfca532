import { hexToBytes } from '@noble/hashes/utils.js'
import type { Template } from '../device.ts'
import { sha256Hex } from '../digest.ts'
import type { Event, EventOf, TokenEntry } from '../event.ts'
import type { Json } from '../json.ts'
import { fill } from '../refusal.ts'
import { entryLabels as of, entryValues as says } from '../texts/en/facts.ts'
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

/** Which label stands beside what is not as it was. */
const changeLabels = {
  application: 'application',
  module: 'module',
  mirror: 'mirrorMoved',
  'same-medium': 'sameMedium',
} as const

const describers: Describers = {
  'mirror.named': ({ folder }) => [text(of.mirror, folder)],
  'session.resumed': ({ unsigned, changes }) => [
    ...(unsigned === null ? [] : [text(of.unsigned, fill(says.unsigned.places, { ...unsigned }))]),
    ...changes.map(({ what, device, was, now }) =>
      what === 'missing'
        ? text(of.missing, now)
        : text(fill(of[changeLabels[what]], { device: device ?? '' }), `${was} → ${now}`),
    ),
  ],
  'clock.agreed': ({ offsets }) => [
    text(of.clocks, offsets.map((seconds) => `${seconds > 0 ? '+' : ''}${seconds} s`).join(', ')),
  ],
  'environment.found': ({ findings }) =>
    findings.map(({ id, finding, refused }) =>
      text(labelOf(id), refused ? fill(says.environment.stops, { finding }) : finding),
    ),
  'token.noted': ({ label, serial, model, firmware, certificate }) => [
    text(of.label, label),
    text(of.serial, serial),
    text(of.model, model),
    text(of.firmware, firmware),
    text(of.certificate, certificate ?? says.certificate.none),
  ],
  'record-key.made': ({ id, fingerprint }) => [code('CKA_ID', id), hex(of.fingerprint, fingerprint)],
  'wrap.probed': ({ algorithm, mechanism, exact, derLength, trailingZeros: zeros }) => [
    text(of.throwAway, algorithm),
    code(of.mechanism, mechanism),
    text(of.opened, fill(says.opened.bytes, { derLength, zeros })),
    text(of.exact, exact ? 'yes' : says.exact.no),
  ],
  'backup-key.made': ({ token, set, check }) => [
    text(of.token, token),
    code(of.set, set),
    code(checkLabel(check), check.value),
  ],
  'backup-key.reloaded': ({ shares }) => [text(of.backShares, shares.join(', '))],
  'backup-key.destroyed': ({ token, check }) => [
    text(of.destroyedIn, fill(says.destroyedIn.both, { token })),
    code(checkLabel(check), check.value),
  ],
  'set.made': ({ identifier, threshold, shares }) => [
    text(of.shares, fill(says.shares.set, { threshold, shares, identifier })),
  ],
  'set.committed': ({ commitments }) => [text(of.commitments, commitments.length)],
  'set.proved': ({ quorums }) => [text(of.quorums, quorums)],
  'share.shown': ({ index, to }, title) => [
    text(fill(of.share, { index }), fill(says.share.shown, { person: title(to) })),
  ],
  'share.proved': ({ index, by }, title) => [
    text(fill(of.share, { index }), fill(says.share.typed, { person: title(by) })),
  ],
  'key.made': ({ token, label, id, algorithm, spki, privateKey, wrapWithTrusted }) => [
    text(of.key, fill(says.key.made, { label, algorithm, token })),
    code('CKA_ID', id),
    publicKeyDigest(spki),
    code(of.privateKey, attributes(privateKey)),
    text('CKA_WRAP_WITH_TRUSTED', wrapWithTrusted),
  ],
  'key.proved': ({ label, challenge }) => [
    text(of.key, label),
    text(of.signature, says.signature.checked),
    hex(of.challenge, challenge),
  ],
  'key.held': ({ label }) => [text(of.key, label), text(of.signature, says.signature.held)],
  'key.archived': ({ artifact, sha256, check, mechanism, length, derLength: der }) => [
    code(of.file, artifact),
    hex(of.wrappedKey, sha256),
    code(of.mechanism, mechanism),
    text(of.length, fill(says.length.bytes, { length, der })),
    code(checkLabel(check), check.value),
  ],
  'key.restored': ({ label, shares, twin }) => [
    text(of.key, fill(says.key.restored, { label })),
    text(of.backupKeyBack, shares.join(', ')),
    text(of.twin, plain(twin)),
  ],
  'key.locked': ({ attributes: read, refusedBy }) => [
    code(of.privateKey, attributes(read)),
    code(of.refused, refusedBy),
  ],
  'certificate.made': ({ artifact, subject, serial, notBefore, notAfter, tbs, sha256 }) => [
    code(of.file, artifact),
    text(of.subject, subject),
    code(of.serial, serial),
    text(of.valid, fill(says.valid.dates, { from: notBefore, to: notAfter })),
    hex(of.tbs, tbs),
    hex(of.certificateDigest, sha256),
  ],
  'checkpoint.signed': ({ size, root }) => [text(of.size, size), hex(of.root, root)],
  'words.copied': ({ by }, title) => [text(of.copied, by.map(title).join(', '))],
  'ceremony.sealed': ({ tokens }) =>
    tokens.flatMap(({ name, objects }) =>
      objects.map(({ class: kind, id, label }) =>
        text(fill(of.left, { token: name }), fill(says.left.object, { kind, label, id })),
      ),
    ),
}

export function publicKeyDigest(spki: string): Entry {
  return hex(of.publicKey, sha256Hex(hexToBytes(spki)))
}

export function checkLabel({ method, length }: { readonly method: string; readonly length: number }): string {
  return fill(of.checkValue, { method, length })
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
