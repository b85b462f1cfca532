import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { algorithms, signatureOf } from '../../../devices/algorithm.ts'
import { isPublicKeyOf } from './algorithms.ts'
import { fromPem } from './assemble.ts'
import {
  bitString,
  boolean,
  type Element,
  elements,
  integer,
  momentOf,
  mustHold,
  objectIdentifier,
  octetString,
  oneElement,
  sequence,
  set,
} from './der.ts'
import { algorithmIdentifier, encode } from './tbs.ts'
import type { Crypto, Hex } from '../../../base/crypto.ts'
import type { RefusalCode } from '../../../base/refusal.ts'

/**
 * What keeps a PEM file from being a certificate of this key by this key, as a code; null if it is one. Its parts are
 * read and compared byte for byte as they stand, because a library that reads them may forgive other encodings.
 */
export function faultOfCertificate(pem: string, spki: Hex, crypto: Crypto): RefusalCode | null {
  try {
    const { tbs, inner, outer, issuer, subject, key, signature } = partsOf(fromPem(pem))
    const algorithm = algorithms.find((one) => isPublicKeyOf(one, spki))
    if (algorithm === undefined || key !== spki) return 'CERTIFICATE_KEY_DIFFERS'
    if (issuer !== subject) return 'CERTIFICATE_NOT_SELF_ISSUED'
    const identifier = bytesToHex(encode(algorithmIdentifier(algorithm)))
    if (inner !== identifier || outer !== identifier) return 'CERTIFICATE_ALGORITHM_DIFFERS'
    const signed = crypto.verify(signatureOf[algorithm], hexToBytes(spki), tbs, signature)
    return signed ? null : 'CERTIFICATE_SIGNATURE_WRONG'
  } catch {
    return 'CERTIFICATE_UNREADABLE'
  }
}

/** RFC 5280 4.1: the parts that are compared as hex of their whole DER, the signed bytes, and the signature. */
function partsOf(der: Uint8Array) {
  const certificate = oneElement(der)
  const [tbs, outer, signature, ...others] = elements(certificate.content)
  mustHold(certificate.tag === sequence && tbs?.tag === sequence && outer?.tag === sequence && others.length === 0)
  // A signature is a whole number of octets: no unused bits.
  mustHold(signature?.tag === bitString && signature.content[0] === 0)
  const fields = elements(tbs.content)
  const version = versionOf(fields[0])
  const [serial, inner, issuer, validity, subject, key, ...more] = version === 1 ? fields : fields.slice(1)
  mustHold(serial?.tag === integer && isSerial(serial.content))
  mustHold(inner !== undefined && issuer !== undefined && validity !== undefined && subject !== undefined)
  mustHold(key !== undefined)
  mustBeName(issuer)
  const times = elements(validity.content)
  mustHold(validity.tag === sequence && times.length === 2)
  for (const time of times) momentOf(time)
  mustBeOptional(more, version)
  const [innerHex, issuerHex, subjectHex, keyHex] = [inner, issuer, subject, key].map(({ whole }) => bytesToHex(whole))
  return {
    tbs: tbs.whole,
    inner: innerHex,
    outer: bytesToHex(outer.whole),
    issuer: issuerHex,
    subject: subjectHex,
    key: keyHex,
    signature: signature.content.subarray(1),
  }
}

/** Left out in version 1, which is the default (X.690 11.5). */
function versionOf(first: Element | undefined): number {
  if (first?.tag !== 0xa0) return 1
  const [number, ...more] = elements(first.content)
  const [value = 0] = number?.content ?? []
  mustHold(number?.tag === integer && number.content.length === 1 && more.length === 0 && (value === 1 || value === 2))
  return value + 1
}

/** RFC 5280 4.1.2.2: positive, of at most 20 octets. */
function isSerial(content: Uint8Array): boolean {
  return content.length <= 20 && (content[0] ?? 0x80) < 0x80 && content.some((byte) => byte !== 0)
}

/** RFC 5280 4.1.2.4; the subject is the same bytes. */
function mustBeName({ tag, content }: Element): void {
  mustHold(tag === sequence)
  for (const part of elements(content)) {
    const attributes = elements(part.content)
    mustHold(part.tag === set && attributes.length > 0)
    for (const attribute of attributes) {
      const [type, value, ...more] = elements(attribute.content)
      mustHold(attribute.tag === sequence && type?.tag === objectIdentifier && value !== undefined && more.length === 0)
    }
  }
}

/** RFC 5280 4.2.1.9: a SEQUENCE, in which `cA` is left out where it is false. */
function mustBeBasicConstraints({ tag, content }: Element): void {
  const [first] = tag === sequence ? elements(content) : []
  mustHold(tag === sequence && (first?.tag !== boolean || first.content[0] === 0xff))
}

/** Unique identifiers since version 2, extensions in version 3: each once at most, in their order. */
function mustBeOptional(more: readonly Element[], version: number): void {
  const tags = more.map(({ tag }) => tag)
  mustHold(tags.every((tag, at) => at === 0 || tag > (tags[at - 1] ?? 0)))
  for (const { tag, content } of more) {
    mustHold(tag === 0xa3 ? version === 3 : (tag === 0x81 || tag === 0x82) && version > 1)
    if (tag === 0xa3) mustBeExtensions(content)
  }
}

/** RFC 5280 4.1.2.9 and 4.2: at least one, none twice; `critical` is left out where it is false; a value is itself DER. */
function mustBeExtensions(content: Uint8Array): void {
  const [list, ...more] = elements(content)
  mustHold(list?.tag === sequence && list.content.length > 0 && more.length === 0)
  const known = new Set<string>()
  for (const extension of elements(list.content)) {
    const members = elements(extension.content)
    const [type, critical] = members
    const value = members.at(-1)
    const isCritical = critical?.tag === boolean
    mustHold(extension.tag === sequence && type?.tag === objectIdentifier && members.length === (isCritical ? 3 : 2))
    mustHold(!isCritical || critical.content[0] === 0xff)
    mustHold(value?.tag === octetString && !known.has(bytesToHex(type.whole)))
    known.add(bytesToHex(type.whole))
    const inside = oneElement(value.content)
    if (bytesToHex(type.content) === '551d13') mustBeBasicConstraints(inside)
  }
}
