import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Json } from '../../../../ceremonies/base/json.ts'
import { canonical } from '../../../../ceremonies/base/canonical.ts'
import type { Files } from '../../../../ceremonies/record/bundle.ts'
import { checkpointText, originOf, parseCheckpoint } from '../../../../ceremonies/record/checkpoint.ts'
import { disclose } from '../../../../ceremonies/record/disclose.ts'
import { leafData, leafHash, parseLine, withhold } from '../../../../ceremonies/record/line.ts'
import { digestOfText, keyIdOf, parseNote, writeNote } from '../../../../ceremonies/record/note.ts'
import { rootOf } from '../../../../ceremonies/record/tree.ts'
import { wordsOf } from '../../../../ceremonies/record/words.ts'
import { nodeMeans } from '../../../../main/bundle/means.ts'
import { packBundle } from '../../../../main/bundle/tar.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import { linesIn } from '../tamper/damages.ts'
import { exampleRecord } from './example.ts'
import { testKey } from './keys.ts'
import type { Change, Place } from './read.ts'
import { invalidRecords, validRecords } from './records.ts'
import { signedRecord } from './signed.ts'

const { record, files } = exampleRecord()
const lines = linesIn(files)

const values: readonly Json[] = [
  {},
  [],
  { b: 1, a: [true, false, null], ä: 'Größe', '10': 0, '9': -1, '': '' },
  { text: '"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028€😀' },
  { largest: 9007199254740991, smallest: -9007199254740991 },
  { '€': 1, '😀': 2, ﬀ: 3 },
  { 'of Unicode 14': '\u{1e290}\u{1fae0}\u{2a6de}\u{16a70}' },
]

/** Texts that are JSON but no canonical fact, and why. */
const refused: readonly (readonly [string, string])[] = [
  ['{"a": 1}', 'white space'],
  ['{"b":1,"a":2}', 'names out of order'],
  ['{"9":1,"10":2}', 'names in number order'],
  ['{"a":1,"a":1}', 'a name twice'],
  ['{"a":1e0}', 'an exponent'],
  ['{"a":1.5}', 'a float'],
  ['{"a":-0}', 'negative zero'],
  ['{"a":9007199254740992}', 'beyond 2^53 - 1'],
  ['{"a":"\\u0041"}', 'a needless escape'],
  ['{"a":"\\/"}', 'an escaped slash'],
  ['{"a":"\\u000a"}', 'a long escape'],
  ['{"a":"\\u001F"}', 'an escape in upper case'],
  ['{"a":"\\ud800"}', 'a lone surrogate'],
  ['{"a":"e\u0301"}', 'not NFC'],
  ['{"a":"\ufdd0"}', 'a noncharacter'],
  ['{"a":"\u0378"}', 'an unassigned code point'],
  ['{"a":"\u{1e4d0}"}', 'a letter of Unicode 15.0'],
  ['{"\u{1fae8}":1}', 'a sign of Unicode 15.0 in a name'],
  ['{"a":"\u{2ebf0}"}', 'an ideograph of Unicode 15.1'],
  ['{"a":"\u{1c89}"}', 'a letter of Unicode 16.0'],
  [`${'{"a":'.repeat(33)}0${'}'.repeat(33)}`, 'nesting deeper than 32'],
]

