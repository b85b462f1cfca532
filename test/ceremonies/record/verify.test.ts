import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { artifactFile, checkpointFile, type Files, scriptFile } from '../../../ceremonies/record/bundle.ts'
import { checkpointText, originOf } from '../../../ceremonies/record/checkpoint.ts'
import { disclose } from '../../../ceremonies/record/disclose.ts'
import { digestOfText, parseNote, writeNote } from '../../../ceremonies/record/note.ts'
import type { Problem } from '../../../ceremonies/record/problem.ts'
import type { Verdict } from '../../../ceremonies/record/outcome.ts'
import { verifyBundle } from '../../../ceremonies/index.ts'
import type { VerifyMeans } from '../../../ceremonies/record/verify.ts'
import type { Replay } from '../../../ceremonies/record/verify/batches.ts'
import { wordsOf } from '../../../ceremonies/record/words.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { nodeCrypto } from '../../../main/crypto.ts'
import { exampleRecord } from './builder/example.ts'
import { testKey } from './builder/keys.ts'
import { RecordBuilder } from './builder/record.ts'
import { coverUp, linesIn, withLines } from './tamper/damages.ts'
import { inEnglish } from '../../support/english.ts'

const agreeing: Replay = () => ({ step: () => [], end: () => [] })
const means: Omit<VerifyMeans, 'proofs'> = { ...nodeMeans, replay: agreeing, checkpoint: null }
const { record, files } = exampleRecord()
const noteText = parseNote(record.note())?.text ?? ''
const digest = digestOfText(noteText, nodeCrypto)

/** A problem as people read it. */
interface Told {
  readonly fact: number | null
  readonly code: string
  readonly message: string
}
type ToldVerdict = Omit<Verdict, 'problems' | 'remarks'> & {
  readonly problems: readonly Told[]
  readonly remarks: readonly Told[]
}

const inWords = (problem: Problem): Told => ({ fact: problem.fact, code: problem.code, message: inEnglish(problem) })
const verify = (bundle: Files, more: Partial<VerifyMeans> = {}): ToldVerdict => {
  const verdict = verifyBundle(bundle, { ...means, ...more })
  return { ...verdict, problems: verdict.problems.map(inWords), remarks: verdict.remarks.map(inWords) }
}
const codes = (problems: readonly Told[]): readonly (readonly [number | null, string])[] =>
  problems.map(({ fact, code }) => [fact, code])
const problems = (bundle: Files, more: Partial<VerifyMeans> = {}) => codes(verify(bundle, more).problems)
const withFile = (name: string, text: string): Files => new Map(files).set(name, utf8ToBytes(text))

/** What the example has no fact of: the root key back from its archive. */
const withoutBackup = {
  fact: 11,
  code: 'KEY_WITHOUT_BACKUP',
  message:
    'No backup of the key root was ever restored: its script makes none, so if the token is lost, the key is lost.',
}

test('the example verifies', () => {
  expect(verify(files)).toEqual({
    outcome: 'consistent',
    valid: true,
    anchored: false,
    replayed: true,
    rehearsal: true,
    softwareToken: true,
    softwareCard: false,
    root: bytesToHex(record.tree.root()),
    words: wordsOf(digest),
    size: record.size,
    problems: [],
    remarks: [
      withoutBackup,
      { fact: null, code: 'NOT_ANCHORED', message: expect.stringMatching(/^Consistent, not anchored/) },
    ],
    ceremony: record.ceremony,
    level: 'confidential',
  })
})

test('a real record is not a rehearsal', () => {
  expect(verify(exampleRecord('real').files)).toMatchObject({ valid: true, rehearsal: false })
})

test('nothing at all is not a bundle', () => {
  expect(verify(new Map())).toMatchObject({
    valid: false,
    root: bytesToHex(nodeCrypto.sha256(new Uint8Array(0))),
    size: 0,
    words: [],
  })
})

// ---- disclosure ----------------------------------------------------------------------------------------------------

