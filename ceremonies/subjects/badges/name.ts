/** Who a certificate says that its holder is, and whether the roll calls somebody so. */
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Hex } from '../../base/crypto.ts'
import { elements, objectIdentifier, oneElement } from '../certificates/x509/der.ts'
import type { Link } from '../certificates/x509/link.ts'

/** Which of its names is compared: the common name, or one of the alternative names (RFC 5280 4.2.1.6). */
export const badgeNames = ['common-name', 'upn', 'email'] as const
export type BadgeName = (typeof badgeNames)[number]

/** OIDs as hex of their content: id-at-commonName, id-ce-subjectAltName, and Microsoft's user principal name. */
const [commonName, alternativeName, principalName] = ['550403', '551d11', '2b060104018237140203']

/** Context-specific tags of GeneralName: otherName and rfc822Name. */
const [otherName, mailbox] = [0xa0, 0x81]

/** UTF8String, PrintableString and IA5String. */
const texts: ReadonlySet<number> = new Set([0x0c, 0x13, 0x16])

/** Every name of that kind in the certificate, in its order. Throws CERTIFICATE_UNREADABLE. */
export function namesIn({ subject, extensions }: Link, kind: BadgeName): readonly string[] {
  if (kind === 'common-name') return commonNames(subject)
  const value = extensions.get(alternativeName)?.value
  const names = value === undefined ? [] : elements(oneElement(value).content)
  if (kind === 'email') return names.filter(({ tag }) => tag === mailbox).map(({ content }) => textOf(content))
  return names.flatMap(({ tag, content }) => {
    const [type, wrapped] = tag === otherName ? elements(content) : []
    if (type?.tag !== objectIdentifier || bytesToHex(type.content) !== principalName || wrapped === undefined) return []
    const { tag: of, content: text } = oneElement(wrapped.content)
    return texts.has(of) ? [textOf(text)] : []
  })
}

/** The common names in the DER of a name, the last of them first: that is the most specific. */
export function commonNames(name: Hex): readonly string[] {
  return attributesIn(name)
    .flatMap(({ type, text }) => (type === commonName && text !== null ? [text] : []))
    .toReversed()
}

/** A name as people are told it: its common name or, without one, whatever text it has. */
export function toldName(name: Hex): string {
  return (
    commonNames(name)[0] ??
    attributesIn(name)
      .flatMap(({ text }) => text ?? [])
      .join(', ')
  )
}

function attributesIn(name: Hex): readonly { readonly type: Hex; readonly text: string | null }[] {
  const bytes = Uint8Array.from(name.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
  return elements(oneElement(bytes).content).flatMap(({ content }) =>
    elements(content).map((attribute) => {
      const [type, value] = elements(attribute.content)
      const isText = value !== undefined && texts.has(value.tag)
      return { type: type ? bytesToHex(type.content) : '', text: isText ? textOf(value.content) : null }
    }),
  )
}

/** UTF-8, of which the other two types have a part; what is none is spelt with U+FFFD, which no name on the roll has. */
function textOf(content: Uint8Array): string {
  const escaped = Array.from(content, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  try {
    return decodeURIComponent(escaped)
  } catch {
    return '\ufffd'
  }
}

/**
 * True if the roll calls somebody so. Letters are compared without regard to case, and several spaces are one (RFC 4518 2.6.1, as
 * caseIgnoreMatch); what only looks the same is not the same. An address is the whole name, or stands behind it, as in
 * `Jo Doe <jo.doe@example.org>`.
 */
export function isCalled(roll: string, name: string, kind: BadgeName): boolean {
  const [, before, address] = /^(.*\S)\s*<([^<>]+)>$/u.exec(roll) ?? []
  const expected = kind === 'common-name' ? before : address
  return folded(expected ?? roll) === folded(name)
}

function folded(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC').trim().replace(/ +/g, ' ')
}
