import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Json } from '../../../../ceremonies/json.ts'
import { canonical } from '../../../../ceremonies/record/canonical.ts'
import { originOf, parseCheckpoint } from '../../../../ceremonies/record/checkpoint.ts'
import { disclose } from '../../../../ceremonies/record/disclose.ts'
import { leafData, leafHash, parseLine, withhold } from '../../../../ceremonies/record/line.ts'
import { digestOfText, keyIdOf, parseNote } from '../../../../ceremonies/record/note.ts'
import { rootOf } from '../../../../ceremonies/record/tree.ts'
import { wordsOf } from '../../../../ceremonies/record/words.ts'
import { nodeMeans } from '../../../../main/bundle/means.ts'
import { packBundle } from '../../../../main/bundle/tar.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import { linesIn } from '../tamper/damages.ts'
import { exampleRecord } from './example.ts'

const { record, files } = exampleRecord()
const lines = linesIn(files)

const values: readonly Json[] = [
  {},
  [],
  { b: 1, a: [true, false, null], ä: 'Größe', '10': 0, '9': -1, '': '' },
  { text: '"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028€😀' },
  { largest: 9007199254740991, smallest: -9007199254740991 },
  { '€': 1, '😀': 2, ﬀ: 3 },
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
  return made.set('vectors.json', utf8ToBytes(`${JSON.stringify(table(), null, 2)}\n`))
}

function table() {
  const { text = '' } = parseNote(record.note()) ?? {}
  const checkpoint = parseCheckpoint(text)
  const digest = digestOfText(text, nodeCrypto)
  const leaves = Array.from({ length: 9 }, (_, index) => record.tree.leaf(index))
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
    invalid,
  }
}
