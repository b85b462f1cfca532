import { Certificate } from '@peculiar/asn1-x509'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { algorithms, signatureOf } from '../../algorithm.ts'
import { isPublicKeyOf } from '../../certificate/algorithms.ts'
import { fromPem, parse } from '../../certificate/assemble.ts'
import { algorithmIdentifier, encode } from '../../certificate/tbs.ts'
import type { Crypto, Hex } from '../../crypto.ts'
import { type RefusalCode, refuse } from '../../refusal.ts'

/**
 * What keeps a PEM file from being a certificate of this key by this key, as a code; null if it is one. Its parts are
 * compared byte for byte as they stand, because a library that reads them may forgive other encodings.
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
  parse(der, Certificate)
  const [certificate, ...more] = elements(der)
  const [tbs, outer, signature, ...others] = elements(certificate?.content ?? der)
  // The version is tagged [0] and left out in version 1.
  const fields = elements(tbs?.content ?? der).filter(({ tag }) => tag !== 0xa0)
  const [, inner, issuer, , subject, key] = fields.map(({ whole }) => bytesToHex(whole))
  // A signature is a whole number of octets: no unused bits.
  const whole = signature?.tag === 3 && signature.content[0] === 0
  if (tbs === undefined || outer === undefined || !whole || more.length + others.length > 0)
    throw refuse('CERTIFICATE_UNREADABLE')
  return {
    tbs: tbs.whole,
    inner,
    outer: bytesToHex(outer.whole),
    issuer,
    subject,
    key,
    signature: signature.content.subarray(1),
  }
}

interface Element {
  readonly tag: number
  readonly content: Uint8Array
  readonly whole: Uint8Array
}

/** The DER elements that follow one another, lengths in their shortest form (X.690 10.1). Throws CERTIFICATE_UNREADABLE. */
function elements(data: Uint8Array): readonly Element[] {
  const found: Element[] = []
  for (let rest = data; rest.length > 0; ) {
    const [tag = 0, first = 0] = rest
    const octets = first < 0x80 ? 0 : first - 0x80
    const start = 2 + octets
    const length = octets === 0 ? first : rest.subarray(2, start).reduce((sum, octet) => sum * 256 + octet, 0)
    const shortest = octets === 0 ? first < 0x80 : length >= 0x80 && rest[2] !== 0
    if (!shortest || rest.length < start + length) throw refuse('CERTIFICATE_UNREADABLE')
    found.push({ tag, content: rest.subarray(start, start + length), whole: rest.subarray(0, start + length) })
    rest = rest.subarray(start + length)
  }
  return found
}
