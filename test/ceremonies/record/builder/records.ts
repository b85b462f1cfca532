import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Json, JsonObject } from '../../../../ceremonies/base/json.ts'
import { originOf } from '../../../../ceremonies/record/checkpoint.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import { certificatesOf } from './certificates.ts'
import { rightChanges, wrongChanges } from './changes.ts'
import { testCertificate, testKey } from './keys.ts'
import { type Around, ceremony, digest, type Draft, script, type SoFar } from './signed.ts'
import { rightWords, withheldWord, wrongWords } from './words.ts'

const key = testKey('record')
const root = testKey('root')
const zeros = '0'.repeat(64)

export const command: Draft = { type: 'command', fact: {} }
const opening = { follows: 'none', format: 1, mode: 'rehearsal', rules: '1', script: digest(utf8ToBytes(script)) }
const opened = (change: JsonObject = {}): Draft => ({ type: 'ceremony.opened', fact: { ...opening, ...change } })
export const openedBy = (rules: string): Draft => opened({ rules })
const recordKey = { spki: key.spki, fingerprint: digest(hexToBytes(key.spki)) }
export const keyed = (change: JsonObject = {}): Draft => ({
  type: 'record-key.made',
  fact: { ...recordKey, ...change },
})
export const sealed: Draft = { type: 'ceremony.sealed', fact: {} }
const note = (fact: Json, header: JsonObject = {}): Draft => ({ type: 'note.added', fact, header })
const signs = (fact: (soFar: SoFar) => JsonObject, type = 'checkpoint.signed'): Draft => ({ type, fact })

/** The least record with something before its seal. */
export const least = (...more: readonly Draft[]): readonly Draft[] => [command, opened(), keyed(), ...more, sealed]
const nested = (depth: number): JsonObject => (depth === 1 ? {} : { a: nested(depth - 1) })
/** The least record whose one batch has this time. */
const at = (time: string): readonly Draft[] => least().map((draft) => ({ ...draft, header: { at: time } }))

const kept = (text: string, change: JsonObject = {}): Draft => {
  const bytes = utf8ToBytes(text)
  const fact = { name: 'root.pem', sha256: digest(bytes), bytes: bytes.length, level: 'public' }
  return { type: 'artifact.kept', fact: { ...fact, ...change } }
}
const made = (label: string, spki = root.spki): Draft => ({ type: 'key.made', fact: { label, spki } })
const certified = (label = 'root', spki = root.spki, artifact = 'root.pem'): Draft => ({
  type: 'certificate.made',
  fact: { artifact, label, spki },
})
const pem = testCertificate(root)
const certificates = certificatesOf(root)
const withPem = (text: string, ...facts: readonly Draft[]): readonly [readonly Draft[], Around] => [
  least(...facts),
  { artifacts: { 'root.pem': text } },
]
const off = `${key.spki.slice(0, -2)}${key.spki.endsWith('00') ? '01' : '00'}`
const highS = (text: string): string => {
  const at = text.lastIndexOf(' ') + 1
  const bytes = Buffer.from(text.slice(at, -1), 'base64')
  const rEnd = 8 + (bytes[7] ?? 0)
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const s = (order - BigInt(`0x${bytes.subarray(rEnd + 2).toString('hex')}`)).toString(16).padStart(64, '0')
  const rest = Buffer.concat([bytes.subarray(6, rEnd), Buffer.from(`022100${s}`, 'hex')])
  return `${text.slice(0, at)}${Buffer.concat([bytes.subarray(0, 4), Buffer.of(0x30, rest.length), rest]).toString('base64')}\n`
}
/** The same signature with a length in two octets. */
const longForm = (text: string): string => {
  const at = text.lastIndexOf(' ') + 1
  const bytes = Buffer.from(text.slice(at, -1), 'base64')
  const longer = Buffer.concat([bytes.subarray(0, 5), Buffer.of(0x81), bytes.subarray(5)])
  return `${text.slice(0, at)}${longer.toString('base64')}\n`
}
const ownNote = (change: (note: string, soFar: SoFar) => string): Around => ({
  checkpoint: (soFar) => change(soFar.note(soFar.tree.size), soFar),
})
const origin = originOf('rehearsal', ceremony)
const other = nodeCrypto.sha256(Uint8Array.of(1))

