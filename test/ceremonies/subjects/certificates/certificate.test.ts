import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { algorithms } from '../../../../ceremonies/devices/algorithm.ts'
import type { Hex } from '../../../../ceremonies/base/crypto.ts'
import {
  assemble,
  disassemble,
  fromPem,
  mustVerify,
} from '../../../../ceremonies/subjects/certificates/x509/assemble.ts'
import { lint, mustPass } from '../../../../ceremonies/subjects/certificates/x509/lint.ts'
import { parseSubject, renderSubject } from '../../../../ceremonies/base/distinguished-name.ts'
import { serialFrom, toBeSigned } from '../../../../ceremonies/subjects/certificates/x509/tbs.ts'
import { refuse } from '../../../../ceremonies/base/refusal.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import { expectations, openssl, python, softwareKey } from './software.ts'
import { subjects } from './subjects.ts'

/** The key itself within a SubjectPublicKeyInfo, as OpenSSL's parser finds it. */
function bitString(spki: Hex): Uint8Array {
  const bytes = Buffer.from(spki, 'hex')
  const lines = execFileSync('openssl', ['asn1parse', '-inform', 'DER'], { input: bytes, encoding: 'utf8' }).split('\n')
  const last = /^ *(\d+):d=1 +hl=(\d+) .*BIT STRING/.exec(lines.findLast((line) => line.includes('d=1 ')) ?? '')
  // A BIT STRING begins with its count of unused bits.
  return bytes.subarray(Number(last?.[1]) + Number(last?.[2]) + 1)
}

describe.each(algorithms)('a root of %s', (algorithm) => {
  const key = softwareKey(algorithm)
  const expected = expectations(algorithm, key.spki, { pathLength: 1 })
  const tbs = toBeSigned(expected)
  const root = assemble(tbs, key.sign(tbs))

  test('passes its lint and its own signature', () => {
    expect([lint(tbs, expected), lint(root.der, expected)]).toEqual([[], []])
    expect(() => mustVerify(nodeCrypto, algorithm, root.der)).not.toThrow()
    expect([fromPem(root.pem), disassemble(root.der).tbs]).toEqual([root.der, tbs])
  })

  test('is what OpenSSL accepts strictly and reads', () => {
    expect(openssl(root.pem, 'verify', '-x509_strict', '-check_ss_sig', '-CAfile', 'FILE', 'FILE')).toMatch(/: OK\n$/)
    const text = openssl(
      root.pem,
      'x509',
      '-in',
      'FILE',
      '-noout',
      '-subject',
      '-issuer',
      '-serial',
      '-dates',
      '-nameopt',
      'RFC2253,utf8,-esc_msb',
    )
    expect(text.split('\n')).toEqual([
      'subject=CN=Example Root CA R1,O=Example Trust Services,C=DE',
      'issuer=CN=Example Root CA R1,O=Example Trust Services,C=DE',
      'serial=5F000102030405060708090A0B0C0D0E',
      'notBefore=Nov 21 00:00:00 2026 GMT',
      'notAfter=Nov 20 23:59:59 2051 GMT',
      '',
    ])
    // Written back by OpenSSL the DER is the same: nothing was left to its leniency.
    expect(openssl(root.pem, 'x509', '-in', 'FILE')).toBe(root.pem)
    expect(
      openssl(root.pem, 'x509', '-in', 'FILE', '-noout', '-ext', 'basicConstraints,keyUsage')
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe(
      'X509v3 Basic Constraints: critical CA:TRUE, pathlen:1 X509v3 Key Usage: critical Certificate Sign, CRL Sign',
    )
  })

  test('is what Node and python3-cryptography read', () => {
    const node = new X509Certificate(root.pem)
    expect([node.ca, node.verify(node.publicKey), node.checkIssued(node), node.validTo]).toEqual([
      true,
      true,
      true,
      'Nov 20 23:59:59 2051 GMT',
    ])
    // python3-cryptography's parser is written in Rust, apart from OpenSSL and from our ASN.1 library.
    expect(JSON.parse(python(root.der))).toEqual({
      version: 'v3',
      serial: expected.serial,
      subject: 'CN=Example Root CA R1,O=Example Trust Services,C=DE',
      selfIssued: true,
      notBefore: '2026-11-21T00:00:00',
      notAfter: '2051-11-20T23:59:59',
      tbs: bytesToHex(tbs),
      extensions: [
        ['2.5.29.19', true, 'BasicConstraints', [true, 1]],
        ['2.5.29.15', true, 'KeyUsage', ['crl_sign', 'key_cert_sign']],
        ['2.5.29.14', false, 'SubjectKeyIdentifier', bytesToHex(sha256(bitString(key.spki)).subarray(0, 20))],
      ],
    })
  })

  test('with any other byte is refused by its lint or its signature', () => {
    fc.assert(
      fc.property(fc.nat(root.der.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const damaged = Uint8Array.from(root.der, (byte, index) => (index === at ? byte ^ difference : byte))
        expect(() => {
          mustPass(damaged, expected)
          mustVerify(nodeCrypto, algorithm, damaged)
        }).toThrow()
      }),
    )
  })
})

const p256 = softwareKey('EC-P256')

describe('names', () => {
  test('of every kind are read back by OpenSSL', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        // OpenSSL 3.0 forgets to escape a value that is "#" alone, which RFC 4514 2.4 asks for.
        fc.pre(subject.every(({ value }) => value !== '#'))
        const tbs = toBeSigned(expectations('EC-P256', p256.spki, { subject }))
        const { pem } = assemble(tbs, p256.sign(tbs))
        const read = openssl(pem, 'x509', '-in', 'FILE', '-noout', '-subject', '-nameopt', 'RFC2253,utf8,-esc_msb')
        expect(read.replace(/^subject=/, '').replace(/\n$/, '')).toBe(renderSubject(subject))
      }),
      { numRuns: 40 },
    )
  })

  test('put the country first and in a PrintableString, the rest in UTF8Strings', () => {
    const subject = parseSubject(String.raw`CN=Grün \"Wurzel\",O=漢字,C=DE`)
    const tbs = bytesToHex(toBeSigned(expectations('EC-P256', p256.spki, { subject })))
    const name = '303a310b300906035504061302444531'.slice(4)
    expect(tbs).toContain(
      `${name}0f300d060355040a0c06e6bca2e5ad97311a301806035504030c114772c3bc6e202257757a656c22`.slice(0, 60),
    )
  })
})

