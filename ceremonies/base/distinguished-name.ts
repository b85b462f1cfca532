import { codePoint } from './code-point.ts'
import { Refusal, refuse } from './refusal.ts'
import { strangeness } from './unicode/plain.ts'

/** The attribute types a subject may have: OID, X.520 upper bound in characters, and whether it may stand once only. */
export const attributeTypes = {
  CN: { oid: '2.5.4.3', limit: 64, once: true },
  O: { oid: '2.5.4.10', limit: 64, once: true },
  OU: { oid: '2.5.4.11', limit: 64, once: false },
  L: { oid: '2.5.4.7', limit: 128, once: true },
  ST: { oid: '2.5.4.8', limit: 128, once: true },
  C: { oid: '2.5.4.6', limit: 2, once: true },
  // X.520 leaves its length open; ETSI EN 319 412-3 asks for it in the certificates of European CAs.
  organizationIdentifier: { oid: '2.5.4.97', limit: 128, once: true },
} as const
export type AttributeType = keyof typeof attributeTypes

export interface SubjectAttribute {
  readonly type: AttributeType
  readonly value: string
}
/** In the order of the text (RFC 4514 2.1: the reverse of the order in the certificate); one attribute in each RDN. */
export type DistinguishedName = readonly SubjectAttribute[]

const mark = 'REHEARSAL '
const mostAttributes = 16

/**
 * Reads an RFC 4514 string such as `CN=Example Root CA R1,O=Example Trust Services,C=DE`, strictly: no space around
 * separators, no quoted or `#` form, types as spelt in `attributeTypes`. Throws SUBJECT_… with the column, counted in
 * characters from 1.
 */
export function parseSubject(text: string): DistinguishedName {
  const characters = Array.from(text)
  if (characters.length === 0) throw refuse('SUBJECT_EMPTY')
  const subject: SubjectAttribute[] = []
  for (let at = 0; at <= characters.length; ) {
    const column = at + 1
    const equals = characters.indexOf('=', at)
    const type = equals < 0 ? null : characters.slice(at, equals).join('')
    if (type === null || /[,;+"\\]/.test(type)) throw refuse('SUBJECT_SYNTAX', { column })
    if (!isType(type))
      throw refuse('SUBJECT_TYPE_UNKNOWN', {
        type: type.slice(0, 32),
        column,
        known: Object.keys(attributeTypes).join(', '),
      })
    const { value, end } = readValue(characters, equals + 1)
    checkValue(type, value, equals + 2)
    if (attributeTypes[type].once && subject.some((other) => other.type === type))
      throw refuse('SUBJECT_TYPE_TWICE', { type, column })
    subject.push({ type, value })
    at = end + 1
  }
  if (subject.length > mostAttributes)
    throw refuse('SUBJECT_TOO_MANY', { count: subject.length, limit: mostAttributes })
  if (!subject.some(({ type }) => type === 'CN')) throw refuse('SUBJECT_NAME_MISSING')
  return subject
}

/** As `parseSubject`; null for what it refuses. */
export function readSubject(text: string): DistinguishedName | null {
  try {
    return parseSubject(text)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** The RFC 4514 string of a subject; `parseSubject` gives the same subject back. */
export function renderSubject(subject: DistinguishedName): string {
  return subject
    .map(({ type, value }) => `${type}=${value.replace(/^#|["+,;<>\\]/g, (character) => `\\${character}`)}`)
    .join(',')
}

/** The same subject with its common name beginning `REHEARSAL `; throws SUBJECT_REHEARSAL_TOO_LONG, as nothing is cut off. */
export function rehearsalSubject(subject: DistinguishedName): DistinguishedName {
  return subject.map((attribute) => {
    if (attribute.type !== 'CN' || attribute.value.startsWith(mark)) return attribute
    const value = mark + attribute.value
    const length = Array.from(value).length
    const { limit } = attributeTypes.CN
    if (length > limit) throw refuse('SUBJECT_REHEARSAL_TOO_LONG', { length, limit })
    return { type: 'CN', value }
  })
}

/** True if the common name begins `REHEARSAL `. */
export function isRehearsalSubject(subject: DistinguishedName): boolean {
  return subject.some(({ type, value }) => type === 'CN' && value.startsWith(mark))
}

function isType(type: string): type is AttributeType {
  return Object.hasOwn(attributeTypes, type)
}

/** The value that begins at index `start`, unescaped, and the index of the comma (or of the end) behind it. */
function readValue(characters: readonly string[], start: number): { value: string; end: number } {
  let value = ''
  let at = start
  if (characters[at] === '#') throw refuse('SUBJECT_UNESCAPED', { character: '#', column: at + 1 })
  while (at < characters.length && characters[at] !== ',') {
    const character = characters[at] ?? ''
    if (character === '\\') {
      const escaped = readEscape(characters, at)
      value += escaped.text
      at = escaped.end
    } else if (character === '+') {
      throw refuse('SUBJECT_MULTIVALUED', { column: at + 1 })
    } else if (/["<>;]/.test(character)) {
      throw refuse('SUBJECT_UNESCAPED', { character, column: at + 1 })
    } else {
      value += character
      at += 1
    }
  }
  return { value, end: at }
}

/** RFC 4514 3: a backslash before a special character, or a run of backslash and two hex digits that is UTF-8. */
function readEscape(characters: readonly string[], start: number): { text: string; end: number } {
  const next = characters[start + 1] ?? ''
  if (/[ "#+,;<=>\\]/.test(next)) return { text: next, end: start + 2 }
  let octets = ''
  let at = start
  while (characters[at] === '\\' && /^[0-9a-f]{2}$/i.test(characters.slice(at + 1, at + 3).join(''))) {
    octets += `%${characters.slice(at + 1, at + 3).join('')}`
    at += 3
  }
  try {
    if (octets !== '') return { text: decodeURIComponent(octets), end: at }
  } catch {
    // The octets are no UTF-8: refused below.
  }
  throw refuse('SUBJECT_ESCAPE_WRONG', { column: start + 1 })
}

/** Besides what no text may hold (`strangeness`): what many fonts show in colours, and nobody can read aloud in one way. */
const emoji = /[\p{Emoji_Presentation}\p{Emoji_Modifier}\p{Regional_Indicator}[\p{Extended_Pictographic}--[©®™]]]/v

function isSpeakable(character: string): boolean {
  const why = strangeness(character)?.why
  return (why === undefined || why === 'form') && !emoji.test(character)
}

function checkValue(type: AttributeType, value: string, column: number): void {
  const { limit } = attributeTypes[type]
  const characters = Array.from(value)
  if (characters.length === 0) throw refuse('SUBJECT_VALUE_EMPTY', { type, column })
  if (characters.length > limit)
    throw refuse('SUBJECT_VALUE_TOO_LONG', { type, length: characters.length, limit, column })
  const character = characters.find((one) => !isSpeakable(one))
  if (character !== undefined) throw refuse('SUBJECT_CHARACTER', { type, character: codePoint(character), column })
  if (value.trim() !== value) throw refuse('SUBJECT_SPACE', { type, column })
  if (value.normalize('NFC') !== value) throw refuse('SUBJECT_NOT_NFC', { type, column })
  // ISO 3166-1 alpha-2 in a PrintableString (X.520 6.3.1)
  if (type === 'C' && !/^[A-Z]{2}$/.test(value)) throw refuse('SUBJECT_COUNTRY_WRONG', { column })
}
