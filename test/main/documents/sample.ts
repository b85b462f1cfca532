/** A whole ceremony as the documents' data: what an ordinary root ceremony of a CA gives, with role names for people. */
import { createHash } from 'node:crypto'
import { message } from '../../../ceremonies/base/message.ts'
import { wordsOf } from '../../../ceremonies/record/words.ts'
import type {
  Entry,
  PaperModel,
  PaperStep,
  Person,
  TranscriptAct,
  TranscriptModel,
  TranscriptStep,
  Word,
} from '../../../ceremonies/transcript/model.ts'

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
export const wordsFor = (text: string): readonly string[] => wordsOf(createHash('sha256').update(text).digest())

const text = (label: string, value: string): Entry => ({ label, value, form: 'text' })
const hex = (label: string, value: string): Entry => ({ label, value, form: 'hex' })
const code = (label: string, value: string): Entry => ({ label, value, form: 'code' })
const said = (title: string): Word => ({ title, method: 'code' })

const titles = [
  'Ceremony administrator',
  'Internal witness',
  'External auditor',
  'Crypto officer 1',
  'Crypto officer 2',
  ...[1, 2, 3, 4, 5].map((n) => `Custodian ${n}`),
]
const people: readonly Person[] = titles.map((title, index) => ({
  part: title.toLowerCase().replaceAll(' ', '-'),
  title,
  name: `Person in role ${index + 1}`,
  method: index === 2 ? 'smartcard' : 'personal code',
  from: null,
  until: null,
  brought: title.includes('itness') || title.includes('auditor') ? `7391 ${index}042 5566 1234` : null,
  copied: title.includes('itness') || title.includes('auditor'),
}))

let minute = 0
const at = (): string => new Date(Date.UTC(2026, 10, 21, 9, 0, 0, 123) + 97_000 * minute++).toISOString()

function step(number: string, title: string, changes: Partial<TranscriptStep> = {}): TranscriptStep {
  return {
    number,
    title,
    outcome: 'done',
    started: at(),
    finished: at(),
    performed: said('Ceremony administrator'),
    witnessed: [said('Internal witness'), { title: 'External auditor', method: 'smartcard' }],
    basis: 'seen',
    said: null,
    controls: [],
    entries: [],
    remarks: [],
    ...changes,
  }
}

function act(number: number, title: string, steps: readonly TranscriptStep[]): TranscriptAct {
  const words = wordsFor(`act ${number}`)
  return {
    number,
    title,
    steps,
    checkpoint: {
      at: at(),
      size: number * 31,
      root: digest(`root ${number}`),
      words,
      copied: ['Internal witness', 'External auditor'],
    },
  }
}

