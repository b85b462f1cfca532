/** The record of an earlier ceremony is read once: what is verified is what counts from then on. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { earlierAt } from '../../../main/bundle/earlier.ts'
import * as reading from '../../../main/bundle/read.ts'
import { refused } from '../../support/refused.ts'

vi.mock(import('../../../main/bundle/read.ts'), { spy: true })

const golden = join(import.meta.dirname, '../../fixtures/golden/rules-1/root-key/bundle')
const folder = mkdtempSync(join(tmpdir(), 'strongroom-earlier-'))
const bundle = join(folder, 'bundle')
const archive = join(bundle, 'artifacts/root.kwp')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeEach(() => {
  rmSync(bundle, { recursive: true, force: true })
  cpSync(golden, bundle, { recursive: true })
  vi.mocked(reading.readBundle).mockClear()
})

test('verified, parsed and measured are the same bytes', async () => {
  const read = await earlierAt(bundle).read(null)
  expect(read).toMatchObject({ sets: [{ archives: [{ artifact: 'root.kwp', length: readFileSync(archive).length }] }] })
  expect(reading.readBundle).toHaveBeenCalledTimes(1)
})

test('archives come from the bytes that were verified, whatever the medium holds by then', async () => {
  const earlier = earlierAt(bundle)
  const original = new Uint8Array(readFileSync(archive))
  await earlier.read(null)
  writeFileSync(archive, 'another')
  expect(await earlier.file('root.kwp')).toEqual(original)
  rmSync(bundle, { recursive: true })
  expect(await earlier.file('root.kwp')).toEqual(original)
})

test('what was not found valid serves nothing: the file is read anew', async () => {
  const earlier = earlierAt(bundle)
  await earlier.read(null)
  writeFileSync(archive, 'another')
  expect(await refused(earlier.read(null))).toMatchObject({ code: 'EARLIER_INVALID' })
  expect(await earlier.file('root.kwp')).toEqual(new Uint8Array(Buffer.from('another')))
})
