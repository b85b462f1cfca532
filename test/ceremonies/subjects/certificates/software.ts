/** Keys in software, so that certificates can be tested without a token. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signatureOf, type Algorithm } from '../../../../ceremonies/devices/algorithm.ts'
import type { Hex, SignatureAlgorithm } from '../../../../ceremonies/base/crypto.ts'
import type { Expectations } from '../../../../ceremonies/subjects/certificates/x509/checks.ts'
import { parseSubject } from '../../../../ceremonies/base/distinguished-name.ts'

export interface SoftwareKey {
  readonly spki: Hex
  readonly sign: (data: Uint8Array) => Uint8Array
}

export function softwareKey(algorithm: Algorithm): SoftwareKey {
  const { publicKey, privateKey } = keyPair(algorithm)
  return {
    spki: publicKey.export({ format: 'der', type: 'spki' }).toString('hex'),
    sign: (data) => sign(hashOf(signatureOf[algorithm]), data, privateKey),
  }
}

/** What a script may well ask for; its dates cross 2050. */
export function expectations(
  algorithm: Algorithm,
  spki: Hex,
  changes: Partial<Omit<Expectations, 'algorithm' | 'spki'>> = {},
): Expectations {
  return {
    algorithm,
    spki,
    subject: parseSubject('CN=Example Root CA R1,O=Example Trust Services,C=DE'),
    serial: '5f000102030405060708090a0b0c0d0e',
    notBefore: '2026-11-21T00:00:00Z',
    notAfter: '2051-11-20T23:59:59Z',
    pathLength: null,
    rehearsal: false,
    maximumDays: 9132,
    ...changes,
  }
}

/** What openssl prints, given a certificate in a file of its own; throws with its complaint otherwise. */
export function openssl(pem: string, ...args: string[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'certificate-'))
  try {
    const file = join(directory, 'root.pem')
    writeFileSync(file, pem, { mode: 0o600 })
    const all = args.map((argument) => (argument === 'FILE' ? file : argument))
    return execFileSync('openssl', all, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } finally {
    rmSync(directory, { recursive: true })
  }
}

const reader = `
import json, sys
from cryptography import x509
c = x509.load_der_x509_certificate(sys.stdin.buffer.read())
def value(e):
    if isinstance(e, x509.BasicConstraints): return [e.ca, e.path_length]
    if isinstance(e, x509.SubjectKeyIdentifier): return e.digest.hex()
    return sorted(k[1:] for k, v in vars(e).items() if v)
print(json.dumps({
  'version': c.version.name, 'serial': '%x' % c.serial_number, 'subject': c.subject.rfc4514_string(),
  'selfIssued': c.subject == c.issuer, 'notBefore': c.not_valid_before.isoformat(), 'notAfter': c.not_valid_after.isoformat(),
  'tbs': c.tbs_certificate_bytes.hex(),
  'extensions': [[e.oid.dotted_string, e.critical, type(e.value).__name__, value(e.value)] for e in c.extensions],
}))
`

/** What python3-cryptography reads in a DER certificate, as JSON. */
export function python(der: Uint8Array): string {
  return execFileSync('/usr/bin/python3', ['-c', reader], { input: der, encoding: 'utf8' })
}

function keyPair(algorithm: Algorithm): { publicKey: KeyObject; privateKey: KeyObject } {
  if (algorithm === 'Ed25519') return generateKeyPairSync('ed25519')
  if (algorithm === 'RSA-3072' || algorithm === 'RSA-4096') {
    return generateKeyPairSync('rsa', { modulusLength: Number(algorithm.slice(4)) })
  }
  return generateKeyPairSync('ec', { namedCurve: algorithm.slice(3).replace('P', 'P-') })
}

/** Node's name of the hash; EdDSA takes none. */
function hashOf(algorithm: SignatureAlgorithm): string | null {
  return algorithm === 'ed25519' ? null : (algorithm.split('-')[1] ?? null)
}