/** Changes of one place in a file of the example: each makes it invalid. */
const invalid: readonly { what: string; file: string; from: string; to: string }[] = [
  { what: 'another time', file: 'facts.jsonl', from: '.000Z', to: '.001Z' },
  { what: 'another level', file: 'facts.jsonl', from: '"level":"restricted"', to: '"level":"confidential"' },
  { what: 'another type', file: 'facts.jsonl', from: '"type":"note.added"', to: '"type":"note.adden"' },
  { what: 'another word in a fact', file: 'facts.jsonl', from: 'all here', to: 'all gone' },
  { what: 'a space', file: 'facts.jsonl', from: '"v":1}', to: '"v": 1}' },
  {
    what: 'a fact withheld alone',
    file: 'facts.jsonl',
    from: `${lines[3] ?? ''}\n`,
    to: withhold(parseLine(lines[3] ?? '')),
  },
  { what: 'the last fact gone', file: 'facts.jsonl', from: `${lines.at(-1) ?? ''}\n`, to: '' },
  { what: 'no newline at the end', file: 'facts.jsonl', from: `${lines.at(-1) ?? ''}\n`, to: lines.at(-1) ?? '' },
  { what: 'another script', file: 'script.yaml', from: 'An', to: 'No' },
  { what: 'another artifact', file: 'artifacts/video.txt', from: '1', to: '2' },
  {
    what: 'another size in the checkpoint',
    file: 'checkpoint',
    from: `\n${record.size}\n`,
    to: `\n${record.size - 1}\n`,
  },
  { what: 'another origin in the checkpoint', file: 'checkpoint', from: 'rehearsal', to: 'real' },
  { what: 'a space after the manifest', file: 'manifest.json', from: '}\n', to: '} \n' },
  { what: 'a leaf in upper case', file: 'leaves', from: firstWithLetter(), to: firstWithLetter().toUpperCase() },
]

function firstWithLetter(): string {
  return `${bytesToHex(record.tree.leaf(0))}\n`
}

const note = record.note()
const { text: noteText = '' } = parseNote(note) ?? {}
const ownDigest = digestOfText(noteText, nodeCrypto)
const ownWords = wordsOf(ownDigest).join(' ')
const early = earlyNote()
const earlyDigest = digestOfText(parseNote(early)?.text ?? '', nodeCrypto)
const witness = '— witness.example/1 AAAAAAAA\n'
const dash = note.indexOf('—')
const signed = (change: { origin?: string; size?: number; root?: Uint8Array }, key = record.key): string => {
  const { origin = originOf(record.mode, record.ceremony), size = record.size, root = record.tree.root() } = change
  const text = checkpointText({ origin, size, root })
  return writeNote(text, origin, key.spki, key.sign(utf8ToBytes(text)), nodeCrypto)
}

function earlyNote(): string {
  const { fact } = JSON.parse(lines.find((line) => line.includes('"checkpoint.signed"')) ?? '') as {
    fact: { note: string }
  }
  return fact.note
}

/** The words, each with its place from 1. */
function numbered(entry: (word: string, place: number) => string): string {
  return ownWords
    .split(' ')
    .map((word, at) => entry(word, at + 1))
    .join(' ')
}

/** The numbered words as a table of `rows`, whose columns follow one another. */
function downwards(rows: number): string {
  const words = ownWords.split(' ')
  const row = (at: number) => words.flatMap((word, place) => (place % rows === at ? [`${place + 1} ${word}`] : []))
  return Array.from({ length: rows }, (_, at) => row(at).join('\t')).join('\n')
}

