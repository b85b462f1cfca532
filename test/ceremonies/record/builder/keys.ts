import { p256 } from '@noble/curves/nist.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { assemble } from '../../../../ceremonies/subjects/certificates/x509/assemble.ts'
import { parseSubject } from '../../../../ceremonies/base/distinguished-name.ts'
import { toBeSigned } from '../../../../ceremonies/subjects/certificates/x509/tbs.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'

/** A key of the tests: made from its name, worthless as a secret, and signing the same way each time (RFC 6979). */
export interface TestKey {
  readonly spki: string
  /** The private scalar in hex. */
  readonly secret: string
  sign(data: Uint8Array): Uint8Array
}

const spkiPrefix = hexToBytes('3059301306072a8648ce3d020106082a8648ce3d030107034200')

export function testKey(name: string): TestKey {
  const secret = nodeCrypto.sha256(utf8ToBytes(`test key ${name}`))
  return {
    secret: bytesToHex(secret),
    spki: bytesToHex(concatBytes(spkiPrefix, p256.getPublicKey(secret, false))),
    sign: (data) => p256.sign(data, secret, { format: 'der' }),
  }
}

/** A self-signed root of a test key, as PEM. */
export function testCertificate(key: TestKey): string {
  const tbs = toBeSigned({
    algorithm: 'EC-P256',
    spki: key.spki,
    subject: parseSubject('CN=REHEARSAL Example Root CA R1,O=Example Trust Services,C=DE'),
    serial: '0102030405060708090a0b0c0d0e0f10',
    notBefore: '2026-11-21T00:00:00Z',
    notAfter: '2046-11-21T00:00:00Z',
    pathLength: null,
  })
  return assemble(tbs, key.sign(tbs)).pem
}
