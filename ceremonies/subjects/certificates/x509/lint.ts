import { Certificate, TBSCertificate } from '@peculiar/asn1-x509'
import { refuse } from '../../../base/refusal.ts'
import { parse } from './assemble.ts'
import { checks, type Examined, type Expectations, type LintFinding } from './checks.ts'

/**
 * The checks that fail for to-be-signed bytes (before signing) or for a certificate (after), both as DER; none is the good
 * answer. Throws CERTIFICATE_UNREADABLE if they are neither, and what `toBeSigned` throws for expectations nothing can meet.
 */
export function lint(der: Uint8Array, expected: Expectations): readonly LintFinding[] {
  const examined = examine(der, expected)
  return checks.filter(({ holds }) => !holds(examined)).map(({ id, says, clause }) => ({ id, says, clause }))
}

/** As `lint`, but any failure is an error: throws CERTIFICATE_LINT with the failed checks. */
export function mustPass(der: Uint8Array, expected: Expectations): void {
  const findings = lint(der, expected)
  if (findings.length > 0) {
    throw refuse('CERTIFICATE_LINT', {
      findings: findings.map(({ id, says, clause }) => `${id} ${says} (${clause})`).join(' '),
    })
  }
}

function examine(der: Uint8Array, expected: Expectations): Examined {
  if (isCertificate(der)) {
    const value = parse(der, Certificate)
    const tbsBytes = new Uint8Array(value.tbsCertificateRaw ?? new ArrayBuffer(0))
    return { expected, tbs: value.tbsCertificate, tbsBytes, certificate: { value, bytes: der } }
  }
  return { expected, tbs: parse(der, TBSCertificate), tbsBytes: der, certificate: null }
}

/** What the outer SEQUENCE begins with: a certificate holds another SEQUENCE, to-be-signed bytes of version 3 a tag [0]. */
function isCertificate(der: Uint8Array): boolean {
  const length = der[1] ?? 0
  return der[length < 0x80 ? 2 : 2 + (length & 0x7f)] === 0x30
}
