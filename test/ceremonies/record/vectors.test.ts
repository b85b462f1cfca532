import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { parseCanonical } from '../../../ceremonies/base/canonical.ts'
import { verifyBundle } from '../../../ceremonies/index.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { verifyAt } from '../../../main/bundle/verify.ts'
import { changedArchive, changedExample, recordOf, vectorsFolder as folder, vectorsOnDisk } from './builder/read.ts'
import { vectors } from './builder/vectors.ts'
import { coverUp } from './tamper/damages.ts'
import { archiveVerifies, verifies } from './tamper/withstands.ts'
import { inEnglish } from '../../support/english.ts'

const { refused, invalid, outside, archives, records } = vectorsOnDisk
const replay = () => ({ step: () => [], end: () => [] })

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
    const verdict = await verifyAt(join(folder, name), replay)
    expect(verdict).toMatchObject({ valid: true, level: name.replace('.tar', ''), problems: [] })
  },
)

test.each(refused)('refused: $why', ({ text }) => {
  expect(parseCanonical(text)).toBeNull()
})

test.each(invalid)('invalid: $what, with or without the manifest made to fit', (change) => {
  const changed = changedExample([change])
  expect([verifies(changed), change.file !== 'manifest.json' && verifies(coverUp(changed, 'manifest'))]).toEqual([
    false,
    false,
  ])
})

test.each(outside)('from outside: $what', async ({ verdict, text }) => {
  for (const name of ['confidential', 'restricted', 'public']) {
    const found = verifyAt(join(folder, name), replay, utf8ToBytes(text))
    if (verdict === 'malformed') await expect(found).rejects.toMatchObject({ code: 'ANCHOR_MALFORMED' })
    else {
      const { valid, anchored } = await found
      expect({ valid, anchored }).toEqual({ valid: verdict !== 'invalid', anchored: verdict === 'anchored' })
    }
  }
})

test.each(archives)('no archive of a bundle: $what', async (change) => {
  expect(await archiveVerifies(changedArchive(change))).toBe(false)
})

test.each(records)('signed, valid $valid: $what', (record) => {
  expect(verifies(recordOf(record))).toBe(record.valid)
})

test.each([
  ['aborted', 'The ceremony was aborted: The lamp fell.'],
  ['aborted, for everyone', 'The ceremony was aborted: (withheld)'],
])('a record that says so: %s', (what, message) => {
  const files = records.filter((record) => record.what === what).map(recordOf)
  const [verdict, ...more] = files.map((bundle) => verifyBundle(bundle, { ...nodeMeans, replay, checkpoint: null }))
  const [remark] = verdict?.remarks ?? []
  expect([verdict?.outcome, remark?.fact, remark && inEnglish(remark), more]).toEqual(['aborted', 3, message, []])
})
