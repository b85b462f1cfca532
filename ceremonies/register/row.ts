/** What the register holds: rows, each of one kind, with what it says and what it is found by. */
import { z } from 'zod'
import { Scheme } from '../devices/scheme.ts'
import { KeptThing, KnownCard, KnownSafe } from '../custody/shapes.ts'

/** Raised whenever a record would make other rows than before: then every register is rebuilt. */
export const ROWS_VERSION = 11

const hex = z.string().regex(/^([0-9a-f]{2})*$/)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)
const identifier = z.int().min(0).max(32767)

/** An object of a token, as the first fact and the last one list it. */
export const Listed = z.strictObject({ class: z.string(), id: hex, label: z.string() })
export type Listed = z.infer<typeof Listed>

export const keyStatuses = ['made', 'proved', 'archived', 'restored', 'locked'] as const

/** How a card was found that an earlier ceremony enrolled. */
export const cardFindings = [
  'presented',
  'answered',
  'missing',
  'changed',
  'keyless',
  'blocked',
  'silenced',
  'broken',
] as const

export const Row = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ceremony'),
    ceremony: z.string(),
    mode: z.enum(['real', 'rehearsal']),
    title: z.string(),
    /** SHA-256 of the script's file. */
    script: digest,
    rules: z.string(),
    opened: z.string(),
    /** Digest of the last note of the ceremony before; null for the first. */
    follows: digest.nullable(),
  }),
  z.strictObject({ kind: z.literal('ended'), how: z.enum(['sealed', 'aborted']) }),
  /** A checkpoint that the record key signed: SHA-256 of its text, and how many facts it covers. */
  z.strictObject({ kind: z.literal('note'), digest, size: count }),
  z.strictObject({ kind: z.literal('record-key'), token: z.string(), id: hex, fingerprint: digest }),
  z.strictObject({ kind: z.literal('record-key-destroyed'), id: hex }),
  /** A set identifier that was known elsewhere when the ceremony opened: no new set may have it. */
  z.strictObject({ kind: z.literal('known-identifier'), identifier }),
  z.strictObject({
    kind: z.literal('set'),
    scheme: Scheme,
    identifier,
    set: z.string(),
    threshold: count,
    shares: count,
  }),
  z.strictObject({ kind: z.literal('set-status'), set: z.string(), status: z.enum(['proved', 'voided']) }),
  /** A key was wrapped anew out of an archive of the set `from`: the set that brings it back now counts once it is in force. */
  z.strictObject({ kind: z.literal('key-rewrapped'), label: z.string(), from: z.string() }),
  /** A set took the place of another. */
  z.strictObject({ kind: z.literal('set-in-force'), set: z.string(), over: z.string() }),
  /** What of a set was destroyed: sheets by number, and whether every known copy of its archives was. */
  z.strictObject({
    kind: z.literal('set-retired'),
    set: z.string(),
    destroyed: z.array(count).readonly(),
    left: z.array(count).readonly(),
    archives: z.boolean(),
  }),
  /** A key lies wrapped under the key of that set. */
  z.strictObject({ kind: z.literal('key-set'), label: z.string(), set: z.string() }),
  z.strictObject({
    kind: z.literal('backup-key'),
    set: z.string(),
    token: z.string(),
    id: hex,
    check: z.strictObject({ method: z.enum(['CMAC', 'ECB']), length: count, value: hex }),
  }),
  z.strictObject({
    kind: z.literal('backup-key-place'),
    set: z.string(),
    where: z.enum(['token', 'shares', 'destroyed']),
  }),
  z.strictObject({
    kind: z.literal('key'),
    label: z.string(),
    token: z.string(),
    id: hex,
    algorithm: z.string(),
    spki: hex,
  }),
  z.strictObject({
    kind: z.literal('secret-key'),
    label: z.string(),
    token: z.string(),
    id: hex,
    algorithm: z.string(),
    purpose: z.string(),
    check: z.strictObject({ method: z.string(), length: count, value: hex }),
  }),
  /** The key of envelopes, which enters no token: which set of shares brings it back. */
  z.strictObject({
    kind: z.literal('envelope-key'),
    set: z.string(),
    check: z.strictObject({ method: z.enum(['CMAC', 'ECB']), length: count, value: hex }),
  }),
  z.strictObject({ kind: z.literal('envelope-key-destroyed'), set: z.string() }),
  /** An envelope, a file of the record: SHA-256 of it, for whom the secret in it is, and the set that opens it. */
  z.strictObject({
    kind: z.literal('envelope'),
    artifact: z.string(),
    label: z.string(),
    sha256: digest,
    set: z.string(),
  }),
  z.strictObject({ kind: z.literal('envelope-opened'), artifact: z.string() }),
  z.strictObject({ kind: z.literal('key-status'), label: z.string(), status: z.enum(keyStatuses) }),
  z.strictObject({
    kind: z.literal('token'),
    /** What the inventory calls it. */
    name: z.string(),
    label: z.string(),
    serial: z.string(),
    model: z.string(),
    firmware: z.string(),
    hardware: z.boolean(),
    certificate: z.string().nullable(),
  }),
  /** Where a ceremony plans to keep things: its safes, what people call everything, and after how many days all is looked at. */
  z.strictObject({
    kind: z.literal('custody-plan'),
    safes: z.array(KnownSafe).readonly(),
    titles: z.record(z.string(), z.string()),
    days: count,
  }),
  /**
   * Where a thing went, in which bag, and who sealed that; null for a bag that was sealed before. In no safe and with nobody: lost.
   */
  KeptThing.extend({ kind: z.literal('kept'), sealedBy: z.string().nullable() }),
  /** A smartcard that was enrolled: whose, and by which keys it is known (SubjectPublicKeyInfo in DER). */
  z.strictObject({
    kind: z.literal('card'),
    /** What the inventory calls it. */
    card: z.string(),
    holder: z.string(),
    applet: z.enum(['piv', 'openpgp']),
    serial: z.string(),
    firmware: z.string().nullable(),
    software: z.boolean(),
    decryption: hex,
    signature: hex,
    attested: z.boolean(),
  }),
  /** A share that a card has kept since: SHA-256 of what it keeps, which is a file of the record too. */
  z.strictObject({
    kind: z.literal('share-on-card'),
    set: z.string(),
    share: count,
    card: z.string(),
    holder: z.string(),
    sha256: digest,
  }),
  /**
   * A card that was enrolled before was brought: it was presented and showed both keys, it answered for the share that it keeps, or what
   * stood in the way. `silenced`: somebody whom it spoke for put on record that it no longer works. Null where only its name is said.
   */
  z.strictObject({
    kind: z.literal('card-seen'),
    /** What the inventory of this ceremony calls it, or of the one that enrolled it. */
    card: z.string(),
    holder: z.string(),
    applet: z.enum(['piv', 'openpgp']).nullable(),
    serial: z.string().nullable(),
    found: z.enum(cardFindings),
  }),
  /** A card was given up with the share that it kept. */
  z.strictObject({ kind: z.literal('share-off-card'), set: z.string(), share: count, card: z.string() }),
  /** A share that its custodian has typed back from a sheet. */
  z.strictObject({ kind: z.literal('share-on-paper'), set: z.string(), share: count }),
  /** What a token held when the ceremony was sealed. */
  z.strictObject({ kind: z.literal('objects'), name: z.string(), objects: z.array(Listed).readonly() }),
])
export type Row = z.infer<typeof Row>
export type Kind = Row['kind']
export type RowOf<K extends Kind> = Extract<Row, { kind: K }>

