import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { afterAll, expect, test } from 'vitest'
import type { Files } from '../../ceremonies/record/bundle.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { readBundle } from '../../main/bundle/read.ts'
import { coverUp } from '../ceremonies/record/tamper/damages.ts'
import { type Bundle, ourOpinion, Reader } from './reader.ts'

const folder = join(import.meta.dirname, '../fixtures/record')
const { invalid, checkpoint } = JSON.parse(await readFile(join(folder, 'vectors.json'), 'utf8')) as {
  readonly invalid: readonly {
    readonly what: string
    readonly file: string
    readonly from: string
    readonly to: string
  }[]
  readonly checkpoint: { readonly note: string; readonly digest: string; readonly words: readonly string[] }
}
const reader = new Reader()
afterAll(() => reader.end())

const both = async (bundle: Bundle, outside: Uint8Array | null) => ({
  reader: await reader.opinion(bundle, outside),
  ours: await ourOpinion(bundle, outside),
})

const levels = ['confidential', 'restricted', 'public'] as const
const outsides = {
  nothing: null,
  'the checkpoint': checkpoint.note,
  'its digest': `${checkpoint.digest}\n`,
  'its words': checkpoint.words.join(' ').toUpperCase(),
}

test.each(levels.flatMap((level) => Object.keys(outsides).map((outside) => [level, outside] as const)))(
  '%s, as directory and tar, with %s from outside',
  async (level, outside) => {
    const brought = outsides[outside as keyof typeof outsides]
    const bytes = brought === null ? null : utf8ToBytes(brought)
    for (const name of [level, `${level}.tar`]) {
      const said = await both(join(folder, name), bytes)
      expect(said.reader).toMatchObject({ valid: true, anchored: brought !== null, level, words: checkpoint.words })
      expect(said.reader).toEqual(said.ours)
    }
  },
)

test.each(invalid)('invalid for both: $what', async ({ file, from, to }) => {
  const { files } = await readBundle(join(folder, 'confidential'))
  const text = nodeMeans.utf8(files.get(file) ?? new Uint8Array(0))
  const changed: Files = new Map(files).set(file, utf8ToBytes(text.replace(from, () => to)))
  const neither = { valid: false, anchored: false }
  for (const bundle of file === 'manifest.json' ? [changed] : [changed, coverUp(changed, 'manifest')])
    expect(await both(bundle, null)).toEqual({ reader: neither, ours: neither })
})
