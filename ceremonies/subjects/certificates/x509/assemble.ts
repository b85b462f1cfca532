import { AsnConvert } from '@peculiar/asn1-schema'
import { Certificate, TBSCertificate } from '@peculiar/asn1-x509'
import { signatureOf, type Algorithm } from '../../../devices/algorithm.ts'
import { fromBase64, toBase64 } from '../../../base/base64.ts'
import type { Crypto } from '../../../base/crypto.ts'
import { refuse } from '../../../base/refusal.ts'
import { encode } from './tbs.ts'

export interface AssembledCertificate {
  readonly der: Uint8Array
  readonly pem: string
}

/**
 * The certificate (RFC 5280 4.1) around to-be-signed bytes, which stay as they are, and a signature as X.509 carries it
 * (ECDSA in DER). Throws CERTIFICATE_UNREADABLE if the bytes are no TBSCertificate.
 */
export function assemble(tbs: Uint8Array, signature: Uint8Array): AssembledCertificate {
  const tbsCertificate = parse(tbs, TBSCertificate)
  const certificate = new Certificate({
    tbsCertificate,
    tbsCertificateRaw: new Uint8Array(tbs).buffer,
    signatureAlgorithm: tbsCertificate.signature,
    signatureValue: new Uint8Array(signature).buffer,
  })
  const der = encode(certificate)
  return { der, pem: toPem(der) }
}

/** The parts of a DER certificate: its to-be-signed bytes as they stand in it, and the signature. Throws CERTIFICATE_UNREADABLE. */
export function disassemble(der: Uint8Array): { readonly tbs: Uint8Array; readonly signature: Uint8Array } {
  return partsOf(parse(der, Certificate))
}

function partsOf({ tbsCertificateRaw, signatureValue }: Certificate): ReturnType<typeof disassemble> {
  if (tbsCertificateRaw === undefined) throw refuse('CERTIFICATE_UNREADABLE')
  return { tbs: new Uint8Array(tbsCertificateRaw), signature: new Uint8Array(signatureValue) }
}

/** The device's word is not taken: throws CERTIFICATE_SIGNATURE_WRONG unless the certificate's signature is by its own key. */
export function mustVerify(crypto: Crypto, algorithm: Algorithm, der: Uint8Array): void {
  mustBeSelfSigned(crypto, algorithm, parse(der, Certificate))
}

/** As `mustVerify`, for a certificate that has been parsed. */
function mustBeSelfSigned(crypto: Crypto, algorithm: Algorithm, certificate: Certificate): void {
  const { tbs, signature } = partsOf(certificate)
  const spki = encode(certificate.tbsCertificate.subjectPublicKeyInfo)
  if (!crypto.verify(signatureOf[algorithm], spki, tbs, signature)) throw refuse('CERTIFICATE_SIGNATURE_WRONG')
}

/** RFC 7468 5: the strict textual form, lines of 64 characters. */
export function toPem(der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

/** The DER of a PEM certificate that is written exactly as `toPem` does; throws CERTIFICATE_UNREADABLE. */
export function fromPem(pem: string): Uint8Array {
  const body = /^-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=\n]+)\n-----END CERTIFICATE-----\n$/.exec(pem)?.[1]
  const der = body === undefined ? null : fromBase64(body.replaceAll('\n', ''))
  if (der === null || toPem(der) !== pem) throw refuse('CERTIFICATE_UNREADABLE')
  return der
}

/** Parses DER; whatever the library throws becomes CERTIFICATE_UNREADABLE. */
export function parse<T>(der: Uint8Array, type: new () => T): T {
  try {
    return AsnConvert.parse(new Uint8Array(der).buffer, type)
  } catch {
    throw refuse('CERTIFICATE_UNREADABLE')
  }
}