/** What a ceremony that opens is told: rows, and what several of them say together of a card. */
export const Registered = z.union([Row, KnownCard.extend({ kind: z.literal('known-card') })])
export type Registered = z.infer<typeof Registered>

/** Where a fact stands, from which a row comes: the ceremony by its folder, and the place in its record. */
export interface FactPlace {
  readonly ceremony: string
  readonly seq: number
  readonly at: string
}
export interface Placed<R extends Row = Row> extends FactPlace {
  readonly row: R
}

/** What a row is found by, beside its kind and ceremony. */
export function keyOf(row: Row): string {
  switch (row.kind) {
    case 'ceremony':
      return row.ceremony
    case 'ended':
      return row.how
    case 'note':
      return row.digest
    case 'record-key':
    case 'record-key-destroyed':
      return row.id
    case 'known-identifier':
    case 'set':
      return String(row.identifier)
    case 'backup-key':
    case 'envelope-key':
      return row.check.value
    case 'set-status':
    case 'set-in-force':
    case 'set-retired':
    case 'envelope-key-destroyed':
    case 'backup-key-place':
    case 'share-on-card':
    case 'share-on-paper':
    case 'share-off-card':
      return row.set
    case 'key':
    case 'secret-key':
    case 'key-status':
    case 'key-set':
    case 'key-rewrapped':
      return row.label
    case 'token':
      return tokenKey(row)
    case 'card':
      return row.serial
    case 'card-seen':
      return row.serial ?? row.card
    case 'envelope':
    case 'envelope-opened':
      return row.artifact
    case 'objects':
      return row.name
    case 'custody-plan':
      return ''
    case 'kept':
      return row.bag
  }
}

/** A token is the same one if both agree. */
export function tokenKey({ label, serial }: { readonly label: string; readonly serial: string }): string {
  return JSON.stringify([serial, label])
}

/** Rows of a kind, all or those of a key or of a ceremony; in the order of ceremonies' folders and of their facts. */
export interface Rows {
  of<K extends Kind>(kind: K, which?: Which): readonly Placed<RowOf<K>>[]
}

/** `key`: what rows are found by (`keyOf`). `ceremony`: its folder. */
export interface Which {
  readonly key?: string
  readonly ceremony?: string
}
