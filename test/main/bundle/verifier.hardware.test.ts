import { beforeAll, expect, test } from 'vitest'
import { sha256Hex } from '../../../ceremonies/base/digest.ts'
import { checkpointFile, factsFile, type Files, manifestFile } from '../../../ceremonies/record/bundle.ts'
import { verifyBundle, replayWith } from '../../../ceremonies/index.ts'
import { replayAlone } from '../../../ceremonies/kernel/replay.ts'
import { longRecord } from '../../bench/long-day.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { Verifier } from '../../../main/bundle/verifier.ts'

const replay = replayWith(nodeMeans.utf8)
let files: Files

beforeAll(async () => {
  files = await longRecord(1)
}, 120_000)

const byOne = (bundle: Files) => verifyBundle(bundle, { ...nodeMeans, replay, checkpoint: null })

/** The record with one text in its facts for another of the same length. */
function changed(from: string, to: string): Files {
  const facts = Buffer.from(files.get(factsFile) ?? []).toString()
  expect(facts).toContain(from)
  return new Map([...files, [factsFile, Buffer.from(facts.replace(from, to))]])
}

test('two threads say of a long record what one says, sound or not, one after another', async () => {
  const verifier = new Verifier()
  try {
    expect(files.get(factsFile)?.length).toBeGreaterThan(1 << 20)
    const bundles = [files, changed('It was dry.', 'It was wet.'), changed('"level"', '"lewel"'), files]
    const verdicts = []
    for (const bundle of bundles) verdicts.push(await verifier.verify(bundle, null))
    expect(verdicts).toEqual(bundles.map(byOne))
    expect(verdicts.map(({ valid, replayed }) => [valid, replayed])).toEqual([
      [true, true],
      [false, false],
      [false, false],
      [true, true],
    ])
  } finally {
    await verifier.close()
  }
})

test('the second thread sees a decision that differs, even where nothing else would', () => {
  const facts = (bundle: Files) => bundle.get(factsFile) ?? new Uint8Array(0)
  const script = files.get('script.yaml') ?? new Uint8Array(0)
  const agreed = (bundle: Files) => replayAlone(facts(bundle), script, replay, nodeMeans.utf8)
  expect(agreed(files)).toBe(true)
  expect(agreed(changed('"open":false', '"open":true '))).toBe(false)
  expect(agreed(changed('"type":"note.added"', '"type":"note.taken"'))).toBe(false)
  expect(agreed(changed('"at":"', '"at" "'))).toBe(false)
})

test('one signature that is wrong is found, where nothing else is wrong', async () => {
  const note = Buffer.from(files.get(checkpointFile) ?? []).toString()
  const at = note.lastIndexOf(' ') + 20
  const other = `${note.slice(0, at)}${note[at] === 'A' ? 'B' : 'A'}${note.slice(at + 1)}`
  const manifest = Buffer.from(files.get(manifestFile) ?? []).toString()
  const bundle = new Map([
    ...files,
    [checkpointFile, new Uint8Array(Buffer.from(other))],
    [
      manifestFile,
      new Uint8Array(Buffer.from(manifest.replace(sha256Hex(Buffer.from(note)), sha256Hex(Buffer.from(other))))),
    ],
  ])
  const verifier = new Verifier()
  try {
    const verdict = await verifier.verify(bundle, null)
    expect(verdict.problems.map(({ code }) => code)).toEqual(['SIGNATURE_WRONG'])
    expect(verdict).toEqual(byOne(bundle))
  } finally {
    await verifier.close()
  }
})

test('a thread that fails leaves the verdict to the other', async () => {
  const verifier = new Verifier()
  try {
    const verdict = verifier.verify(files, null)
    await verifier.close()
    expect(await verdict).toEqual(byOne(files))
    expect(await verifier.verify(files, null)).toEqual(byOne(files))
  } finally {
    await verifier.close()
  }
})