test.each([
  ['restricted', ['artifacts/root.kwp']],
  ['public', ['artifacts/root.kwp', 'artifacts/video.txt']],
] as const)('disclosed to %s it has the same root and words, and less', (level, gone) => {
  const disclosed = disclose(files, level, nodeMeans)
  const { remarks, ...verdict } = verify(disclosed)
  expect({ ...verdict, remarks: codes(remarks) }).toEqual({
    ...verify(files),
    replayed: false,
    level,
    remarks: [
      [11, 'KEY_WITHOUT_BACKUP'],
      [null, 'NOT_ANCHORED'],
      [null, 'FACTS_WITHHELD'],
    ],
  })
  expect([...files.keys()].filter((name) => !disclosed.has(name))).toEqual(gone)
  expect(disclosed.get('facts.jsonl')?.length).toBeLessThan(files.get('facts.jsonl')?.length ?? 0)
})

test('disclosing in two steps is disclosing at once, and to the organisation changes nothing', () => {
  const once = disclose(files, 'public', nodeMeans)
  expect(disclose(disclose(files, 'restricted', nodeMeans), 'public', nodeMeans)).toEqual(once)
  expect(disclose(files, 'confidential', nodeMeans)).toEqual(files)
})

test('a record that has nothing restricted is disclosed to auditors as to everyone', () => {
  const { files: plain } = withoutInnerCheckpoint()
  const disclosed = disclose(plain, 'restricted', nodeMeans)
  expect(disclosed).toEqual(disclose(plain, 'public', nodeMeans))
  expect(verify(disclosed)).toMatchObject({ valid: true, level: 'public' })
})

test('what is withheld cannot be disclosed again', () => {
  const disclosed = disclose(files, 'public', nodeMeans)
  expect(() => disclose(disclosed, 'restricted', nodeMeans)).toThrow(
    expect.objectContaining({ code: 'DISCLOSE_WITHHELD' }),
  )
})

test('no name of a person is in what everyone may read', () => {
  const all = [...disclose(files, 'public', nodeMeans).values()].map((file) => Buffer.from(file).toString()).join()
  expect(all).not.toMatch(/Größmann|山田|Internal witness|Ceremony administrator/)
})

// ---- anchors -------------------------------------------------------------------------------------------------------

test.each([
  ['the checkpoint', record.note()],
  [
    'another signature over the same text',
    writeNote(
      noteText,
      originOf('rehearsal', record.ceremony),
      record.key.spki,
      record.key.sign(utf8ToBytes(noteText)),
      nodeCrypto,
    ),
  ],
  ['its digest', `${bytesToHex(digest)}\n`],
  ['its words', wordsOf(digest).join(' ')],
  [
    'its words as written by hand',
    wordsOf(digest)
      .map((word) => word.toUpperCase())
      .join('\n'),
  ],
])('%s from outside anchors the record', (_, outside) => {
  expect(verify(files, { checkpoint: utf8ToBytes(outside) })).toMatchObject({
    valid: true,
    anchored: true,
    remarks: [withoutBackup],
  })
})

test.each([
  ['note', (note: string) => note],
  ['digest', (note: string) => bytesToHex(digestOfNote(note))],
  ['words', (note: string) => wordsOf(digestOfNote(note)).join(' ')],
])('the %s of an earlier checkpoint agrees, anchors nothing after it, and says how far it goes', (_, brought) => {
  const { fact } = JSON.parse(linesIn(files).find((line) => line.includes('"checkpoint.signed"')) ?? '') as {
    fact: { note: string; size: number }
  }
  const { remarks, ...verdict } = verify(files, { checkpoint: utf8ToBytes(brought(fact.note)) })
  expect(verdict).toMatchObject({ valid: true, anchored: false })
  expect(remarks).toEqual([
    withoutBackup,
    {
      fact: null,
      code: 'ANCHORED_IN_PART',
      message: `What was given from outside agrees with the first ${fact.size} of ${record.size} facts. The rest is consistent, not anchored: give the last checkpoint, its digest or its words.`,
    },
  ])
})

function digestOfNote(note: string): Uint8Array {
  return digestOfText(parseNote(note)?.text ?? '', nodeCrypto)
}