/** A signature by the root key, as `key.proved`, `key.restored` and `key.held` hold it. */
const proof = (type: string, purpose: string, change: JsonObject = {}, by = root): Draft => {
  const message = concatBytes(utf8ToBytes(`strongroom/${purpose}/v1\n${ceremony}\n`), hexToBytes(zeros))
  return { type, fact: { label: 'root', challenge: zeros, signature: bytesToHex(by.sign(message)), ...change } }
}
/** The P-256 key with its point compressed. */
const compressed = `3039301306072a8648ce3d020106082a8648ce3d03010703220002${root.spki.slice(54, 118)}`

type Case = readonly [what: string, drafts: readonly Draft[], around?: Around]

/** Records that are valid though unusual. */
export const validRecords: readonly Case[] = [
  ['the least there can be', least()],
  ['a real ceremony', [command, opened({ mode: 'real' }), keyed(), sealed], { mode: 'real' }],
  ['it follows another', [command, opened({ follows: zeros }), keyed(), sealed]],
  ['aborted', [command, opened(), keyed(), { type: 'ceremony.aborted', fact: { reason: 'The lamp fell.' } }]],
  [
    'aborted, for everyone',
    [
      { ...command, withheld: true },
      opened(),
      keyed(),
      { type: 'ceremony.aborted', fact: { reason: 'The lamp fell.' }, withheld: true },
    ],
  ],
  ...[...rightWords, ...rightChanges].map(([what, facts]): Case => [what, least(...facts)]),
  ['a signed word that is withheld', [{ ...command, withheld: true }, opened(), keyed(), ...withheldWord, sealed]],
  ['a certified token', least({ type: 'token.noted', fact: { name: 'hsm', certified: true } })],
  [
    'one token of two certified',
    least(
      { type: 'token.noted', fact: { name: 'one', certified: true } },
      { type: 'token.noted', fact: { name: 'two', certified: false } },
    ),
  ],
  [
    'signed checkpoints over none, some and all facts before',
    least(...[0, 2, 5].map((size) => signs((soFar) => ({ size, note: soFar.note(size) })))),
  ],
  [
    'a record that its key signed on the way',
    least(...[3, 2, 5].map((size) => signs((soFar) => ({ size, note: soFar.note(size) }), 'record.signed'))),
  ],
  ['content 32 deep', least(note(nested(32)))],
  ['strings that need no escape', least(note({ text: '\u007f\u2028\ue000' }))],
  ['the largest integers', least(note({ most: 2 ** 53 - 1, least: 1 - 2 ** 53 }))],
  ['unknown members', [command, opened({ more: [null] }), keyed({ more: {} }), sealed]],
  ['a type of 64 characters', least({ type: `a${'.b9-c'.repeat(12)}xyz`, fact: {} })],
  ['29 February', at('2024-02-29T23:59:59.999Z')],
  ['the first year', at('0001-01-01T00:00:00.000Z')],
  [
    'a clock set back',
    [
      ...least().slice(0, 3),
      { ...command, header: { at: '2025-01-01T00:00:00.000Z' } },
      { ...sealed, header: { at: '2025-01-01T00:00:00.000Z' } },
    ],
  ],
  [
    'a head',
    [
      ...least().slice(0, 3),
      { type: 'command', fact: ({ tree }) => ({ head: Buffer.from(tree.root()).toString('hex') }) },
      sealed,
    ],
  ],
  ['a head that is no string', [{ ...command, fact: { head: null } }, ...least().slice(1)]],
  ['a key of no name that is no key', least(made('', '00'))],
  ['a certificate before its key', ...withPem(pem, certified(), kept(pem), made('root'))],
  ['proofs of a key', least(made('root'), proof('key.proved', 'verify-key'), proof('key.restored', 'restore-proof'))],
  ['a key that is held at the seal', least(made('root'), proof('key.held', 'seal'))],
  ...certificates.valid.map(([what, text]): Case => [what, ...withPem(text, made('root'), certified(), kept(text))]),
  ['a label twice', ...withPem(pem, made('root', key.spki), made('root'), certified(), kept(pem))],
]

