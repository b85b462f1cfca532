import type { Case } from './cases.ts'
import { all, behind, type Edit, move, swap, without } from './edits.ts'

const witnesses = 'witnesses: [witness-1, witness-2], when: { parameter: archive, is: wrapped }'
const by = (person: number) => `performs: custodian-${person}, ${witnesses}`

/** Behind the step of the record key. */
const enrolled: Edit = all(
  swap('inventory:', 'inventory:\n  cards: { card-1: { title: Card 1 }, card-2: { title: Card 2 } }'),
  behind('fingerprint', `id: enrol-2, kind: enrol-card, title: Enrol, ${by(2)}, card: card-2, application: openpgp`),
  behind('fingerprint', `id: enrol-1, kind: enrol-card, title: Enrol, ${by(1)}, card: card-1, application: piv`),
)

/** Share 1 on a card, share 2 both ways, share 3 on paper: steps on lines 80 to 87. */
const given: Edit = all(
  ...[
    `id: prove-3, kind: prove-share, title: Prove, ${by(3)}, share: 3`,
    `id: prove-2, kind: prove-share, title: Prove, ${by(2)}, share: 2`,
    `id: card-2, kind: prove-card-share, title: Prove, ${by(2)}, share: 2, card: card-2`,
    `id: card-1, kind: prove-card-share, title: Prove, ${by(1)}, share: 1, card: card-1`,
    `id: hand-3, kind: hand-over, title: Give, ${by(3)}, share: 3`,
    `id: hand-2, kind: hand-over, title: Give, ${by(2)}, share: 2`,
    `id: put-2, kind: put-share-on-card, title: Put, ${by(2)}, share: 2, card: card-2`,
    `id: put-1, kind: put-share-on-card, title: Put, ${by(1)}, share: 1, card: card-1`,
  ].map((step) => behind('split', step)),
  without('hand-over'),
  without('prove-share'),
)

const spoilt = (name: string, edit: Edit, ...finds: readonly string[]): Case => ({
  name,
  edit: all(enrolled, given, edit),
  finds,
})