const origin = originOf('rehearsal', record.ceremony)
const signed = (text: string, key = record.key, name = origin): string =>
  writeNote(text, name, key.spki, key.sign(utf8ToBytes(text)), nodeCrypto)
const elsewhere = originOf('real', record.ceremony)
const size = record.size
const other = nodeCrypto.sha256(Uint8Array.of(1))

test.each([
  ['another key', signed(noteText, testKey('other')), 'ANCHOR_WRONG'],
  [
    'another origin',
    signed(checkpointText({ origin: elsewhere, size, root: other }), record.key, elsewhere),
    'ANCHOR_WRONG',
  ],
  ['another root', signed(checkpointText({ origin, size, root: other })), 'ANCHOR_DIFFERS'],
  ['an earlier checkpoint of another root', signed(checkpointText({ origin, size: 9, root: other })), 'ANCHOR_DIFFERS'],
  ['a later checkpoint', signed(checkpointText({ origin, size: size + 1, root: other })), 'ANCHOR_DIFFERS'],
  ['another digest', bytesToHex(other), 'ANCHOR_DIFFERS'],
  ['other words', wordsOf(other).join(' '), 'ANCHOR_DIFFERS'],
])('%s from outside makes it invalid', (_, outside, code) => {
  const verdict = verify(files, { checkpoint: utf8ToBytes(outside) })
  expect([verdict.valid, verdict.anchored, codes(verdict.problems)]).toEqual([false, false, [[null, code]]])
})

const copied = wordsOf(digest)
const slips = (places: readonly number[], words = copied): string =>
  words.map((word, at) => (places.includes(at + 1) ? (wordsOf(other)[at] ?? '') : word)).join(' ')
const early = wordsOf(
  digestOfNote(
    (
      JSON.parse(linesIn(files).find((line) => line.includes('"checkpoint.signed"')) ?? '') as {
        fact: { note: string }
      }
    ).fact.note,
  ),
)

const look = 'look at the paper again. Only if it says the same, this holds:'

test.each([
  ['one slip', slips([7]), `31 of the 32 words are those of its last checkpoint; word 7 differs: ${look}`],
  [
    'four slips',
    slips([1, 2, 31, 32]),
    `28 of the 32 words are those of its last checkpoint; words 1, 2, 31, 32 differ: ${look}`,
  ],
  ['more than slips', slips([1, 2, 3, 4, 5]), '27 of the 32 words are those of its last checkpoint.'],
  [
    'a slip in an earlier one',
    slips([9], early),
    `31 of the 32 words are those of its checkpoint over the first 8 facts; word 9 differs: ${look}`,
  ],
  [
    'a slip in the digest',
    bytesToHex(digest).replace(/^../, (pair) => (pair === '00' ? '01' : '00')),
    `31 of the 32 pairs of digits are those of its last checkpoint; pair of digits 1 differs: ${look}`,
  ],
])('what was copied with %s is told by its places, and stays invalid', (_, text, comparison) => {
  const { valid, problems: found } = verify(files, { checkpoint: utf8ToBytes(text) })
  expect([valid, found]).toEqual([
    false,
    [
      {
        fact: null,
        code: 'ANCHOR_DIFFERS',
        message: `${comparison} The checkpoint from outside is of another record: this one was changed, or is not the one you are looking for.`,
      },
    ],
  ])
})

test('what cannot be read says nothing of the record', () => {
  expect(() => verify(files, { checkpoint: utf8ToBytes('') })).toThrow(
    expect.objectContaining({ code: 'ANCHOR_MALFORMED' }),
  )
})

// ---- where the damage is -------------------------------------------------------------------------------------------

const lines = linesIn(files)
const shifted = (at: number): string[] => lines.with(at, (lines[at] ?? '').replace('.000Z', '.001Z'))

test.each([7, 12, lines.length - 1])('the first fact that differs is named by the leaves: %i', (at) => {
  expect(problems(withLines(files, shifted(at)))).toEqual(
    expect.arrayContaining([
      [at, 'LEAF_DIFFERS'],
      [null, 'ROOT_DIFFERS'],
    ]),
  )
})