/** Each member of each fact that is read, as anything but what it must be. */
const mistaken: readonly Case[] = [
  kept(''),
  made('root'),
  certified(),
  { type: 'token.noted', fact: { name: 'hsm', certified: true } },
  proof('key.proved', 'verify-key'),
].flatMap(({ type, fact }) =>
  Object.keys(fact as JsonObject).flatMap((name) =>
    [[], {}, null, 1, ['x']].map(
      (value): Case => [
        `${name} of ${type} that is ${JSON.stringify(value)}`,
        least({ type, fact: { ...(fact as JsonObject), [name]: value } }),
      ],
    ),
  ),
)

/** Records that are signed by their record key and invalid all the same. */
export const invalidRecords: readonly Case[] = [
  ['a high s', least(), ownNote(highS)],
  ['a length of DER not in its shortest form', least(), ownNote(longForm)],
  ['another key', least(), ownNote((_, soFar) => soFar.note(4, { key: testKey('other') }))],
  ['another origin', least(), ownNote((_, soFar) => soFar.note(4, { origin: originOf('real', ceremony) }))],
  ['another root', least(), ownNote((_, soFar) => soFar.note(4, { root: other }))],
  ['a smaller size', least(), ownNote((_, soFar) => soFar.note(3))],
  ['a larger size', least(), ownNote((_, soFar) => soFar.note(5))],
  ['the signature twice', least(), ownNote((text) => text + text.slice(text.indexOf('—')))],
  ['a second signature', least(), ownNote((text) => `${text}— witness.example AAAAAAAA\n`)],
  ['a newline after the note', least(), ownNote((text) => `${text}\n`)],
  [
    'stray bits in base64',
    least(),
    ownNote((text) =>
      text
        .replace(/\n— /, '\n\u2014 ')
        .replace(/(.)=\n\n/, (_, last: string) => `${String.fromCharCode(last.charCodeAt(0) + 1)}=\n\n`),
    ),
  ],

  ['ceremony.opened second to a record key', [command, keyed(), opened(), sealed]],
  ['ceremony.opened twice', [command, opened(), opened(), keyed(), sealed]],
  ['ceremony.opened first', [opened(), command, keyed(), sealed]],
  ['no command first', [{ ...command, type: 'note.added' }, ...least().slice(1)]],
  ['format 2', [command, opened({ format: 2 }), keyed(), sealed]],
  ['format true', [command, opened({ format: true }), keyed(), sealed]],
  ['rules that are no string', [command, opened({ rules: 1 }), keyed(), sealed]],
  ['a mode unknown', [command, opened({ mode: 'drill' }), keyed(), sealed], { mode: 'drill' }],
  ['a mode other than the checkpoint has', [command, opened({ mode: 'real' }), keyed(), sealed]],
  ['another script', [command, opened({ script: zeros }), keyed(), sealed]],
  ['it follows no digest', [command, opened({ follows: 'None' }), keyed(), sealed]],
  ['no record key', [command, opened(), sealed]],
  ['two record keys', least(keyed())],
  ['another fingerprint', [command, opened(), keyed({ fingerprint: zeros }), sealed]],
  [
    'a record key off its curve',
    [command, opened(), keyed({ spki: off, fingerprint: digest(hexToBytes(off)) }), sealed],
  ],
  ['no seal', least().slice(0, 3)],
  ['a seal too early', least(sealed)],
  ['aborted and sealed', least({ type: 'ceremony.aborted', fact: { reason: '' } })],
  [
    'aborted twice',
    [...least().slice(0, 3), ...['', ''].map((reason) => ({ type: 'ceremony.aborted', fact: { reason } }))],
  ],
  [
    'a public type at another level',
    least({ type: 'token.noted', fact: { name: 'hsm', certified: true }, header: { level: 'restricted' } }),
  ],
  ['a public type withheld', least({ type: 'token.noted', fact: { name: 'hsm', certified: true }, withheld: true })],
  [
    'a public type withheld at another level',
    [
      { ...command, withheld: true },
      ...least({ type: 'token.noted', fact: {}, header: { level: 'confidential' }, withheld: true }).slice(1),
    ],
  ],
  ['one confidential fact withheld', least({ ...note({}), withheld: true })],
  ['a token without a name', least({ type: 'token.noted', fact: { certified: true } })],
  ...mistaken,
  ['certified by a string', least({ type: 'token.noted', fact: { name: 'hsm', certified: 'yes' } })],

  ['another time in a batch', least(note({}, { at: '2026-11-21T10:00:00.001Z' }))],
  ['29 February of a common year', at('2026-02-29T10:00:00.000Z')],
  ['second 60', at('2016-12-31T23:59:60.000Z')],
  ['year 0', at('0000-01-01T00:00:00.000Z')],
  ['hour 24', at('2026-11-21T24:00:00.000Z')],
  ['no milliseconds', at('2026-11-21T10:00:00Z')],
  ['an offset', at('2026-11-21T10:00:00.000+00:00')],
  ['another place than its own', least(note({}, { seq: 4 }))],
  ['another ceremony', least(note({}, { ceremony: '1'.repeat(26) }))],
  ['version 2', least(note({}, { v: 2 }))],
  ['a level unknown', least(note({}, { level: 'secret' }))],
  ['a header member more', least(note({}, { w: 1 }))],
  ['a salt in upper case', least(note({}, { salt: 'A'.repeat(64) }))],
  ['a body of something else', least(note({}, { body: zeros }))],
  ...['a..b', 'a.', '.a', '1a', 'A', 'a_b', 'a'.repeat(65), ''].map(
    (type): Case => [`type "${type}"`, least({ type, fact: {} })],
  ),
  ['a head that nobody saw', [{ ...command, fact: { head: zeros } }, ...least().slice(1)]],
  ['content that is a list', least(note([]))],
  ['content 33 deep', least(note(nested(33)))],
  ['a float', least(note({ a: 0.5 }))],
  ['an integer beyond 2^53 − 1', least(note({ a: 2 ** 53 }))],
  ['a string not in NFC', least(note({ a: 'e\u0301' }))],
  ['a name not in NFC', least(note({ 'e\u0301': 1 }))],
  ['a noncharacter', least(note({ a: '\ufdd0' }))],
  ['an unassigned code point', least(note({ a: '\u0378' }))],
  ['a lone surrogate', least(note({ a: '\ud800' }))],

  ['a checkpoint over facts to come', least(signs((soFar) => ({ size: 4, note: soFar.note(4) })))],
  ['a checkpoint of another size than said', least(signs((soFar) => ({ size: 2, note: soFar.note(3) })))],
  ['a checkpoint of another root', least(signs((soFar) => ({ size: 2, note: soFar.note(2, { root: other }) })))],
  [
    'a checkpoint by another key',
    least(signs((soFar) => ({ size: 2, note: soFar.note(2, { key: testKey('other') }) }))),
  ],
  [
    'a checkpoint with a second signature',
    least(signs((soFar) => ({ size: 2, note: `${soFar.note(2)}— witness.example AAAAAAAA\n` }))),
  ],
  [
    'a checkpoint of another origin',
    least(signs((soFar) => ({ size: 2, note: soFar.note(2, { origin: `${origin}x` }) }))),
  ],

  [
    'a signature on the way of another origin',
    least(signs((soFar) => ({ size: 2, note: soFar.note(2, { origin: `${origin}x` }) }), 'record.signed')),
  ],
  [
    'a signature on the way over other facts',
    least(signs((soFar) => ({ size: 2, note: soFar.note(2, { root: other }) }), 'record.signed')),
  ],
  [
    'a signature on the way of another size than it says',
    least(signs((soFar) => ({ size: 1, note: soFar.note(2) }), 'record.signed')),
  ],

  ['an artifact of an unfit name', least(kept('', { name: '../x' }))],
  ['an artifact that is missing', least(kept(''))],
  ['an artifact of another length', ...withPem('x', kept('x', { bytes: 2 }))],
  ['an artifact of another digest', ...withPem('x', kept('x', { sha256: zeros }))],
  ['an artifact twice', ...withPem('x', kept('x'), kept('x'))],
  ['an artifact that no fact names', least(), { artifacts: { 'root.pem': 'x' } }],
  ['a proof for another purpose', least(made('root'), proof('key.restored', 'verify-key'))],
  ['a key that signed at the seal for another purpose', least(made('root'), proof('key.held', 'verify-key'))],
  ['a proof by another key', least(made('root'), proof('key.proved', 'verify-key', {}, key))],
  ['a proof of another challenge', least(made('root'), proof('key.proved', 'verify-key', { challenge: '00' }))],
  ['a proof of no key', least(proof('key.proved', 'verify-key'))],
  ['a proof without a signature', least(made('root'), proof('key.proved', 'verify-key', { signature: '' }))],
  ['a proof of a compressed key', least(made('root', compressed), proof('key.proved', 'verify-key'))],
  ...[...wrongWords, ...wrongChanges].map(([what, facts]): Case => [what, least(...facts)]),
  ['a certificate that is missing', least(made('root'), certified())],
  ['a certificate that is not public', ...withPem(pem, made('root'), certified(), kept(pem, { level: 'restricted' }))],
  ['a certificate of an unknown label', ...withPem(pem, made('root'), certified('other'), kept(pem))],
  ['a certificate of another key than it says', ...withPem(pem, made('root'), certified('root', key.spki), kept(pem))],
  [
    'a certificate of another key than it holds',
    ...withPem(pem, made('root', key.spki), certified('root', key.spki), kept(pem)),
  ],
  [
    'a certificate with CRLF',
    ...withPem(pem.replaceAll('\n', '\r\n'), made('root'), certified(), kept(pem.replaceAll('\n', '\r\n'))),
  ],
  ['two certificates', ...withPem(pem + pem, made('root'), certified(), kept(pem + pem))],
  ...certificates.invalid.map(([what, text]): Case => [what, ...withPem(text, made('root'), certified(), kept(text))]),
  ...damagedPem().map(([what, text]): Case => [what, ...withPem(text, made('root'), certified(), kept(text))]),
]

/** The certificate with one octet changed: a signature, an algorithm, an issuer that are not right. */
function damagedPem(): readonly (readonly [string, string])[] {
  const der = Buffer.from(pem.replace(/-----.*-----|\n/g, ''), 'base64')
  const algorithm = Buffer.from('300a06082a8648ce3d040302', 'hex')
  const name = Buffer.from('Example Trust Services')
  const changed = (at: number) => {
    const copy = Buffer.from(der)
    copy[at] = (copy[at] ?? 0) ^ 1
    const lines = copy.toString('base64').match(/.{1,64}/g) ?? []
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
  }
  return [
    ['a certificate whose signature is wrong', changed(der.length - 1)],
    ['a certificate that says another algorithm inside', changed(der.indexOf(algorithm) + 11)],
    ['a certificate that says another algorithm outside', changed(der.lastIndexOf(algorithm) + 11)],
    ['a certificate of another issuer', changed(der.indexOf(name))],
    ['a certificate of another subject', changed(der.lastIndexOf(name))],
  ]
}
