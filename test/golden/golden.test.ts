import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Files } from '../../ceremonies/record/bundle.ts'
import { disclose } from '../../ceremonies/record/disclose.ts'
import type { Level } from '../../ceremonies/record/levels.ts'
import { verifyBundle } from '../../ceremonies/record/verify.ts'
import { replayWith } from '../../ceremonies/replay.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { readArchive, readBundle } from '../../main/bundle/read.ts'
import { packBundle } from '../../main/bundle/tar.ts'
import { verifyAt } from '../../main/bundle/verify.ts'
import { goldenBundle, goldenVerdict, told } from './golden.ts'

const replay = replayWith(nodeMeans.utf8)
const formats = [1] as const

function judge(files: Files, checkpoint: Uint8Array | null = null) {
  return told(verifyBundle(files, { ...nodeMeans, replay, checkpoint }))
}

describe.each(formats)('the golden bundle of format %i', (format) => {
  const expected = goldenVerdict(format)
  const bundle = goldenBundle(format)

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
    expect(told(await verifyAt(bundle, replay, brought[kind] ?? null))).toEqual({
      ...expected,
      anchored: true,
      remarks: [],
    })
  })

  test.each<Level>(['restricted', 'public'])('discloses its %s facts under the same root', async (level) => {
    const { files } = await readBundle(bundle)
    const disclosed = disclose(files, level, nodeMeans)
    const verdict = judge(disclosed, files.get('checkpoint') ?? null)
    expect(verdict).toEqual({ ...expected, anchored: true, replayed: false, level, remarks: ['FACTS_WITHHELD'] })
    expect(disclosed.has('artifacts/root.kwp')).toBe(false)
  })

  test('packs to one archive, which verifies too', async () => {
    const { files } = await readBundle(bundle)
    const { files: unpacked, packedExactly } = await readArchive(await packBundle(files))
    expect([packedExactly, judge(unpacked)]).toEqual([true, expected])
  })
})
