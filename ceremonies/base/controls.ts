/** A requirement of a published standard that steps give evidence for. */
export interface Control {
  readonly standard: string
  readonly clause: string
  readonly title: string
}

const baseline = 'CA/Browser Forum Baseline Requirements for TLS Server Certificates'
const webtrust = 'WebTrust Principles and Criteria for Certification Authorities 2.2'
const etsi = 'ETSI EN 319 411-1'

/** The catalogue, by the names that scripts use. Their documents keep these clause numbers from version to version (RFC 3647). */
export const controls: Readonly<Record<string, Control>> = {
  'BR 5.2.1': { standard: baseline, clause: '5.2.1', title: 'Trusted roles' },
  'BR 5.2.2': { standard: baseline, clause: '5.2.2', title: 'Number of individuals required per task' },
  'BR 5.3.1': { standard: baseline, clause: '5.3.1', title: 'Qualifications, experience, and clearance requirements' },
  'BR 5.4.1': { standard: baseline, clause: '5.4.1', title: 'Types of events recorded' },
  'BR 6.1.1.1': { standard: baseline, clause: '6.1.1.1', title: 'CA key pair generation' },
  'BR 6.1.5': { standard: baseline, clause: '6.1.5', title: 'Key sizes' },
  'BR 6.1.6': { standard: baseline, clause: '6.1.6', title: 'Public key parameters generation and quality checking' },
  'BR 6.1.7': { standard: baseline, clause: '6.1.7', title: 'Key usage purposes' },
  'BR 6.2': { standard: baseline, clause: '6.2', title: 'Private key protection and module engineering controls' },
  'BR 6.2.7': { standard: baseline, clause: '6.2.7', title: 'Private key storage on cryptographic module' },
  'BR 7.1.2.1': { standard: baseline, clause: '7.1.2.1', title: 'Root CA certificate profile' },
  'WebTrust 4.1': { standard: webtrust, clause: '4.1', title: 'CA key generation' },
  'WebTrust 4.2': { standard: webtrust, clause: '4.2', title: 'CA key storage, backup and recovery' },
  'WebTrust 4.6': { standard: webtrust, clause: '4.6', title: 'CA key destruction' },
  'WebTrust 4.8': { standard: webtrust, clause: '4.8', title: 'CA cryptographic hardware life cycle management' },
  'ETSI EN 319 411-1 6.5.1': { standard: etsi, clause: '6.5.1', title: 'Key pair generation and installation' },
}