export const deliveryCases: readonly Case[] = [
  spoilt('shares on cards and on paper that nothing can be said against', all()),
  {
    name: 'each share on the card of its custodian',
    edit: all(
      swap('inventory:', 'inventory:\n  cards: { c-1: { title: C 1 }, c-2: { title: C 2 }, c-3: { title: C 3 } }'),
      behind(
        'fingerprint',
        `id: enrol, kind: enrol-card, title: Enrol, for-each: custodian, performs: each, ${witnesses}, card: 'c-{turn}', application: piv`,
      ),
      swap('kind: hand-over', "kind: put-share-on-card\n        card: 'c-{turn}'"),
      swap('kind: prove-share', "kind: prove-card-share\n        card: 'c-{turn}'"),
    ),
    finds: [],
  },
  spoilt(
    'a card that nobody enrolled',
    without('enrol-1'),
    '79:170 error CARD-2 put-1: Step put-1 uses card-1, which no step before it enrols or presents. Add an enrol-card or present-card step before it.',
    '83:172 error CARD-2 card-1: Step card-1 uses card-1, which no step before it enrols or presents. Add an enrol-card or present-card step before it.',
  ),
  spoilt(
    'a card that is enrolled too late',
    move('enrol-1', 'prove-set'),
    '79:170 error CARD-2 put-1: Step put-1 uses card-1, which no step before it enrols or presents. Add an enrol-card or present-card step before it.',
    '83:172 error CARD-2 card-1: Step card-1 uses card-1, which no step before it enrols or presents. Add an enrol-card or present-card step before it.',
  ),
  spoilt(
    'a card of somebody else',
    swap('card: card-1', 'card: card-2', 'put-1'),
    '80:170 error CARD-3 put-1: Step put-1 has custodian-1 use card-2, which custodian-2 enrols. Name that person, or another card.',
    '81:170 error CARD-4 put-2: Step put-2 puts share 2 on card-2, but step put-1 has already used that card or given that share to a card. A card keeps one share, and a share goes onto one card.',
    '84:172 error CARD-5 card-1: Step card-1 has card-1 give share 1, but it was put on card-2. Name that card.',
  ),
  spoilt(
    'one card for two shares',
    swap('card: card-2', 'card: card-1', 'put-2'),
    '81:170 error CARD-3 put-2: Step put-2 has custodian-2 use card-1, which custodian-1 enrols. Name that person, or another card.',
    '81:170 error CARD-4 put-2: Step put-2 puts share 2 on card-1, but step put-1 has already used that card or given that share to a card. A card keeps one share, and a share goes onto one card.',
    '85:172 error CARD-5 card-2: Step card-2 has card-2 give share 2, but it was put on card-1. Name that card.',
  ),
  spoilt(
    'the proof by another card',
    swap('card: card-1', 'card: card-2', 'card-1'),
    '84:172 error CARD-3 card-1: Step card-1 has custodian-1 use card-2, which custodian-2 enrols. Name that person, or another card.',
    '84:172 error CARD-5 card-1: Step card-1 has card-2 give share 1, but it was put on card-1. Name that card.',
  ),
  spoilt(
    'a share for nobody',
    all(without('hand-3'), without('prove-3')),
    '79:9 error SHARE-11 split: Nobody gets share 3. Add a hand-over, a print-share or a put-share-on-card step for it.',
  ),
  spoilt(
    'a share on a card that is not proved',
    without('card-2'),
    '81:22 error SHARE-12 put-2: Step put-2 puts shares on cards that no card gives again. Add a prove-card-share step after it.',
  ),
  spoilt(
    'a sheet that is not read back',
    behind('put-1', `id: print-1, kind: print-share, title: Print, ${by(1)}, share: 1`),
    '81:24 error SHARE-15 print-1: Step print-1 prints shares that are not read back from their sheets. Add a scan-share step after it.',
  ),
  spoilt(
    'a share on a card and on a printed sheet',
    all(
      behind('card-1', `id: scan-1, kind: scan-share, title: Scan, ${by(1)}, share: 1`),
      behind('put-1', `id: print-1, kind: print-share, title: Print, ${by(1)}, share: 1`),
    ),
  ),
  spoilt(
    'a share on paper that is not typed',
    without('prove-2'),
    '82:23 error SHARE-2 hand-2: Step hand-2 hands out shares that nobody types back. Add a prove-share step after it.',
  ),
  spoilt(
    'two people for one share',
    swap('share: 2', 'share: 1', 'hand-2'),
    '82:23 error SHARE-2 hand-2: Step hand-2 hands out shares that nobody types back. Add a prove-share step after it.',
    '82:53 error SHARE-13 hand-2: Step hand-2 is about share 1 and custodian-2, but step put-1 names another person for that share, or another share for that person. A share has one custodian, and a custodian one share.',
  ),
  spoilt(
    'a share that is not made',
    all(swap('share: 3', 'share: 4', 'hand-3'), swap('share: 3', 'share: 4', 'prove-3')),
    '79:9 error SHARE-11 split: Nobody gets share 3. Add a hand-over, a print-share or a put-share-on-card step for it.',
    '83:154 error SHARE-14 hand-3: Step hand-3 is about share 4, but 3 shares are made. Correct the number.',
    '87:158 error SHARE-14 prove-3: Step prove-3 is about share 4, but 3 shares are made. Correct the number.',
  ),
  spoilt(
    'a scheme that leaves traces',
    swap('threshold:', 'scheme: shamirs-secret-sharing\n        threshold:', 'split'),
    '78:9 warning SCHEME-1 split: Step split splits by shamirs-secret-sharing: the library’s arithmetic leaves traces in the memory and caches of its process, and people write 58 blocks where SLIP-0039 has 33 words. Keep it only if you have machines or procedures that need it.',
  ),
  spoilt(
    'a printed share in blocks',
    all(
      swap('threshold:', 'scheme: shamirs-secret-sharing\n        threshold:', 'split'),
      behind('put-1', `id: print-1, kind: print-share, title: Print, ${by(1)}, share: 1`),
    ),
    '78:9 warning SCHEME-1 split: Step split splits by shamirs-secret-sharing: the library’s arithmetic leaves traces in the memory and caches of its process, and people write 58 blocks where SLIP-0039 has 33 words. Keep it only if you have machines or procedures that need it.',
    '82:24 error SCHEME-2 print-1: Step print-1 prints a share of shamirs-secret-sharing, but printed sheets hold the words of SLIP-0039 alone. Hand it over, or put it on a card.',
    '82:24 error SHARE-15 print-1: Step print-1 prints shares that are not read back from their sheets. Add a scan-share step after it.',
  ),
  spoilt(
    'a share named in a step for each',
    swap('performs: custodian-3', 'for-each: custodian, performs: each', 'hand-3'),
    '83:23 error SHARE-5 hand-3: Step hand-3 must be done by each custodian in turn, or say which share it is about. Set for-each to their role and performs to each, or give it a share.',
  ),
  spoilt(
    'a step about no share',
    swap(', share: 3', '', 'prove-3'),
    '83:23 error SHARE-2 hand-3: Step hand-3 hands out shares that nobody types back. Add a prove-share step after it.',
    '87:24 error SHARE-5 prove-3: Step prove-3 must be done by each custodian in turn, or say which share it is about. Set for-each to their role and performs to each, or give it a share.',
  ),
]