/** What may come from outside, for each bundle of the example. */
const outside: readonly (readonly ['anchored' | 'agrees' | 'invalid' | 'malformed', string, string])[] = [
  ['anchored', 'the note', note],
  ['anchored', 'the note with a line by another key behind', note + witness],
  ['anchored', 'the note with a line by another key before', note.slice(0, dash) + witness + note.slice(dash)],
  [
    'anchored',
    'the note with a line of its name by another key',
    `${note}— ${originOf(record.mode, record.ceremony)} AAAAAAAA\n`,
  ],
  ['anchored', 'the digest', bytesToHex(ownDigest)],
  ['anchored', 'the digest with white space around', ` \t${bytesToHex(ownDigest)}\r\n`],
  ['anchored', 'the digest in upper case', bytesToHex(ownDigest).toUpperCase()],
  ['anchored', 'the digest after a byte order mark', `\ufeff${bytesToHex(ownDigest)}`],
  [
    'anchored',
    'the digest in groups, on lines',
    bytesToHex(ownDigest).replace(/.{4}/g, '$& ').replace(/.{20}/g, '$&\n'),
  ],
  ['anchored', 'the digest with colons', bytesToHex(ownDigest).replace(/..(?=.)/g, '$&:')],
  ['anchored', 'the words', ownWords],
  ['anchored', 'the words in capitals, one a line', `\n${ownWords.toUpperCase().replaceAll(' ', '\r\n')}\n`],
  ['anchored', 'the words after a byte order mark', `\ufeff${ownWords}`],
  ['anchored', 'the words with their numbers', numbered((word, place) => `${place} ${word}`)],
  ['anchored', 'the words with their numbers and points', numbered((word, place) => `${place}. ${word}\n`)],
  [
    'anchored',
    'the words with numbers of two digits and brackets',
    numbered((word, place) => `(${`0${place}`.slice(-2)})${word}`),
  ],
  ['anchored', 'the words in columns that are read downwards', downwards(8)],
  [
    'anchored',
    'the words with a number before each row',
    numbered((word, place) => (place % 4 === 1 ? `\n${place}: ${word}` : word)),
  ],
  ['anchored', 'the words with commas and dashes', ownWords.replaceAll(' ', ', - ')],
  ['agrees', 'an earlier note', early],
  ['agrees', 'its digest', bytesToHex(earlyDigest)],
  ['agrees', 'its words', wordsOf(earlyDigest).join(' ')],
  ['agrees', 'an earlier note that is in no fact', signed({ size: 5, root: record.tree.root(5) })],
  ['malformed', 'nothing', ''],
  ['malformed', 'white space', ' \n'],
  ['invalid', 'the note with our line twice', note + note.slice(dash)],
  ['malformed', 'the note with a space behind', `${note} `],
  ['malformed', 'the note with an empty line behind', `${note}\n`],
  ['malformed', 'the note without its last newline', note.slice(0, -1)],
  ['malformed', 'the note with a line without signature', `${note}— witness.example/1 AAAAAA==\n`],
  ['malformed', 'the note with a line by a name outside ASCII', `${note}— zeuge.beispiel/ö AAAAAAAA\n`],
  ['invalid', 'the note by another key alone', signed({}, testKey('other'))],
  ['malformed', 'the text without a signature', noteText],
  ['invalid', 'another root', signed({ root: ownDigest })],
  ['invalid', 'an earlier root that is not this record’s', signed({ size: 5, root: ownDigest })],
  ['invalid', 'a larger size', signed({ size: record.size + 1 })],
  ['invalid', 'another origin', signed({ origin: originOf('real', record.ceremony) })],
  ['invalid', 'another digest', bytesToHex(record.tree.root())],
  ['malformed', 'the digest after a no-break space', `\u00a0${bytesToHex(ownDigest)}`],
  ['malformed', 'a word too few', ownWords.replace(/ \S+$/, '')],
  ['malformed', 'the words twice', `${ownWords} ${ownWords}`],
  ['invalid', 'other words', wordsOf(record.tree.root()).join(' ')],
  ['malformed', 'a word that is not in the list', ownWords.replace(/^\S+/, 'nowhere')],
  ['malformed', 'two words swapped', ownWords.replace(/^(\S+) (\S+)/, '$2 $1')],
  ['malformed', 'a number twice', numbered((word, place) => `${Math.min(place, 31)} ${word}`)],
  ['malformed', 'a number that is none', numbered((word, place) => `${place + 1} ${word}`)],
  ['malformed', 'a number of three digits', numbered((word, place) => `${`00${place}`.slice(-3)} ${word}`)],
  ['malformed', 'a number without a word', `${ownWords} 33`],
  ['malformed', 'two numbers for a word', `1 1 ${ownWords}`],
  ['malformed', 'a heading before the words', `Words: ${ownWords}`],
  ['malformed', 'a heading before the digest', `SHA-256 ${bytesToHex(ownDigest)}`],
  ['malformed', 'a digit too few', bytesToHex(ownDigest).slice(1)],
  ['malformed', 'a note of another log', signed({ origin: 'log.example' })],
  [
    'malformed',
    'a note of another mode',
    signed({ origin: originOf('real', record.ceremony).replace('real', 'practice') }),
  ],
  ['malformed', 'a size beyond 2^53 - 1', signed({ size: 2 ** 53 })],
  ['malformed', 'no text', 'the digest \u0000'],
  ['malformed', 'a letter whose lower case is one of ours', ownWords.replace(/[k]/, '\u212a')],
  ['invalid', 'a word copied wrongly', ownWords.replace(/^\S+/, ownWords.startsWith('Zulu') ? 'aardvark' : 'Zulu')],
  ['malformed', 'the words without white space', ownWords.replaceAll(' ', '')],
]

