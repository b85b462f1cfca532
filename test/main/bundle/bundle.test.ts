import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readArchive, readBundle } from '../../../main/bundle/read.ts'
import { packBundle } from '../../../main/bundle/tar.ts'
import { verifyAt } from '../../../main/bundle/verify.ts'
import { writeArchive, writeDirectory } from '../../../main/bundle/write.ts'
import { exampleRecord } from '../../ceremonies/record/builder/example.ts'

const { files, record } = exampleRecord()
const agreeing = () => ({ step: () => [], end: () => [] })
const plain = (bundle: ReadonlyMap<string, Uint8Array>) =>
  [...bundle].map(([name, bytes]) => [name, Buffer.from(bytes).toString('hex')] as const).sort()

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strongroom-bundle-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('what is written as a directory reads back, closed to others', async () => {
  const path = join(folder, 'bundle')
  await writeDirectory(path, files)
  const { files: read, packedExactly } = await readBundle(path)
  expect([plain(read), packedExactly]).toEqual([plain(files), true])
  const modes = ['', 'artifacts', 'facts.jsonl', 'artifacts/root.pem'].map(
    (name) => statSync(join(path, name)).mode & 0o777,
  )
  expect(modes).toEqual([0o700, 0o700, 0o600, 0o600])
})

test('what is written as an archive reads back, is the same each time, and GNU tar lists it', async () => {
  const path = join(folder, 'bundle.tar')
  await writeArchive(path, files)
  expect(plain((await readBundle(path)).files)).toEqual(plain(files))
  expect(readFileSync(path).equals(await packBundle(new Map([...files].reverse())))).toBe(true)
  const listed = execFileSync('tar', ['--list', '--file', path], { encoding: 'utf8' }).trim().split('\n')
  expect(listed).toEqual([...files.keys()].sort().map((name) => `bundle/${name}`))
})

test('neither overwrites what is there', async () => {
  const path = join(folder, 'taken')
  writeFileSync(path, 'mine')
  const taken = expect.objectContaining({ code: 'BUNDLE_EXISTS', parameters: { path } })
  await expect(writeArchive(path, files)).rejects.toThrow(taken)
  await expect(writeDirectory(path, files)).rejects.toThrow(taken)
  expect(readFileSync(path, 'utf8')).toBe('mine')
})

test('directory and archive verify alike', async () => {
  await writeDirectory(join(folder, 'bundle'), files)
  await writeArchive(join(folder, 'bundle.tar'), files)
  const verdict = await verifyAt(join(folder, 'bundle'), agreeing)
  expect(verdict).toMatchObject({ valid: true, replayed: true, size: record.size })
  expect(await verifyAt(join(folder, 'bundle.tar'), agreeing)).toEqual(verdict)
})

test('an archive of the same files packed otherwise is invalid', async () => {
  await writeDirectory(join(folder, 'bundle'), files)
  execFileSync('tar', ['--create', '--file', 'other.tar', '--format', 'ustar', 'bundle'], { cwd: folder })
  const { valid, problems } = await verifyAt(join(folder, 'other.tar'), agreeing)
  expect([valid, problems.map(({ code }) => code)]).toEqual([false, expect.arrayContaining(['ARCHIVE_DIFFERS'])])
})

test('an archive that names a file twice, or one outside, is not packed exactly and writes nothing', async () => {
  const archive = await packBundle(files)
  const twice = Buffer.concat([archive.subarray(0, -1024), archive])
  expect((await readArchive(twice)).packedExactly).toBe(false)
  const outside = await packBundle(new Map([['../../outside', Buffer.from('x')]]))
  expect([...(await readArchive(outside)).files.keys()]).toEqual(['../../outside'])
  expect(existsSync(join(folder, '../../outside'))).toBe(false)
})

test.each([
  ['a link', (path: string) => symlinkSync('facts.jsonl', join(path, 'more'))],
  ['a link among artifacts', (path: string) => symlinkSync('/dev/null', join(path, 'artifacts/more'))],
  ['a folder', (path: string) => mkdirSync(join(path, 'more'))],
])('a directory with %s is unreadable', async (_, add) => {
  const path = join(folder, 'bundle')
  await writeDirectory(path, files)
  add(path)
  await expect(readBundle(path)).rejects.toThrow(expect.objectContaining({ code: 'BUNDLE_UNREADABLE' }))
})

test.each([
  ['nothing there', 'absent', null],
  ['no archive', 'text', 'not a tar '.repeat(100)],
  ['an archive cut short', 'cut', 'cut'],
])('%s is unreadable', async (_, name, content) => {
  const path = join(folder, name)
  if (content === 'cut') writeFileSync(path, (await packBundle(files)).subarray(0, 700))
  else if (content !== null) writeFileSync(path, content)
  await expect(readBundle(path)).rejects.toThrow(expect.objectContaining({ code: 'BUNDLE_UNREADABLE' }))
})