function course(): readonly TranscriptAct[] {
  minute = 0
  const custodians = [1, 2, 3, 4, 5]
  return [
    act(1, 'Opening', [
      step('1.1', 'Roll call', {
        said: 'Everybody in this room says their name and role, shows a document, and is appointed to the trusted role.',
        entries: [
          ...titles.map((title) => text(`${title}: identified by`, 'passport')),
          text('All appointed to the trusted role', 'yes'),
        ],
      }),
      step('1.2', 'Certificate policy and practice statement', {
        basis: 'said',
        said: 'This ceremony follows the certificate policy in the version named on the cover.',
        entries: [text('Version on the table', 'CP/CPS 4.2')],
      }),
      step('1.3', 'Digest of the previous ceremony’s note, from paper', {
        entries: [hex('Follows', digest('previous'))],
      }),
      step('1.4', 'Two clocks', {
        performed: said('Crypto officer 1'),
        witnessed: [said('Crypto officer 2')],
        entries: [
          text('Which clock', 'radio clock on the wall'),
          text('What it shows', '2026-11-21T09:12:04Z'),
          text('Offsets', '+1 s and −2 s'),
        ],
      }),
    ]),
    act(2, 'Equipment', [
      step('2.1', 'Boot medium, digest computed on a second machine', {
        entries: [hex('Boot medium: digest', digest('medium')), text('Boot medium: intact and as expected', 'yes')],
      }),
      step('2.2', 'Environment of the laptop', {
        basis: 'said',
        entries: [
          text('Operating system', 'Debian GNU/Linux 12'),
          hex('Application digest', digest('application')),
          text('Interfaces', 'lo'),
          text('Swap', 'none'),
          text('Core dumps', 'off'),
        ],
        remarks: [
          {
            at: at(),
            text: 'Finding LAPTOP-3: a radio is present but blocked; a real ceremony accepts this.',
            tone: 'note',
          },
        ],
      }),
      step('2.3', 'HSM out of its bag', {
        entries: [text('Bag: number', 'TB 0047 1192'), text('HSM: serial number', 'b1c4 77e0 9f21 6a05')],
      }),
    ]),
    act(3, 'Keys', [
      step('3.1', 'Commission the token', {
        performed: said('Crypto officer 1'),
        witnessed: [said('Crypto officer 2'), said('Internal witness')],
        entries: [text('Label', 'root-2026'), text('Serial', 'b1c477e09f216a05')],
      }),
      step('3.2', 'Make the record key', {
        basis: 'signed',
        entries: [code('CKA_ID', '9c0d22e1a7'), hex('Fingerprint', digest('record key'))],
      }),
      step('3.3', 'Make the backup key', {
        entries: [text('Set', '3 of 5, identity 21 077'), code('Check value (CMAC, 3 bytes)', 'a1 b2 c3')],
      }),
      ...custodians.map((n) =>
        step(`3.${3 + n}`, `Hand over share ${n}`, {
          performed: said(`Custodian ${n}`),
          witnessed: [said('Internal witness')],
          entries: [
            text('Shown once to', `Custodian ${n}`),
            text('Typed back in full', 'yes'),
            text('Envelope', `TB 0048 220${n}`),
          ],
        }),
      ),
      step('3.9', 'Prove every quorum of the shares', { entries: [text('Quorums combined and compared', '10')] }),
      step('3.10', 'Generate the root key', {
        basis: 'signed',
        entries: [
          text('Label', 'example-root-r1'),
          text('Algorithm', 'EC-P384'),
          code('CKA_ID', '5f000102030405060708090a0b0c0d0e'),
          hex('Public key (SPKI) SHA-256', digest('spki')),
        ],
        remarks: [
          {
            at: at(),
            text: 'The first attempt failed (DEVICE_LOST): the token did not answer for 30 s; its host process was ended.',
            tone: 'warning',
          },
          {
            at: at(),
            text: 'In doubt. Found in the token: nothing by this CKA_ID. Crypto officer 1 and Crypto officer 2 decided: discard and redo.',
            tone: 'warning',
          },
        ],
      }),
      step('3.11', 'Wrap the root key for the archive', {
        basis: 'signed',
        entries: [
          text('Mechanism', 'AES-KWP (RFC 5649), 0x210A proved exact'),
          text('Length', '192 bytes, of which 185 DER'),
          hex('Blob SHA-256', digest('blob')),
        ],
      }),
      step('3.12', 'Restore proof', {
        basis: 'signed',
        entries: [text('Shares typed', '1, 3, 5'), text('Twin opened in software', 'yes, 5 trailing zero bytes')],
      }),
      step('3.13', 'Make the root key unextractable', {
        entries: [text('CKA_EXTRACTABLE', 'false'), text('A wrap attempt was refused with', 'CKR_KEY_UNEXTRACTABLE')],
      }),
    ]),
    act(4, 'Certificate and closing', [
      step('4.1', 'Self-signed certificate', {
        basis: 'signed',
        entries: [
          text('Subject', 'CN=Example Root CA R1,O=Example Trust Services,C=DE'),
          text('Validity', '2026-11-21 to 2051-11-20'),
          code('Serial', '5f000102030405060708090a0b0c0d0e'),
          hex('SHA-256', digest('certificate')),
        ],
      }),
      step('4.2', 'Second signature of the day’s attestation', {
        outcome: 'skipped',
        finished: null,
        started: null,
        performed: null,
        witnessed: [],
      }),
      step('4.3', 'Seal', {
        basis: 'signed',
        entries: [text('Left in the token', 'example-root-r1 (private, public)'), text('Record key', 'destroyed')],
      }),
    ]),
  ]
}

