import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Files } from '../../ceremonies/record/bundle.ts'
import { disclose } from '../../ceremonies/record/disclose.ts'
import type { Level } from '../../ceremonies/record/levels.ts'
import { verifyBundle, replayWith } from '../../ceremonies/index.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { readArchive, readBundle } from '../../main/bundle/read.ts'
import { packBundle } from '../../main/bundle/tar.ts'
import { verifyAt } from '../../main/bundle/verify.ts'
import { goldenBundle, goldenScripts, goldenVerdict, mustNotBeReleased, told } from './golden.ts'

const replay = replayWith(nodeMeans.utf8)
const golden = ['1'].flatMap((rules) => goldenScripts.map((script) => ({ rules, script })))

function judge(files: Files, checkpoint: Uint8Array | null = null) {
  return told(verifyBundle(files, { ...nodeMeans, replay, checkpoint }))
}

describe.each(golden)('the golden bundle of rules $rules, $script.yaml', ({ rules, script }) => {
  const expected = goldenVerdict(rules, script)
  const bundle = goldenBundle(rules, script)
  const anchored = {
    ...expected,
    outcome: 'valid',
    anchored: true,
    remarks: expected.remarks.filter((code) => code !== 'NOT_ANCHORED'),
  }

  test('verifies for ever, decided again', async () => {
    expect(told(await verifyAt(bundle, replay))).toEqual(expected)
    expect(expected).toMatchObject({ valid: true, replayed: true, anchored: false, rehearsal: true, problems: [] })
  })

  test.each(['checkpoint', 'words', 'digest'])('is anchored by its %s from outside', async (kind) => {
    const note = readFileSync(join(bundle, 'checkpoint'))
    const text = note.subarray(0, note.lastIndexOf('\n\n') + 1)
    const brought: Record<string, Uint8Array> = {
      checkpoint: note,
      words: Buffer.from(expected.words.join(' ')),
      digest: Buffer.from(Buffer.from(nodeMeans.crypto.sha256(text)).toString('hex')),
    }
    expect(told(await verifyAt(bundle, replay, brought[kind] ?? null))).toEqual(anchored)
  })

  test.each<Level>(['restricted', 'public'])('discloses its %s facts under the same root', async (level) => {
    const { files } = await readBundle(bundle)
    const disclosed = disclose(files, level, nodeMeans)
    const verdict = judge(disclosed, files.get('checkpoint') ?? null)
    // Who spoke unsigned is for auditors; that cards signed is for everyone.
    const remarks = anchored.remarks.filter((code) => level !== 'public' || code !== 'WORDS_FED')
    expect(verdict).toEqual({ ...anchored, replayed: false, level, remarks: [...remarks, 'FACTS_WITHHELD'] })
    // What was wrapped stays with whoever may read all; a certificate is for everyone.
    const kept = [...disclosed.keys()].filter((name) => name.startsWith('artifacts/'))
    expect(kept).toEqual([...files.keys()].filter((name) => name.endsWith('.pem')))
  })

  test('packs to one archive, which verifies too', async () => {
    const { files } = await readBundle(bundle)
    const { files: unpacked, packedExactly } = await readArchive(await packBundle(files))
    expect([packedExactly, judge(unpacked)]).toEqual([true, expected])
  })
})

test('golden bundles of rules that are released are never made again', () => {
  expect(() => mustNotBeReleased('1', ['1'])).toThrow(/^Rules 1 are released/)
  expect(() => mustNotBeReleased('2', ['1'])).not.toThrow()
})