/** Changes of an archive: at an offset so many bytes give way to others. None is the archive of a bundle. */
const archives = (tar: Buffer): readonly { what: string; at: number; remove: number; insert: string }[] => {
  const first = tar.subarray(0, 512)
  const size = Number.parseInt(first.toString('latin1', 124, 135), 8)
  const entry = 512 + Math.ceil(size / 512) * 512
  const hex = (text: string) => Buffer.from(text).toString('hex')
  const folder = Buffer.from(first)
  folder.fill(0, 0, 100).write('bundle/', 0)
  folder.write('00000000000 ', 124).toString()
  folder.write('5', 156)
  folder.write('        ', 148)
  const sum = folder.reduce((total, byte) => total + byte, 0)
  folder.write(`${sum.toString(8).padStart(6, '0')} \0`, 148, 'latin1')
  return [
    { what: 'another mode', at: 100, remove: 6, insert: hex('000644') },
    { what: 'a user', at: 108, remove: 6, insert: hex('000001') },
    { what: 'a time', at: 136, remove: 11, insert: hex('00000000001') },
    { what: 'a name of the user', at: 265, remove: 1, insert: hex('r') },
    { what: 'a byte in the padding', at: entry - 1, remove: 1, insert: '01' },
    { what: 'one byte more at the end', at: tar.length, remove: 0, insert: '00' },
    { what: 'a block more at the end', at: tar.length, remove: 0, insert: '00'.repeat(512) },
    { what: 'a block less at the end', at: tar.length - 512, remove: 512, insert: '' },
    { what: 'an entry for the folder', at: 0, remove: 0, insert: folder.toString('hex') },
    { what: 'an entry twice', at: 0, remove: 0, insert: tar.subarray(0, entry).toString('hex') },
    {
      what: 'an entry at the end instead of the beginning',
      at: 0,
      remove: tar.length,
      insert: Buffer.concat([tar.subarray(entry, -1024), tar.subarray(0, entry), Buffer.alloc(1024)]).toString('hex'),
    },
    { what: 'no entry', at: 0, remove: tar.length - 1024, insert: '' },
  ]
}

