import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import type { Files } from '../../../ceremonies/record/bundle.ts'
import { parseCanonical } from '../../../ceremonies/record/canonical.ts'
import { verifyAt } from '../../../main/bundle/verify.ts'
import { readBundle } from '../../../main/bundle/read.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { vectors } from './builder/vectors.ts'
import { coverUp } from './tamper/damages.ts'
import { verifies } from './tamper/withstands.ts'

const folder = join(import.meta.dirname, '../../fixtures/record')

interface Vectors {
  readonly refused: readonly { readonly text: string; readonly why: string }[]
  readonly invalid: readonly {
    readonly what: string
    readonly file: string
    readonly from: string
    readonly to: string
  }[]
}
const { refused, invalid } = JSON.parse(await readFile(join(folder, 'vectors.json'), 'utf8')) as Vectors

const tree = async (): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

test('the vectors on disk are what the code makes', async () => {
  const made = await vectors()
  expect(await tree()).toEqual([...made.keys()].sort())
  for (const [name, bytes] of made)
    expect([name, (await readFile(join(folder, name))).equals(bytes)]).toEqual([name, true])
})

test.each(['confidential', 'confidential.tar', 'restricted', 'restricted.tar', 'public', 'public.tar'])(
  '%s verifies',
  async (name) => {
    const verdict = await verifyAt(join(folder, name), () => ({ step: () => [], end: () => [] }))
    expect(verdict).toMatchObject({ valid: true, level: name.replace('.tar', ''), problems: [] })
  },
)

test.each(refused)('refused: $why', ({ text }) => {
  expect(parseCanonical(text)).toBeNull()
})

test.each(invalid)('invalid: $what, with or without the manifest made to fit', async ({ file, from, to }) => {
  const { files } = await readBundle(join(folder, 'confidential'))
  const before = nodeMeans.utf8(files.get(file) ?? new Uint8Array(0))
  expect(before).toContain(from)
  const changed: Files = new Map(files).set(file, utf8ToBytes(before.replace(from, () => to)))
  expect([verifies(changed), verifies(file === 'manifest.json' ? changed : coverUp(changed, 'manifest'))]).toEqual([
    false,
    false,
  ])
})