test('a fact removed is named, and so is a tail that is cut', () => {
  expect(problems(withLines(files, lines.toSpliced(9, 1)))[0]).toEqual([9, 'LEAF_DIFFERS'])
  expect(problems(withLines(files, lines.slice(0, -3)))[0]).toEqual([lines.length - 3, 'LEAF_DIFFERS'])
})

const inner = JSON.parse(lines.find((line) => line.includes('"checkpoint.signed"')) ?? '') as {
  seq: number
  fact: { size: number; note: string }
}

test('where leaves were changed too, the act between two checkpoints is named', () => {
  const before = verify(coverUp(withLines(files, shifted(inner.fact.size - 2)), 'leaves')).problems
  expect(before).toContainEqual(
    expect.objectContaining({
      code: 'ACT_DAMAGED',
      message: expect.stringContaining(`facts 0 to ${inner.fact.size - 1}.`),
    }),
  )
  const after = verify(coverUp(withLines(files, shifted(inner.seq + 1)), 'leaves')).problems
  expect(after).toContainEqual(
    expect.objectContaining({
      code: 'ACT_DAMAGED',
      message: expect.stringContaining(`facts ${inner.fact.size} to ${size - 1}.`),
    }),
  )
})

test('without leaves and inner checkpoints the damage cannot be localised, unless an earlier one comes from outside', () => {
  const { record: plain, files: bundle, early } = withoutInnerCheckpoint()
  const damaged = coverUp(
    withLines(bundle, linesIn(bundle).with(2, (linesIn(bundle)[2] ?? '').replace('.000Z', '.001Z'))),
    'leaves',
  )
  expect(problems(damaged)).toContainEqual([null, 'DAMAGE_NOT_LOCALISED'])
  expect(verify(damaged, { checkpoint: utf8ToBytes(early) }).problems).toContainEqual(
    expect.objectContaining({ code: 'ACT_DAMAGED', message: expect.stringContaining('facts 0 to 4.') }),
  )
  expect(plain.size).toBe(7)
})

function withoutInnerCheckpoint(): { record: RecordBuilder; files: Files; early: string } {
  const { record: plain, script } = smallRecord()
  const early = plain.note()
  plain.batch({ type: 'report' }, [{ type: 'ceremony.sealed', fact: {} }])
  return { record: plain, files: plain.bundle(script), early }
}

/** The first facts of a record, five of them; it is not sealed. */
function smallRecord(): { record: RecordBuilder; script: Uint8Array } {
  const script = utf8ToBytes('script')
  const plain = new RecordBuilder()
  const fingerprint = bytesToHex(nodeCrypto.sha256(Buffer.from(plain.key.spki, 'hex')))
  plain.batch({ type: 'open' }, [
    {
      type: 'ceremony.opened',
      fact: {
        format: 1,
        rules: '1',
        mode: 'rehearsal',
        script: bytesToHex(nodeCrypto.sha256(script)),
        follows: 'none',
      },
    },
    { type: 'token.noted', fact: { name: 'hsm', certified: true } },
    { type: 'record-key.made', fact: { spki: plain.key.spki, fingerprint } },
    { type: 'note.added', fact: { text: 'so far' } },
  ])
  return { record: plain, script }
}

test.each([
  ['confidential', 'The token cannot wrap a key of type Ed25519 (KEY_NOT_WRAPPABLE).'],
  ['public', 'The token cannot wrap a key of type Ed25519 (KEY_NOT_WRAPPABLE).'],
] as const)('a record without an archive says that no backup exists, at level %s', (level, reason) => {
  const { record: waiving, script } = smallRecord()
  waiving.batch({ type: 'report' }, [
    { type: 'archive.waived', fact: { algorithm: 'Ed25519', code: 'KEY_NOT_WRAPPABLE' } },
    { type: 'note.added', fact: { text: 'a pity' } },
    { type: 'ceremony.sealed', fact: {} },
  ])
  const { valid, remarks } = verify(disclose(waiving.bundle(script), level, nodeMeans))
  expect([valid, remarks[0]]).toEqual([
    true,
    {
      fact: 6,
      code: 'NO_BACKUP',
      message: `No backup exists: the archive was waived, so if the token is lost, its key is lost. ${reason}`,
    },
  ])
})

