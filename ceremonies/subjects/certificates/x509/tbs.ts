import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  BasicConstraints,
  Extension,
  Extensions,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { Algorithm } from '../../../devices/algorithm.ts'
import type { Hex } from '../../../base/crypto.ts'
import { refuse } from '../../../base/refusal.ts'
import { isPublicKeyOf, signatureIdentifier } from './algorithms.ts'
import { attributeTypes, type DistinguishedName } from '../../../base/distinguished-name.ts'

export interface RootRequest {
  readonly algorithm: Algorithm
  /** DER SubjectPublicKeyInfo of the root key. */
  readonly spki: Hex
  readonly subject: DistinguishedName
  /** 9 to 20 octets, positive, without leading zeros: see `serialFrom`. */
  readonly serial: Hex
  /** RFC 3339 in UTC with whole seconds: `2026-11-21T00:00:00Z`. */
  readonly notBefore: string
  readonly notAfter: string
  /** How many intermediate CA certificates may follow; `null` for no limit. */
  readonly pathLength: number | null
}

export const extensionOids = {
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  subjectKeyIdentifier: '2.5.29.14',
} as const

/**
 * DER of the TBSCertificate (RFC 5280 4.1) of a self-signed root. There is no authority key identifier: RFC 5280 4.2.1.1
 * lets a self-signed certificate leave it out. Throws CERTIFICATE_….
 */
export function toBeSigned(request: RootRequest): Uint8Array {
  const { algorithm, spki, pathLength } = request
  if (!isPublicKeyOf(algorithm, spki)) throw refuse('CERTIFICATE_KEY_WRONG', { algorithm })
  if (pathLength !== null && !(Number.isInteger(pathLength) && pathLength >= 0 && pathLength <= 255)) {
    throw refuse('CERTIFICATE_PATH_LENGTH_WRONG', { pathLength })
  }
  const name = nameOf(request.subject)
  const publicKey = AsnConvert.parse(hexToBytes(spki), SubjectPublicKeyInfo)
  return encode(
    new TBSCertificate({
      version: Version.v3,
      serialNumber: buffer(serialOctets(request.serial)),
      signature: algorithmIdentifier(algorithm),
      issuer: name,
      validity: validityOf(request),
      subject: name,
      subjectPublicKeyInfo: publicKey,
      extensions: new Extensions([
        // RFC 5280 4.2.1.9 and 4.2.1.3: a CA must mark both critical.
        extension(
          extensionOids.basicConstraints,
          true,
          new BasicConstraints(pathLength === null ? { cA: true } : { cA: true, pathLenConstraint: pathLength }),
        ),
        extension(extensionOids.keyUsage, true, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign)),
        extension(
          extensionOids.subjectKeyIdentifier,
          false,
          new SubjectKeyIdentifier(buffer(keyIdentifier(publicKey))),
        ),
      ]),
    }),
  )
}

/** A serial number from 16 fresh random bytes: positive and of constant length, with 126 bits of them kept (CA/B BR 7.1 asks for 64). */
export function serialFrom(random: Hex): Hex {
  const octets = hexToBytes(random)
  if (octets.length !== 16) throw refuse('CERTIFICATE_SERIAL_WRONG')
  octets[0] = ((octets[0] ?? 0) & 0x3f) | 0x40
  return bytesToHex(octets)
}

/** RFC 7093 2 method 1: the leftmost 160 bits of SHA-256 over the key's BIT STRING, so that nothing leans on SHA-1. */
export function keyIdentifier(publicKey: SubjectPublicKeyInfo): Uint8Array {
  return sha256(new Uint8Array(publicKey.subjectPublicKey)).slice(0, 20)
}

/** The Name of a subject: the first RDN in the certificate is the last of the text (RFC 4514 2.1). */
export function nameOf(subject: DistinguishedName): Name {
  return new Name(
    subject.toReversed().map(
      ({ type, value }) =>
        new RelativeDistinguishedName([
          new AttributeTypeAndValue({
            type: attributeTypes[type].oid,
            // RFC 5280 appendix A.1: a country is a PrintableString; 4.1.2.4: everything else is UTF8String.
            value: new AttributeValue(type === 'C' ? { printableString: value } : { utf8String: value }),
          }),
        ]),
    ),
  )
}

export function algorithmIdentifier(algorithm: Algorithm): AlgorithmIdentifier {
  const { oid, parameters } = signatureIdentifier(algorithm)
  return new AlgorithmIdentifier(
    parameters === null ? { algorithm: oid } : { algorithm: oid, parameters: buffer(hexToBytes(parameters)) },
  )
}

export function encode(value: object): Uint8Array {
  return new Uint8Array(AsnConvert.serialize(value))
}

/** Milliseconds since 1970 of a time such as `2026-11-21T00:00:00Z`; throws CERTIFICATE_DATE_WRONG, also for 30 February. */
export function instant(text: string): number {
  const milliseconds = Date.parse(text)
  // RFC 5280 4.1.2.5: years before 1950 cannot be written, 9999 is the last.
  if (
    !/^(19[5-9]\d|[2-9]\d{3})-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ||
    Number.isNaN(milliseconds) ||
    new Date(milliseconds).toISOString() !== text.replace('Z', '.000Z')
  )
    throw refuse('CERTIFICATE_DATE_WRONG', { date: text.slice(0, 40) })
  return milliseconds
}

function validityOf({ notBefore, notAfter }: RootRequest): Validity {
  const begin = instant(notBefore)
  const end = instant(notAfter)
  if (end <= begin) throw refuse('CERTIFICATE_DATES_REVERSED', { notBefore, notAfter })
  // RFC 5280 4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050 on; the library chooses.
  return new Validity({ notBefore: new Date(begin), notAfter: new Date(end) })
}

function serialOctets(serial: Hex): Uint8Array {
  // RFC 5280 4.1.2.2: positive, at most 20 octets; nine octets hold more than the 64 random bits of CA/B BR 7.1.
  if (!/^([0-7][0-9a-f])([0-9a-f]{2}){8,19}$/.test(serial) || serial.startsWith('00'))
    throw refuse('CERTIFICATE_SERIAL_WRONG')
  return hexToBytes(serial)
}

function extension(extnID: string, critical: boolean, value: object): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) })
}

function buffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