export function sampleTranscript(changes: Partial<TranscriptModel> = {}): TranscriptModel {
  return {
    title: 'Root key of Example Root CA R1',
    purpose:
      'A root key is born in an HSM, archived under a key that five custodians share, and signs its own certificate.',
    ceremony: '01jd7qk3h8m2v5x9c4t6w0b1n2',
    mode: 'real',
    softwareToken: false,
    softwareCard: false,
    outcome: 'sealed',
    opened: '2026-11-21T09:00:00.123Z',
    closed: '2026-11-21T11:21:27.123Z',
    place: 'Ceremony room 2, ground floor',
    policy: 'Example Trust Services CP/CPS, version 4.2',
    language: text('Language', 'English, as read in the room'),
    script: { file: 'root-key.yaml', sha256: digest('script') },
    application: [
      text('Version', 'strongroom 0.1.0'),
      code('Commit', digest('commit').slice(0, 40)),
      hex('Application digest', digest('application')),
      text('Node.js', 'v24.21.0'),
    ],
    follows: digest('previous'),
    size: 214,
    root: digest('root'),
    note: { sha256: digest('note'), words: wordsFor('note') },
    archive: 'wrapped',
    people,
    equipment: [
      {
        title: 'HSM: root token',
        entries: [
          text('Module', 'Example HSM cryptoki'),
          code('Module file', '/usr/lib/example/libexample-pkcs11.so'),
          hex('Module SHA-256', digest('module')),
          text('Serial', 'b1c477e09f216a05'),
          text('Firmware', '7.8.2'),
          text('Certificate', 'FIPS 140-3 level 3, no. 4711'),
        ],
      },
      {
        title: 'Laptop',
        entries: [
          text('Model', 'without disk, radio removed'),
          text('Boot medium', 'read-only'),
          text('Bag', 'TB 0047 1190'),
        ],
      },
    ],
    parameters: [
      text('Algorithm', 'EC-P384'),
      text('Subject', 'CN=Example Root CA R1,O=Example Trust Services,C=DE'),
      text('Validity in years', '25'),
      text('Shares needed', '3'),
      text('Shares made', '5'),
      text('Archive', 'wrapped'),
    ],
    results: [
      {
        title: 'Root key example-root-r1',
        entries: [
          text('Algorithm', 'EC-P384'),
          text('State', 'archived, restore-proved, unextractable'),
          hex('Public key SHA-256', digest('spki')),
        ],
      },
      {
        title: 'Certificate root.pem',
        entries: [
          text('Subject', 'CN=Example Root CA R1,O=Example Trust Services,C=DE'),
          code('Serial', '5f000102030405060708090a0b0c0d0e'),
          hex('SHA-256', digest('certificate')),
        ],
      },
    ],
    acts: course(),
    exceptions: [],
    artifacts: [
      { name: 'root.pem', kind: 'certificate', bytes: 871, level: 'public', sha256: digest('pem') },
      {
        name: 'example-root.wrapped',
        kind: 'archived key',
        bytes: 192,
        level: 'confidential',
        sha256: digest('blob'),
      },
    ],
    afterwards: [{ at: '2026-11-21T12:40:05.000Z', text: 'The record key is destroyed (objects destroyed: 2).' }],
    verify: 'bin/strongroom verify bundle.tar --checkpoint words.txt',
    ...changes,
  }
}

/** The same as a rehearsal on a software token without archive, with an open exception. */
export function sampleRehearsal(): TranscriptModel {
  return sampleTranscript({
    mode: 'rehearsal',
    softwareToken: true,
    softwareCard: false,
    archive: 'none',
    exceptions: [
      {
        number: 1,
        at: '2026-11-21T10:12:05.123Z',
        by: 'Ceremony administrator',
        confirmed: [],
        step: '3.11',
        expected: 'The root key is wrapped under the backup key.',
        happened: 'The token cannot wrap an Ed25519 key (CKR_KEY_NOT_WRAPPABLE).',
        decided: 'The rehearsal goes on without an archive.',
        effect: 'No backup of this key exists.',
        remedy: 'Choose an algorithm that the token can wrap, or set archive: none in the script.',
        open: true,
        remedied: null,
      },
      {
        number: 2,
        at: '2026-11-21T10:40:41.123Z',
        by: 'Internal witness',
        confirmed: [],
        step: '3.6',
        expected: 'Envelope TB 0048 2203 for share 3.',
        happened: 'The envelope’s flap was creased.',
        decided: 'A spare envelope, TB 0048 2209, was used.',
        effect: 'None on the keys.',
        remedy: 'Enter the spare envelope in the register.',
        open: true,
        remedied: { at: '2026-11-21T11:02:10.123Z', by: 'Crypto officer 2', statement: 'Entered, page 14.' },
      },
    ],
  })
}

