/**
 * The script of a long day: root keys made one after another, each archived, proved and certified as in the shipped script,
 * and many keepers who look at their bags and cards and at each key. About `factsARound` facts a round.
 */
export function longScript(rounds: number): string {
  const acts = Array.from({ length: rounds }, (_, i) => round(i + 1))
  const certificates = Array.from({ length: rounds }, (_, i) => certificate(i + 1))
  return [opening, ...acts, destroyed, ...certificates, closing].join('')
}

export const factsARound = 2500
const keepers = 60
const officer = 'performs: administrator, witnesses: [witness-1, witness-2]'
const keeper = 'for-each: keeper, performs: each, witnesses: [witness-1, witness-2]'
const custodian = 'for-each: custodian, performs: each, witnesses: [witness-1, witness-2]'
const readers = 'performs: witness-1, witnesses: [witness-2]'

const opening = `strongroom: 1
title: A long day of root keys
purpose: To measure how fast a long record is verified.
policy: { name: Benchmark policy, version: '1' }
parameters:
  archive: { type: choice, title: Archive, of: [wrapped, none], default: wrapped }
roles:
  administrator: { title: Ceremony administrator }
  witness: { title: Witness, count: 2, brings: value }
  custodian: { title: Custodian, count: 5 }
  keeper: { title: Keeper, count: ${keepers} }
inventory:
  hsms:
    hsm: { title: HSM, label: long }
acts:
  - id: opening
    title: Opening
    steps:
      - { id: roll-call, kind: roll-call, title: Roll call, ${officer}, identity: [Passport] }
      - { id: clock, kind: clock, title: Two clocks, ${readers}, tolerance-seconds: 60 }
      - { id: environment, kind: environment, title: The laptop, ${officer} }
      - { id: commission, kind: commission, title: Initialise the token, ${officer}, token: hsm, so-pin: [administrator], user-pin: [administrator] }
      - { id: record-key, kind: record-key, title: Record key, ${officer}, token: hsm }
      - { id: probe, kind: probe-archive, title: Try the archive, ${officer}, token: hsm, algorithm: EC-P256, otherwise: { parameter: archive, is: none } }
      - { id: backup-key, kind: backup-key, title: Make the backup key, ${officer}, token: hsm }
      - { id: split, kind: split, title: Split it, ${officer}, threshold: 3, shares: 5 }
      - { id: hand-over, kind: hand-over, title: 'Share {turn} to {each}', ${custodian} }
      - { id: prove-share, kind: prove-share, title: '{each} proves share {turn}', ${custodian} }
      - { id: prove-set, kind: prove-set, title: Prove every quorum, ${officer} }
`

function round(n: number): string {
  const key = `key-${n}`
  return `  - id: round-${n}
    title: Root key ${n}
    steps:
      - { id: announce-${n}, kind: read-aloud, title: Announce, ${officer}, text: 'We now make root key ${n} of today, and every keeper looks on.' }
      - { id: bags-${n}, kind: inspect, title: 'Bag and card of {each}', ${keeper}, items: [{ name: bag, title: 'Bag of {each}' }, { name: card, title: 'Card of {each}' }] }
      - { id: generate-${n}, kind: generate, title: Generate the key, ${officer}, token: hsm, label: ${key}, algorithm: EC-P256, archive: { parameter: archive, is: wrapped } }
      - { id: verify-${n}, kind: verify-key, title: 'Prove the key to {each}', ${keeper}, key: ${key} }
      - { id: archive-${n}, kind: archive, title: Wrap it, ${officer}, key: ${key}, artifact: ${key}.kwp }
      - { id: restore-${n}, kind: restore-proof, title: Prove the archive, ${officer}, key: ${key}, artifact: ${key}.kwp }
      - { id: lock-${n}, kind: make-unextractable, title: Lock it, ${officer}, key: ${key} }
      - { id: custody-${n}, kind: attest, title: 'Custody by {each}', ${keeper}, statement: I keep what I was given where nobody else can reach it., asks: [{ name: place, label: Place, type: text }, { name: alone, label: Nobody else has access, type: boolean }] }
      - { id: closed-${n}, kind: inspect, title: 'The new bag of {each}', ${keeper}, items: [{ name: bag, title: 'New bag of {each}' }] }
      - { id: remarks-${n}, kind: note, title: Remarks, ${officer} }
      - { id: checkpoint-${n}, kind: checkpoint, title: Sign the record, ${officer} }
      - { id: words-${n}, kind: copy-words, title: Copy the words, ${readers} }
      - { id: pause-${n}, kind: break, title: Pause, ${officer} }
      - { id: clock-${n}, kind: clock, title: Two clocks, ${readers}, tolerance-seconds: 60 }
`
}

// The first step after the rounds: nothing is certified while the backup key is in the token.
const destroyed = `  - id: certificates
    title: Certificates
    steps:
      - { id: destroy, kind: destroy-backup-key, title: Destroy the backup key, ${officer}, token: hsm }
`

function certificate(n: number): string {
  return `      - { id: certificate-${n}, kind: certificate, title: Sign the certificate, ${officer}, key: key-${n}, subject: 'CN=Example Root CA ${n},O=Example Trust Services,C=DE', years: 10, path-length: null, artifact: root-${n}.pem }
`
}

const closing = `  - id: closing
    title: Closing
    steps:
      - { id: deviations, kind: exception, title: Deviations, performs: witness-1, witnesses: [witness-2, administrator] }
      - { id: checkpoint, kind: checkpoint, title: Sign the record, ${officer} }
      - { id: words, kind: copy-words, title: Copy the words, ${readers} }
      - { id: seal, kind: seal, title: Seal, ${officer} }
`