test('a certified token is not a software token', () => {
  expect(verify(withoutInnerCheckpoint().files)).toMatchObject({ valid: true, softwareToken: false })
})

// ---- each file -----------------------------------------------------------------------------------------------------

const keptAt = (name: string): number =>
  lines.findIndex((line) => line.includes('"artifact.kept"') && line.includes(name))

test.each([
  ['script', withFile(scriptFile, 'title: Another\n'), [1, 'SCRIPT_DIFFERS']],
  ['artifact', withFile(artifactFile('video.txt'), 'camera 2: …\n'), [keptAt('video.txt'), 'ARTIFACT_DIFFERS']],
  ['artifact nobody bound', withFile(artifactFile('more.txt'), ''), [null, 'ARTIFACT_UNKNOWN']],
  ['unknown file', withFile('notes.txt', ''), [null, 'FILE_UNKNOWN']],
  ['file of a name that no manifest can spell', withFile('artifacts/e\u0301', ''), [null, 'FILE_UNKNOWN']],
  ['manifest', withFile('manifest.json', '{}\n'), [null, 'MANIFEST_DIFFERS']],
  ['leaves', withFile('leaves', `${'0'.repeat(64)}\n`), [null, 'LEAVES_DIFFER']],
  ['checkpoint', withFile(checkpointFile, 'strongroom\n'), [null, 'CHECKPOINT_MALFORMED']],
  [
    'checkpoint of another origin',
    withFile(
      checkpointFile,
      signed(noteText.replace('rehearsal', 'real'), record.key, originOf('real', record.ceremony)),
    ),
    [null, 'ORIGIN_DIFFERS'],
  ],
  [
    'checkpoint by another key',
    withFile(checkpointFile, signed(noteText, testKey('other'))),
    [null, 'SIGNATURE_WRONG'],
  ],
  [
    'checkpoint with two signatures',
    withFile(checkpointFile, record.note() + record.note().slice(record.note().indexOf('—'))),
    [null, 'CHECKPOINT_MALFORMED'],
  ],
] as const)('damage is found in: %s', (_, damaged, found) => {
  const verdict = verify(damaged)
  expect(verdict.valid).toBe(false)
  expect(codes(verdict.problems)).toContainEqual(found)
})

// ---- the record key itself signs a lie -----------------------------------------------------------------------------

const lying = (change: Partial<{ size: number; root: Uint8Array }>, bundle: Files = files): Files =>
  new Map(bundle).set(
    checkpointFile,
    utf8ToBytes(signed(checkpointText({ origin, size, root: record.tree.root(), ...change }))),
  )

test.each([
  ['a smaller size with the same root', lying({ size: size - 1 })],
  ['a larger size with the same root', lying({ size: size + 1 })],
  [
    'a smaller size with the same root, and the facts cut',
    coverUp(lying({ size: size - 1 }, withLines(files, lines.slice(0, -1))), 'leaves'),
  ],
  ['another root', lying({ root: other })],
])('%s does not verify even when signed', (_, bundle) => {
  expect(codes(verify(bundle).problems)).toContainEqual([null, 'ROOT_DIFFERS'])
})

test('the other signature that is valid for the same note is refused: s must be low', () => {
  const note = record.note()
  const bytes = Buffer.from(note.slice(note.lastIndexOf(' ') + 1, -1), 'base64')
  const der = bytes.subarray(4)
  const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const rLength = der[3] ?? 0
  const s = BigInt(`0x${der.subarray(6 + rLength).toString('hex')}`)
  const high = Buffer.from((n - s).toString(16).padStart(64, '0'), 'hex')
  const twin = Buffer.concat([
    Buffer.of(0x30, 2 + rLength + 2 + 33),
    der.subarray(2, 4 + rLength),
    Buffer.of(2, 33, 0),
    high,
  ])
  expect(nodeCrypto.verify('ecdsa-sha256', Buffer.from(record.key.spki, 'hex'), utf8ToBytes(noteText), twin)).toBe(true)
  const changed =
    note.slice(0, note.lastIndexOf(' ') + 1) + Buffer.concat([bytes.subarray(0, 4), twin]).toString('base64')
  expect(problems(coverUp(new Map(files).set(checkpointFile, utf8ToBytes(`${changed}\n`)), 'manifest'))).toEqual([
    [null, 'SIGNATURE_WRONG'],
  ])
})