const fields = (by: string, ...labels: string[]): PaperStep['fields'] =>
  labels.map((label) => ({ label, by, options: [], digest: false }))

export function samplePaper(changes: Partial<PaperModel> = {}): PaperModel {
  const base = {
    performs: 'Ceremony administrator',
    witnesses: ['Internal witness', 'External auditor'],
    minutes: 5,
    say: null,
    details: [],
    fields: [],
    roll: null,
    controls: [],
    words: 0,
  }
  return {
    title: 'Root key of Example Root CA R1',
    purpose:
      'A root key is born in an HSM, archived under a key that five custodians share, and signs its own certificate.',
    policy: 'Example Trust Services CP/CPS, version 4.2',
    script: { file: 'root-key.yaml', sha256: digest('script'), words: wordsFor('script') },
    parameters: sampleTranscript().parameters,
    people: titles.map((title, index) => ({
      title,
      duty: index === 0 ? 'Leads through the script and reads aloud.' : null,
    })),
    conflicts: [
      ['Ceremony administrator', 'Internal witness'],
      ['Crypto officer', 'Custodian'],
    ],
    custody: [
      {
        title: message('custody.section.places'),
        entries: [{ label: message('custody.share', { share: 1 }), value: 'Safe A', form: 'text' }],
      },
    ],
    equipment: [
      {
        title: 'HSMs',
        entries: [text('Root token', 'FIPS 140-3 level 3, firmware 7.8.2'), text('Spare token', 'same model')],
      },
      {
        title: 'Bags and media',
        entries: [
          text('Bag of the HSM', 'TB 0047 1192'),
          text('Boot medium', 'read-only'),
          text('Two media for the bundle', ''),
        ],
      },
    ],
    minutes: 205,
    acts: [
      {
        number: 1,
        title: 'Opening',
        minutes: 25,
        steps: [
          {
            ...base,
            number: '1.1',
            title: 'Roll call',
            minutes: 10,
            say: 'Everybody in this room says their name and role, shows a document, and is appointed to the trusted role.',
            roll: {
              people: titles,
              questions: [
                { label: 'Identified by', options: ['passport', 'identity card'] },
                { label: 'Appointed', options: ['yes', 'no'] },
              ],
            },
            controls: ['WebTrust 4.1', 'ETSI EN 319 411-1 6.5.1'],
          },
          {
            ...base,
            number: '1.2',
            title: 'Two clocks',
            performs: 'Crypto officer 1',
            witnesses: ['Crypto officer 2'],
            fields: [
              ...fields('Crypto officer 1', 'Which clock', 'What it shows, in UTC'),
              ...fields('Crypto officer 2', 'Which clock', 'What it shows, in UTC'),
            ],
          },
          {
            ...base,
            number: '1.3',
            title: 'Checkpoint of act 1',
            say: 'I read the words; each witness writes them down.',
            words: 32,
          },
        ],
      },
      {
        number: 2,
        title: 'Equipment',
        minutes: 40,
        steps: [
          {
            ...base,
            number: '2.1',
            title: 'Boot medium',
            details: [text('Boot medium', 'digest computed on a second machine')],
            fields: [
              ...fields('Ceremony administrator', 'Boot medium: digest'),
              {
                label: 'Boot medium: intact and as expected',
                by: 'Ceremony administrator',
                options: ['yes', 'no'],
                digest: false,
              },
            ],
          },
          {
            ...base,
            number: '2.2',
            title: 'Generate the root key',
            performs: 'Crypto officer 1',
            witnesses: ['Crypto officer 2', 'Internal witness', 'External auditor'],
            details: [text('Token', 'root'), text('Label', 'example-root-r1'), text('Algorithm', 'EC-P384')],
            minutes: 3,
          },
        ],
      },
    ],
    exceptionSheets: 2,
    ...changes,
  }
}
