import {
  BasicConstraints,
  type Certificate,
  KeyUsage,
  KeyUsageFlags,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  type TBSCertificate,
  Version,
  type Extension,
  type Time,
} from '@peculiar/asn1-x509'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { Hex } from '../../../base/crypto.ts'
import { isPublicKeyOf } from './algorithms.ts'
import { parse } from './assemble.ts'
import { isRehearsalSubject } from '../../../base/distinguished-name.ts'
import {
  algorithmIdentifier,
  encode,
  extensionOids,
  instant,
  keyIdentifier,
  nameOf,
  toBeSigned,
  type RootRequest,
} from './tbs.ts'

export interface Expectations extends RootRequest {
  readonly rehearsal: boolean
  /** The longest validity that the policy lets a root have, in days; `null` for no limit. */
  readonly maximumDays: number | null
}

/** A check that failed. */
export interface LintFinding {
  readonly id: `X509-${number}`
  readonly says: string
  readonly clause: string
}

/** CA/Browser Forum Baseline Requirements 7.1.2.1.1: the longest validity of a public root, about 25 years. */
export const longestRootValidity = 9132

export interface Examined {
  readonly expected: Expectations
  readonly tbs: TBSCertificate
  readonly tbsBytes: Uint8Array
  /** `null` before signing, when there are only to-be-signed bytes. */
  readonly certificate: { readonly value: Certificate; readonly bytes: Uint8Array } | null
}
interface LintCheck extends LintFinding {
  readonly holds: (it: Examined) => boolean
}