// ---- what the record key signed in good faith, but no ceremony would record ----------------------------------------

const sealed = { type: 'ceremony.sealed', fact: {} } as const
const script = utf8ToBytes('script')
const opening = {
  format: 1,
  rules: '1',
  mode: 'rehearsal',
  script: bytesToHex(nodeCrypto.sha256(script)),
  follows: 'none',
}
const key = testKey('record')
const recordKey = {
  type: 'record-key.made',
  fact: { spki: key.spki, fingerprint: bytesToHex(nodeCrypto.sha256(Buffer.from(key.spki, 'hex'))) },
}
const opened = { type: 'ceremony.opened', fact: opening }

const built = (build: (record: RecordBuilder) => void): Files => {
  const one = new RecordBuilder()
  build(one)
  return one.bundle(script)
}

test.each([
  ['no seal', built((one) => one.batch({}, [opened, recordKey])), [null, 'NOT_SEALED']],
  [
    'facts after the seal',
    built((one) => one.batch({}, [opened, recordKey, sealed]).batch({}, [])),
    [null, 'NOT_SEALED'],
  ],
  ['two seals', built((one) => one.batch({}, [opened, recordKey, sealed, sealed])), [null, 'NOT_SEALED']],
  ['no record key', built((one) => one.batch({}, [opened, sealed])), [null, 'RECORD_KEY_MISSING']],
  [
    'two record keys',
    built((one) => one.batch({}, [opened, recordKey, recordKey, sealed])),
    [null, 'RECORD_KEY_MISSING'],
  ],
  ['no opening', built((one) => one.batch({}, [recordKey, sealed])), [1, 'FIRST_FACT_WRONG']],
  ['no opening', built((one) => one.batch({}, [recordKey, sealed])), [null, 'OPENING_MISSING']],
  [
    'another format',
    built((one) => one.batch({}, [{ type: 'ceremony.opened', fact: { ...opening, format: 2 } }, recordKey, sealed])),
    [1, 'FACT_MALFORMED'],
  ],
  [
    'a wrong fingerprint',
    built((one) =>
      one.batch({}, [
        opened,
        { type: 'record-key.made', fact: { ...recordKey.fact, fingerprint: '0'.repeat(64) } },
        sealed,
      ]),
    ),
    [2, 'FINGERPRINT_DIFFERS'],
  ],
  [
    'an opening that is not public',
    built((one) => one.batch({}, [{ ...opened, level: 'restricted' }, recordKey, sealed])),
    [1, 'LEVEL_WRONG'],
  ],
  [
    'a head that nobody saw',
    built((one) => one.batch({}, [opened, recordKey]).batchAs({ head: '0'.repeat(64) }, [sealed])),
    [3, 'HEAD_DIFFERS'],
  ],
  [
    'a checkpoint over facts to come',
    built((one) =>
      one.batch({}, [opened, recordKey, { type: 'checkpoint.signed', fact: { size: 9, note: one.note() } }, sealed]),
    ),
    [3, 'INNER_CHECKPOINT_WRONG'],
  ],
  [
    'a checkpoint of other facts',
    built((one) =>
      one.batch({}, [opened, recordKey]).batch({}, [
        {
          type: 'checkpoint.signed',
          fact: { size: 2, note: signed(checkpointText({ origin, size: 2, root: other })) },
        },
        sealed,
      ]),
    ),
    [4, 'INNER_CHECKPOINT_DIFFERS'],
  ],
  [
    'an artifact of no usable name',
    built((one) =>
      one.batch({}, [
        opened,
        recordKey,
        { type: 'artifact.kept', fact: { name: '../x', sha256: '0'.repeat(64), bytes: 0, level: 'public', kind: 'x' } },
        sealed,
      ]),
    ),
    [3, 'ARTIFACT_NAME_UNFIT'],
  ],
  [
    'a missing artifact',
    built((one) =>
      one.batch({}, [
        opened,
        recordKey,
        { type: 'artifact.kept', fact: { name: 'x', sha256: '0'.repeat(64), bytes: 0, level: 'public', kind: 'x' } },
        sealed,
      ]),
    ),
    [3, 'ARTIFACT_MISSING'],
  ],
  [
    'a missing certificate',
    built((one) =>
      one.batch({}, [
        opened,
        recordKey,
        { type: 'certificate.made', fact: { artifact: 'root.pem', label: 'root', spki: key.spki } },
        sealed,
      ]),
    ),
    [3, 'ARTIFACT_MISSING'],
  ],
] as const)('a record with %s is invalid', (_, bundle, found) => {
  expect(problems(bundle)).toContainEqual(found)
})

