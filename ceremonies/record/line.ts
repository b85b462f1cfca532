import type { Crypto, Hex } from '../base/crypto.ts'
import type { JsonObject } from '../base/json.ts'
import { digestHex, isDigestHex } from '../base/hex.ts'
import { refuse } from '../base/refusal.ts'
import { canonical, parseCanonical } from '../base/canonical.ts'
import { isLevel, type Level } from './levels.ts'

/** What every reader sees of a fact, whatever is withheld. */
export interface Header {
  readonly ceremony: string
  /** Place in the record, from 0. */
  readonly seq: number
  /** RFC 3339 in UTC with milliseconds, as `2026-11-21T10:00:00.000Z`. */
  readonly at: string
  readonly level: Level
  readonly type: string
}

/** What a fact says, and the 32 bytes of chance that keep a withheld one from being guessed. */
export interface Content {
  readonly salt: Hex
  readonly fact: JsonObject
}

/** One line of facts.jsonl. `content` is null where it is withheld. */
export interface Line extends Header {
  readonly body: Hex
  readonly content: Content | null
}

/** Any fact of a record whose content is here to read. */
export interface Fact extends Header {
  readonly fact: JsonObject
}

const ceremonyPattern = /^[a-z0-9]{26}$/
const typePattern = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Domain separation: RFC 6962 takes 0x00 for leaves and 0x01 for nodes. */
const leafPrefix = '00'
const bodyPrefix = '02'

/** The RFC 6962 leaf of a header: SHA-256(0x00 ‖ leaf data). */
export function leafHash(header: Header & { readonly body: Hex }, crypto: Crypto): Uint8Array {
  return crypto.sha256Text(leafPrefix, leafData(header))
}

/** The bytes that a leaf is the hash of, as text: JCS({v, ceremony, seq, at, level, type, body}). */
export function leafData(header: Header & { readonly body: Hex }): string {
  return leafText(header, header.body)
}

function leafText(header: Header, body: Hex): string {
  return spell(header, body, '', '')
}

/** The commitment to a content, SHA-256(0x02 ‖ salt ‖ JCS(fact)). Throws NOT_CANONICAL. */
export function bodyOf({ salt, fact }: Content, crypto: Crypto): Hex {
  return bodyOfText(salt, canonical(fact), crypto)
}

function bodyOfText(salt: Hex, fact: string, crypto: Crypto): Hex {
  return digestHex(crypto.sha256Text(bodyPrefix + salt, fact))
}

/**
 * One new fact as its line (with the newline), its leaf and its commitment, SHA-256(0x02 ‖ salt ‖ JCS(fact)).
 * Throws HEADER_MALFORMED or NOT_CANONICAL.
 */
export function writeLine(
  header: Header,
  content: Content,
  crypto: Crypto,
): { readonly line: string; readonly leaf: Uint8Array; readonly body: Hex } {
  mustBeHeader(header)
  if (!isDigestHex(content.salt)) throw refuse('HEADER_MALFORMED', { field: 'salt' })
  const fact = canonical(content.fact)
  const body = bodyOfText(content.salt, fact, crypto)
  const line = spellDisclosed(header, body, fact, content.salt)
  return { line, leaf: crypto.sha256Text(leafPrefix, leafText(header, body)), body }
}

/** A line as it stands in the file, with its newline. Throws NOT_CANONICAL. */
export function lineText(line: Line): string {
  if (line.content === null) return withhold(line)
  return spellDisclosed(line, line.body, canonical(line.content.fact), line.content.salt)
}

/** The same line with its content withheld: salt and fact dropped, nothing else. */
export function withhold(line: Line): string {
  return `${leafData(line)}\n`
}

/**
 * Reads one line, without its newline. Throws LINE_MALFORMED if it is not exactly the canonical spelling of a line. Whether
 * its body fits its content, `LineReader` says.
 */
export function parseLine(text: string): Line {
  const spelt = readLine(text)
  if (spelt === null) throw refuse('LINE_MALFORMED', { place: text.length > 40 ? `${text.slice(0, 40)}…` : text })
  return spelt.line
}

