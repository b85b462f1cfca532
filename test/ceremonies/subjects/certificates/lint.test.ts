import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  BasicConstraints,
  Certificate,
  Extension,
  KeyUsage,
  KeyUsageFlags,
  TBSCertificate,
  Time,
  Version,
} from '@peculiar/asn1-x509'
import { describe, expect, test } from 'vitest'
import { assemble, mustVerify } from '../../../../ceremonies/subjects/certificates/x509/assemble.ts'
import { checks } from '../../../../ceremonies/subjects/certificates/x509/checks.ts'
import { lint, mustPass } from '../../../../ceremonies/subjects/certificates/x509/lint.ts'
import { parseSubject } from '../../../../ceremonies/base/distinguished-name.ts'
import { algorithmIdentifier, nameOf, toBeSigned } from '../../../../ceremonies/subjects/certificates/x509/tbs.ts'
import { refuse } from '../../../../ceremonies/base/refusal.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import { expectations, softwareKey } from './software.ts'

const key = softwareKey('EC-P256')
const expected = expectations('EC-P256', key.spki)
const tbs = toBeSigned(expected)
const other = nameOf(parseSubject('CN=Another Root,C=DE'))

/** The IDs that fail once the to-be-signed certificate was changed; all but X509-15, which every change fails. */
function failing(change: (it: TBSCertificate) => void): string[] {
  const it = AsnConvert.parse(tbs, TBSCertificate)
  change(it)
  const ids = lint(new Uint8Array(AsnConvert.serialize(it)), expected).map(({ id }) => id)
  expect(ids).toContain('X509-15')
  return ids.filter((id) => id !== 'X509-15')
}

function replace(it: TBSCertificate, index: number, critical: boolean, value: object): void {
  const extension = it.extensions?.[index]
  if (extension === undefined) throw new Error('no such extension')
  extension.critical = critical
  extension.extnValue = new OctetString(AsnConvert.serialize(value))
}

describe('each check finds what it is for', () => {
  test.each<[string, (it: TBSCertificate) => void]>([
    ['X509-1', (it) => (it.version = Version.v2)],
    ['X509-2', (it) => (it.serialNumber = new Uint8Array(16).fill(0x11).buffer)],
    ['X509-3', (it) => (it.signature = algorithmIdentifier('EC-P384'))],
    ['X509-4', (it) => (it.issuer = other)],
    ['X509-6', (it) => (it.validity.notBefore = new Time(new Date('2026-11-22T00:00:00Z')))],
    ['X509-6', (it) => (it.validity.notBefore = new Time({ generalTime: new Date(expected.notBefore) }))],
    ['X509-8', (it) => (it.subjectPublicKeyInfo.subjectPublicKey = new Uint8Array(65).fill(4).buffer)],
    ['X509-9', (it) => (it.subjectUniqueID = new Uint8Array([1]).buffer)],
    ['X509-10', (it) => it.extensions?.push(new Extension({ extnID: '2.5.29.35', extnValue: new OctetString(4) }))],
    ['X509-11', (it) => replace(it, 0, false, new BasicConstraints({ cA: true }))],
    ['X509-11', (it) => replace(it, 0, true, new BasicConstraints({ cA: false }))],
    ['X509-11', (it) => replace(it, 0, true, new BasicConstraints({ cA: true, pathLenConstraint: 0 }))],
    ['X509-12', (it) => replace(it, 1, false, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign))],
    ['X509-12', (it) => replace(it, 1, true, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.digitalSignature))],
    ['X509-13', (it) => replace(it, 2, false, new OctetString(20))],
  ])('%s', (id, change) => {
    expect(failing(change)).toEqual([id])
  })

  test('where one mistake is found by several', () => {
    expect(failing((it) => (it.subject = it.issuer = other))).toEqual(['X509-5'])
    expect(failing((it) => (it.validity.notAfter = new Time(new Date('2020-01-01T00:00:00Z'))))).toEqual([
      'X509-6',
      'X509-7',
    ])
    expect(failing((it) => delete it.extensions)).toEqual(['X509-10', 'X509-11', 'X509-12', 'X509-13'])
    expect(failing((it) => it.extensions?.push(...it.extensions.map((extension) => extension)))).toEqual([
      'X509-10',
      'X509-11',
      'X509-12',
      'X509-13',
    ])
  })

  test('X509-7 counts both ends of the validity', () => {
    expect(lint(tbs, { ...expected, maximumDays: 9130 }).map(({ id }) => id)).toEqual(['X509-7'])
    expect(lint(tbs, { ...expected, maximumDays: 9131 })).toEqual([])
  })

  test('X509-14 marks rehearsals and nothing else', () => {
    const rehearsed = { ...expected, subject: parseSubject('CN=REHEARSAL Root,C=DE') }
    expect(lint(tbs, { ...expected, rehearsal: true }).map(({ id }) => id)).toEqual(['X509-14'])
    expect(lint(toBeSigned(rehearsed), rehearsed).map(({ id }) => id)).toEqual(['X509-14'])
    expect(lint(toBeSigned(rehearsed), { ...rehearsed, rehearsal: true })).toEqual([])
  })

  test('X509-16 and X509-17 look at the certificate', () => {
    const certificate = AsnConvert.parse(assemble(tbs, key.sign(tbs)).der, Certificate)
    certificate.signatureAlgorithm = algorithmIdentifier('EC-P384')
    expect(lint(new Uint8Array(AsnConvert.serialize(certificate)), expected).map(({ id }) => id)).toEqual(['X509-16'])
    const { der } = assemble(tbs, key.sign(tbs))
    const indefinite = Uint8Array.from([0x30, 0x80, ...der.subarray(4), 0, 0])
    expect(lint(indefinite, expected).map(({ id }) => id)).toEqual(['X509-17'])
  })

  test('every check is listed once, in order, with its clause', () => {
    expect(checks.map(({ id }) => id)).toEqual(checks.map((_, index) => `X509-${index + 1}`))
    expect(checks.filter(({ clause }) => clause === '')).toEqual([])
  })
})

describe('a failure is an error', () => {
  test('with the checks by name', () => {
    expect(() => mustPass(tbs, { ...expected, rehearsal: true })).toThrow(
      refuse('CERTIFICATE_LINT', {
        findings: 'X509-14 The common name begins REHEARSAL in a rehearsal, and only there. (the rules of rehearsals)',
      }),
    )
  })

  test.each([
    [new Uint8Array()],
    [new Uint8Array([0x30])],
    [Uint8Array.from([0x30, 0x80, 0x30])],
    [tbs.subarray(0, 100)],
  ])('for bytes that are neither', (bytes) => {
    expect(() => lint(bytes, expected)).toThrow(refuse('CERTIFICATE_UNREADABLE'))
  })

  test("for another key's signature", () => {
    const { der } = assemble(tbs, softwareKey('EC-P256').sign(tbs))
    expect(lint(der, expected)).toEqual([])
    expect(() => mustVerify(nodeCrypto, 'EC-P256', der)).toThrow(refuse('CERTIFICATE_SIGNATURE_WRONG'))
  })
})