test('a checkpoint that claims a later place to cover more facts than there are is a problem, not a crash', () => {
  const moved = lines.with(
    inner.seq,
    (lines[inner.seq] ?? '')
      .replace(`"seq":${inner.seq}`, '"seq":9000')
      .replace(`"size":${inner.fact.size}`, '"size":8000'),
  )
  expect(problems(coverUp(withLines(files, moved), 'checkpoint'))).toEqual(
    expect.arrayContaining([
      [inner.seq, 'SEQUENCE_WRONG'],
      [inner.seq, 'INNER_CHECKPOINT_WRONG'],
    ]),
  )
})

// ---- replay --------------------------------------------------------------------------------------------------------

const part = ({ seq, type, level, at, fact }: Readonly<Record<string, unknown>>) => ({ seq, type, level, at, fact })

test('every batch is replayed, whole and in order, with the rules and the script of the record', () => {
  const seen: unknown[] = []
  const saw = (what: unknown): [] => {
    seen.push(what)
    return []
  }
  const replay: Replay = (rules, bytes) => {
    saw([rules, Buffer.from(bytes).equals(files.get(scriptFile) ?? Buffer.of())])
    return { step: (facts) => saw(facts.map((fact) => part({ ...fact }))), end: () => saw('end') }
  }
  verify(files, { replay })
  const facts = lines.map((line) => part(JSON.parse(line) as Readonly<Record<string, unknown>>))
  const starts = facts.flatMap(({ type }, at) => (type === 'command' ? [at] : []))
  expect(seen).toEqual([['1', true], ...starts.map((start, batch) => facts.slice(start, starts[batch + 1])), 'end'])
})

test.each([
  [
    'differs',
    { step: () => [{ fact: 4, code: 'DECIDED_OTHERWISE', parameters: {} }], end: () => [] },
    [[4, 'DECIDED_OTHERWISE']],
  ],
  [
    'differs at the end',
    { step: () => [], end: () => [{ fact: null, code: 'DECIDED_OTHERWISE', parameters: {} }] },
    [[null, 'DECIDED_OTHERWISE']],
  ],
  [
    'breaks',
    {
      step: () => {
        throw new TypeError('no such thing')
      },
      end: () => [],
    },
    [[null, 'REPLAY_FAILED']],
  ],
])('a replay that %s makes it invalid', (_, replayer, found) => {
  const verdict = verify(files, { replay: () => replayer })
  expect([verdict.valid, verdict.replayed, codes(verdict.problems)]).toEqual([false, false, found])
})

test('rules that are not known here are an outcome of their own', () => {
  const verdict = verify(files, { replay: () => null })
  expect(verdict.outcome).toBe('rules-unknown')
  expect([verdict.valid, verdict.replayed, codes(verdict.remarks)]).toEqual([
    true,
    false,
    [
      [11, 'KEY_WITHOUT_BACKUP'],
      [null, 'NOT_ANCHORED'],
      [null, 'RULES_UNKNOWN'],
    ],
  ])
})