function spellDisclosed(header: Header, body: Hex, fact: string, salt: Hex): string {
  return `${spell(header, body, `"fact":${fact},`, `"salt":"${salt}",`)}\n`
}

// No header field can hold a character that JSON escapes, so the spelling of a line is fixed around the fact's own text.
function spell(header: Header, body: Hex, fact: string, salt: string): string {
  return `{"at":"${header.at}","body":"${body}","ceremony":"${header.ceremony}",${fact}"level":"${header.level}",${salt}"seq":${header.seq},"type":"${header.type}","v":1}`
}

const start = /^\{"at":"([^"]{24})","body":"([0-9a-f]{64})","ceremony":"([a-z0-9]{26})",/
const end = /^"level":"([a-z]+)",(?:"salt":"([0-9a-f]{64})",)?"seq":(0|[1-9]\d{0,15}),"type":"([a-z0-9.-]+)","v":1\}$/

/** Length of a line before its fact or level: every field there has a fixed length. */
export const headLength = '{"at":"2026-11-21T10:00:00.000Z","body":"","ceremony":"",'.length + 64 + 26
/** Length of the salt's member, with its comma. */
export const saltLength = '"salt":"",'.length + 64

/** A line, and how long its text is from the level on. */
export interface Spelt {
  readonly line: Line
  readonly tailLength: number
}

/** As `parseLine`, but null for a malformed line. */
export function readLine(text: string): Spelt | null {
  const tailAt = text.lastIndexOf('"level":"')
  const head = start.exec(text)
  const tail = end.exec(text.slice(Math.max(tailAt, 0)))
  if (head === null || tail === null || tailAt < headLength) return null
  const [, at = '', body = '', ceremony = ''] = head
  const [, level = '', salt, digits = '', type = ''] = tail
  const seq = Number(digits)
  if (!isLevel(level) || !isInstant(at) || !isType(type) || !Number.isSafeInteger(seq)) return null
  const content = readContent(text.slice(headLength, tailAt), salt)
  if (content === undefined) return null
  return { line: { ceremony, seq, at, level, type, body, content }, tailLength: text.length - tailAt }
}

/** Null if withheld, undefined if malformed. */
function readContent(middle: string, salt: string | undefined): Content | null | undefined {
  if (salt === undefined) return middle === '' ? null : undefined
  if (!middle.startsWith('"fact":{') || !middle.endsWith(',')) return undefined
  const fact = parseCanonical(middle.slice('"fact":'.length, -1))
  return fact === null ? undefined : { salt, fact: fact.value as JsonObject }
}

function mustBeHeader(header: Header): void {
  if (!ceremonyPattern.test(header.ceremony)) throw refuse('HEADER_MALFORMED', { field: 'ceremony' })
  if (!Number.isSafeInteger(header.seq) || header.seq < 0) throw refuse('HEADER_MALFORMED', { field: 'seq' })
  if (!isInstant(header.at)) throw refuse('HEADER_MALFORMED', { field: 'at' })
  if (!isLevel(header.level)) throw refuse('HEADER_MALFORMED', { field: 'level' })
  if (!isType(header.type)) throw refuse('HEADER_MALFORMED', { field: 'type' })
}

function isType(type: string): boolean {
  return type.length <= 64 && typePattern.test(type)
}

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** True for an instant that exists, so that every instant has one spelling: no month 13, no 30 February, no leap second. */
export function isInstant(at: string): boolean {
  // The facts of one batch have one time.
  if (at === lastInstant) return true
  if (!isSpeltInstant(at)) return false
  lastInstant = at
  return true
}

let lastInstant = ''

function isSpeltInstant(at: string): boolean {
  if (!instantPattern.test(at)) return false
  const [year, month, day] = [number(at, 0, 4), number(at, 5, 7), number(at, 8, 10)]
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && !leap ? 28 : (daysOfMonth[month - 1] ?? 0)
  const [hour, minute, second] = [number(at, 11, 13), number(at, 14, 16), number(at, 17, 19)]
  return year > 0 && day > 0 && day <= days && hour < 24 && minute < 60 && second < 60
}

function number(digits: string, from: number, to: number): number {
  let value = 0
  for (let place = from; place < to; place++) value = value * 10 + digits.charCodeAt(place) - 48
  return value
}