/** Damages of the example, and where it is found. */
const damaged: readonly { what: string; damage: Place | null; changes: readonly Change[] }[] = (() => {
  const parsed = lines.map(parseLine)
  const leavesBefore = nodeMeans.utf8(files.get('leaves') ?? new Uint8Array(0))
  const leaf = (line: string) => `${bytesToHex(leafHash(parseLine(line), nodeCrypto))}\n`
  const later = (place: number) => (lines[place] ?? '').replace('.000Z', '.001Z')
  const shifted = (place: number): Change => ({ file: 'facts.jsonl', from: lines[place] ?? '', to: later(place) })
  const covered = (place: number): Change => ({
    file: 'leaves',
    from: leaf(lines[place] ?? ''),
    to: leaf(later(place)),
  })
  const inner = parsed.findIndex(({ type }) => type === 'checkpoint.signed')
  const { size } = (parsed[inner]?.content?.fact ?? {}) as { size: number }
  const last = lines.length - 1
  const salted = lines[2]?.replace(/"salt":"./, (text) => `"salt":"${text.endsWith('0') ? '1' : '0'}`) ?? ''
  return [
    { what: 'a time, and leaves left', damage: { fact: 5 }, changes: [shifted(5)] },
    { what: 'a salt', damage: { fact: 2 }, changes: [{ file: 'facts.jsonl', from: lines[2] ?? '', to: salted }] },
    {
      what: 'a line gone',
      damage: { fact: 9 },
      changes: [{ file: 'facts.jsonl', from: `${lines[9] ?? ''}\n`, to: '' }],
    },
    {
      what: 'the last line gone',
      damage: { fact: last },
      changes: [{ file: 'facts.jsonl', from: `${lines[last] ?? ''}\n`, to: '' }],
    },
    {
      what: 'a line twice',
      damage: { fact: 8 },
      changes: [{ file: 'facts.jsonl', from: lines[7] ?? '', to: `${lines[7] ?? ''}\n${lines[7] ?? ''}` }],
    },
    {
      what: 'a line that cannot be read',
      damage: { fact: 4 },
      changes: [{ file: 'facts.jsonl', from: lines[4] ?? '', to: ` ${lines[4] ?? ''}` }],
    },
    {
      what: 'a line that cannot be read, and no leaves',
      damage: { fact: 4 },
      changes: [
        { file: 'facts.jsonl', from: lines[4] ?? '', to: ` ${lines[4] ?? ''}` },
        { file: 'leaves', from: leavesBefore, to: '' },
      ],
    },
    {
      what: 'a time and its leaf, before the checkpoint of an act',
      damage: { from: 0, to: size - 1 },
      changes: [shifted(size - 2), covered(size - 2)],
    },
    {
      what: 'a time and its leaf, after the checkpoint of an act',
      damage: { from: size, to: last },
      changes: [shifted(last), covered(last)],
    },
    {
      what: 'a time and its leaf, and the checkpoint of an act is by no key',
      damage: null,
      changes: [
        { file: 'facts.jsonl', from: `"spki":"${record.key.spki}"`, to: `"spki":"${testKey('root').spki}"` },
        shifted(last),
        covered(last),
      ],
    },
  ]
})()

const texts = (bundle: Files) => Object.fromEntries([...bundle].map(([name, bytes]) => [name, nodeMeans.utf8(bytes)]))

function records() {
  const all = [
    ...validRecords.map((one) => [true, ...one] as const),
    ...invalidRecords.map((one) => [false, ...one] as const),
  ]
  return all.map(([valid, what, drafts, around]) => ({ what, valid, files: texts(signedRecord(drafts, around ?? {})) }))
}

/** All vectors: files by name under test/fixtures/record/. */
export async function vectors(): Promise<ReadonlyMap<string, Uint8Array>> {
  const made = new Map<string, Uint8Array>()
  const bundles = {
    confidential: files,
    restricted: disclose(files, 'restricted', nodeMeans),
    public: disclose(files, 'public', nodeMeans),
  }
  for (const [level, bundle] of Object.entries(bundles)) {
    for (const [name, bytes] of bundle) made.set(`${level}/${name}`, bytes)
    made.set(`${level}.tar`, await packBundle(bundle))
  }
  const tables = table(await packBundle(files))
  return made.set('vectors.json', utf8ToBytes(`${JSON.stringify(tables, null, 2)}\n`))
}

function table(tar: Buffer) {
  const { text = '' } = parseNote(record.note()) ?? {}
  const checkpoint = parseCheckpoint(text)
  const digest = digestOfText(text, nodeCrypto)
  const leaves = Array.from({ length: record.size }, (_, index) => record.tree.leaf(index))
  return {
    canonical: values.map((value) => ({ value, text: canonical(value) })),
    refused: refused.map(([spelling, why]) => ({ text: spelling, why })),
    lines: lines.map((line) => {
      const parsed = parseLine(line)
      return {
        line,
        withheld: withhold(parsed).slice(0, -1),
        leafData: leafData(parsed),
        body: parsed.body,
        leaf: bytesToHex(leafHash(parsed, nodeCrypto)),
      }
    }),
    tree: {
      leaves: leaves.map(bytesToHex),
      roots: Array.from({ length: leaves.length + 1 }, (_, size) =>
        bytesToHex(rootOf(leaves.slice(0, size), nodeCrypto)),
      ),
    },
    checkpoint: {
      origin: originOf(record.mode, record.ceremony),
      size: checkpoint?.size,
      root: bytesToHex(checkpoint?.root ?? Uint8Array.of()),
      text,
      spki: record.key.spki,
      keyId: keyIdOf(record.key.spki, nodeCrypto),
      note: record.note(),
      digest: bytesToHex(digest),
      words: wordsOf(digest),
    },
    keys: { record: record.key.secret, root: testKey('root').secret },
    invalid,
    outside: outside.map(([verdict, what, bytes]) => ({ what, verdict, text: bytes })),
    archives: archives(tar),
    damaged,
    records: records(),
  }
}
