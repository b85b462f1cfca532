/** Certificates and CRLs as files: PEM (RFC 7468), several one after another, or one in DER. */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from '../../base/base64.ts'
import type { Hex } from '../../base/crypto.ts'
import type { BadgeFiles } from '../../devices/badges.ts'
import { toPem } from '../certificates/x509/assemble.ts'
import { linkIn } from '../certificates/x509/link.ts'
import { revocationsIn } from './crl.ts'

/** RFC 7468 3, as OpenSSL reads it: text may stand before and between. */
const blocks = /-----BEGIN (CERTIFICATE|X509 CRL)-----\r?\n([A-Za-z0-9+/=\s]*?)-----END \1-----/g

/** Everything in a file; nothing of one that has neither. A block that is no base64 is left out, so that the file has less than it says. */
export function badgeFilesIn(file: Uint8Array): BadgeFiles {
  if (file[0] === 0x30) return ofDer(file)
  const text = Array.from(file, (byte) => String.fromCharCode(byte)).join('')
  const found = [...text.matchAll(blocks)].flatMap(([, type, body = '']) => {
    const der = fromBase64(body.replace(/\s/g, ''))
    return der === null ? [] : [{ type, der: bytesToHex(der) }]
  })
  return {
    certificates: found.filter(({ type }) => type === 'CERTIFICATE').map(({ der }) => der),
    crls: found.filter(({ type }) => type !== 'CERTIFICATE').map(({ der }) => der),
  }
}

function ofDer(file: Uint8Array): BadgeFiles {
  const der = bytesToHex(file)
  if (reads(() => linkIn(file))) return { certificates: [der], crls: [] }
  return { certificates: [], crls: reads(() => revocationsIn(der)) ? [der] : [] }
}

function reads(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

/** Certificates in PEM, one after another. */
export function certificateFile(certificates: readonly Hex[]): Uint8Array {
  return utf8ToBytes(certificates.map((der) => toPem(hexToBytes(der))).join(''))
}

/** CRLs in PEM, one after another. */
export function crlFile(crls: readonly Hex[]): Uint8Array {
  const pem = crls.map((der) => {
    const lines = toBase64(hexToBytes(der)).match(/.{1,64}/g) ?? []
    return `-----BEGIN X509 CRL-----\n${lines.join('\n')}\n-----END X509 CRL-----\n`
  })
  return utf8ToBytes(pem.join(''))
}
