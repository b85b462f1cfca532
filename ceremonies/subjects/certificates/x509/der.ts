/** DER, read strictly: X.690 10 and 11, and of the types those that a certificate is made of (docs/RECORD.md, "Certificates"). */
import { refuse } from '../../../base/refusal.ts'

export interface Element {
  readonly tag: number
  readonly content: Uint8Array
  readonly whole: Uint8Array
}

const deepest = 32

export function mustHold(condition: boolean): asserts condition {
  if (!condition) throw refuse('CERTIFICATE_UNREADABLE')
}

/** The elements that follow one another, lengths in their shortest form (X.690 10.1). Throws CERTIFICATE_UNREADABLE. */
export function elements(data: Uint8Array): readonly Element[] {
  const found: Element[] = []
  for (let rest = data; rest.length > 0; ) {
    const [tag = 0, first = 0] = rest
    const octets = first < 0x80 ? 0 : first - 0x80
    const start = 2 + octets
    const length = octets === 0 ? first : rest.subarray(2, start).reduce((sum, octet) => sum * 256 + octet, 0)
    const shortest = octets === 0 ? first < 0x80 : length >= 0x80 && rest[2] !== 0
    mustHold(rest.length >= 2 && shortest && rest.length >= start + length)
    found.push({ tag, content: rest.subarray(start, start + length), whole: rest.subarray(0, start + length) })
    rest = rest.subarray(start + length)
  }
  return found
}

/** One element whose every part is DER. Throws CERTIFICATE_UNREADABLE. */
export function oneElement(data: Uint8Array, depth = 1): Element {
  const [element, ...more] = elements(data)
  mustHold(element !== undefined && more.length === 0)
  mustBeDer(element, depth)
  return element
}

function mustBeDer({ tag, content }: Element, depth: number): void {
  mustHold(depth <= deepest)
  if (tag < 0x40 && tag !== sequence && tag !== set) {
    mustHold(forms.get(tag)?.(content) ?? false)
    return
  }
  // Context-specific tags with low numbers: what is implicit is opaque, what is constructed holds elements.
  mustHold(tag === sequence || tag === set || (tag >= 0x80 && tag < 0xc0 && (tag & 0x1f) < 0x1f))
  if ((tag & 0x20) === 0) return
  const members = elements(content)
  for (const member of members) mustBeDer(member, depth + 1)
  // X.690 11.6, and nothing is twice in a set.
  if (tag === set)
    mustHold(members.every(({ whole }, at) => at === 0 || isBefore(members[at - 1]?.whole ?? whole, whole)))
}

export const sequence = 0x30
export const set = 0x31
export const boolean = 0x01
export const integer = 0x02
export const bitString = 0x03
export const octetString = 0x04
export const objectIdentifier = 0x06

const ascii = (content: Uint8Array): string => Array.from(content, (byte) => String.fromCharCode(byte)).join('')

/** What the content of each primitive type must be; other types stand in no certificate. */
const forms: ReadonlyMap<number, (content: Uint8Array) => boolean> = new Map([
  [boolean, (content) => content.length === 1 && (content[0] === 0 || content[0] === 0xff)],
  [integer, isShortest],
  [bitString, isBits],
  [octetString, () => true],
  [0x05, (content) => content.length === 0],
  [objectIdentifier, isIdentifier],
  [0x0c, isUtf8],
  [0x13, (content) => /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(ascii(content))],
  [0x16, (content) => content.every((byte) => byte < 0x80)],
  [0x17, (content) => /^\d{12}Z$/.test(ascii(content)) && isMoment(century(ascii(content)))],
  [0x18, (content) => /^\d{14}Z$/.test(ascii(content)) && isMoment(ascii(content))],
])

/** The moment of a UTCTime or GeneralizedTime as YYYYMMDDhhmmssZ; RFC 5280 4.1.2.5: years to 2049 are UTCTime. */
export function momentOf({ tag, content }: Element): string {
  const text = ascii(content)
  mustHold(tag === 0x17 || (tag === 0x18 && text >= '2050'))
  return tag === 0x17 ? century(text) : text
}

function century(text: string): string {
  return (text < '50' ? '20' : '19') + text
}

function isMoment(text: string): boolean {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? []
  const iso = `${parts.slice(0, 3).join('-')}T${parts.slice(3).join(':')}.000Z`
  const at = Date.parse(iso)
  return parts[0] !== '0000' && !Number.isNaN(at) && new Date(at).toISOString() === iso
}

function isShortest(content: Uint8Array): boolean {
  const [first, second = 0] = content
  if (first === undefined) return false
  return content.length === 1 || !((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))
}

function isBits(content: Uint8Array): boolean {
  const [unused = 8] = content
  const last = content.length === 1 ? 0 : (content.at(-1) ?? 0)
  return unused < 8 && (content.length > 1 || unused === 0) && (last & ((1 << unused) - 1)) === 0
}

function isIdentifier(content: Uint8Array): boolean {
  const begins = (at: number): boolean => at === 0 || (content[at - 1] ?? 0) < 0x80
  return content.length > 0 && (content.at(-1) ?? 0) < 0x80 && content.every((byte, at) => byte !== 0x80 || !begins(at))
}

/** RFC 3629: no overlong form, no surrogate, nothing beyond U+10FFFF. */
function isUtf8(content: Uint8Array): boolean {
  return /^(?:[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})*$/.test(
    ascii(content),
  )
}

function isBefore(one: Uint8Array, other: Uint8Array): boolean {
  const at = one.findIndex((byte, index) => byte !== other[index])
  return at !== -1 && (one[at] ?? 0) < (other[at] ?? -1)
}
