import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scripts, strongroom } from '../support/strongroom.ts'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'strongroom-verdicts-'))
  const ended = await strongroom(['rehearse', `${scripts}/small.yaml`, '--out', `${folder}/out`])
  expect(ended.status).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Row {
  readonly input: string
  /** What is done to the bundle in this folder. */
  readonly spoil: (bundle: string) => void
  /** Each problem as its code, and the fact where one is named. */
  readonly problems: readonly string[]
}

function edit(file: string, change: (text: string) => string): Row['spoil'] {
  return (bundle) => writeFileSync(join(bundle, file), change(readFileSync(join(bundle, file), 'latin1')), 'latin1')
}
const remove = (file: string) => (bundle: string) => unlinkSync(join(bundle, file))

const rows: readonly Row[] = [
  {
    input: 'an empty script',
    spoil: edit('script.yaml', () => ''),
    problems: ['SCRIPT_INVALID', 'SCRIPT_DIFFERS 1', 'MANIFEST_DIFFERS'],
  },
  {
    input: 'a script of bytes that are no text',
    spoil: edit('script.yaml', () => '\xff\xfe'),
    problems: ['REPLAY_FAILED', 'SCRIPT_DIFFERS 1', 'MANIFEST_DIFFERS'],
  },
  { input: 'no script', spoil: remove('script.yaml'), problems: ['SCRIPT_INVALID', 'FILE_MISSING'] },
  {
    input: 'no facts',
    spoil: remove('facts.jsonl'),
    problems: [
      'ROOT_DIFFERS',
      'OPENING_MISSING',
      'RECORD_KEY_MISSING',
      'NOT_SEALED',
      'FILE_MISSING',
      'ARTIFACT_UNKNOWN',
    ],
  },
  {
    input: 'an empty file of facts',
    spoil: edit('facts.jsonl', () => ''),
    problems: [
      'LEAF_DIFFERS 0',
      'ROOT_DIFFERS',
      'OPENING_MISSING',
      'RECORD_KEY_MISSING',
      'NOT_SEALED',
      'ARTIFACT_UNKNOWN',
    ],
  },
  { input: 'no checkpoint', spoil: remove('checkpoint'), problems: ['FILE_MISSING'] },
  {
    input: 'an empty checkpoint',
    spoil: edit('checkpoint', () => ''),
    problems: ['CHECKPOINT_MALFORMED', 'MANIFEST_DIFFERS'],
  },
  { input: 'no manifest', spoil: remove('manifest.json'), problems: ['FILE_MISSING'] },
  {
    input: 'another manifest',
    spoil: edit('manifest.json', (text) => text.replace('{', '{ ')),
    problems: ['MANIFEST_DIFFERS'],
  },
  { input: 'no leaves', spoil: remove('leaves'), problems: ['LEAVES_DIFFER', 'FILE_MISSING'] },
  {
    input: 'line ends of Windows',
    spoil: edit('facts.jsonl', (text) => text.replaceAll('\n', '\r\n')),
    problems: ['LEAF_DIFFERS 0', 'ROOT_DIFFERS', 'OPENING_MISSING', 'RECORD_KEY_MISSING', 'LINE_MALFORMED 0'],
  },
  {
    input: 'an empty line',
    spoil: edit('facts.jsonl', (text) => `\n${text}`),
    problems: ['LEAF_DIFFERS 0', 'ROOT_DIFFERS', 'OPENING_MISSING', 'RECORD_KEY_MISSING', 'LINE_MALFORMED 0'],
  },
  {
    input: 'a line cut off',
    spoil: edit('facts.jsonl', (text) => text.slice(0, -20)),
    problems: ['LEAF_DIFFERS 116', 'ROOT_DIFFERS', 'LINE_MALFORMED 116'],
  },
  {
    input: 'an unknown file',
    spoil: (bundle) => appendFileSync(join(bundle, 'notes.txt'), 'x'),
    problems: ['FILE_UNKNOWN'],
  },
  {
    input: 'an unknown artifact',
    spoil: (bundle) => appendFileSync(join(bundle, 'artifacts/x'), 'x'),
    problems: ['ARTIFACT_UNKNOWN', 'MANIFEST_DIFFERS'],
  },
  {
    input: 'another certificate',
    spoil: edit('artifacts/root.pem', (text) => `${text}\n`),
    problems: ['ARTIFACT_DIFFERS 75', 'MANIFEST_DIFFERS', 'CERTIFICATE_UNREADABLE 76'],
  },
  {
    input: 'no certificate',
    spoil: remove('artifacts/root.pem'),
    problems: ['ARTIFACT_MISSING 75', 'MANIFEST_DIFFERS', 'ARTIFACT_MISSING 76'],
  },
]

test.each(rows)('$input: a verdict with its problems, exit 1', async ({ spoil, problems }) => {
  const bundle = join(mkdtempSync(join(folder, 'row-')), 'bundle')
  cpSync(join(folder, 'out/bundle'), bundle, { recursive: true })
  spoil(bundle)
  const { status, stdout, stderr } = await strongroom(['verify', bundle, '--json'])
  const verdict = JSON.parse(stdout) as { valid: boolean; problems: { code: string; fact: number | null }[] }
  expect({
    status,
    stderr,
    valid: verdict.valid,
    problems: verdict.problems.map(({ code, fact }) => (fact === null ? code : `${code} ${fact}`)),
  }).toEqual({ status: 1, stderr: '', valid: false, problems })
})

test('a checkpoint of another record is told from this one; what is none is told too', async () => {
  const told = async (checkpoint: string) => {
    writeFileSync(join(folder, 'checkpoint'), checkpoint)
    const { status, stdout, stderr } = await strongroom([
      ...['verify', join(folder, 'out/bundle'), '--checkpoint', join(folder, 'checkpoint'), '--json'],
    ])
    // Nothing was judged: there is no verdict, and the record is not said to be invalid.
    if (stdout === '') return [status, (JSON.parse(stderr) as { error: { code: string } }).error.code]
    const { problems } = JSON.parse(stdout) as { problems: { code: string }[] }
    return [status, ...problems.map(({ code }) => code)]
  }
  const foreign = readFileSync(join(scripts, '../record/confidential/checkpoint'), 'utf8')
  expect([
    await told(''),
    await told('not a checkpoint'),
    await told(foreign),
    await told('00'.repeat(32)),
    await told(readFileSync(join(folder, 'out/bundle/checkpoint'), 'utf8')),
  ]).toEqual([[2, 'ANCHOR_MALFORMED'], [2, 'ANCHOR_MALFORMED'], [1, 'ANCHOR_WRONG'], [1, 'ANCHOR_DIFFERS'], [0]])
})