/** What a root certificate must be, each check with the clause it comes from; those of the certificate hold for bare TBS bytes. */
export const checks: readonly LintCheck[] = [
  {
    id: 'X509-1',
    says: 'The version is 3.',
    clause: 'RFC 5280 4.1.2.1',
    holds: ({ tbs }) => tbs.version === Version.v3,
  },
  {
    id: 'X509-2',
    says: 'The serial number is the one drawn, positive and of 9 to 20 octets.',
    clause: 'RFC 5280 4.1.2.2, CA/B BR 7.1',
    holds: ({ tbs, expected }) =>
      hex(tbs.serialNumber) === expected.serial && /^([0-7].)(..){8,19}$/.test(expected.serial),
  },
  {
    id: 'X509-3',
    says: "The signature algorithm is the key's, with the parameters it must have.",
    clause: 'RFC 5280 4.1.2.3, RFC 4055 5, RFC 5758 3.2, RFC 8410 3',
    holds: ({ tbs, expected }) => same(tbs.signature, algorithmIdentifier(expected.algorithm)),
  },
  {
    id: 'X509-4',
    says: 'Issuer and subject are the same.',
    clause: 'RFC 5280 3.2, CA/B BR 7.1.2.1',
    holds: ({ tbs }) => same(tbs.issuer, tbs.subject),
  },
  {
    id: 'X509-5',
    says: 'The subject is the one that the script names.',
    clause: 'RFC 5280 4.1.2.6',
    holds: ({ tbs, expected }) => same(tbs.subject, nameOf(expected.subject)),
  },
  {
    id: 'X509-6',
    says: 'The dates are the ones decided, as UTCTime through 2049 and GeneralizedTime after.',
    clause: 'RFC 5280 4.1.2.5',
    holds: ({ tbs, expected }) =>
      dateHolds(tbs.validity.notBefore, expected.notBefore) && dateHolds(tbs.validity.notAfter, expected.notAfter),
  },
  {
    id: 'X509-7',
    says: 'The validity ends after it begins and is no longer than the policy allows.',
    clause: 'RFC 5280 4.1.2.5, CA/B BR 7.1.2.1.1',
    holds: ({ tbs, expected }) => {
      // RFC 5280 4.1.2.5: both ends belong to the validity, hence the second more.
      const seconds =
        (tbs.validity.notAfter.getTime().getTime() - tbs.validity.notBefore.getTime().getTime()) / 1000 + 1
      return seconds > 1 && (expected.maximumDays === null || seconds <= expected.maximumDays * 86_400)
    },
  },
  {
    id: 'X509-8',
    says: 'The public key is the one that the token made, of the algorithm asked for.',
    clause: 'RFC 5280 4.1.2.7',
    holds: ({ tbs, expected }) =>
      bytesToHex(encode(tbs.subjectPublicKeyInfo)) === expected.spki &&
      isPublicKeyOf(expected.algorithm, expected.spki),
  },
  {
    id: 'X509-9',
    says: 'There are no unique identifiers.',
    clause: 'RFC 5280 4.1.2.8',
    holds: ({ tbs }) => tbs.issuerUniqueID === undefined && tbs.subjectUniqueID === undefined,
  },
  {
    id: 'X509-10',
    says: 'The extensions are basic constraints, key usage and subject key identifier, each once.',
    clause: 'RFC 5280 4.2, CA/B BR 7.1.2.1.2',
    holds: ({ tbs }) =>
      extensionsOf(tbs)
        .map(({ extnID }) => extnID)
        .sort()
        .join() === Object.values(extensionOids).sort().join(),
  },
  {
    id: 'X509-11',
    says: 'Basic constraints are critical: a CA, with the path length asked for.',
    clause: 'RFC 5280 4.2.1.9',
    holds: ({ tbs, expected }) =>
      extensionHolds(
        tbs,
        extensionOids.basicConstraints,
        true,
        BasicConstraints,
        (value) => value.cA && (value.pathLenConstraint ?? null) === expected.pathLength,
      ),
  },
  {
    id: 'X509-12',
    says: 'Key usage is critical: signing of certificates and revocation lists, nothing else.',
    clause: 'RFC 5280 4.2.1.3, CA/B BR 7.1.2.10.7',
    holds: ({ tbs }) =>
      extensionHolds(
        tbs,
        extensionOids.keyUsage,
        true,
        KeyUsage,
        (value) => value.toNumber() === (KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign),
      ),
  },
  {
    id: 'X509-13',
    says: "The subject key identifier is not critical and comes from the key's SHA-256.",
    clause: 'RFC 5280 4.2.1.2, RFC 7093 2 (1)',
    holds: ({ tbs, expected }) =>
      extensionHolds(
        tbs,
        extensionOids.subjectKeyIdentifier,
        false,
        SubjectKeyIdentifier,
        (value) =>
          hex(value.buffer) === bytesToHex(keyIdentifier(parse(hexToBytes(expected.spki), SubjectPublicKeyInfo))),
      ),
  },
  {
    id: 'X509-14',
    says: 'The common name begins REHEARSAL in a rehearsal, and only there.',
    clause: 'the rules of rehearsals',
    holds: ({ expected }) => isRehearsalSubject(expected.subject) === expected.rehearsal,
  },
  {
    id: 'X509-15',
    says: 'Every byte is the one that the request encodes to.',
    clause: 'RFC 5280 4.1, X.690 10',
    holds: ({ tbsBytes, expected }) => bytesToHex(tbsBytes) === bytesToHex(toBeSigned(expected)),
  },
  {
    id: 'X509-16',
    says: 'The algorithm beside the signature is the one that was signed.',
    clause: 'RFC 5280 4.1.1.2',
    holds: ({ tbs, certificate }) => certificate === null || same(certificate.value.signatureAlgorithm, tbs.signature),
  },
  {
    id: 'X509-17',
    says: 'The certificate is DER with nothing before, between or behind its parts.',
    clause: 'RFC 5280 4.1, X.690 10',
    holds: ({ certificate }) =>
      certificate === null || bytesToHex(encode(certificate.value)) === bytesToHex(certificate.bytes),
  },
]

function same(left: object, right: object): boolean {
  return bytesToHex(encode(left)) === bytesToHex(encode(right))
}

function hex(bytes: ArrayBuffer): Hex {
  return bytesToHex(new Uint8Array(bytes))
}

function dateHolds(time: Time, expected: string): boolean {
  const written = time.utcTime === undefined ? 'generalized' : 'utc'
  return (
    time.getTime().getTime() === instant(expected) &&
    written === (Number(expected.slice(0, 4)) < 2050 ? 'utc' : 'generalized')
  )
}

function extensionsOf(tbs: TBSCertificate): readonly Extension[] {
  return tbs.extensions?.map((extension) => extension) ?? []
}

/** True if there is one such extension, critical or not as asked, whose value passes. */
function extensionHolds<T>(
  tbs: TBSCertificate,
  oid: string,
  critical: boolean,
  type: new () => T,
  holds: (value: T) => boolean,
): boolean {
  const [first, ...more] = extensionsOf(tbs).filter(({ extnID }) => extnID === oid)
  if (first === undefined || more.length > 0 || first.critical !== critical) return false
  return holds(parse(new Uint8Array(first.extnValue.buffer), type))
}