describe('dates', () => {
  test.each([
    ['2049-12-31T23:59:59Z', `170d${Buffer.from('491231235959Z').toString('hex')}`],
    ['2050-01-01T00:00:00Z', `180f${Buffer.from('20500101000000Z').toString('hex')}`],
    ['9999-12-31T23:59:59Z', `180f${Buffer.from('99991231235959Z').toString('hex')}`],
  ])('%s is written as RFC 5280 4.1.2.5 asks', (notAfter, der) => {
    const expected = expectations('EC-P256', p256.spki, { notAfter, maximumDays: null })
    const tbs = toBeSigned(expected)
    expect(bytesToHex(tbs)).toContain(`170d${Buffer.from('261121000000Z').toString('hex')}${der}`)
    expect(lint(tbs, expected)).toEqual([])
  })

  test.each([
    '2051-02-30T00:00:00Z',
    '2051-11-21',
    '2051-11-21T00:00:00+01:00',
    '1949-12-31T23:59:59Z',
    '10000-01-01T00:00:00Z',
    '2051-11-21T00:00:00.5Z',
  ])('%s is refused', (notAfter) => {
    expect(() => toBeSigned(expectations('EC-P256', p256.spki, { notAfter }))).toThrow(
      refuse('CERTIFICATE_DATE_WRONG', { date: notAfter }),
    )
  })

  test('that do not follow each other are refused', () => {
    const notBefore = '2026-11-21T00:00:00Z'
    expect(() => toBeSigned(expectations('EC-P256', p256.spki, { notAfter: notBefore }))).toThrow(
      refuse('CERTIFICATE_DATES_REVERSED', { notBefore, notAfter: notBefore }),
    )
  })
})

describe('requests that are refused', () => {
  test.each([
    '',
    '00'.repeat(16),
    `00${'7f'.repeat(15)}`,
    `80${'00'.repeat(15)}`,
    '7f'.repeat(8),
    '7f'.repeat(21),
    'zz'.repeat(16),
  ])('serial %j', (serial) => {
    expect(() => toBeSigned(expectations('EC-P256', p256.spki, { serial }))).toThrow(refuse('CERTIFICATE_SERIAL_WRONG'))
  })

  test.each([-1, 1.5, 256])('path length %d', (pathLength) => {
    expect(() => toBeSigned(expectations('EC-P256', p256.spki, { pathLength }))).toThrow(
      refuse('CERTIFICATE_PATH_LENGTH_WRONG', { pathLength }),
    )
  })

  test('a key of another algorithm, or with its point compressed', () => {
    for (const algorithm of algorithms.slice(1)) {
      expect(() => toBeSigned(expectations(algorithm, p256.spki))).toThrow(
        refuse('CERTIFICATE_KEY_WRONG', { algorithm }),
      )
    }
    const compressed = `3039301306072a8648ce3d020106082a8648ce3d030107032200${p256.spki.slice(52, 118)}`
    expect(() => toBeSigned(expectations('EC-P256', compressed))).toThrow(
      refuse('CERTIFICATE_KEY_WRONG', { algorithm: 'EC-P256' }),
    )
  })
})

test('every serial number drawn is one that is accepted', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (random) => {
      const serial = serialFrom(bytesToHex(random))
      expect(serial).toMatch(/^[4-7]/)
      expect(
        lint(
          toBeSigned(expectations('EC-P256', p256.spki, { serial })),
          expectations('EC-P256', p256.spki, { serial }),
        ),
      ).toEqual([])
    }),
    { numRuns: 20 },
  )
  expect(() => serialFrom('00'.repeat(15))).toThrow(refuse('CERTIFICATE_SERIAL_WRONG'))
})
